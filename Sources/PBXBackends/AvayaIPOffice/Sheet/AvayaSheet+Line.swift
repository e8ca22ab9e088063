import DialPlan
import TrunkModel

/// The tabs of a SIP line but for its entries.
extension AvayaSheet {
    func screen(_ line: AvayaLine, _ tab: String, isConfirmed: Bool = true) -> SetupSheet.Screen {
        SetupSheet.Screen("Line", String(line.number), tab: tab, isConfirmed: isConfirmed)
    }

    /// A step's title, with the line's number where there are several.
    func title(_ line: AvayaLine, _ nl: String, _ en: String) -> LocalizedText {
        lines.count == 1
            ? LocalizedText(nl: nl.capitalisedFirst, en: en.capitalisedFirst)
            : LocalizedText(nl: "Lijn \(line.number): \(nl)", en: "Line \(line.number): \(en)")
    }

    func lineTab(_ line: AvayaLine) -> SetupSheet.Step {
        SetupSheet.Step(
            title(line, "maak de SIP-lijn", "make the SIP line"),
            on: screen(line, "SIP Line"),
            text: LocalizedText(
                nl: "Klik met rechts op Line en kies New, SIP Line.",
                en: "Right-click Line and choose New, SIP Line."
            ),
            fields: [
                Field(
                    "Line Number",
                    String(line.number),
                    reason: LocalizedText(
                        nl: "1 tot 16 zijn voor hardware; is \(line.number) bezet, neem dan een ander vrij nummer",
                        en: "1 to 16 are for hardware; if \(line.number) is taken, take another free number"
                    )
                ),
                Field(
                    "ITSP Domain Name",
                    line.server.host,
                    reason: LocalizedText(
                        nl: "komt achter de @ in From, To en Request-URI",
                        en: "stands behind the @ in From, To and Request-URI"
                    )
                ),
                Field(
                    "Local Domain Name",
                    LocalizedText(nl: "(leeg)", en: "(empty)"),
                    reason: LocalizedText(
                        nl: "zou ook in Contact komen, en dan vindt de provider de PBX niet",
                        en: "would go into Contact too, and the provider would not find the PBX"
                    )
                ),
                Field("URI Type", release == .r11 ? "SIP URI" : "SIP", isConfirmed: release != .r9),
            ] + (release == .r11 ? [Field("Location", "Cloud")] : []) + prefixFields + headerFields + supportFields
                + (release.hasAdvanced ? [] : associationFields) + [
                    Field(
                        "Check OOS",
                        "On",
                        reason: LocalizedText(
                            nl: "vraagt met OPTIONS of de provider er is; zo niet, dan gaat de lijn uit dienst",
                            en: "asks by OPTIONS whether the provider is there; if not, the line goes out of service"
                        )
                    )
                ]
        )
    }

    private var prefixFields: [Field] {
        let prefixes = AvayaPrefixes(plan)
        let empty = LocalizedText(nl: "(leeg)", en: "(empty)")
        func value(_ text: String) -> LocalizedText { text.isEmpty ? empty : LocalizedText(text) }
        return [
            Field("Prefix", empty),
            Field(
                "National Prefix",
                value(prefixes.national),
                reason: LocalizedText(
                    nl: "maakt van nummers van de provider wat je zelf kiest: inkomende routes rekenen daarop",
                    en: "makes of the provider's numbers what you dial yourself: incoming routes count on it"
                )
            ),
            Field("Country Code", value(prefixes.countryCode)),
            Field("International Prefix", value(prefixes.international)),
        ]
    }

    /// Up to release 10: who is shown when a call is forwarded.
    private var headerFields: [Field] {
        guard release != .r11 else { return [] }
        return [
            Field(
                "Send Caller ID",
                "P Asserted ID",
                reason: LocalizedText(
                    nl: "alleen voor doorgeschakelde en getwinde gesprekken",
                    en: "for forwarded and twinned calls only"
                )
            )
        ]
    }

    private var supportFields: [Field] {
        [
            Field(
                "REFER Support",
                "Off",
                reason: LocalizedText(nl: "de provider kent geen REFER", en: "the provider knows no REFER"),
                isConfirmed: release == .r8
            ),
            Field(
                "UPDATE Supported",
                "Never",
                reason: LocalizedText(nl: "en geen UPDATE", en: "nor UPDATE"),
                isConfirmed: release == .r8
            ),
        ]
    }

    /// How a call is recognised as the provider's.
    private var associationFields: [Field] {
        [
            Field(
                "Association Method",
                "By Source IP address",
                reason: LocalizedText(
                    nl: "gesprekken van een ander adres horen niet bij deze lijn",
                    en: "calls from another address do not belong to this line"
                ),
                isConfirmed: release == .r8
            ),
            Field(
                "Call Routing Method",
                "Request URI",
                reason: LocalizedText(nl: "daarin staat het gebelde nummer", en: "it holds the called number"),
                isConfirmed: release == .r8
            ),
        ]
    }

