import ConfigFormats
import Diagnostics
import TrunkModel

/// `phones-from-anywhere`: telephones may register from any address.
struct PhonesFromAnywhereRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "phones-from-anywhere",
            .warning,
            finds: LocalizedText(
                nl: "toestellen mogen zich vanaf elk adres aanmelden",
                en: "telephones may register from any address"
            )
        )
    ]

    private static let limits = ["acl", "deny", "permit", "contact_acl", "contact_deny", "contact_permit"]
    private static let sipLimits = ["acl", "deny", "permit", "contactacl", "contactdeny", "contactpermit"]

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        // An ACL object holds for all of pjsip.
        let isLimited = system.pjsip("acl").contains { $0["permit"] != nil || $0["acl"] != nil || $0["deny"] != nil }
        let telephones = system.lines.telephones
        let endpoints = telephones.filter { phone in
            phone["type"] == "endpoint" && !isLimited && Self.limits.allSatisfy { phone[$0] == nil }
        }
        let hasGeneral = system.sipGeneral.map { $0["permit"] != nil || $0["contactpermit"] != nil } ?? false
        let peers = telephones.filter { peer in
            peer["type"] != "endpoint" && peer["host"]?.lowercased() == "dynamic" && !hasGeneral
                && Self.sipLimits.allSatisfy { peer[$0] == nil }
        }
        return (endpoints + peers).prefix(1).map { first in
            let count = endpoints.count + peers.count
            return AuditFinding(
                .warning,
                "phones-from-anywhere",
                LocalizedText(
                    nl:
                        "\(count == 1 ? "1 toestel mag" : "\(count) toestellen mogen") zich vanaf elk adres aanmelden, als eerste"
                        + " [\(first.name)]",
                    en:
                        "\(count == 1 ? "1 telephone" : "\(count) telephones") may register from any address, the first is"
                        + " [\(first.name)]"
                ),
                advice: LocalizedText(
                    nl: "beperk ze met deny en permit (of acl) tot de netwerken waar ze staan",
                    en: "limit them with deny and permit (or acl) to the networks where they are"
                ),
                at: first.location
            )
        }
    }
}
