import DialPlan
import TrunkModel

/// What `trunkline dial` prints: a decision in the words of SIP.
struct DialReport: Encodable {
    let dialled: String
    let fromExtension: String?
    let rule: String?
    let pattern: String?
    /// E.164 with plus; nil for short numbers.
    let e164: String?
    let destination: String?
    /// The number on the wire.
    let number: String?
    let requestURI: String?
    let from: String?
    let assertedIdentity: String?
    let privacy: String?
    let accounts: [Account]
    let refused: Refused?

    private enum CodingKeys: String, CodingKey {
        case dialled
        case fromExtension = "from_extension"
        case rule, pattern, e164, destination, number
        case requestURI = "request_uri"
        case from
        case assertedIdentity = "p_asserted_identity"
        case privacy, accounts, refused
    }

    struct Account: Encodable {
        let username: String
        let server: String
    }

    struct Refused: Encodable {
        let rule: String
        let reason: String
    }

    init(plan: DialPlan, decision: OutboundDecision, from: String?) {
        let trunk = plan.trunk
        dialled = decision.dialled
        fromExtension = from
        rule = decision.rule?.kind.rawValue
        pattern = decision.pattern?.notation
        e164 = decision.e164.map { "+" + $0 }
        destination = decision.destination.map { rule in
            "\(rule.verdict.name) (\(rule.prefix.isEmpty ? "everywhere else" : "+" + rule.prefix))"
        }
        switch decision.outcome {
        case .sent(let call):
            let accounts = call.accounts.map { trunk.accounts[$0] }
            let domain = accounts.first?.server.uriHost ?? ""
            let hidesFrom = call.isAnonymous && trunk.profile.anonymous == .anonymousFrom
            number = call.number
            requestURI = "sip:\(call.number)@\(accounts.first?.server.uriHostPort ?? "")"
            self.from = hidesFrom ? "<sip:anonymous@\(domain)>" : "<sip:\(call.callerID)@\(domain)>"
            let asserts = trunk.profile.requiresAssertedIdentity || call.isAnonymous
            assertedIdentity = asserts ? "<sip:\(call.callerID)@\(domain)>" : nil
            privacy = call.isAnonymous ? "id" : nil
            self.accounts = accounts.map { Account(username: $0.username, server: $0.server.uriHostPort) }
            refused = nil
        case .refused(let refusal):
            number = nil
            requestURI = nil
            self.from = nil
            assertedIdentity = nil
            privacy = nil
            accounts = []
            refused = Refused(rule: Self.name(refusal), reason: Self.reason(refusal, decision, trunk))
        }
    }

    private static func name(_ refusal: OutboundDecision.Refusal) -> String {
        switch refusal {
        case .noRule: "no_rule"
        case .blocked(let type): "blocked_\(type.rawValue)"
        case .outsideDestinations: "outside"
        case .tooLong: "too_long"
        case .noCallerID: "no_caller_id"
        }
    }

    private static func reason(_ refusal: OutboundDecision.Refusal, _ decision: OutboundDecision, _ trunk: Trunk)
        -> String
    {
        switch refusal {
        case .noRule: "no rule takes these digits"
        case .blocked(let type):
            "\(type.rawValue.split(separator: "_").joined(separator: " ")) numbers are blocked"
                + (decision.destination.map { " (+\($0.prefix))" } ?? "")
        case .outsideDestinations: "its country is not among the destinations (\(trunk.destinations.name))"
        case .tooLong: "an E.164 number has at most \(DialPlan.maximumDigits) digits"
        case .noCallerID: "the trunk has no number that may be shown"
        }
    }

    var text: String {
        var lines: [(String, String)] = [("dialled", dialled)]
        if let fromExtension { lines.append(("extension", fromExtension)) }
        lines.append(("rule", rule.map { "\($0) (\(pattern ?? ""))" } ?? "none"))
        if let e164 { lines.append(("E.164", e164)) }
        if let destination { lines.append(("destination", destination)) }
        if let refused { lines.append(("refused", refused.reason)) }
        if let number, let requestURI {
            lines.append(("number", number))
            lines.append(("Request-URI", requestURI))
            lines.append(("From", from ?? ""))
            lines.append(("P-Asserted-Identity", assertedIdentity ?? "none"))
            lines.append(("Privacy", privacy ?? "none"))
            for (index, account) in accounts.enumerated() {
                lines.append((index == 0 ? "accounts" : "", "\(index + 1). \(account.username) at \(account.server)"))
            }
        }
        return Columns.text(lines)
    }
}

/// Names and values in two columns.
enum Columns {
    static func text(_ lines: [(String, String)]) -> String {
        let width = lines.map(\.0.count).max() ?? 0
        return lines.map { $0.0 + String(repeating: " ", count: width - $0.0.count + 2) + $0.1 + "\n" }.joined()
    }
}
