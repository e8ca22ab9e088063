import ConfigFormats
import Diagnostics
import TrunkModel

/// `sources-not-limited`: a line takes calls from more addresses than its provider has.
struct SourcesNotLimitedRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "sources-not-limited",
            .error,
            .warning,
            finds: LocalizedText(
                nl: "een lijn neemt gesprekken aan van meer adressen dan de provider heeft",
                en: "a line takes calls from more addresses than the provider has"
            )
        )
    ]

    /// IPv4 networks of more addresses than this are no provider's: 2^16.
    private static let widest = 16
    /// The same of IPv6: what one customer gets at most (RFC 6177).
    private static let widest6 = 48

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        system.pjsip("identify").flatMap { identify in
            identify.settings.filter { $0.key == "match" }.flatMap { setting in
                setting.value.split(separator: ",").compactMap { word in
                    finding(String(word.filter { $0 != " " }), system, identify.name, setting.location)
                }
            }
        }
    }

    private func finding(_ text: String, _ system: AsteriskSystem, _ name: String, _ location: SourceLocation)
        -> AuditFinding?
    {
        guard let network = try? IPNetwork(text) else { return nil }
        let isTooWide = network.prefixLength < (network.isIPv4 ? 32 - Self.widest : Self.widest6)
        let isKnown = system.providerNetworks.isEmpty || system.providerNetworks.contains { $0.contains(network) }
        guard isTooWide || !isKnown else { return nil }
        return AuditFinding(
            isTooWide ? .error : .warning,
            "sources-not-limited",
            LocalizedText(
                nl: "[\(name)] neemt gesprekken van \(text) aan alsof ze van de provider komen"
                    + (isTooWide ? "" : "; dat netwerk heeft de provider niet"),
                en: "[\(name)] takes calls from \(text) for the provider's"
                    + (isTooWide ? "" : ", who has no such network")
            ),
            advice: LocalizedText(
                nl: "noem alleen de netwerken van de provider",
                en: "name only the provider's networks"
            ),
            at: location
        )
    }
}
