import ConfigFormats
import Diagnostics
import TrunkModel

/// `premium-reachable`, `satellite-reachable`, `world-reachable`: telephones can call what costs most, so a stolen password
/// can too.
struct OpenDialPlanRule: AuditRule {
    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        guard let paths = CallPaths(system) else { return [] }
        let phones = system.phoneEndpoints + system.sipPeers.filter { !$0.isLine }
        var seen: Set<String> = []
        return phones.flatMap { phone -> [AuditFinding] in
            let context = phone["context"] ?? system.sipGeneral?["context"] ?? "default"
            guard seen.insert(context).inserted else { return [] }
            return Self.dangers.compactMap { danger in
                let ways = danger.numbers.compactMap { number in
                    TellingNumbers.outsideLines.lazy.compactMap {
                        paths.wayOut($0 + number, in: context, from: phone.name)
                    }.first
                }
                // One country may be called for a reason; all of them are not.
                guard let way = ways.first, danger.rule != "world-reachable" || ways.count == danger.numbers.count
                else { return nil }
                return AuditFinding(
                    danger.severity,
                    danger.rule,
                    LocalizedText(
                        nl: "toestellen in [\(context)] kunnen \(danger.what.nl) bellen, over '\(way.line)'",
                        en: "telephones in [\(context)] can call \(danger.what.en), over '\(way.line)'"
                    ),
                    advice: LocalizedText(
                        nl:
                            "laat het belplan alleen bestemmingen door die echt gebeld worden, en zet ze ook bij de provider dicht",
                        en:
                            "let the dial plan pass only destinations that are really called, and close them at the provider too"
                    ),
                    at: way.dial.location
                )
            }
        }
    }

    private struct Danger {
        let rule: String
        let severity: Severity
        let numbers: [String]
        let what: LocalizedText
    }

    private static let dangers = [
        Danger(
            rule: "premium-reachable",
            severity: .warning,
            numbers: TellingNumbers.premium,
            what: LocalizedText(nl: "betaalnummers (0900, 0906)", en: "premium-rate numbers (0900, 0906)")
        ),
        Danger(
            rule: "satellite-reachable",
            severity: .warning,
            numbers: TellingNumbers.satellite,
            what: LocalizedText(nl: "satelliettelefoons", en: "satellite telephones")
        ),
        Danger(
            rule: "world-reachable",
            severity: .warning,
            numbers: TellingNumbers.faraway,
            what: LocalizedText(nl: "alle landen", en: "every country")
        ),
    ]
}
