/// Whom a call to the provider shows: P-Asserted-Identity goes before From, as providers read it.
struct AsteriskShownCaller {
    /// The number; nil where the configuration leaves it to the telephone.
    let number: String?
    let isHidden: Bool

    init(_ dial: DialplanMachine.Dial, over line: AsteriskLine) {
        func header(_ name: String) -> String? {
            dial.addedHeaders.last { $0.name.lowercased() == name }?.value
        }
        let privacy = (header("privacy") ?? "").lowercased()
        let asks = privacy.split { $0 == ";" || $0 == "," || $0 == " " }.contains { $0 != "none" && $0 != "critical" }
        isHidden = asks || dial.isHidden || dial.callerNumber == "anonymous"
        let own = dial.callerNumber.flatMap { $0.isEmpty || $0 == "anonymous" ? nil : $0 }
        let from = line.fromUser.flatMap { AsteriskLine.number([$0]) }
        number =
            (header("p-asserted-identity") ?? header("p-preferred-identity")).flatMap(Self.user)
            ?? (line.assertsIdentity ? own : nil) ?? from ?? own
    }

    /// The user of `"Name" <sip:user@host>`.
    private static func user(_ text: String) -> String? {
        guard let colon = text.range(ofAny: ["sip:", "sips:", "tel:"]) else { return nil }
        let user = text[colon...].prefix { !"@;>?".contains($0) }
        return user.isEmpty ? nil : String(user)
    }
}

extension String {
    /// Where the first of some texts ends.
    fileprivate func range(ofAny texts: [String]) -> String.Index? {
        texts.lazy.compactMap { firstRange(of: $0)?.upperBound }.first
    }
}
