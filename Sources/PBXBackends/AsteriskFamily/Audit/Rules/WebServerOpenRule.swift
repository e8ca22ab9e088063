import ConfigFormats
import Diagnostics
import TrunkModel

/// `web-server-open`: Asterisk's own web server listens on all addresses, and gives the manager interface or ARI over it.
struct WebServerOpenRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "web-server-open",
            .warning,
            finds: LocalizedText(
                nl: "de manager-interface of ARI is via de webserver op alle adressen te bereiken",
                en: "the manager interface or ARI is reached through the web server on all addresses"
            )
        )
    ]

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        guard let general = system.http.first(where: { $0.name == "general" }),
            AsteriskSystem.isTrue(general["enabled"]) == true, let address = general["bindaddr"],
            ["0.0.0.0", "::", "[::]"].contains(address)
        else { return [] }
        let manager = system.manager.first { $0.name == "general" }
        let hasManager =
            AsteriskSystem.isTrue(manager?["enabled"]) == true && AsteriskSystem.isTrue(manager?["webenabled"]) == true
        let hasARI = system.ari.contains { $0["type"] == "user" }
        guard hasManager || hasARI else { return [] }
        let what = [hasManager ? "AMI" : nil, hasARI ? "ARI" : nil].compactMap { $0 }
        return [
            AuditFinding(
                .warning,
                "web-server-open",
                LocalizedText(
                    nl:
                        "de webserver van Asterisk luistert op alle adressen en geeft \(what.joined(separator: " en ")): wie een"
                        + " wachtwoord raadt, bestuurt de centrale",
                    en:
                        "Asterisk's web server listens on all addresses and gives \(what.joined(separator: " and ")): who guesses a"
                        + " password controls the PBX"
                ),
                advice: LocalizedText(
                    nl: "zet bindaddr=127.0.0.1 in http.conf, met een webproxy ervoor als het nodig is",
                    en: "set bindaddr=127.0.0.1 in http.conf, with a web proxy before it if need be"
                ),
                at: general.location(of: "bindaddr")
            )
        ]
    }
}
