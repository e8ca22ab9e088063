import SIPMessages
import SIPServer

/// What the provider does with each request and call on a line: it follows the script, and leaves the rest to scenarios.
///
/// Confined to the line's event loop.
final class LineManager: CallDelegate, RequestDirector, PacketTap {
    /// All calls that there were, by number.
    private(set) var calls: [UInt64: Call] = [:]
    private let address: Endpoint
    private let log: StageLog
    private let script: Script
    /// Answers offers that the PBX makes within calls.
    var answers: [UInt64: @Sendable ([UInt8]) -> [UInt8]?] = [:]

    init(_ address: Endpoint, _ log: StageLog, _ script: Script) {
        self.address = address
        self.log = log
        self.script = script
    }

    /// Remembers a call that a scenario placed.
    func keep(_ call: Call) { calls[call.number] = call }

    func callArrived(_ call: Call) {
        guard let invite = call.invite, let account = call.account else { return call.refuse(500) }
        keep(call)
        note(call, .arrived(account: account, invite: invite))
    }

    func call(_ call: Call, changed state: Call.State) { note(call, .state(state)) }

    func call(_ call: Call, offerAnswered status: Int) { note(call, .offerAnswered(status)) }

    func call(_ call: Call, answerTo offer: [UInt8]) -> [UInt8]? {
        note(call, .offered(offer))
        return answers[call.number]?(offer)
    }

    func ignores(_ request: SIPMessage, from source: Endpoint, now: ServerTime) -> Bool {
        request.method == .register && script.mood(of: request.to?.uri.user ?? "") == .silent
    }

    func decide(
        _ request: SIPMessage,
        account: String,
        from source: Endpoint,
        now: ServerTime
    ) -> RequestDecision {
        if request.method == .register {
            return script.mood(of: account) == .refusing
                ? .refuse(503, headers: [("Retry-After", "5")]) : .proceed
        }
        return script.isSilent(request, over: account) ? .ignore : .proceed
    }

    func saw(_ packet: Span<UInt8>, from source: Endpoint, to destination: Endpoint) {
        var bytes: [UInt8] = []
        packet.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        log.saw(bytes, from: source, to: destination, isIncoming: destination == address)
    }

    /// Notes that a protection struck.
    func note(_ notice: ProtectionNotice) { log.note(notice.text) }

    private func note(_ call: Call, _ news: CallEvent.News) {
        log.calls.append(CallEvent(line: address, number: call.number, callID: call.callID, news: news))
    }
}
