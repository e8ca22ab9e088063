import TrunkModel

/// What is known of IP Office's routes: short codes in lists, and incoming call routes.
enum AvayaKinds {
    /// What a code points at: an outgoing group, or an ARS form.
    static let target = ObjectKind(
        "target",
        title: LocalizedText(nl: "groep of ARS", en: "group or ARS form"),
        missing: group,
        rules: []
    )

    /// A code of a list: of the system, of an ARS form, of a user.
    ///
    /// The order of codes means nothing, the best match counts; a code that stands several times is tried in that order.
    static let code = ObjectKind(
        "short-code",
        title: LocalizedText(nl: "short code", en: "short code"),
        identities: [["List", "Code"]],
        part: "Line Group ID",
        missing: .breaks(
            "deze nummers kunnen niet worden gebeld, of een andere code neemt ze",
            "these numbers cannot be called, or another code takes them"
        ),
        extra: .opens(
            "over de trunk kan meer worden gebeld dan de bedoeling is, op jouw kosten",
            "more can be called over the trunk than planned, at your cost"
        ),
        rules: [
            KeyRule("List", .reference(to: "target"), group),
            KeyRule("Code", .text, group),
            KeyRule(
                "Feature",
                AvayaMeanings.features,
                .breaks(
                    "de code doet iets anders: een noodoproep is geen noodoproep meer, of er wordt niet gebeld",
                    "the code does something else: an emergency call is none any more, or nothing is dialled"
                )
            ),
            KeyRule(
                "Telephone Number",
                AvayaMeanings.telephoneNumbers,
                .breaks(
                    "de provider krijgt een ander nummer dan is gekozen en weigert het of verbindt verkeerd",
                    "the provider gets another number than was dialled, and refuses it or connects to the wrong one"
                )
            ),
            KeyRule("Line Group ID", .list(separators: [], isOrdered: true, reference: "target"), group),
        ]
    )

    /// The group of a line's incoming calls.
    static let incomingGroup = ObjectKind(
        "incoming-group",
        title: LocalizedText(nl: "groep van inkomende gesprekken", en: "group of incoming calls"),
        missing: incomingGroupImpact,
        rules: []
    )

    /// An incoming call route; a range counts as its single numbers.
    static let route = ObjectKind(
        "incoming-route",
        title: LocalizedText(nl: "incoming call route", en: "incoming call route"),
        part: "Line Group ID",
        missing: .breaks(
            "gesprekken naar dit nummer volgen een andere route of worden geweigerd",
            "calls to this number take another route or are refused"
        ),
        extra: .breaks(
            "een nummer komt ergens uit waar het niet hoort",
            "a number reaches somebody that it should not"
        ),
        rules: [
            KeyRule("Line Group ID", .reference(to: "incoming-group"), incomingGroupImpact),
            KeyRule(
                "CLI",
                AvayaMeanings.optional,
                fallback: "",
                .breaks(
                    "de route neemt alleen gesprekken van bepaalde bellers",
                    "the route takes calls of certain callers only"
                )
            ),
            KeyRule(
                "Dest",
                AvayaMeanings.optional,
                .breaks(
                    "gesprekken naar dit nummer komen bij een ander uit, of zonder bestemming zelfs weer naar buiten",
                    "calls to this number reach somebody else, or without a destination may even go out again"
                )
            ),
            KeyRule(
                "Fallback",
                AvayaMeanings.optional,
                fallback: "",
                .breaks(
                    "neemt niemand op, dan komen gesprekken ergens anders uit",
                    "when nobody answers, calls reach somebody else"
                )
            ),
        ]
    )

    /// All of them.
    static let all = [target, code, incomingGroup, route]

    private static let group = Impact.breaks(
        "het gesprek gaat over een ander account, of er is geen tweede als het eerste uitvalt",
        "the call takes another account, or there is no second one when the first fails"
    )
    private static let incomingGroupImpact = Impact.breaks(
        "gesprekken van de provider vinden de route niet: de groep moet precies die van de lijn zijn",
        "calls from the provider do not find the route: its group must be exactly that of the line"
    )
}

/// How IP Office's values are spelt.
enum AvayaMeanings {
    /// What a code does, said once where all its lines do the same; blanks and case do not count.
    static let features = ValueMeaning { settings in
        settings.map { $0.value.lowercased().filter { $0 != " " } }.once
    }

    /// What goes on, said once where all lines of a code send the same.
    ///
    /// Quotes mark literal characters (Manager, short code characters), so around digits and plus they change nothing.
    static let telephoneNumbers = ValueMeaning { settings in settings.map { unquoted($0.value) }.once }

    /// A field in which nothing, `-` and `(blank)` are the same.
    static let optional = ValueMeaning.last { ["-", "(blank)"].contains($0) ? "" : $0 }

    private static func unquoted(_ text: String) -> String {
        let pieces = text.split(separator: "\"", omittingEmptySubsequences: false)
        return pieces.enumerated().map { index, piece in
            let isQuoted = index % 2 == 1 && index < pieces.count - 1
            let isPlain = piece.allSatisfy { $0 == "+" || ("0"..."9").contains($0) }
            return isQuoted && !isPlain ? "\"\(piece)\"" : String(piece)
        }.joined()
    }
}

extension [String] {
    /// The words without those that stood before.
    fileprivate var once: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
