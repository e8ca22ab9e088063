import DialPlan
import TrunkModel

/// The steps on an Asterisk: where the files go, how to load them, and how to see that they work.
struct AsteriskSheet {
    enum Driver { case pjsip, sip }

    let plan: DialPlan
    let driver: Driver

    private var trunk: Trunk { plan.trunk }
    private var name: String { trunk.name }

    var steps: [SetupSheet.Step] { [copy, include, callersOut, settings, load, check].compactMap(\.self) }

    private var files: [String] {
        switch driver {
        case .pjsip: ["pjsip_\(name).conf", "extensions_\(name).conf"]
        case .sip: ["sip_\(name).conf", "sip_register_\(name).conf", "extensions_\(name).conf"]
        }
    }

    private var copy: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Zet de bestanden neer", en: "Put the files in place"),
            text: LocalizedText(
                nl:
                    "Als root, in de map met deze bestanden. \(files[0]) bevat wachtwoorden: alleen Asterisk mag het lezen.",
                en: "As root, in the folder with these files. \(files[0]) holds passwords: only Asterisk may read it."
            ),
            code: ["install -o root -g asterisk -m 0640 \(files.joined(separator: " ")) /etc/asterisk/"]
        )
    }

    private var include: SetupSheet.Step {
        let code =
            switch driver {
            case .pjsip: ["# /etc/asterisk/pjsip.conf", "#include pjsip_\(name).conf"]
            case .sip:
                [
                    "# /etc/asterisk/sip.conf, [general]", "#include sip_register_\(name).conf",
                    "# /etc/asterisk/sip.conf",
                    "#include sip_\(name).conf",
                ]
            }
        let place =
            switch driver {
            case .pjsip:
                LocalizedText(
                    nl:
                        "Zet deze regels onderaan de genoemde bestanden. In pjsip.conf moet een UDP-transport [transport-udp] staan.",
                    en:
                        "Put these lines at the end of the files named. pjsip.conf must have a UDP transport [transport-udp]."
                )
            case .sip:
                LocalizedText(
                    nl:
                        "sip_register_\(name).conf komt als laatste regel in [general]; daarna geen context= of allowguest= meer.",
                    en:
                        "sip_register_\(name).conf is the last line of [general]; no context= or allowguest= may follow it."
                )
            }
        return SetupSheet.Step(
            LocalizedText(nl: "Neem ze op in de configuratie", en: "Include them"),
            text: place,
            code: code + ["# /etc/asterisk/extensions.conf", "#include extensions_\(name).conf"]
        )
    }

    private var callersOut: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Laat de toestellen naar buiten bellen", en: "Let the extensions call out"),
            text: LocalizedText(
                nl:
                    "In de context van de toestellen in extensions.conf. Het eigen toestelnummer moet daar het nummer van de beller zijn.",
                en:
                    "In the extensions' own context in extensions.conf. The caller's own extension must be the caller-ID number there."
            ),
            code: ["[\(trunk.pbx.internalContext)]", "include => \(name)-outbound"]
        )
    }

    /// What only the host's own sections can set; the files work without it.
    private var settings: SetupSheet.Step? {
        guard driver == .pjsip else { return nil }
        return SetupSheet.Step(
            LocalizedText(nl: "Aanbevolen in pjsip.conf", en: "Recommended in pjsip.conf"),
            text: LocalizedText(
                nl:
                    "Kan alleen in de secties [system] en [global] van de PBX zelf. Zonder dit werkt alles ook, maar duurt het "
                    + "32 seconden voor een server die net is uitgevallen wordt overgeslagen.",
                en:
                    "Possible only in the PBX's own sections [system] and [global]. All works without it, but a server that has "
                    + "just failed is then waited for during 32 seconds."
            ),
            fields: [
                SetupSheet.Field("[system] timer_t1", LocalizedText("100")),
                SetupSheet.Field(
                    "[system] timer_b",
                    LocalizedText("6400"),
                    reason: LocalizedText(
                        nl: "na 6,4 seconden stilte het tweede account",
                        en: "the second account after 6.4 seconds of silence"
                    )
                ),
                SetupSheet.Field(
                    "[system] disable_tcp_switch",
                    LocalizedText("yes"),
                    reason: LocalizedText(nl: "de provider kent alleen UDP", en: "the provider knows UDP only")
                ),
                SetupSheet.Field(
                    "[global] max_initial_qualify_time",
                    LocalizedText("4"),
                    reason: LocalizedText(
                        nl: "weet na een herstart meteen welke server leeft",
                        en: "knows at once after a restart which server lives"
                    )
                ),
            ]
        )
    }

    private var load: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Laad de configuratie", en: "Load the configuration"),
            code: [
                driver == .pjsip ? "asterisk -rx 'module reload res_pjsip.so'" : "asterisk -rx 'sip reload'",
                "asterisk -rx 'dialplan reload'",
            ]
        )
    }

    private var check: SetupSheet.Step {
        let registrations = driver == .pjsip ? "pjsip show registrations" : "sip show registry"
        let count = trunk.accounts.count
        return SetupSheet.Step(
            LocalizedText(nl: "Kijk of het werkt", en: "See that it works"),
            text: LocalizedText(
                nl:
                    "Het eerste commando moet \(count) keer 'Registered' tonen. Het tweede laat zien welke regel een nummer neemt.",
                en:
                    "The first command must show 'Registered' \(count) \(count == 1 ? "time" : "times"). The second shows which rule takes a number."
            ),
            code: ["asterisk -rx '\(registrations)'", "asterisk -rx 'dialplan show 0201234567@\(name)-outbound'"]
        )
    }

    /// The ports are Asterisk's own defaults.
    var host: PBXHost {
        PBXHost(
            mediaPorts: "10000-20000",
            mediaPortsPlace: LocalizedText("rtp.conf"),
            firewall: .nftables,
            log: SetupSheet.Step(
                LocalizedText(nl: "Lees de log tijdens een gesprek", en: "Read the log during a call"),
                text: LocalizedText(
                    nl: "In de shell van de PBX, niet in de console van Asterisk.",
                    en: "In the PBX's shell, not in Asterisk's console."
                ),
                code: ["tail -f /var/log/asterisk/full /var/log/asterisk/messages"]
            ),
            trace: trace
        )
    }

    private var trace: SetupSheet.Step {
        let logger = driver == .pjsip ? "pjsip set logger on" : "sip set debug on"
        return SetupSheet.Step(
            LocalizedText(nl: "Maak een trace van een gesprek", en: "Trace a call"),
            text: LocalizedText(
                nl:
                    "Zet de SIP-trace aan, bel, en kijk wat er terugkomt. Niets in de trace: firewall of router houdt de provider "
                    + "tegen.",
                en:
                    "Switch the SIP trace on, call, and look at what comes back. Nothing in the trace: firewall or router stops "
                    + "the provider."
            ),
            code: ["asterisk -rx '\(logger)'", "asterisk -rvvv"]
        )
    }
}
