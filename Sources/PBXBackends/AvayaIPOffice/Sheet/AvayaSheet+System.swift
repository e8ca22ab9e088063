import DialPlan
import TrunkModel

/// What the system needs before a SIP line works.
extension AvayaSheet {
    var system: [SetupSheet.Step] { [sipTrunks, topology, licence, codecs] }

    private var sipTrunks: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Zet SIP-lijnen aan", en: "Switch SIP lines on"),
            on: SetupSheet.Screen("System", "LAN1", tab: "VoIP", isConfirmed: false),
            text: LocalizedText(
                nl: "LAN1 of LAN2: de aansluiting waarachter het internet zit.",
                en: "LAN1 or LAN2: the one that leads to the internet."
            ),
            fields: [Field("SIP Trunks Enable", "On", isConfirmed: false)]
        )
    }

    private var topology: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Zeg hoe de PBX aan het internet hangt", en: "Say how the PBX reaches the internet"),
            on: SetupSheet.Screen("System", "LAN1", tab: "Network Topology", isConfirmed: false),
            text: LocalizedText(
                nl: "Vul dit in voor je de lijn maakt.",
                en: "Fill this in before you make the line."
            ),
            fields: [
                Field(
                    "Public IP Address",
                    trunk.pbx.networks.filter(\.isSingleAddress).first.map { LocalizedText($0.description) }
                        ?? LocalizedText(
                            nl: "het eigen adres uit \(list(trunk.pbx.networks.map(\.description)))",
                            en: "its own address in \(list(trunk.pbx.networks.map(\.description)))"
                        ),
                    reason: LocalizedText(
                        nl: "het adres dat de provider in de IP-whitelist heeft",
                        en: "the address in the provider's IP whitelist"
                    ),
                    isConfirmed: false
                ),
                Field("Public Port", "5060", isConfirmed: false),
                Field(
                    "Binding Refresh Time",
                    String(trunk.profile.keepaliveInterval),
                    reason: LocalizedText(
                        nl: "zo vaak (in seconden) vraagt de PBX met OPTIONS of de provider er nog is",
                        en: "how often (in seconds) the PBX asks by OPTIONS whether the provider is there"
                    ),
                    isConfirmed: false
                ),
            ]
        )
    }

    private var licence: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Kijk of er genoeg licenties zijn", en: "See that there are licences enough"),
            on: SetupSheet.Screen("License", isConfirmed: false),
            fields: [
                Field(
                    "SIP Trunk Channels",
                    sessions,
                    reason: LocalizedText(
                        nl:
                            "een per gesprek; zonder licentie zijn er drie tegelijk; elk gesprek heeft ook een VCM-kanaal nodig",
                        en: "one per call; without a licence three at a time; each call needs a VCM channel too"
                    )
                )
            ]
        )
    }

    private var codecs: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Sta de codecs toe", en: "Allow the codecs"),
            on: SetupSheet.Screen("System", tab: "Codecs", isConfirmed: false),
            fields: [
                Field(
                    "Available Codecs",
                    list(codecNames),
                    reason: LocalizedText(
                        nl: "een lijn kan alleen kiezen uit wat het systeem heeft",
                        en: "a line can only choose from what the system has"
                    ),
                    isConfirmed: false
                )
            ]
        )
    }

    /// The codecs as Manager names them; it may put 64K behind them.
    var codecNames: [String] {
        trunk.profile.codecs.map { codec in
            switch codec {
            case .alaw: "G.711 ALAW"
            case .ulaw: "G.711 ULAW"
            case .g722: "G.722"
            case .g729: "G.729(a)"
            }
        }
    }

    func list(_ items: [String]) -> String { items.joined(separator: ", ") }
}
