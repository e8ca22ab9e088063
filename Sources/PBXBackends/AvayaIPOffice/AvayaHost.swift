import TrunkModel

/// The surroundings of an IP Office: where to look, and how to trace.
enum AvayaHost {
    /// RTP ports: no source at hand says which, so the sheet names the screen.
    static let host = PBXHost(
        mediaPorts: nil,
        mediaPortsPlace: LocalizedText(
            nl: "RTP Port Number Range onder System › LAN1 › VoIP",
            en: "RTP Port Number Range under System › LAN1 › VoIP"
        ),
        firewall: .none,
        log: SetupSheet.Step(
            LocalizedText(nl: "Kijk in System Status", en: "Look into System Status"),
            text: LocalizedText(
                nl:
                    "Start System Status (SSA), kies Trunks en de SIP-lijn: daar staat of de lijn in dienst is, welke "
                    + "aanmeldingen gelukt zijn en welke gesprekken er lopen.",
                en:
                    "Start System Status (SSA), choose Trunks and the SIP line: it says whether the line is in service, which "
                    + "registrations succeeded and which calls there are."
            )
        ),
        trace: SetupSheet.Step(
            LocalizedText(nl: "Maak een trace met SysMonitor", en: "Trace with SysMonitor"),
            text: LocalizedText(
                nl:
                    "Start SysMonitor (System Monitor), zet in de filters voor de trace alles van SIP aan, bel, en bewaar de "
                    + "log. Kijk of INVITE en het antwoord van de provider erin staan; komt er niets binnen, dan houdt de "
                    + "firewall of de router de provider tegen.",
                en:
                    "Start SysMonitor (System Monitor), switch on all of SIP in the trace filters, call, and save the log. See "
                    + "whether INVITE and the provider's answer are in it; if nothing arrives, firewall or router stops the "
                    + "provider."
            )
        )
    )
}
