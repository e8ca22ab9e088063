import TrunkModel

/// Fields and reasons that several lines' sheets share.
struct YeastarFields {
    let yeastar: YeastarPlan

    private var trunk: Trunk { yeastar.trunk }

    typealias Field = SetupSheet.Field

    /// A label that no source confirms.
    static func unconfirmed(_ label: String, _ value: String, _ reason: LocalizedText? = nil) -> Field {
        Field(label, value, reason: reason, isConfirmed: false)
    }

    /// What the sheet writes for a field that stays empty.
    static let nothing = LocalizedText(nl: "(leeg)", en: "(empty)")

    /// A field that stays empty.
    static func empty(_ label: String, _ reason: LocalizedText) -> Field {
        Field(label, nothing, reason: reason)
    }

    static func on(_ label: String, _ reason: LocalizedText, isConfirmed: Bool = true) -> Field {
        Field(label, LocalizedText(nl: "aan", en: "on"), reason: reason, isConfirmed: isConfirmed)
    }

    static func off(_ label: String, _ reason: LocalizedText, isConfirmed: Bool = true) -> Field {
        Field(label, LocalizedText(nl: "uit", en: "off"), reason: reason, isConfirmed: isConfirmed)
    }

    /// The codecs in order; nothing else may be offered.
    func codecs(_ label: String, isConfirmed: Bool = true) -> Field {
        Field(
            label,
            trunk.profile.codecs.map(\.rawValue).joined(separator: ", "),
            reason: LocalizedText(
                nl: "in deze volgorde, alle andere weg; standaard staat u-law voorop",
                en: "in this order, all others removed; by default u-law comes first"
            ),
            isConfirmed: isConfirmed
        )
    }

    /// How many calls at a time.
    func channels(_ label: String) -> Field {
        Field(
            label,
            trunk.channels.map { LocalizedText(String($0)) } ?? LocalizedText("0"),
            reason: trunk.channels == nil
                ? LocalizedText(nl: "geen grens", en: "no limit")
                : LocalizedText(
                    nl: "zoveel gesprekken levert de provider tegelijk",
                    en: "as many calls as the provider gives"
                )
        )
    }

    func mainNumber(_ label: String, _ account: Trunk.Account, isConfirmed: Bool = true) -> Field? {
        yeastar.mainNumber(account).map { number in
            Field(
                label,
                number,
                reason: trunk.kind == .deviceAccounts
                    ? LocalizedText(nl: "het ene nummer van dit account", en: "this account's one number")
                    : LocalizedText(
                        nl: "zonder dit toont de PBX de accountnaam, en die weigert de provider",
                        en: "without it the PBX shows the account's name, which the provider refuses"
                    ),
                isConfirmed: isConfirmed
            )
        }
    }

    /// The trunks of a group, in order.
    func trunks(_ label: String, _ group: YeastarGroup) -> Field {
        Field(
            label,
            group.trunks.joined(separator: ", "),
            reason: group.trunks.count > 1
                ? LocalizedText(
                    nl: "in deze volgorde: eerst het primaire account, het tweede alleen bij storing",
                    en: "in this order: the primary account first, the second one only when it fails"
                )
                : LocalizedText(
                    nl: "geen ander account: dat toont een ander nummer",
                    en: "no other account: it would show another number"
                )
        )
    }

    static let roundRobin = off(
        "Rrmemory Hunt",
        LocalizedText(
            nl: "aan wisselt de accounts af, en dan werkt eerst-primair niet",
            en: "on takes the accounts in turn, and the primary one would not come first"
        )
    )

    static let keepalive = on(
        "Qualify",
        LocalizedText(
            nl: "vraagt met OPTIONS of de provider er is; die antwoordt 200 OK",
            en: "asks by OPTIONS whether the provider is there; it answers 200 OK"
        )
    )

    static let noFax = LocalizedText(nl: "de provider kent geen T.38", en: "the provider has no T.38")

    static let noEncryption = LocalizedText(
        nl: "de provider werkt met gewone RTP",
        en: "the provider uses plain RTP"
    )

    static let keys = LocalizedText(
        nl: "de provider kent alleen RFC 2833, nu RFC 4733 geheten",
        en: "the provider knows RFC 2833 only, now called RFC 4733"
    )

    static let privacyOff = off(
        "Send Privacy ID",
        LocalizedText(
            nl: "aan maakt elk gesprek van deze trunk anoniem",
            en: "on makes every call of this trunk anonymous"
        )
    )

    static let onlyUDP = LocalizedText(nl: "de provider kent alleen UDP", en: "the provider knows UDP only")

    static let sameAsServer = LocalizedText(nl: "hetzelfde als de server", en: "the same as the server")

    static let accountOfProvider = LocalizedText(
        nl: "uit de wizard van de provider",
        en: "from the provider's wizard"
    )

    /// Who is in which group.
    var groupTable: SetupSheet.Table {
        SetupSheet.Table(
            ["Extension Group", "Members"],
            yeastar.groups.map { [LocalizedText($0.name), $0.members.text] }
        )
    }

    /// Why nobody else may be in a group.
    var groupText: LocalizedText {
        yeastar.groups.count > 1
            ? LocalizedText(
                nl:
                    "Elk account heeft zijn eigen groep: wie lid is, belt met het nummer van dat account. Een toestel is lid van "
                    + "precies een groep. Wie in geen groep zit, kan niet naar buiten bellen.",
                en:
                    "Each account has a group of its own: its members call with that account's number. An extension is a member of "
                    + "exactly one group. Who is in no group cannot call out."
            )
            : LocalizedText(
                nl: "Wie in de groep zit, mag naar buiten bellen; wie er niet in zit, kan dat niet.",
                en: "Who is in the group may call out; who is not, cannot."
            )
    }

    /// Outbound dial patterns, one a row.
    func patternTable(_ columns: [String], _ group: YeastarGroup) -> SetupSheet.Table {
        let rows = yeastar.outbound(of: [group]).flatMap { route in
            route.patterns.map { [route.name, $0, route.strip == 0 ? "" : String(route.strip), route.prepend] }
        }
        return SetupSheet.Table(columns, rows)
    }

    /// The trunks, in order of priority, that must be registered in the end.
    var registered: SetupSheet.Table {
        SetupSheet.Table(
            localized: [LocalizedText("trunk"), LocalizedText("status")],
            yeastar.trunkNames.map { [LocalizedText($0), LocalizedText(nl: "aangemeld", en: "registered")] }
        )
    }

    /// How to read a table of patterns.
    static let patternText = LocalizedText(
        nl:
            "Maak de routes in deze volgorde: de PBX neemt de eerste die past. Rijen met dezelfde naam zijn patronen van een "
            + "route. Wat niet in de tabel staat, kan niet worden gebeld.",
        en:
            "Make the routes in this order: the PBX takes the first that fits. Rows with the same name are patterns of one "
            + "route. What is not in the table cannot be called."
    )

    /// How to read a table of inbound routes.
    static let inboundText = LocalizedText(
        nl:
            "Het meest precieze patroon wint, de volgorde maakt niet uit. Kies in elke route alle trunks: het gesprek kan over elk "
            + "ervan komen. Maak geen route zonder nummer: die vangt alles, ook wat niet van jou is.",
        en:
            "The most exact pattern wins, the order does not matter. Choose all trunks in every route: the call may come over "
            + "either. Make no route without a number: it would take everything, even what is not yours."
    )
}
