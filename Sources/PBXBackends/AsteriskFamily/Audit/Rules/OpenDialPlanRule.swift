import ConfigFormats
import Diagnostics
import TrunkModel

/// `premium-reachable`, `satellite-reachable`, `world-reachable`: telephones can call what costs most, so a stolen password
/// can too.
struct OpenDialPlanRule: AuditRule {
    var summaries: [AuditRuleSummary] {
        Self.dangers.map { danger in
            AuditRuleSummary(
                danger.rule,
                .warning,
                finds: LocalizedText(
                    nl: "toestellen kunnen \(danger.what.nl) bellen",
                    en: "telephones can call \(danger.what.en)"
                )
            )
        }
    }

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        guard let paths = system.paths else { return [] }
        var seen: Set<String> = []
        return system.lines.telephones.flatMap { phone -> [AuditFinding] in
            let context = system.context(of: phone)
            guard seen.insert(context).inserted else { return [] }
            let caller = CallPaths.Caller.telephone(phone.name, number: Self.number(of: phone))
            return Self.dangers.compactMap { danger in
                var ways: [CallPaths.WayOut] = []
                for number in danger.numbers {
                    if let way = paths.wayOut(number, in: context, from: caller) {
                        ways.append(way)
                        if !danger.needsAll { break }
                    } else if danger.needsAll {
                        return nil
                    }
                }
                return ways.first.map { Self.finding(danger, context, $0) }
            }
        }
    }

    /// What a telephone shows as its number: that in `callerid="Name" <210>`, or its name.
    private static func number(of phone: SettingTree.Section) -> String {
        guard let text = phone["callerid"] else { return phone.name }
        guard let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">") else { return text }
        return String(text[text.index(after: open)..<close])
    }

    private static func finding(_ danger: Danger, _ context: String, _ way: CallPaths.WayOut) -> AuditFinding {
        AuditFinding(
            .warning,
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

    private struct Danger {
        let rule: String
        let numbers: [TellingNumber]
        /// One country may be called for a reason; all of them are not.
        var needsAll = false
        let what: LocalizedText
    }

    private static let dangers = [
        Danger(
            rule: "premium-reachable",
            numbers: TellingNumber.premium,
            what: LocalizedText(nl: "betaalnummers (0900, 0906, +979)", en: "premium-rate numbers (0900, 0906, +979)")
        ),
        Danger(
            rule: "satellite-reachable",
            numbers: TellingNumber.satellite,
            what: LocalizedText(nl: "satelliettelefoons", en: "satellite telephones")
        ),
        Danger(
            rule: "world-reachable",
            numbers: TellingNumber.faraway,
            needsAll: true,
            what: LocalizedText(nl: "alle landen", en: "every country")
        ),
    ]
}
