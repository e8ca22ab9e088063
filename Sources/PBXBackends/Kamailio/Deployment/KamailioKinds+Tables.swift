import TrunkModel

/// What is known of the rows of tables and the list of addresses.
extension KamailioKinds {
    // MARK: Registrations

    static let registration = ObjectKind(
        "registration",
        title: LocalizedText(nl: "aanmelding", en: "registration"),
        identities: [["auth_username", "auth_proxy"], ["auth_username", "r_domain"], ["r_username", "r_domain"]],
        missing: .breaks(
            "dit account meldt zich niet aan: gesprekken erover mislukken",
            "this account does not register: calls over it fail"
        ),
        rules: [
            KeyRule("l_username", .text, fallback: "", own),
            KeyRule("l_domain", .word, fallback: "", own),
            KeyRule("r_username", .text, identity),
            KeyRule("r_domain", .word, identity),
            KeyRule(
                "realm",
                .text,
                fallback: "",
                .breaks(
                    "is de realm een andere dan die van de provider, dan mislukt de aanmelding",
                    "where the realm is not the provider's, registering fails"
                )
            ),
            KeyRule("auth_username", .text, password), KeyRule("auth_password", .text, isSecret: true, password),
            KeyRule("auth_ha1", .text, fallback: "", isSecret: true, password),
            KeyRule(
                "auth_proxy",
                KamailioMeanings.uri,
                .breaks(
                    "de aanmelding gaat naar een andere server",
                    "the registration goes to another server"
                )
            ),
            KeyRule(
                "expires",
                .number,
                .breaks(
                    "de aanmelding verloopt te vroeg of te laat; bij 0 wordt er niet aangemeld",
                    "the registration ends too early or too late; with 0 nothing registers"
                )
            ),
            // What the server notes for itself.
            KeyRule("flags", KamailioMeanings.nothing, .cosmetic),
            KeyRule(
                "reg_delay",
                .number,
                fallback: "0",
                .harmless("aanmelden begint later", "registering begins later")
            ),
            KeyRule(
                "contact_addr",
                .word,
                fallback: "",
                .breaks(
                    "gesprekken van de provider komen op een ander adres aan",
                    "the provider's calls arrive at another address"
                )
            ),
            // Which of the server's own sockets is taken is the user's to say.
            KeyRule("socket", KamailioMeanings.nothing, .cosmetic),
        ]
    )
    private static let own = Impact.cosmetic
    private static let identity = Impact.breaks(
        "er wordt een ander account aangemeld, of geen",
        "another account is registered, or none"
    )
    private static let password = Impact.breaks(
        "de provider weigert aanmelding en gesprekken",
        "the provider refuses the registration and calls"
    )

    // MARK: Dial plans

    private static let order = Impact.breaks(
        "een andere regel neemt het nummer: het wordt anders gekozen, doorgeschakeld of getoond",
        "another rule takes the number: it is dialled, connected or shown differently"
    )

    private static func rule(
        _ name: String,
        _ title: LocalizedText,
        identities: [[String]] = [],
        missing: Impact,
        extra: Impact,
        result: Impact,
        attributes: Impact
    ) -> ObjectKind {
        ObjectKind(
            name,
            title: title,
            identities: identities,
            part: "list",
            missing: missing,
            extra: extra,
            order: order,
            rules: [
                KeyRule("list", .reference(to: "list"), .cosmetic),
                KeyRule("dpid", KamailioMeanings.nothing, .cosmetic),
                KeyRule("pr", KamailioMeanings.nothing, .cosmetic), KeyRule("match_op", .number, missing),
                KeyRule("match_exp", .text, missing), KeyRule("match_len", .number, fallback: "0", missing),
                KeyRule("subst_exp", .text, fallback: "", result), KeyRule("repl_exp", .text, fallback: "", result),
                KeyRule("attrs", KamailioMeanings.attributes, fallback: "", attributes),
            ]
        )
    }

    static let dialRule = rule(
        "dial-rule",
        LocalizedText(nl: "kiesregel", en: "dial rule"),
        identities: [["list", "attrs", "subst_exp", "repl_exp"]],
        missing: .breaks(
            "deze nummers kunnen niet worden gebeld, of een andere regel neemt ze",
            "these numbers cannot be called, or another rule takes them"
        ),
        extra: .opens(
            "er kan meer worden gekozen dan de bedoeling is, op jouw kosten",
            "more can be dialled than planned, at your cost"
        ),
        result: .breaks(
            "de provider krijgt een ander nummer dan is gekozen",
            "the provider gets another number than was dialled"
        ),
        attributes: .breaks(
            "de regel geldt als iets anders: een noodoproep kan worden geweigerd, of een duur nummer wordt doorgelaten",
            "the rule counts as something else: an emergency call may be refused, or a dear number let through"
        )
    )

