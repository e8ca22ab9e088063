import TrunkModel

/// The surroundings of a 3CX: logs and traces.
///
/// Its RTP ports stand in no source, so the sheet says where to look.
struct ThreeCXHost {
    let line: ProductLine

    var host: PBXHost {
        PBXHost(
            mediaPorts: nil,
            mediaPortsPlace: LocalizedText(
                nl: "de poorten die bij de installatie van 3CX zijn gekozen",
                en: "the ports chosen when 3CX was installed"
            ),
            firewall: .none,
            log: SetupSheet.Step(
                LocalizedText(nl: "Lees de log tijdens een gesprek", en: "Read the log during a call"),
                on: line.name == "14"
                    ? SetupSheet.Screen("Server Activity Log", isConfirmed: false)
                    : SetupSheet.Screen("Dashboard", "Activity Log", isConfirmed: false),
                text: LocalizedText(
                    nl:
                        "Staat er 'Unidentified Incoming Call. Review INVITE and adjust source identification', dan past het nummer "
                        + "dat de provider stuurt bij geen DID, of komt het gesprek van een ander adres dan de server.",
                    en:
                        "'Unidentified Incoming Call. Review INVITE and adjust source identification' means that the number the "
                        + "provider sends is no DID, or that the call comes from an address other than the server's."
                )
            ),
            trace: SetupSheet.Step(
                LocalizedText(nl: "Maak een trace van een gesprek", en: "Trace a call"),
                text: line.name == "14"
                    ? LocalizedText(
                        nl:
                            "Met Wireshark op de PBX, met het filter hieronder. Niets te zien: firewall of router houdt de provider tegen.",
                        en:
                            "With Wireshark on the PBX and the filter below. Nothing to see: firewall or router stops the provider."
                    )
                    : LocalizedText(
                        nl:
                            "Op een PBX met Linux als root, op Windows met Wireshark. Niets te zien: firewall of router houdt de provider tegen.",
                        en:
                            "On a PBX with Linux as root, on Windows with Wireshark. Nothing to see: firewall or router stops the provider."
                    ),
                code: line.name == "14" ? ["udp.port == 5060"] : ["tcpdump -i any -s 0 -w trace.pcap udp port 5060"]
            )
        )
    }
}
