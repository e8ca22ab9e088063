import TrunkModel

/// The surroundings of a Kamailio: ports, log, trace.
enum KamailioHost {
    static let host = PBXHost(
        mediaPorts: nil,
        mediaPortsPlace: LocalizedText(nl: "de PBX achter Kamailio", en: "the PBX behind Kamailio"),
        firewall: .nftables,
        log: SetupSheet.Step(
            LocalizedText(nl: "Lees de log tijdens een gesprek", en: "Read the log during a call"),
            text: LocalizedText(
                nl:
                    "Geweigerde nummers en bellers staan erin, met de reden. De rest leest kamcmd: aanmeldingen (flags 20 is "
                    + "aangemeld), servers (A is bereikbaar) en lopende gesprekken.",
                en:
                    "Refused numbers stand in it with the reason. The rest is read by kamcmd: registrations (flags 20 is "
                    + "registered), servers (A is reachable) and calls."
            ),
            code: [
                "journalctl -f -u kamailio", "tail -f /var/log/syslog", "kamcmd uac.reg_dump", "kamcmd dispatcher.list",
                "kamcmd dlg.list",
            ]
        ),
        trace: SetupSheet.Step(
            LocalizedText(nl: "Maak een trace van een gesprek", en: "Trace a call"),
            text: LocalizedText(
                nl:
                    "Bel, en kijk naar beide kanten: wat de PBX stuurt en wat naar de provider gaat. Komt van de provider niets, "
                    + "dan houdt firewall of router hem tegen.",
                en:
                    "Call, and look at both sides: what the PBX sends and what goes to the provider. If nothing comes from the "
                    + "provider, firewall or router stops it."
            ),
            code: ["sngrep", "tshark -i any -f 'udp port 5060 or udp port 5070' -O sip"]
        )
    )
}
