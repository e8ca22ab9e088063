import ConfigFormats
import Diagnostics
import TrunkModel

/// `manager-open`: the manager interface listens on all addresses, and a user of it is not limited to any.
struct ManagerOpenRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "manager-open",
            .warning,
            finds: LocalizedText(
                nl: "de manager-interface luistert op alle adressen, voor een gebruiker zonder beperking",
                en: "the manager interface listens on all addresses, for a user without limits"
            )
        )
    ]

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        guard let general = system.manager.first(where: { $0.name == "general" }),
            AsteriskSystem.isTrue(general["enabled"]) == true
        else { return [] }
        let address = general["bindaddr"] ?? "0.0.0.0"
        guard address == "0.0.0.0" || address == "::" || address == "[::]" else { return [] }
        return system.manager.filter {
            $0.name != "general" && $0["secret"] != nil && $0["permit"] == nil && $0["acl"] == nil
        }
        .map { user in
            AuditFinding(
                .warning,
                "manager-open",
                LocalizedText(
                    nl: "de manager-interface luistert op alle adressen en '\(user.name)' mag van overal inloggen",
                    en: "the manager interface listens on all addresses, and '\(user.name)' may log in from anywhere"
                ),
                advice: LocalizedText(
                    nl: "zet bindaddr=127.0.0.1, of deny=0.0.0.0/0.0.0.0 en permit voor wie erbij moet",
                    en: "set bindaddr=127.0.0.1, or deny=0.0.0.0/0.0.0.0 and permit for those who need it"
                ),
                at: general.location(of: "bindaddr")
            )
        }
    }
}