    func transport(_ line: AvayaLine) -> SetupSheet.Step {
        SetupSheet.Step(
            title(line, "waar de provider is", "where the provider is"),
            on: screen(line, "Transport"),
            fields: [
                Field("ITSP Proxy Address", line.server.host),
                Field(
                    "Layer 4 Protocol",
                    "UDP",
                    reason: LocalizedText(nl: "de provider kent geen TCP", en: "the provider knows no TCP")
                ),
                Field("Send Port", String(line.server.port)),
                Field("Listen Port", "5060"),
                Field(
                    "Use Network Topology Info",
                    "LAN1",
                    reason: LocalizedText(
                        nl: "achter NAT de LAN van hierboven; None als de firewall zelf SIP-adressen goed zet",
                        en: "behind NAT the LAN from above; None where the firewall sets SIP addresses right by itself"
                    ),
                    isConfirmed: false
                ),
                Field(
                    "Explicit DNS Server(s)",
                    LocalizedText(nl: "(leeg)", en: "(empty)"),
                    isConfirmed: false
                ),
                Field(
                    "Calls Route via Registrar",
                    "On",
                    reason: LocalizedText(
                        nl: "gesprekken gaan naar de server waar de PBX aangemeld is",
                        en: "calls go to the server that the PBX is registered at"
                    )
                ),
                Field("Separate Registrar", LocalizedText(nl: "(leeg)", en: "(empty)"), isConfirmed: false),
            ]
        )
    }

    func voip(_ line: AvayaLine) -> SetupSheet.Step {
        SetupSheet.Step(
            title(line, "codecs en audio", "codecs and audio"),
            on: screen(line, "VoIP"),
            fields: [
                Field("Codec Selection", "Custom"),
                Field(
                    "Selected",
                    list(codecNames),
                    reason: LocalizedText(
                        nl: "in deze volgorde (er kan 64K achter staan); al het andere naar Unused",
                        en: "in this order (64K may stand behind them); all others to Unused"
                    )
                ),
                Field(
                    "Fax Transport Support",
                    "None",
                    reason: LocalizedText(nl: "de provider kent geen T.38", en: "the provider knows no T.38")
                ),
                Field("DTMF Support", "RFC2833"),
            ] + (release.hasAdvanced ? [] : [initiationTimeout]) + [
                Field("VoIP Silence Suppression", "Off"),
                Field("Re-Invite Supported", "On"),
                Field("Use Offerer's Preferred Codec", "Off"),
                Field("Codec Lockdown", "Off"),
                Field(
                    "PRACK/100rel Supported",
                    "Off",
                    reason: LocalizedText(nl: "de provider kent geen PRACK", en: "the provider knows no PRACK")
                ),
                Field(
                    "Allow Direct Media Path",
                    "Off",
                    reason: LocalizedText(
                        nl: "achter NAT hoor je elkaar anders niet",
                        en: "behind NAT there is no audio otherwise"
                    )
                ),
            ] + (release == .r11 ? [Field("Media Security", "Disabled", isConfirmed: false)] : [])
        )
    }

    private var initiationTimeout: Field {
        Field(
            "Call Initiation Timeout (s)",
            "4",
            reason: LocalizedText(
                nl: "zolang wacht de PBX op een antwoord voor hij het volgende account neemt",
                en: "how long the PBX waits for an answer before it takes the next account"
            ),
            isConfirmed: release != .r9
        )
    }

    func advanced(_ line: AvayaLine) -> SetupSheet.Step {
        let isConfirmed = release == .r11
        let keepsNumber = trunk.profile.anonymous == .privacyIDWithRealNumber
        return SetupSheet.Step(
            title(line, "herkenning en privacy", "recognition and privacy"),
            on: screen(line, "SIP Advanced", isConfirmed: isConfirmed),
            fields: associationFields + [
                Field("Use + for International", "Off", reason: plusReason, isConfirmed: false),
                Field(
                    "Use PAI for Privacy",
                    "On",
                    reason: LocalizedText(
                        nl: "bij anoniem bellen blijft het nummer in P-Asserted-Identity staan",
                        en: "anonymous calls keep the number in P-Asserted-Identity"
                    ),
                    isConfirmed: false
                ),
                Field(
                    "Use Domain for PAI",
                    "On",
                    reason: LocalizedText(
                        nl: "het domein van de provider in P-Asserted-Identity",
                        en: "the provider's domain in P-Asserted-Identity"
                    ),
                    isConfirmed: isConfirmed
                ),
                Field("Caller ID from From header", "Off", isConfirmed: false),
                Field(
                    "Send From In Clear",
                    keepsNumber ? "On" : "Off",
                    reason: keepsNumber
                        ? LocalizedText(
                            nl: "bij anoniem bellen het echte nummer in From en Privacy: id",
                            en: "anonymous calls have the real number in From, and Privacy: id"
                        )
                        : LocalizedText(
                            nl: "bij anoniem bellen 'anonymous' in From",
                            en: "anonymous calls have 'anonymous' in From"
                        ),
                    isConfirmed: isConfirmed
                ),
                Field("Cache Auth Credentials", "On", isConfirmed: false),
                initiationTimeout,
            ]
        )
    }

    private var plusReason: LocalizedText {
        LocalizedText(nl: "de short codes zetten de + zelf", en: "the short codes put the + themselves")
    }
}

extension String {
    /// With a capital at the beginning.
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
