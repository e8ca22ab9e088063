import ConfigFormats
import Diagnostics
import TrunkModel

/// `guessable-names`: telephones log in under three-digit names, which attackers try first (the provider's safety advice).
struct GuessableNamesRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "guessable-names",
            .note,
            finds: LocalizedText(
                nl: "toestellen melden zich aan met een kort nummer als 100",
                en: "telephones log in under a short number such as 100"
            )
        )
    ]

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        let users = Dictionary(system.pjsip("auth").map { ($0.name, $0["username"]) }) { first, _ in first }
        let short = system.lines.telephones.filter { phone in
            // The name under which a telephone logs in.
            let name = phone["auth"].flatMap { users[$0] ?? nil } ?? phone.name
            return name.utf8.count < 4 && !name.isEmpty && name.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard let first = short.first else { return [] }
        return [
            AuditFinding(
                .note,
                "guessable-names",
                LocalizedText(
                    nl:
                        "\(short.count == 1 ? "1 toestel meldt" : "\(short.count) toestellen melden") zich aan met een kort nummer,"
                        + " als eerste [\(first.name)]: die proberen aanvallers het eerst",
                    en:
                        "\(short.count == 1 ? "1 telephone logs" : "\(short.count) telephones log") in under a short number, the"
                        + " first is [\(first.name)]: attackers try those first"
                ),
                advice: LocalizedText(
                    nl: "geef toestellen een aanmeldnaam die niet hun nummer is",
                    en: "give telephones a login that is not their number"
                ),
                at: first.location
            )
        ]
    }
}
