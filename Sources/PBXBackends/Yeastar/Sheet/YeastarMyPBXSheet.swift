import DialPlan
import TrunkModel

/// MyPBX' screens, in the order in which one needs them (provider's manual, appendix 4a: device account, 4b: trunk).
struct YeastarMyPBXSheet {
    let yeastar: YeastarPlan

    typealias Field = SetupSheet.Field
    typealias Step = SetupSheet.Step

    private var fields: YeastarFields { YeastarFields(yeastar: yeastar) }
    private var trunk: Trunk { yeastar.trunk }

    static let trunkScreen = SetupSheet.Screen("PBX", "Trunks", "VoIP Trunk", "Add VoIP Trunk", isConfirmed: false)
    static let editScreen = SetupSheet.Screen("PBX", "Trunks", "VoIP Trunk", "Edit", isConfirmed: false)
    static let outboundScreen = SetupSheet.Screen("PBX", "Outbound Routes", "Add", isConfirmed: false)
    static let inboundScreen = SetupSheet.Screen("PBX", "Inbound Routes", "Add", isConfirmed: false)
    static let sipScreen = SetupSheet.Screen("PBX", "SIP Settings", isConfirmed: false)

    var steps: [Step] {
        trunk.accounts.flatMap { [add($0), edit($0)] } + [dod].compactMap(\.self) + yeastar.groups.map(outbound)
            + [inbound, sip, check].compactMap(\.self)
    }

    // MARK: Trunks

    private func add(_ account: Trunk.Account) -> Step {
        let name = yeastar.name(account)
        let main = fields.mainNumber("Caller ID", account)
        return Step(
            LocalizedText(nl: "Trunk \(name): account", en: "Trunk \(name): account"),
            on: Self.trunkScreen,
            text: LocalizedText(
                nl: "Neem VoIP Trunk, niet Service Provider: die kent geen gebruikersnaam en wachtwoord.",
                en: "Take VoIP Trunk, not Service Provider: that one has no user name and password."
            ),
            fields: [
                Field("Type", "SIP"),
                Field("Provider Name", name),
                Field("Hostname/IP", account.server.host, reason: YeastarFields.accountOfProvider),
                Field(
                    "Port",
                    String(account.server.port),
                    reason: LocalizedText(nl: "het vak achter Hostname/IP", en: "the box behind Hostname/IP"),
                    isConfirmed: false
                ),
                Field("Domain", account.server.host, reason: YeastarFields.sameAsServer),
                Field("Username", account.username, reason: YeastarFields.accountOfProvider),
                Field("Authorization name", account.username),
                Field("Password", passwordOf: account),
                YeastarFields.empty(
                    "From User",
                    LocalizedText(
                        nl: "een naam hier vervangt het nummer van elke beller",
                        en: "a name here would replace every caller's number"
                    )
                ),
                YeastarFields.empty(
                    "Online number",
                    LocalizedText(nl: "alleen voor Skype", en: "for Skype only")
                ),
                fields.channels("Maximum Channels"),
            ] + [main].compactMap(\.self)
        )
    }

    private func edit(_ account: Trunk.Account) -> Step {
        let name = yeastar.name(account)
        return Step(
            LocalizedText(nl: "Trunk \(name): audio en bewaking", en: "Trunk \(name): audio and supervision"),
            on: Self.editScreen,
            text: LocalizedText(
                nl: "Bewaar de trunk eerst: deze velden staan er pas bij wijzigen.",
                en: "Save the trunk first: these fields only appear when it is edited."
            ),
            fields: [
                fields.codecs("Codecs"),
                Field("Transport", "UDP", reason: YeastarFields.onlyUDP),
                YeastarFields.keepalive,
                Field("DTMF mode", "rfc2833", reason: YeastarFields.keys),
            ]
        )
    }

    private var dod: Step? {
        let rows = yeastar.callerIDs.flatMap { number, extensions in extensions.map { [number, $0] } }
        if rows.isEmpty { return nil }
        let names = yeastar.trunkNames.joined(separator: ", ")
        return Step(
            LocalizedText(nl: "Elke trunk: nummers per beller", en: "Each trunk: numbers per caller"),
            on: Self.editScreen,
            text: LocalizedText(
                nl: "Een nummer dat bij een toestel zelf staat, gaat hiervoor: laat dat leeg. Voor: \(names).",
                en: "A number set at the extension itself comes before this one: leave it empty there. For: \(names)."
            ),
            table: SetupSheet.Table(["DOD", "Associated Extension"], rows)
        )
    }

