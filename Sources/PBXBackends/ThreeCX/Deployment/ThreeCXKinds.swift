import TrunkModel

/// What is known of 3CX's objects: provider templates, trunks, inbound and outbound rules.
///
/// One set for all forms: where the API, a backup and `setupconfig.xml` call a thing differently, the names are aliases.
enum ThreeCXKinds {
    /// A provider template.
    static let template = ObjectKind(
        "template",
        title: LocalizedText(nl: "providersjabloon", en: "provider template"),
        identities: [["RegistrarHost", "RegistrarPort"], ["RegistrarHost"]],
        missing: .breaks(
            "zonder dit sjabloon kan de trunk niet worden aangemaakt",
            "without this template the trunk cannot be made"
        ),
        rules: templateFields + templateParameters
    )

    /// A trunk.
    static let trunk = ObjectKind(
        "trunk",
        title: LocalizedText(nl: "trunk", en: "trunk"),
        identities: [["AuthID", "Host"], ["AuthID"]],
        missing: .breaks(
            "over dit account kan niet worden gebeld",
            "no call can be made or taken over this account"
        ),
        rules: trunkAccount + trunkNumbers + trunkAudio
    )

    /// An inbound rule that names its trunk.
    static let inbound = ObjectKind(
        "inbound-rule",
        title: LocalizedText(nl: "inkomende regel", en: "inbound rule"),
        identities: [["Trunk", "DID"], ["DID", "OfficeHoursDestination"]],
        part: "Trunk",
        missing: .breaks(
            "gesprekken naar dit nummer volgen de standaard van de trunk en worden niet aangenomen",
            "calls to this number take the trunk's default and are not answered"
        ),
        extra: .breaks(
            "een nummer komt ergens uit waar het niet hoort",
            "a number reaches somebody that it should not"
        ),
        rules: [
            KeyRule("Trunk", .reference(to: "trunk"), wrongTrunk),
            KeyRule("DID", aliases: ["Data"], .text, otherNumber),
            KeyRule("Condition", .word, otherNumber),
            KeyRule("CallType", .word, otherNumber),
            KeyRule("Hours", .word, hours),
            KeyRule("OfficeHoursDestinationType", .word, destination),
            KeyRule("OfficeHoursDestination", .text, destination),
            KeyRule("OutOfOfficeHoursDestinationType", .word, hours),
            KeyRule("OutOfOfficeHoursDestination", .text, hours),
            KeyRule("HolidaysDestinationType", .word, hours),
            KeyRule("HolidaysDestination", .text, hours),
        ]
    )

    /// A virtual number of a trunk, which a table of inbound rules names it by.
    static let port = ObjectKind(
        "port",
        title: LocalizedText(nl: "nummer van een trunk", en: "number of a trunk"),
        missing: wrongTrunk,
        rules: []
    )

    /// A row of the table of inbound rules.
    static let didRule = ObjectKind(
        "did-rule",
        title: LocalizedText(nl: "inkomende regel", en: "inbound rule"),
        identities: [["MASK", "PORTS"], ["MASK", "INOFFICE_DEST_NUMBER"]],
        part: "PORTS",
        missing: inbound.missing,
        extra: inbound.extra,
        rules: [
            KeyRule("TYPE", .number, otherNumber),
            KeyRule("MASK", .text, otherNumber),
            KeyRule(
                "PORTS",
                .list(separators: [",", "[", "]"], isOrdered: false, reference: "port"),
                wrongTrunk
            ),
            KeyRule("INOFFICE_DEST_TYPE", .number, destination),
            KeyRule("INOFFICE_DEST_NUMBER", .text, destination),
            KeyRule("SAME_DEST_AS_INOFFICE", .number, fallback: "0", hours),
            KeyRule("SPECIFIC_HOURS", .number, fallback: "0", hours),
            KeyRule("SPECIFIC_HOURS_TIME", .text, fallback: "", hours),
            KeyRule("INCLUDE_HOLIDAYS", .text, fallback: "", hours),
            KeyRule("OUTOFOFFICE_DEST_TYPE", .number, hours),
            KeyRule("OUTOFOFFICE_DEST_NUMBER", .text, hours),
            KeyRule("PLAY_HOLIDAY_PROMPT", .number, fallback: "0", holidayPrompt),
        ]
    )

