import DialPlan
import TrunkModel

/// Routes, emergency numbers and settings of the whole system.
extension YeastarPSeriesSheet {
    static let outboundScreen = SetupSheet.Screen("Call Control", "Outbound Route", "Add", isConfirmed: false)
    static let inboundScreen = SetupSheet.Screen("Call Control", "Inbound Route", "Add", isConfirmed: false)
    static let emergencyScreen = SetupSheet.Screen("Call Control", "Emergency Number")
    static let settingsScreen = SetupSheet.Screen("PBX Settings", "SIP Settings")

    var outbound: [Step] {
        yeastar.groups.map { group in
            Step(
                LocalizedText(
                    nl: "Uitgaande routes voor \(group.name)",
                    en: "Outbound routes for \(group.name)"
                ),
                on: Self.outboundScreen,
                text: YeastarFields.patternText,
                fields: [
                    YeastarFields.empty(
                        "Outbound Caller ID",
                        LocalizedText(
                            nl: "een nummer hier gaat voor het nummer van de beller",
                            en: "a number here would replace the caller's own"
                        )
                    ),
                    fields.trunks("Trunks", group),
                    YeastarFields.roundRobin,
                    Field("Extensions", group.name, reason: group.members.text),
                    Field("Outbound Route Password", "Disable", isConfirmed: false),
                ],
                table: fields.patternTable(["Name", "Pattern", "Strip", "Prepend"], group)
            )
        }
    }

    var inbound: [Step] {
        let single = yeastar.inbound.filter { $0.kind != nil && !($0.isDirect && $0.isExtension) }
        let direct = yeastar.inbound.filter { $0.isDirect && $0.isExtension }
        var steps: [Step] = []
        if !single.isEmpty {
            steps.append(
                Step(
                    LocalizedText(nl: "Inkomende routes", en: "Inbound routes"),
                    on: Self.inboundScreen,
                    text: YeastarFields.inboundText,
                    table: SetupSheet.Table(
                        ["Name", "DID Pattern", "Trunks", "Default Destination"],
                        single.flatMap { route in
                            route.patterns.map {
                                [route.name, $0, route.trunks.joined(separator: ", "), route.destination]
                            }
                        }
                    )
                )
            )
        }
        if !direct.isEmpty {
            steps.append(
                Step(
                    LocalizedText(nl: "Inkomende route voor doorkiesnummers", en: "Inbound route for direct numbers"),
                    on: Self.inboundScreen,
                    text: LocalizedText(
                        nl:
                            "Een route voor alle doorkiesnummers samen. Kent je firmware deze keuze niet, maak dan een route per "
                            + "regel van het bestand. Kijk na de import of alle regels er staan: onbekende toestellen slaat de PBX "
                            + "zonder melding over.",
                        en:
                            "One route for all direct numbers together. If your firmware does not have this choice, make a route for "
                            + "each line of the file. See after the import that all lines are there: the PBX skips unknown "
                            + "extensions without a word."
                    ),
                    fields: [
                        Field("Name", "\(YeastarPlan.base(trunk))Direct"),
                        Field("DID Matching Mode", "DID Number to Specific Extension", isConfirmed: false),
                        Field("Import", "did-to-extension.csv"),
                        Field("Trunks", yeastar.trunkNames.joined(separator: ", ")),
                    ]
                )
            )
        }
        return steps
    }

    var emergency: Step {
        let numbers = yeastar.plan.numbering.emergency.filter(\.isLiteral).map(\.notation)
        let trunks = (yeastar.groups.last?.trunks ?? yeastar.trunkNames).joined(separator: ", ")
        return Step(
            LocalizedText(nl: "Noodnummers", en: "Emergency numbers"),
            on: Self.emergencyScreen,
            text: LocalizedText(
                nl:
                    "De PBX heeft hiervoor een eigen menu; de uitgaande route alleen is niet hoe de fabrikant het bedoelt.",
                en: "The PBX has a menu of its own for these; the outbound route alone is not what the maker intends."
            ),
            table: SetupSheet.Table(["Emergency Number", "Trunk"], numbers.map { [$0, trunks] })
        )
    }

    var sipSettings: Step {
        let profile = trunk.profile
        return Step(
            LocalizedText(nl: "Instellingen van de hele PBX", en: "Settings of the whole PBX"),
            on: Self.settingsScreen,
            fields: [
                Field(
                    "Default Registration Time (s)",
                    String(profile.registrationExpiry),
                    reason: LocalizedText(nl: "geldt voor alle trunks", en: "holds for all trunks")
                ),
                Field(
                    "Registration Attempts",
                    "0",
                    reason: LocalizedText(nl: "0: blijf het proberen", en: "0: never give up")
                ),
                Field(
                    "Qualify Frequency (s)",
                    String(profile.keepaliveInterval),
                    reason: LocalizedText(
                        nl: "zo snel merkt de PBX een storing",
                        en: "how soon the PBX notices a failure"
                    )
                ),
                Field(
                    "RTP Port Range",
                    YeastarHost.mediaPorts,
                    reason: LocalizedText(nl: "dezelfde als in de firewall", en: "the same as in the firewall")
                ),
                Field(
                    "Outbound SIP Port Range",
                    YeastarHost.outboundPorts,
                    reason: LocalizedText(
                        nl: "aanmelden gaat van een van deze poorten uit, niet van 5060",
                        en: "registrations leave from one of these ports, not from 5060"
                    )
                ),
                Field(
                    "Session Timer",
                    "No",
                    reason: LocalizedText(nl: "de provider kent geen UPDATE", en: "the provider has no UPDATE")
                ),
                YeastarFields.off(
                    "Allow Guest",
                    LocalizedText(nl: "geen gesprekken van onbekenden", en: "no calls from strangers")
                ),
            ]
        )
    }

    var check: Step {
        Step(
            LocalizedText(nl: "Kijk of het werkt", en: "See that it works"),
            text: LocalizedText(
                nl:
                    "Sla op en pas toe. In de lijst met trunks moet elke trunk aangemeld zijn. Staan de routes in de volgorde van dit "
                    + "blad? Bel dan een nummer van de trunk, en bel zelf naar een mobiele telefoon.",
                en:
                    "Save and apply. Every trunk in the list must be registered. Do the routes stand in the order of this sheet? "
                    + "Then call a number of the trunk, and call a mobile phone yourself."
            ),
            table: fields.registered
        )
    }
}
