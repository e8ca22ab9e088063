import TrunkModel

extension FreePBXKinds {
    /// An outbound route: the first that takes a number has it, and tries its trunks in order.
    static func routeKind(_ line: FreePBXLine) -> ObjectKind {
        ObjectKind(
            route,
            title: LocalizedText(nl: "uitgaande route", en: "outbound route"),
            missing: effect(
                .breaksCalls,
                nl: "nummers van deze route zijn niet te bellen, of gaan over een andere route naar buiten",
                en: "numbers of this route cannot be called, or go out by another route"
            ),
            order: effect(
                .breaksCalls,
                nl: "een andere route neemt het gesprek eerst: met een ander nummer in beeld, of een andere trunk",
                en: "another route takes the call first: with another number shown, or over another trunk"
            ),
            impact: { object, subject in
                let isWhole = subject == .missing || subject == .key("name")
                return isWhole && object.name.hasSuffix("-blocked") ? unblocked : nil
            },
            rules: [
                calls(
                    "name",
                    fallback: nil,
                    nl:
                        "de voorbereiding in extensions_custom kent de route niet: wat zij weigert of verbergt gaat gewoon uit",
                    en: "the hook in extensions_custom does not know the route: what it refuses or hides just goes out"
                ),
                calls(
                    routeTrunks,
                    .list(separators: [], isOrdered: true, reference: trunk),
                    nl: "gesprekken gaan over een andere trunk, of bij een storing nergens heen",
                    en: "calls go over another trunk, or nowhere when one fails"
                ),
                calls(
                    "emergency_route",
                    .word,
                    nl: "wie om hulp belt is niet te zien, of wie zijn nummer verbergt juist wel",
                    en: "who calls for help is not seen, or who hides a number is"
                ),
                calls(
                    "intracompany_route",
                    .word,
                    nl: "gesprekken tonen het interne nummer, en de provider weigert ze",
                    en: "calls show the internal number, and the provider refuses them"
                ),
                calls(
                    "outcid",
                    FreePBXMeanings.callerID,
                    nl: "gesprekken van deze route tonen een ander nummer",
                    en: "calls of this route show another number"
                ),
                cosmetic("outcid_mode"),
                calls(
                    "password",
                    isSecret: true,
                    nl: "wie belt moet eerst een code kiezen",
                    en: "who calls has to dial a code first"
                ),
                calls(
                    "time_group_id",
                    FreePBXMeanings.identifier,
                    nl: "buiten bepaalde tijden zijn deze nummers niet te bellen",
                    en: "these numbers can be called at some times only"
                ),
                calls(
                    "time_mode",
                    nl: "buiten bepaalde tijden zijn deze nummers niet te bellen",
                    en: "these numbers can be called at some times only"
                ),
                cosmetic("calendar_id", FreePBXMeanings.identifier),
                cosmetic("calendar_group_id", FreePBXMeanings.identifier), cosmetic("timezone"),
                cosmetic("notification_on", .last { $0.ifEmpty("call") }, fallback: "call"),
                cosmetic("mohclass", .last { $0.ifEmpty("default") }, fallback: "default"),
                calls(
                    "dest",
                    nl: "als geen trunk het gesprek aanneemt gaat het naar een andere bestemming",
                    en: "when no trunk takes the call it goes to another destination"
                ),
            ]
        )
    }

    /// What it does when the route that refuses numbers is not there, or not known by the hook.
    private static let unblocked = Impact(
        .security,
        LocalizedText(
            nl: "dure of ongewenste nummers in het buitenland zijn gewoon te bellen",
            en: "expensive or unwanted numbers abroad can just be called"
        )
    )

