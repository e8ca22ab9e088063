import ConfigFormats
import Diagnostics
import TrunkModel

/// `port-5060-open`: SIP listens on its usual port on all addresses, where robots look first.
///
/// A configuration file does not tell what a firewall lets through, so this is a note.
struct ListensEverywhereRule: AuditRule {
    let summaries = [
        AuditRuleSummary(
            "port-5060-open",
            .note,
            finds: LocalizedText(
                nl: "SIP luistert op poort 5060 van alle adressen",
                en: "SIP listens on port 5060 of all addresses"
            )
        )
    ]

    func findings(in system: AsteriskSystem) -> [AuditFinding] {
        let transports = system.pjsip("transport").compactMap { transport in
            isEverywhere(transport["bind"] ?? "") ? (transport, "bind") : nil
        }
        let general = general(of: system)
        return (transports + (general.map { [$0] } ?? [])).map { section, key in
            AuditFinding(
                .note,
                "port-5060-open",
                LocalizedText(
                    nl:
                        "[\(section.name)] luistert op poort 5060 van alle adressen: is die vanaf het internet bereikbaar, dan wordt"
                        + " de centrale dag en nacht geprobeerd",
                    en:
                        "[\(section.name)] listens on port 5060 of all addresses: if the internet reaches it, robots try the PBX day"
                        + " and night"
                ),
                advice: LocalizedText(
                    nl: "laat in de firewall alleen de netwerken van de provider en de eigen toestellen toe",
                    en: "let only the provider's networks and your own telephones through the firewall"
                ),
                at: section.location(of: key)
            )
        }
    }

    /// `[general]` of `sip.conf`, and its key that says so.
    private func general(of system: AsteriskSystem) -> (SettingTree.Section, String)? {
        guard let general = system.sipGeneral else { return nil }
        let key = general["udpbindaddr"] != nil ? "udpbindaddr" : "bindaddr"
        guard system.isGeneralWhole || general[key] != nil else { return nil }
        let address = general[key] ?? "0.0.0.0"
        let port = general["bindport"].map { ":\($0)" } ?? ""
        return isEverywhere(address.contains(":") ? address : address + port) ? (general, key) : nil
    }

    private func isEverywhere(_ bind: String) -> Bool {
        let hosts = ["0.0.0.0", "[::]", "::"]
        return hosts.contains(bind) || hosts.contains { bind == "\($0):5060" }
    }
}
