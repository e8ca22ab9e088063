import DialPlan
import TrunkModel

/// The screens of the S-Series, K2 and the old Cloud PBX, in the order in which one needs them.
struct YeastarSSeriesSheet {
    let yeastar: YeastarPlan

    typealias Field = SetupSheet.Field
    typealias Step = SetupSheet.Step

    private var fields: YeastarFields { YeastarFields(yeastar: yeastar) }
    private var trunk: Trunk { yeastar.trunk }
    private var allTrunks: String { yeastar.trunkNames.joined(separator: ", ") }

    static func trunkScreen(_ tab: String) -> SetupSheet.Screen {
        SetupSheet.Screen("Settings", "PBX", "Trunks", "Edit", tab: tab, isConfirmed: false)
    }

    static let trunksScreen = SetupSheet.Screen("Settings", "PBX", "Trunks", "Import", isConfirmed: false)
    static let outboundScreen = SetupSheet.Screen(
        "Settings",
        "PBX",
        "Call Control",
        "Outbound Routes",
        "Import",
        isConfirmed: false
    )
    static let inboundScreen = SetupSheet.Screen(
        "Settings",
        "PBX",
        "Call Control",
        "Inbound Routes",
        "Import",
        isConfirmed: false
    )
    static let sipScreen = SetupSheet.Screen("Settings", "PBX", "General", "SIP", tab: "Advanced")

    var steps: [Step] {
        [groups, importTrunks].compactMap(\.self)
            + trunk.accounts.filter { !YeastarSSeriesFiles.isImported($0) }.map(byHand)
            + trunk.accounts.compactMap(callerID)
            + [codec, advanced, dod, sip, outbound, inbound, otherInbound, check]
            .compactMap(\.self)
    }

    private var groups: Step {
        Step(
            LocalizedText(nl: "Wie naar buiten mag bellen", en: "Who may call out"),
            on: SetupSheet.Screen("Settings", "PBX", "Extensions", "Extension Group", isConfirmed: false),
            text: fields.groupText,
            table: fields.groupTable
        )
    }

    // MARK: Trunks

    private var importTrunks: Step? {
        guard trunk.accounts.contains(where: YeastarSSeriesFiles.isImported) else { return nil }
        return Step(
            LocalizedText(nl: "Importeer de trunks", en: "Import the trunks"),
            on: Self.trunksScreen,
            text: LocalizedText(
                nl:
                    "Haal met Download the Template eerst het voorbeeld op. Heeft de eerste regel daarvan andere namen dan die van "
                    + "trunks.csv, zet dan de namen van het voorbeeld boven het bestand.",
                en:
                    "Fetch the sample by Download the Template first. If the names in its first line differ from those of trunks.csv, "
                    + "put the sample's names on top of the file."
            ),
            fields: [
                Field(
                    "Import",
                    "trunks.csv",
                    reason: LocalizedText(
                        nl: "bevat wachtwoorden: gooi het daarna weg",
                        en: "holds passwords: delete it afterwards"
                    )
                )
            ]
        )
    }

    private func byHand(_ account: Trunk.Account) -> Step {
        let name = yeastar.name(account)
        return Step(
            LocalizedText(nl: "Trunk \(name): met de hand", en: "Trunk \(name): by hand"),
            on: Self.trunkScreen("Basic"),
            text: LocalizedText(
                nl:
                    "Het wachtwoord kan niet worden geïmporteerd. Weigert ook dit scherm het, maak dan bij de provider een ander.",
                en: "The password cannot be imported. If this screen refuses it too, make another one at the provider."
            ),
            fields: [
                Field("Type", "SIP"),
                Field("Trunk Status", "Enabled"),
                Field("Provider Name", name),
                Field("Trunk Type", "Register Trunk"),
                Field("Transport", "UDP", reason: YeastarFields.onlyUDP),
                Field("Hostname/IP", account.server.host),
                Field("Port", String(account.server.port)),
                Field("Domain", account.server.host, reason: YeastarFields.sameAsServer),
                Field("Username", account.username, reason: YeastarFields.accountOfProvider),
                Field("Password", passwordOf: account),
                Field("Authentication Name", account.username),
            ]
        )
    }

    private func callerID(_ account: Trunk.Account) -> Step? {
        let name = yeastar.name(account)
        guard let main = fields.mainNumber("Caller ID Number", account) else { return nil }
        return Step(
            LocalizedText(nl: "Trunk \(name): getoond nummer", en: "Trunk \(name): number shown"),
            on: Self.trunkScreen("Basic"),
            fields: [
                YeastarFields.empty(
                    "From User",
                    LocalizedText(
                        nl: "een naam hier vervangt het nummer van elke beller",
                        en: "a name here would replace every caller's number"
                    )
                ),
                main,
            ]
        )
    }

    private var codec: Step {
        Step(
            LocalizedText(nl: "Elke trunk: codecs", en: "Each trunk: codecs"),
            on: Self.trunkScreen("Codec"),
            text: LocalizedText(nl: "Voor: \(allTrunks).", en: "For: \(allTrunks)."),
            fields: [fields.codecs("Codec")]
        )
    }

    private var advanced: Step {
        Step(
            LocalizedText(nl: "Elke trunk: bewaking en audio", en: "Each trunk: supervision and audio"),
            on: Self.trunkScreen("Advanced"),
            text: LocalizedText(nl: "Voor: \(allTrunks).", en: "For: \(allTrunks)."),
            fields: [
                YeastarFields.keepalive,
                YeastarFields.off("Enable SRTP", YeastarFields.noEncryption),
                YeastarFields.off("T.38 Support", YeastarFields.noFax),
                Field("DTMF Mode", "RFC4733", reason: YeastarFields.keys),
                YeastarFields.privacyOff,
                fields.channels("Maximum Channels"),
            ]
        )
    }

