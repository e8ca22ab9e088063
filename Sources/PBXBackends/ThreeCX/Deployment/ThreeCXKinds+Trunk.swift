import TrunkModel

/// A trunk's keys, by the names of `setupconfig.xml`; the API's and the backup's are aliases.
extension ThreeCXKinds {
    static let trunkAccount: [KeyRule] = [
        KeyRule("Host", .word, server),
        KeyRule("Port", .number, server),
        KeyRule("ProxyHost", .word, fallback: "", server),
        KeyRule("ProxyPort", .number, .cosmetic),
        KeyRule("SecondaryRegistrar", .word, fallback: "", server),
        KeyRule("AuthID", .text, login),
        KeyRule("AuthPassword", .text, isSecret: true, login),
        KeyRule("Use3WayAuth", .boolean, login),
        KeyRule("SeparateAuthPassword", .text, fallback: "", isSecret: true, login),
        KeyRule("RequireRegistrationFor", ThreeCXMeanings.registration, registration),
        KeyRule("TimeBetweenReg", .number, renewal),
        KeyRule("IPInRegistrationContact", ThreeCXMeanings.contact, contact),
        KeyRule("SpecifiedIPForRegistrationContact", .word, fallback: "", contact),
        KeyRule("TransportRestriction", .word, transport),
        KeyRule("IPRestriction", .word, address),
        KeyRule("TemplateFilename", .text, .cosmetic),
    ]

    static let trunkNumbers: [KeyRule] = [
        KeyRule(
            "SimultaneousCalls",
            .number,
            .breaks(
                "boven dit aantal gesprekken krijgt de beller in gesprek, of de provider weigert",
                "beyond this number of calls the caller hears busy, or the provider refuses"
            )
        ),
        KeyRule(
            "ExternalNumber",
            .text,
            .breaks(
                "gesprekken naar het hoofdnummer worden niet herkend",
                "calls to the main number are not recognised"
            )
        ),
        KeyRule(
            "DIDNumbers",
            aliases: ["DidNumbers"],
            .list(isOrdered: false),
            .breaks(
                "gesprekken naar een nummer dat niet in de lijst staat worden niet herkend",
                "calls to a number that is not in the list are not recognised"
            )
        ),
        KeyRule("OutboundCallerID", .text, shownNumber),
        KeyRule("OutCIDFormatting", .list(separators: [], isOrdered: true), shownNumber),
        KeyRule("Direction", .word, direction),
        KeyRule("EnableInboundCalls", .boolean, direction),
        KeyRule("EnableOutboundCalls", .boolean, direction),
        KeyRule("OfficeHoursDestinationType", .word, unmatched),
        KeyRule("OfficeHoursDestination", .text, fallback: "", unmatched),
        KeyRule("OutOfOfficeHoursDestinationType", .word, unmatched),
        KeyRule("OutOfOfficeHoursDestination", .text, fallback: "", unmatched),
    ]

    static let trunkAudio: [KeyRule] = [
        KeyRule("DeliverAudio", .boolean, audio),
        KeyRule("DisableVideoCalls", aliases: ["DisableVideo"], .boolean, video),
        KeyRule("SupportReinvite", .boolean, reinvite),
        KeyRule("SupportReplaces", .boolean, replaces),
        KeyRule("EnableSRTP", aliases: ["SRTPMode"], ThreeCXMeanings.encryption, fallback: "false", encryption),
        KeyRule("codec", aliases: ["Codecs"], ThreeCXMeanings.codecs, codecs),
    ]

    private static let login = Impact.breaks(
        "de provider weigert de aanmelding en er is geen enkel gesprek mogelijk",
        "the provider refuses the registration and no call is possible"
    )
    private static let shownNumber = Impact.breaks(
        "de provider weigert het gesprek of de gebelde ziet een ander nummer",
        "the provider refuses the call, or the called party sees another number"
    )
    private static let direction = Impact.breaks(
        "de trunk laat gesprekken in een richting niet toe",
        "the trunk does not allow calls in one direction"
    )
    private static let unmatched = Impact.breaks(
        "gesprekken naar nummers zonder regel komen bij iemand uit in plaats van te worden geweigerd",
        "calls to numbers without a rule reach somebody instead of being refused"
    )
}