    static let did = rule(
        "did",
        LocalizedText(nl: "nummer van de trunk", en: "number of the trunk"),
        missing: .breaks("gesprekken naar dit nummer worden geweigerd", "calls to this number are refused"),
        extra: .breaks(
            "een nummer komt ergens uit waar het niet hoort",
            "a number reaches somebody that it should not"
        ),
        result: .breaks(
            "gesprekken naar dit nummer komen bij een ander uit",
            "calls to this number reach somebody else"
        ),
        attributes: .cosmetic
    )

    static let caller = rule(
        "caller",
        LocalizedText(nl: "beller", en: "caller"),
        missing: .breaks(
            "wie van dit toestel belt toont een ander nummer, of kan niet bellen",
            "who calls from this extension shows another number, or cannot call"
        ),
        extra: .breaks(
            "wie van dit toestel belt toont een nummer dat niet in het plan staat",
            "who calls from this extension shows a number that is not in the plan"
        ),
        result: .breaks("de beller toont een ander nummer", "the caller shows another number"),
        attributes: .breaks(
            "een geheim nummer wordt getoond of een gewoon nummer verborgen, of een ander account belt",
            "a hidden number is shown or an ordinary one hidden, or another account calls"
        )
    )

    // MARK: Destinations, addresses, servers

    static let destination = ObjectKind(
        "destination",
        title: LocalizedText(nl: "bestemming", en: "destination"),
        part: "list",
        missing: refused,
        extra: .opens(
            "er kan naar bestemmingen worden gebeld die het plan niet noemt, of juist niet naar andere",
            "destinations can be called that the plan does not name, or others cannot"
        ),
        impact: { object, subject in
            let isAllowed = object["tvalue"] == "allowed"
            switch subject {
            case .missing, .key: return isAllowed ? refused : opened
            case .extra: return isAllowed ? opened : refused
            case .addedKey: return nil
            }
        },
        rules: [
            KeyRule("list", .reference(to: "list"), .cosmetic), KeyRule("tprefix", .text, refused),
            KeyRule("tvalue", KamailioMeanings.verdict, refused),
        ]
    )
    private static let refused = Impact.breaks(
        "gesprekken naar deze bestemming worden geweigerd",
        "calls to this destination are refused"
    )
    private static let opened = Impact.opens(
        "naar deze geblokkeerde bestemming kan worden gebeld, op jouw kosten",
        "this blocked destination can be called, at your cost"
    )

    static let source = ObjectKind(
        "source",
        title: LocalizedText(nl: "netwerk van de provider", en: "provider's network"),
        part: "list",
        missing: .breaks(
            "gesprekken van de provider uit dit netwerk worden geweigerd",
            "the provider's calls from this network are refused"
        ),
        extra: .opens(
            "ook vanuit dit netwerk gelden gesprekken als die van de provider",
            "calls from this network count as the provider's too"
        ),
        rules: [
            KeyRule("list", .reference(to: "list"), .cosmetic), KeyRule("group", .number, .cosmetic),
            KeyRule("network", .text, .cosmetic), KeyRule("port", .number, fallback: "0", .cosmetic),
            KeyRule("tag", KamailioMeanings.nothing, .cosmetic),
        ]
    )

    static let server = ObjectKind(
        "server",
        title: LocalizedText(nl: "server van de provider", en: "provider's server"),
        identities: [["list", "destination"]],
        part: "list",
        missing: .breaks(
            "de server wordt niet gevolgd: gesprekken gaan naar een andere, of pas na een stilte naar de volgende",
            "the server is not watched: calls go to another one, or to the next only after a silence"
        ),
        extra: .opens(
            "gesprekken kunnen naar een server gaan die niet van de provider is",
            "calls can go to a server that is not the provider's"
        ),
        rules: [
            KeyRule("list", .reference(to: "list"), .cosmetic), KeyRule("setid", KamailioMeanings.nothing, .cosmetic),
            KeyRule("destination", KamailioMeanings.uri, .cosmetic),
            KeyRule("flags", .number, fallback: "0", serverState),
            KeyRule("priority", .number, fallback: "0", serverState),
            KeyRule("attrs", KamailioMeanings.attributes, fallback: "", serverState),
            KeyRule("description", KamailioMeanings.nothing, .cosmetic),
        ]
    )
    private static let serverState = Impact.breaks(
        "de server wordt overgeslagen of in een andere volgorde geprobeerd",
        "the server is passed over or tried in another order"
    )
}
