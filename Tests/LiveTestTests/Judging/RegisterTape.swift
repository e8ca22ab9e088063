import DialPlan
import SIPMessages
import TestSupport
import TrunkModel

@testable import LiveTest

/// Registrations as they pass on the wire, a round after the other.
struct RegisterTape {
    /// What one REGISTER says.
    struct Register {
        var account = "trunk8200-a"
        /// The user in To; nil for the account.
        var to: String?
        /// The user in the credentials; nil for none.
        var credentials: String?
        var contact: String? = "<sip:trunk8200-a@203.0.113.10:5060>"
        var expires: Int? = 3_600
        /// The user part of Call-ID.
        var call = "a"
    }

    private(set) var messages: [LiveTest.WireMessage] = []
    private var cseq = 100

    /// A request and its answer.
    ///
    /// - Parameters:
    ///   - time: When the request came; the answer comes 10 ms later.
    ///   - status: The answer's status; nil for no answer.
    ///   - copies: How often the request is repeated before the answer.
    ///   - stale: Whether a challenge says that the nonce ran out.
    ///   - change: What is different about the request.
    /// - Throws: `SIPSyntaxError` if a test wrote what is no SIP.
    mutating func round(
        _ time: Double,
        _ status: Int?,
        copies: Int = 0,
        stale: Bool = false,
        change: (inout Register) -> Void = { _ in }
    ) throws {
        var register = Register()
        change(&register)
        cseq += 1
        let user = register.to ?? register.account
        var headers = [
            "From: <sip:\(user)@pbx.callvoip.nl>;tag=1", "To: <sip:\(user)@pbx.callvoip.nl>",
        ]
        if let contact = register.contact { headers.append("Contact: \(contact)") }
        if let expires = register.expires { headers.append("Expires: \(expires)") }
        if let name = register.credentials {
            let digest = String(repeating: "0", count: 32)
            headers.append(
                "Authorization: Digest username=\"\(name)\", realm=\"pbx.callvoip.nl\", nonce=\"n\", "
                    + "uri=\"sip:pbx.callvoip.nl\", response=\"\(digest)\""
            )
        }
        let request = try SampleMessage.request(
            "REGISTER",
            uri: "sip:pbx.callvoip.nl",
            headers: headers,
            callID: "\(register.call)@203.0.113.10",
            cseq: cseq
        )
        for copy in 0...copies { messages.append(request.onWire(at: time + Double(copy) * 0.5)) }
        guard let status else { return }
        let challenge = "WWW-Authenticate: Digest realm=\"pbx.callvoip.nl\", nonce=\"m\"\(stale ? ", stale=TRUE" : "")"
        let answer = try SampleMessage.answer(status, to: request, headers: status == 401 ? [challenge] : [])
        for _ in 0...copies { messages.append(answer.onWire(at: time + Double(copies) * 0.5 + 0.01, incoming: false)) }
    }

    /// A registration from challenge to 200.
    mutating func register(_ time: Double, change: (inout Register) -> Void = { _ in }) throws {
        try round(time, 401, change: change)
        try round(time + 0.1, 200) { register in
            change(&register)
            register.credentials = register.account
        }
    }

    /// Judges an account of the trunk `groningen`, whose registrations last 12 seconds.
    func judged(_ account: Int = 0, waited: Double = 60) throws -> Findings {
        let trunk = try GoldenPlans.plan("groningen").trunk
        let findings = Findings()
        RegistrationJudge(
            account: trunk.accounts[account],
            trunk: trunk,
            history: RegistrationHistory(messages, of: trunk.accounts[account].username),
            granted: 12,
            waited: waited,
            book: findings.book
        ).judge()
        return findings
    }
}
