import LiveTest
import SIPMessages
import SIPServer
import TrunkModel

/// What is noted of calls.
extension RegistrarWatch {
    /// Notes the INVITE that begins a call: who calls whom.
    func noteInvite(_ call: Call) {
        let detail = [
            (key: "number", value: "\(call.number)"), (key: "state", value: Self.word(.trying)),
            (key: "from", value: call.invite?.from?.uri.description ?? ""),
            (key: "to", value: call.invite?.requestURI?.description ?? ""),
        ]
        note("call", call.account, detail) { _ in }
    }

    /// Notes what is right or wrong with a call: one line, whatever the number of checks.
    func note(_ verdicts: [Verdict], of call: Call) {
        let wrong = verdicts.filter { $0.outcome == .failed }
        var detail = [
            (key: "number", value: "\(call.number)"), (key: "verdict", value: wrong.isEmpty ? "passed" : "failed"),
        ]
        if !wrong.isEmpty {
            detail.append(("checks", wrong.map(\.check.rawValue).joined(separator: ",")))
            let reasons = wrong.map { "\($0.seen.en), not \($0.expected.en)" }
            detail.append(("reason", reasons.joined(separator: "; ")))
        }
        note("verdict", call.account, detail) { _ in }
    }

    /// Notes a state that a call has reached.
    func note(_ call: Call, _ reached: Call.State) {
        let detail = [(key: "number", value: "\(call.number)"), (key: "state", value: Self.word(reached))]
        note("call", call.account, detail) { _ in }
    }

    /// Notes what a protection of the provider did.
    func note(_ notice: ProtectionNotice, _ call: Call?, _ trunk: String) {
        var detail = [(key: "protection", value: notice.protection.name), (key: "trunk", value: trunk)]
        if let call { detail.insert((key: "number", value: "\(call.number)"), at: 0) }
        detail += [(key: "key", value: notice.key), (key: "reason", value: notice.text.en)]
        note("protection", call?.account, detail) { _ in }
    }

    private static func word(_ state: Call.State) -> String {
        switch state {
        case .trying: "trying"
        case .ringing: "ringing"
        case .answered: "answered"
        case .established: "established"
        case .ended(let ending): "ended \(ending)"
        }
    }
}