    private var dod: Step? {
        let rows = yeastar.callerIDs.map { [$0.number, $0.extensions.joined(separator: ", ")] }
        if rows.isEmpty { return nil }
        return Step(
            LocalizedText(nl: "Elke trunk: nummers per beller", en: "Each trunk: numbers per caller"),
            on: Self.trunkScreen("DOD"),
            text: LocalizedText(
                nl: "Op beide trunks hetzelfde. Voor: \(allTrunks).",
                en: "The same on all of them. For: \(allTrunks)."
            ),
            table: SetupSheet.Table(["DOD", "Associated Extensions"], rows)
        )
    }

    // MARK: System and routes

    private var sip: Step {
        let identity =
            trunk.profile.requiresAssertedIdentity
            ? [
                YeastarFields.on(
                    "Send P Asserted Identify",
                    LocalizedText(
                        nl: "de provider wil deze header; geldt voor alle trunks",
                        en: "the provider wants this header; holds for all trunks"
                    ),
                    isConfirmed: false
                )
            ]
            : []
        return Step(
            LocalizedText(nl: "SIP voor de hele PBX", en: "SIP for the whole PBX"),
            on: Self.sipScreen,
            fields: [
                YeastarFields.unconfirmed(
                    "Get DID From",
                    "Invite",
                    LocalizedText(
                        nl: "komt het nummer niet door, kies dan To",
                        en: "if the number does not come through, choose To"
                    )
                ),
                YeastarFields.off(
                    "Send Remote Party ID",
                    LocalizedText(nl: "de provider leest deze header niet", en: "the provider does not read it"),
                    isConfirmed: false
                ),
            ] + identity + [
                YeastarFields.off(
                    "100rel",
                    LocalizedText(nl: "de provider kent geen PRACK", en: "the provider has no PRACK"),
                    isConfirmed: false
                ),
                YeastarFields.off(
                    "Allow Guest",
                    LocalizedText(nl: "geen gesprekken van onbekenden", en: "no calls from strangers"),
                    isConfirmed: false
                ),
                YeastarFields.off(
                    "Allow RTP Re-invite",
                    LocalizedText(
                        nl: "audio loopt over de PBX",
                        en: "audio goes through the PBX"
                    ),
                    isConfirmed: false
                ),
            ]
        )
    }

    private var outbound: Step? {
        if yeastar.groups.isEmpty { return nil }
        return Step(
            LocalizedText(nl: "Importeer de uitgaande routes", en: "Import the outbound routes"),
            on: Self.outboundScreen,
            text: LocalizedText(
                nl:
                    "De volgorde van het bestand is de volgorde van de routes: de eerste die past, wint. De kop schrijft Prpend, "
                    + "zoals het enige voorbeeld dat we kennen; schrijft jouw Download the Template Prepend, verander dat woord dan. "
                    + "Onbekende groepen en trunks slaat de import zonder melding over: kijk daarna of elke route ze heeft.",
                en:
                    "The order of the file is the order of the routes: the first that fits wins. The header says Prpend, as the only "
                    + "sample that we know does; if your Download the Template says Prepend, change that word. The import skips "
                    + "unknown groups and trunks without a word: see afterwards that each route has them."
            ),
            fields: [
                Field("Import", "outbound-routes.csv"),
                YeastarFields.roundRobin,
                Field(
                    "Member Trunks",
                    yeastar.groups.map { $0.trunks.joined(separator: ", ") }.joined(separator: "; "),
                    reason: LocalizedText(
                        nl: "in deze volgorde: het primaire account eerst",
                        en: "in this order: the primary account first"
                    )
                ),
            ]
        )
    }

    private var inbound: Step? {
        guard yeastar.inbound.contains(where: YeastarSSeriesFiles.isImported) else { return nil }
        return Step(
            LocalizedText(nl: "Importeer de inkomende routes", en: "Import the inbound routes"),
            on: Self.inboundScreen,
            text: LocalizedText(
                nl: "Een toestel dat niet bestaat, wordt zonder melding ophangen: kijk de lijst daarna na.",
                en:
                    "An extension that does not exist becomes a hang-up without a word: look through the list afterwards."
            ),
            fields: [Field("Import", "inbound-routes.csv")]
        )
    }

    private var otherInbound: Step? {
        let rows = yeastar.inbound.filter { !YeastarSSeriesFiles.isImported($0) }.flatMap { route in
            YeastarSSeriesFiles.numbered(route.name, route.patterns).map {
                [$0.name, $0.pattern, route.trunks.joined(separator: ", "), route.destination]
            }
        }
        if rows.isEmpty { return nil }
        return Step(
            LocalizedText(nl: "Inkomende routes met de hand", en: "Inbound routes by hand"),
            on: SetupSheet.Screen("Settings", "PBX", "Call Control", "Inbound Routes", "Add", isConfirmed: false),
            text: YeastarFields.inboundText,
            table: SetupSheet.Table(["Name", "DID Pattern", "Member Trunks", "Destination"], rows)
        )
    }

    private var check: Step {
        Step(
            LocalizedText(nl: "Pas toe en kijk of het werkt", en: "Apply, and see that it works"),
            text: LocalizedText(
                nl:
                    "Klik op Apply. In de lijst met trunks moet elke trunk aangemeld zijn. Bel een nummer van de trunk, en bel zelf "
                    + "naar een mobiele telefoon.",
                en:
                    "Click Apply. Every trunk in the list must be registered. Call a number of the trunk, and call a mobile phone "
                    + "yourself."
            ),
            table: fields.registered
        )
    }
}