    /// A dial pattern of a route; within a route Asterisk takes the most exact one, so their order means nothing.
    static var patternKind: ObjectKind {
        let other = effect(
            .breaksCalls,
            nl: "bij de provider komt een ander nummer aan, en het gesprek komt verkeerd uit",
            en: "another number arrives at the provider, and the call reaches the wrong one"
        )
        let closed = effect(
            .breaksCalls,
            nl: "nummers van dit patroon worden geweigerd",
            en: "numbers of this pattern are refused"
        )
        return ObjectKind(
            pattern,
            title: LocalizedText(nl: "kiespatroon", en: "dial pattern"),
            identities: [["route_id", "match_pattern_prefix", "match_pattern_pass", "match_cid"]],
            part: "route_id",
            missing: effect(
                .breaksCalls,
                nl: "nummers van dit patroon zijn niet te bellen, of gaan over een andere route naar buiten",
                en: "numbers of this pattern cannot be called, or go out by another route"
            ),
            extra: effect(
                .security,
                nl: "deze route neemt nummers die het plan er niet doorheen laat",
                en: "this route takes numbers that the plan does not let through it"
            ),
            impact: { object, subject in
                // A route of ours that lets nothing out is named so.
                guard object["route_id"]?.hasSuffix("-blocked") == true else { return nil }
                switch subject {
                case .missing: return unblocked
                case .extra: return closed
                default: return nil
                }
            },
            rules: [
                KeyRule("route_id", .reference(to: route), other),
                KeyRule("match_pattern_prefix", FreePBXMeanings.dialPattern, fallback: "", other),
                KeyRule("match_pattern_pass", FreePBXMeanings.dialPattern, fallback: "", other),
                KeyRule("match_cid", FreePBXMeanings.dialPattern, fallback: "", other),
                KeyRule("prepend_digits", .text, fallback: "", other),
            ]
        )
    }

    /// An inbound route: a number and where calls to it go.
    static var inboundKind: ObjectKind {
        let elsewhere = effect(
            .breaksCalls,
            nl: "gesprekken naar dit nummer komen ergens anders uit",
            en: "calls to this number end elsewhere"
        )
        return ObjectKind(
            inbound,
            title: LocalizedText(nl: "inkomende route", en: "inbound route"),
            identities: [["number", "cidnum"]],
            missing: effect(
                .breaksCalls,
                nl: "gesprekken naar dit nummer horen een melding dat het niet in gebruik is",
                en: "calls to this number hear an announcement that it is not in service"
            ),
            rules: [
                calls(
                    "extension",
                    nl: "het nummer is anders gespeld dan het aankomt, en de beller hoort dat het niet in gebruik is",
                    en: "the number is spelt otherwise than it arrives, and callers hear that it is not in service"
                ),
                // Only to know an inbound route whose number is spelt otherwise.
                KeyRule("number", companions: ["extension"], FreePBXMeanings.digits, .cosmetic),
                calls(
                    "cidnum",
                    nl: "alleen een bepaalde beller bereikt deze bestemming",
                    en: "only one caller reaches this destination"
                ),
                KeyRule("destination", .last { $0.lowercased().filter { $0 != " " } }, fallback: "", elsewhere),
                cosmetic("description"),
                calls(
                    "privacyman",
                    FreePBXMeanings.check,
                    nl: "wie anoniem belt moet eerst een nummer intoetsen",
                    en: "anonymous callers have to type a number first"
                ),
                cosmetic("pmmaxretries", .last { $0.ifEmpty("3") }, fallback: "3"),
                cosmetic("pmminlength", .last { $0.ifEmpty("10") }, fallback: "10"), cosmetic("alertinfo"),
                cosmetic("ringing", FreePBXMeanings.check),
                cosmetic(
                    "fanswer",
                    FreePBXMeanings.check,
                    nl: "het gesprek is aangenomen, en kost geld, voordat iemand opneemt",
                    en: "the call is answered, and costs money, before anybody picks up"
                ),
                cosmetic("reversal", FreePBXMeanings.check),
                cosmetic("mohclass", .last { $0.ifEmpty("default") }, fallback: "default"),
                cosmetic(
                    "grppre",
                    nl: "voor de naam van de beller staat een tekst",
                    en: "callers' names get a text in front"
                ),
                cosmetic(
                    "delay_answer",
                    FreePBXMeanings.identifier,
                    nl: "het gesprek gaat pas na een wachttijd over",
                    en: "the call rings after a wait"
                ),
                cosmetic("pricid", FreePBXMeanings.check), cosmetic("rvolume"),
                cosmetic("indication_zone", .last { $0.ifEmpty("default") }, fallback: "default"),
            ]
        )
    }
}