    // MARK: Routes

    private func outbound(_ group: YeastarGroup) -> Step {
        Step(
            LocalizedText(
                nl: "Uitgaande routes over \(group.trunks.joined(separator: ", "))",
                en: "Outbound routes over \(group.trunks.joined(separator: ", "))"
            ),
            on: Self.outboundScreen,
            text: YeastarFields.patternText,
            fields: [
                YeastarFields.roundRobin,
                Field(
                    "Member Extensions",
                    group.members.text,
                    reason: LocalizedText(nl: "wie zo mag bellen", en: "who may call this way")
                ),
                fields.trunks("Member Trunks", group),
            ],
            table: fields.patternTable(["Route Name", "Dial Pattern", "Strip", "Prepend"], group)
        )
    }

    /// Ranges of direct numbers whose extensions follow each other: one route for the whole of them.
    ///
    /// Not where extensions begin with 0: nothing says that counting keeps the zero.
    var ranges: [(numbers: String, extensions: String, routes: ArraySlice<YeastarInboundRoute>)] {
        var result: [(numbers: String, extensions: String, routes: ArraySlice<YeastarInboundRoute>)] = []
        var rest = yeastar.inbound[...]
        while let first = rest.first {
            let run = first.isDirect ? rest.prefix { $0.key == first.key } : rest.prefix(1)
            rest = rest.dropFirst(run.count)
            guard run.count > 1, let last = run.last, first.isExtension, last.isExtension,
                first.target.count == last.target.count, !first.target.hasPrefix("0"), let low = Int(first.target),
                let high = Int(last.target),
                high - low == run.count - 1
            else { continue }
            result.append(
                (
                    "\(first.patterns.joined())-\(last.patterns.joined())",
                    "\(first.target)-\(last.target)",
                    run
                )
            )
        }
        return result
    }

    private var inbound: Step? {
        let heads = Dictionary(ranges.map { ($0.routes.first?.name ?? "", $0) }) { first, _ in first }
        let rest = Set(ranges.flatMap { $0.routes.dropFirst().map(\.name) })
        var rows: [[String]] = []
        for route in yeastar.inbound where route.kind != nil && !rest.contains(route.name) {
            let trunks = route.trunks.joined(separator: ", ")
            if let range = heads[route.name] {
                rows.append([route.name, range.numbers, range.extensions, trunks, "Extension Range"])
            } else {
                rows += YeastarSSeriesFiles.numbered(route.name, route.patterns).map {
                    [$0.name, $0.pattern, "", trunks, route.destination]
                }
            }
        }
        if rows.isEmpty { return nil }
        return Step(
            LocalizedText(nl: "Inkomende routes", en: "Inbound routes"),
            on: Self.inboundScreen,
            text: YeastarFields.inboundText,
            table: SetupSheet.Table(["Route Name", "DID Number", "Extension", "Member Trunks", "Destination"], rows)
        )
    }

    private var sip: Step {
        Step(
            LocalizedText(nl: "SIP voor de hele PBX", en: "SIP for the whole PBX"),
            on: Self.sipScreen,
            fields: [
                YeastarFields.off(
                    "Allow RTP Reinvite",
                    LocalizedText(nl: "audio loopt over de PBX", en: "audio goes through the PBX")
                )
            ]
        )
    }

    private var check: Step {
        Step(
            LocalizedText(nl: "Pas toe en kijk of het werkt", en: "Apply, and see that it works"),
            text: LocalizedText(
                nl:
                    "Klik na Save op Apply Changes. Elke trunk moet aangemeld zijn. Bel een nummer van de trunk, en bel zelf naar "
                    + "een mobiele telefoon.",
                en:
                    "After Save click Apply Changes. Every trunk must be registered. Call a number of the trunk, and call a mobile "
                    + "phone yourself."
            ),
            table: fields.registered
        )
    }
}
