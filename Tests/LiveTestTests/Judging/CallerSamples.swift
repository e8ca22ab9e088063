/// Calls with the headers that PBXs get wrong.
extension CallerJudgeTests {
    static let own = "<sip:+31508200000@pbx.callvoip.nl>"
    static let from = "From: \(own);tag=7c1"
    static let asserted = "P-Asserted-Identity: \(own)"
    static let nobody = "From: \"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=7c1"

    static func other(_ user: String) -> String { "<sip:\(user)@pbx.callvoip.nl>" }

    static let plain: [Sample] = [
        Sample(name: "right", headers: [from, asserted], failed: ""),
        Sample(name: "display names", headers: ["From: \"Jan\" \(own);tag=7c1", asserted], failed: ""),
        Sample(
            name: "From wrong",
            headers: ["From: \(other("100"));tag=7c1", asserted],
            failed: "from",
            seen: "From: 100"
        ),
        Sample(name: "From without user", headers: ["From: <sip:10.0.0.1>;tag=7c1", asserted], failed: "from"),
        Sample(name: "anonymous From", headers: [nobody, asserted], failed: "from", seen: "From: anonymous"),
        Sample(name: "no PAI", headers: [from], failed: "p-asserted-identity", seen: "no P-Asserted-Identity"),
        Sample(
            name: "RPID",
            headers: [from, "Remote-Party-ID: \(own);party=calling;privacy=off;screen=no"],
            failed: "p-asserted-identity",
            seen: "Remote-Party-ID in the place of P-Asserted-Identity"
        ),
        Sample(
            name: "PAI wrong",
            headers: [from, "P-Asserted-Identity: \(other("100"))"],
            failed: "p-asserted-identity",
            seen: "P-Asserted-Identity: 100"
        ),
        Sample(
            name: "another number in both",
            headers: ["From: \(other("+31508200001"));tag=7c1", "P-Asserted-Identity: \(other("+31508200001"))"],
            failed: "caller-id",
            seen: "+31508200001, in both headers"
        ),
        Sample(
            name: "both without plus",
            headers: ["From: \(other("31508200000"));tag=7c1", "P-Asserted-Identity: \(other("31508200000"))"],
            failed: "caller-id"
        ),
        Sample(name: "PAI with tel too", headers: [from, "\(asserted), <tel:+31508200000>"], failed: ""),
        Sample(
            name: "two PAI fields",
            headers: [from, asserted, "P-Asserted-Identity: <tel:+31508200000>"],
            failed: ""
        ),
        Sample(
            name: "PAI with another tel",
            headers: [from, "\(asserted), <tel:+31201234567>"],
            failed: "p-asserted-identity",
            seen: "P-Asserted-Identity: +31508200000, +31201234567"
        ),
        Sample(
            name: "PAI and another",
            headers: [from, asserted, "P-Asserted-Identity: \(other("100"))"],
            failed: "p-asserted-identity",
            seen: "P-Asserted-Identity: +31508200000, 100"
        ),
        Sample(
            name: "number wrong",
            uri: "sip:0612345678@pbx.callvoip.nl",
            headers: [from, asserted],
            failed: "called-number",
            seen: "Request-URI 0612345678, To 0612345678"
        ),
        Sample(
            name: "To wrong",
            headers: [from, asserted, "To: <sip:0612345678@pbx.callvoip.nl>"],
            failed: "called-number"
        ),
    ]

    static let anonymous: [Sample] = [
        Sample(name: "private", headers: [from, asserted, "Privacy: id"], failed: ""),
        Sample(name: "private in a list", headers: [from, asserted, "Privacy: user; ID;critical"], failed: ""),
        Sample(name: "Privacy missing", headers: [from, asserted], failed: "privacy", seen: "no Privacy: id"),
        Sample(name: "Privacy of another kind", headers: [from, asserted, "Privacy: none"], failed: "privacy"),
        Sample(
            name: "Privacy on the first INVITE only",
            headers: [from, asserted],
            first: [from, asserted, "Privacy: id"],
            failed: "privacy",
            seen: "on the first INVITE only, not on the one with the credentials"
        ),
        Sample(name: "nobody in From", headers: [nobody, asserted, "Privacy: id"], failed: "private-number"),
        Sample(name: "private without PAI", headers: [from, "Privacy: id"], failed: "p-asserted-identity"),
    ].map {
        var sample = $0
        sample.caller = "219"
        return sample
    }

    static let emergency: [Sample] = [
        Sample(name: "right", headers: [from, asserted], failed: ""),
        Sample(
            name: "with privacy",
            headers: [from, asserted, "Privacy: id"],
            failed: "emergency",
            seen: "112, with Privacy: id"
        ),
        Sample(name: "with plus", uri: "sip:+31112@pbx.callvoip.nl", headers: [from, asserted], failed: "emergency"),
        Sample(name: "without caller", headers: [nobody, asserted], failed: "from"),
    ].map {
        var sample = $0
        sample.name = "emergency \($0.name)"
        (sample.digits, sample.caller) = ("112", "219")
        if !sample.uri.contains("31112") { sample.uri = "sip:112@pbx.callvoip.nl" }
        return sample
    }
}