    /// An outbound rule; the first that fits decides.
    static let outbound = ObjectKind(
        "outbound-rule",
        title: LocalizedText(nl: "uitgaande regel", en: "outbound rule"),
        identities: [["Prefix", "NumberLengthRanges", "DNRange"], ["Prefix", "NumberLengthRanges"]],
        part: "Gateway",
        missing: .breaks(
            "nummers van deze regel kunnen niet worden gebeld, of een andere regel neemt ze",
            "numbers of this rule cannot be called, or another rule takes them"
        ),
        extra: .opens(
            "over de trunk kan meer worden gebeld dan de bedoeling is, op jouw kosten",
            "more can be called over the trunk than planned, at your cost"
        ),
        order: .breaks(
            "een andere regel neemt het gesprek: de eerste die past beslist",
            "another rule takes the call: the first that fits decides"
        ),
        rules: [
            KeyRule("Prefix", .list(isOrdered: false), otherDigits),
            KeyRule("NumberLengthRanges", ThreeCXMeanings.lengths, otherDigits),
            KeyRule("DNRange", .list(isOrdered: false), callers),
            KeyRule("Group", .list(isOrdered: false), callers),
            KeyRule("EmergencyRule", .boolean, fallback: "false", emergency),
            KeyRule("Gateway", .list(separators: [], isOrdered: true, reference: "trunk"), routes),
            KeyRule("StripDigits", ThreeCXMeanings.numbers, digits),
            KeyRule("Prepend", .list(separators: [], isOrdered: true), digits),
            KeyRule("CallerID", ThreeCXMeanings.given, callerID),
        ]
    )

    /// What else is known of a trunk: the virtual number that this PBX gave it, and where calls go that no rule takes.
    ///
    /// Nothing of it is compared: every PBX gives its own numbers, and our files make no default.
    static let line = ObjectKind(
        "line",
        title: LocalizedText(nl: "lijn van een trunk", en: "line of a trunk"),
        missing: wrongTrunk,
        rules: []
    )

    /// All of them.
    static let all = [template, trunk, inbound, port, didRule, outbound, line]
}

// MARK: - What wrong rules do

extension ThreeCXKinds {
    private static let wrongTrunk = Impact.breaks(
        "een gesprek over deze trunk vindt geen regel en wordt niet aangenomen",
        "a call over this trunk finds no rule and is not answered"
    )
    private static let otherNumber = Impact.breaks(
        "gesprekken naar dit nummer vinden de regel niet, of andere gesprekken wel",
        "calls to this number do not find the rule, or other calls do"
    )
    private static let destination = Impact.breaks(
        "gesprekken naar dit nummer komen bij een ander uit",
        "calls to this number reach somebody else"
    )
    private static let hours = Impact.breaks(
        "buiten kantooruren of op feestdagen komen gesprekken ergens anders uit",
        "outside office hours or on holidays calls reach somebody else"
    )
    private static let holidayPrompt = Impact.harmless(
        "op feestdagen hoort de beller een melding",
        "on holidays the caller hears an announcement"
    )
    private static let otherDigits = Impact.breaks(
        "andere nummers dan de bedoeling is volgen deze regel",
        "other numbers than planned take this rule"
    )
    private static let callers = Impact.breaks(
        "andere toestellen dan de bedoeling is bellen met deze regel",
        "other extensions than planned call by this rule"
    )
    private static let emergency = Impact.breaks(
        "een noodoproep wordt niet als noodoproep behandeld, of een gewoon gesprek wel",
        "an emergency call is not treated as one, or an ordinary call is"
    )
    private static let routes = Impact.breaks(
        "het gesprek gaat over een andere trunk, of er is geen tweede als de eerste uitvalt",
        "the call takes another trunk, or there is no second one when the first fails"
    )
    private static let digits = Impact.breaks(
        "de provider krijgt een ander nummer dan is gekozen en weigert het of verbindt verkeerd",
        "the provider gets another number than was dialled, and refuses it or connects to the wrong one"
    )
    private static let callerID = Impact.breaks(
        "de gebelde ziet een ander nummer dan de bedoeling is",
        "the called party sees another number than planned"
    )
}
