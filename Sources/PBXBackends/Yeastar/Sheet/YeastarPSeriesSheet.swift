import DialPlan
import TrunkModel

/// The P-Series' screens, in the order in which one needs them.
struct YeastarPSeriesSheet {
    let yeastar: YeastarPlan

    typealias Field = SetupSheet.Field
    typealias Step = SetupSheet.Step

    var fields: YeastarFields { YeastarFields(yeastar: yeastar) }
    var trunk: Trunk { yeastar.trunk }

    var steps: [Step] {
        var steps = [api, groups]
        for account in trunk.accounts {
            steps += [basic(account), advanced(account), dids(account), callerID(account), headers(account)]
                .compactMap(\.self)
        }
        return steps + outbound + inbound + [emergency, sipSettings, check]
    }

    /// The screen of a trunk that is added or edited.
    static func trunkScreen(_ tab: String) -> SetupSheet.Screen {
        SetupSheet.Screen("Extension and Trunk", "Trunk", "Add", tab: tab)
    }

    private var api: Step {
        Step(
            LocalizedText(nl: "Met of zonder de Open API", en: "With or without the Open API"),
            on: SetupSheet.Screen("Integrations", "API"),
            text: LocalizedText(
                nl:
                    "Alles hieronder kan met de hand. Een programma kan de trunks (tabblad Basic) en de uitgaande routes ook maken "
                    + "met openapi-plan.json: zet hier de API aan en geef het Client ID en Client Secret. Loop daarna toch alle "
                    + "stappen na: de rest kan de API niet.",
                en:
                    "All that follows can be done by hand. A program can also create the trunks (tab Basic) and the outbound routes "
                    + "from openapi-plan.json: switch the API on here and give it the Client ID and Client Secret. Go through all "
                    + "steps all the same: the API cannot do the rest."
            )
        )
    }

    private var groups: Step {
        Step(
            LocalizedText(nl: "Wie naar buiten mag bellen", en: "Who may call out"),
            on: SetupSheet.Screen("Extension and Trunk", "Extension Group", "Add", isConfirmed: false),
            text: fields.groupText,
            table: fields.groupTable
        )
    }

    // MARK: Trunk

    private func basic(_ account: Trunk.Account) -> Step {
        let name = yeastar.name(account)
        return Step(
            LocalizedText(nl: "Trunk \(name): account", en: "Trunk \(name): account"),
            on: Self.trunkScreen("Basic"),
            fields: [
                Field(
                    "Name",
                    name,
                    reason: LocalizedText(nl: "zonder spaties en tekens", en: "without blanks and signs")
                ),
                Field("Trunk Status", "Enabled"),
                Field(
                    "Select ITSP Template",
                    "General",
                    reason: LocalizedText(
                        nl: "er is geen sjabloon van deze provider",
                        en: "there is no template of this provider"
                    )
                ),
                Field(
                    "Trunk Type",
                    "Register Trunk",
                    reason: LocalizedText(nl: "de PBX meldt zich aan", en: "the PBX registers")
                ),
                Field("Transport", "UDP", reason: YeastarFields.onlyUDP),
                Field("Hostname/IP", account.server.host, reason: YeastarFields.accountOfProvider),
                Field("Port", String(account.server.port)),
                Field("Domain", account.server.host, reason: YeastarFields.sameAsServer),
                Field("Username", account.username, reason: YeastarFields.accountOfProvider),
                Field("Password", passwordOf: account),
                Field("Authentication Name", account.username),
                YeastarFields.off(
                    "Enable Outbound Proxy",
                    LocalizedText(nl: "de provider heeft er geen", en: "the provider has none")
                ),
            ]
        )
    }

    private func advanced(_ account: Trunk.Account) -> Step {
        let name = yeastar.name(account)
        let asSystem = LocalizedText(
            nl: "komt het nummer niet door, kies dan To",
            en: "if the number does not come through, choose To"
        )
        return Step(
            LocalizedText(nl: "Trunk \(name): audio en bewaking", en: "Trunk \(name): audio and supervision"),
            on: Self.trunkScreen("Advanced"),
            fields: [
                fields.codecs("Codec", isConfirmed: false),
                Field("DTMF Mode", "RFC4733 (RFC2833)", reason: YeastarFields.keys),
                YeastarFields.keepalive,
                YeastarFields.off("T.38 Support", YeastarFields.noFax, isConfirmed: false),
                YeastarFields.off("Enable SRTP", YeastarFields.noEncryption, isConfirmed: false),
                fields.channels("Maximum Concurrent Calls"),
                Field("Get DID From", "Follow System", reason: asSystem),
                Field("Get Caller ID From", "Follow System"),
            ]
        )
    }

    private func dids(_ account: Trunk.Account) -> Step? {
        let blocks = yeastar.dids(account)
        guard !blocks.isEmpty else { return nil }
        let name = yeastar.name(account)
        return Step(
            LocalizedText(nl: "Trunk \(name): nummers", en: "Trunk \(name): numbers"),
            on: Self.trunkScreen("DIDs/DDIs"),
            text: LocalizedText(
                nl:
                    "Importeer het bestand en kijk of alle nummers er staan, met dezelfde cijfers en + als in het bestand.",
                en: "Import the file and see that all numbers are there, with the same digits and + as in the file."
            ),
            fields: [Field("Import", "dids-\(account.label).csv")]
        )
    }

    private func callerID(_ account: Trunk.Account) -> Step? {
        let name = yeastar.name(account)
        let hasFile = yeastar.callerIDs.contains { number in
            number.extensions.contains { $0.count <= YeastarPSeriesFiles.longestExtension }
        }
        let own = Field(
            "Import",
            "outbound-caller-ids-\(account.label).csv",
            reason: LocalizedText(
                nl: "wie een eigen nummer toont; onbekende toestellen slaat de import zonder melding over",
                en: "who shows a number of their own; the import skips unknown extensions without a word"
            )
        )
        let list = [fields.mainNumber("Default Outbound Caller ID", account, isConfirmed: false), hasFile ? own : nil]
            .compactMap(\.self)
        if list.isEmpty { return nil }
        return Step(
            LocalizedText(nl: "Trunk \(name): getoonde nummers", en: "Trunk \(name): numbers shown"),
            on: Self.trunkScreen("Outbound Caller ID"),
            fields: list
        )
    }

    private func headers(_ account: Trunk.Account) -> Step {
        let name = yeastar.name(account)
        return Step(
            LocalizedText(nl: "Trunk \(name): SIP-headers", en: "Trunk \(name): SIP headers"),
            on: Self.trunkScreen("SIP Headers"),
            text: LocalizedText(
                nl: "Dit kan alleen hier: niet met een import en niet met de Open API.",
                en: "This is only possible here: neither by an import nor by the Open API."
            ),
            fields: [
                Field(
                    "From User Part",
                    "[Default]",
                    reason: LocalizedText(
                        nl: "het nummer van de beller op deze trunk, anders het standaardnummer",
                        en: "the caller's number on this trunk, else the default number"
                    )
                ),
                Field(
                    "Remote-Party-ID",
                    "[None]",
                    reason: LocalizedText(nl: "de provider leest deze header niet", en: "the provider does not read it")
                ),
                Field(
                    "P-Asserted-Identity",
                    "[Default]",
                    reason: LocalizedText(
                        nl: "standaard stuurt de PBX hem niet, en dan kan de provider gesprekken weigeren",
                        en: "by default it is not sent, and then the provider may refuse calls"
                    )
                ),
                Field("P-Preferred-Identity", "[None]"),
                YeastarFields.privacyOff,
            ]
        )
    }
}
