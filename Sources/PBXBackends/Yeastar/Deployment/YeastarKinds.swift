import TrunkModel

/// What is known of Yeastar's objects: trunks, routes, numbers and what callers show.
///
/// Keys are the columns of the P-Series' files; what the S-Series, MyPBX and the APIs call them are aliases.
enum YeastarKinds {
    /// A trunk.
    static let trunk = ObjectKind(
        "trunk",
        title: LocalizedText(nl: "trunk", en: "trunk"),
        identities: [["Username", "Hostname/IP"], ["Username"]],
        missing: .breaks("over dit account kan niet worden gebeld", "no call can be made or taken over this account"),
        rules: trunkAddress + trunkCalls
    )

    /// A trunk as routes name it: a list of routes does not show more of it.
    static let member = ObjectKind(
        "member",
        title: LocalizedText(nl: "trunk in routes", en: "trunk in routes"),
        missing: .breaks("geen route gebruikt deze trunk", "no route uses this trunk"),
        rules: []
    )

    /// One pattern of an outbound route; the first that fits decides.
    static let outbound = ObjectKind(
        "outbound-route",
        title: LocalizedText(nl: "uitgaande route", en: "outbound route"),
        identities: [
            ["Pattern", "Strip", "Prepend", "Extension Group"], ["Pattern", "Strip", "Prepend"], ["Pattern"],
        ],
        part: "Trunks",
        missing: .breaks(
            "nummers van deze route kunnen niet worden gebeld, of een andere route neemt ze",
            "numbers of this route cannot be called, or another route takes them"
        ),
        extra: .opens(
            "over de trunk kan meer worden gebeld dan de bedoeling is, op jouw kosten",
            "more can be called over the trunk than planned, at your cost"
        ),
        order: .breaks(
            "een andere route neemt het gesprek: de eerste die past beslist",
            "another route takes the call: the first that fits decides"
        ),
        rules: outboundRules
    )

    /// An inbound route; the most specific decides.
    static let inbound = ObjectKind(
        "inbound-route",
        title: LocalizedText(nl: "inkomende route", en: "inbound route"),
        identities: [["DID Pattern", "Trunks"], ["DID Pattern"]],
        part: "Trunks",
        missing: .breaks(
            "gesprekken naar dit nummer worden niet aangenomen",
            "calls to this number are not answered"
        ),
        extra: .breaks(
            "een nummer komt ergens uit waar het niet hoort",
            "a number reaches somebody that it should not"
        ),
        rules: inboundRules
    )

    /// A number of a trunk.
    static let did = ObjectKind(
        "did",
        title: LocalizedText(nl: "nummer van een trunk", en: "number of a trunk"),
        missing: .breaks(
            "gesprekken naar dit nummer worden niet herkend",
            "calls to this number are not recognised"
        ),
        rules: [
            KeyRule("DID/DDI", .text, otherNumber),
            KeyRule(
                "DID/DDI Name",
                .text,
                fallback: "",
                .harmless("de telefoon toont een andere naam", "the phone shows another name")
            ),
            KeyRule("#file", .text, .cosmetic),
        ]
    )

    /// What callers show; the first row that fits a caller decides.
    static let callerID = ObjectKind(
        "caller-id",
        title: LocalizedText(nl: "uitgaand nummer", en: "outbound caller ID"),
        identities: [["#file", "Associated Extensions"], ["Associated Extensions"]],
        missing: shownNumber,
        extra: shownNumber,
        order: shownNumber,
        rules: [
            KeyRule("Create Method", .word, fallback: "single", shownNumber),
            KeyRule("Outbound Caller ID", aliases: ["DOD"], .text, shownNumber),
            KeyRule(
                "Outbound Caller ID Name",
                .text,
                fallback: "",
                .harmless("de gebelde ziet een andere naam", "the called party sees another name")
            ),
            KeyRule(
                "Associated Extensions",
                aliases: ["Associated Extension"],
                .list(separators: ["&", ","], isOrdered: false),
                shownNumber
            ),
            KeyRule("#file", .text, .cosmetic),
        ]
    )

    /// A number and the extension that it rings at.
    static let didToExtension = ObjectKind(
        "did-to-extension",
        title: LocalizedText(nl: "doorkiesnummer", en: "direct number"),
        missing: .breaks("dit doorkiesnummer komt nergens uit", "this direct number reaches nobody"),
        extra: otherNumber,
        rules: [KeyRule("Extension Matched", .text, destination)]
    )

    /// What holds for the whole PBX.
    static let system = ObjectKind(
        "system",
        title: LocalizedText(nl: "SIP-instellingen", en: "SIP settings"),
        missing: .cosmetic,
        rules: [
            KeyRule(
                "Allow RTP Reinvite",
                .boolean,
                .breaks(
                    "het gesprek kan stil worden: de audio loopt dan buiten de PBX om",
                    "the call may go silent: the audio then goes past the PBX"
                )
            )
        ]
    )

    /// All of them.
    static let all = [trunk, member, outbound, inbound, did, callerID, didToExtension, system]

    static let shownNumber = Impact.breaks(
        "de provider weigert het gesprek of de gebelde ziet een ander nummer",
        "the provider refuses the call, or the called party sees another number"
    )
    static let otherNumber = Impact.breaks(
        "gesprekken naar dit nummer vinden hun route niet, of andere gesprekken wel",
        "calls to this number do not find their route, or other calls do"
    )
    static let destination = Impact.breaks(
        "gesprekken naar dit nummer komen bij een ander uit",
        "calls to this number reach somebody else"
    )
}
