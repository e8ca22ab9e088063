import TrunkModel

/// A provider template's fields and bindings.
extension ThreeCXKinds {
    static let templateFields: [KeyRule] = [
        KeyRule("RegistrarHost", .word, server),
        KeyRule("RegistrarPort", .number, server),
        KeyRule("ProxyHost", .word, fallback: "", server),
        KeyRule("ProxyPort", .number, .cosmetic),
        KeyRule("StunServerHost", .word, fallback: "", stun),
        KeyRule("StunServerPort", .text, fallback: "", .cosmetic),
        KeyRule("SecondaryRegistrar", .word, fallback: "", server),
        KeyRule(
            "LineAuthenticationPassword",
            .text,
            fallback: "",
            isSecret: true,
            .opens(
                "er staat een wachtwoord in een bestand dat wordt doorgegeven",
                "a password stands in a file that is passed around"
            )
        ),
        KeyRule("TimeBetweenRegistration", .number, renewal),
        KeyRule("RequireAuthFor", ThreeCXMeanings.registration, registration),
        KeyRule("IpInContactReg", ThreeCXMeanings.contact, contact),
        KeyRule("IpInContactRegValue", .word, fallback: "", contact),
        KeyRule("IsSupportReinvite", .boolean, reinvite),
        KeyRule("IsSupportReplaces", .boolean, replaces),
        KeyRule("DisableVideo", .boolean, video),
        KeyRule("RegistrarInvite", .boolean, otherServer),
        KeyRule("DestNumberIn_TO", .boolean, called),
        KeyRule("DestNumberIn_REQLINEURI", .boolean, called),
        KeyRule("DestNumberIn_RPID_CALLED", .boolean, called),
        KeyRule("IPRestriction", .word, address),
        KeyRule("TransportRestriction", .word, transport),
        KeyRule("IsBindToMS", .boolean, audio),
        KeyRule("UseIPInContact", .boolean, contact),
        KeyRule("CallerIDIn", .number, caller),
        KeyRule("CalledNumberIn", .number, called),
        KeyRule("MatchStrategy", ThreeCXMeanings.strategy, source),
        KeyRule("SRTPMode", ThreeCXMeanings.encryption, fallback: "0", encryption),
        KeyRule("codec", ThreeCXMeanings.codecs, codecs),
    ]

    /// Fields that a template has as it is written, but not as 3CX exports it.
    static let authoredOnly: Set<String> = [
        "StunServerHost", "StunServerPort", "LineAuthenticationPassword", "DestNumberIn_TO", "DestNumberIn_REQLINEURI",
        "DestNumberIn_RPID_CALLED", "UseIPInContact", "CallerIDIn", "CalledNumberIn", "MatchStrategy",
    ]

    static let templateParameters: [KeyRule] =
        [
            parameter("Source/ContactHost", source),
            parameter("ParameterIn/ToUserPart", called),
            parameter("ParameterIn/RequestLineURIUser", called),
            parameter("ParameterIn/FromUserPart", caller),
            parameter("ParameterIn/FromDisplayName", shownName),
        ]
        + ["RequestLineURIUser", "RequestLineURIHost", "ToUserPart", "ToHostPart"].map {
            parameter("ParameterOut/\($0)", dialled)
        } + ["ContactUser", "ContactHost"].map { parameter("ParameterOut/\($0)", contactOut) }
        + ["FromUserPart", "FromHostPart"].map { parameter("ParameterOut/\($0)", from) }
        + ["UserPart", "HostPart"].map {
            parameter("ParameterOut/\(ThreeCXNames.assertedIdentity)\($0)", asserted)
        } + ["ToDisplayName", "FromDisplayName"].map { parameter("ParameterOut/\($0)", shownName) }
        + ["DisplayName", "UserPart", "HostPart"].map {
            parameter("ParameterOut/RemotePartyIDCallingParty\($0)", remoteParty)
        }

    private static func parameter(_ key: String, _ impact: Impact) -> KeyRule {
        KeyRule(key, ThreeCXMeanings.bindings, impact)
    }
}

// MARK: - What wrong values do, shared with trunks

extension ThreeCXKinds {
    static let server = Impact.breaks(
        "de PBX meldt zich op een ander adres aan en er is geen enkel gesprek mogelijk",
        "the PBX registers at another address and no call is possible"
    )
    static let otherServer = Impact.breaks(
        "gesprekken kunnen naar een andere server gaan dan die waar de PBX zich heeft aangemeld",
        "calls may go to another server than the one where the PBX has registered"
    )
    static let renewal = Impact.breaks(
        "de aanmelding kan verlopen en dan komen er geen gesprekken binnen",
        "the registration may run out, and then no calls come in"
    )
    static let registration = Impact.breaks(
        "zonder aanmelding komen er geen gesprekken binnen en weigert de provider uitgaande",
        "without registration no calls come in, and the provider refuses calls out"
    )
    static let contact = Impact.breaks(
        "de provider stuurt gesprekken naar een adres waar de PBX niet te bereiken is",
        "the provider sends calls to an address where the PBX cannot be reached"
    )
    static let reinvite = Impact.breaks(
        "het gesprek kan stil worden: de PBX stuurt het geluid halverwege een andere kant op",
        "the call may go silent: the PBX sends the audio another way in the middle of it"
    )
    static let replaces = Impact.breaks(
        "doorverbinden kan het gesprek verbreken: de provider kent Replaces niet",
        "a transfer may cut the call: the provider does not know Replaces"
    )
    static let video = Impact.harmless(
        "de PBX biedt video aan, die de provider niet doorgeeft",
        "the PBX offers video, which the provider does not pass on"
    )
    static let transport = Impact.breaks(
        "de PBX gebruikt een transport dat de provider niet aanneemt en meldt zich niet aan",
        "the PBX uses a transport that the provider does not take, and does not register"
    )
    static let address = Impact.breaks(
        "de PBX gebruikt een soort adres waarop de provider niet te bereiken is",
        "the PBX uses a kind of address at which the provider cannot be reached"
    )
    static let audio = Impact.breaks(
        "achter NAT is er geen geluid, of maar in een richting",
        "behind NAT there is no audio, or only one way"
    )
    static let encryption = Impact.breaks(
        "de PBX vraagt versleuteld geluid, dat de provider niet biedt: het gesprek wordt geweigerd",
        "the PBX asks for encrypted audio, which the provider does not offer: the call is refused"
    )
    static let codecs = Impact.breaks(
        "PBX en provider vinden geen gezamenlijke codec, of een slechtere",
        "PBX and provider find no common codec, or a worse one"
    )
    static let from = Impact.breaks(
        "de provider weigert het gesprek of toont een verkeerd nummer: From klopt niet",
        "the provider refuses the call or shows a wrong number: From is not right"
    )
    static let asserted = Impact.breaks(
        "de provider kent het nummer van de beller niet en kan het gesprek negeren",
        "the provider does not know the caller's number and may ignore the call"
    )
    private static let called = Impact.breaks(
        "de PBX leest het gebelde nummer op de verkeerde plek en vindt geen regel",
        "the PBX reads the called number in the wrong place and finds no rule"
    )
    private static let caller = Impact.breaks(
        "wie gebeld wordt, ziet een verkeerd nummer of geen",
        "whoever is called sees a wrong number or none"
    )
    private static let source = Impact.breaks(
        "de PBX herkent niet van welke trunk een gesprek komt en weigert het",
        "the PBX does not recognise which trunk a call comes from, and refuses it"
    )
    private static let dialled = Impact.breaks(
        "de provider krijgt niet het gekozen nummer en kan niet verbinden",
        "the provider does not get the dialled number and cannot connect"
    )
    private static let contactOut = Impact.breaks(
        "de provider kan het gesprek niet bij het account of de PBX thuisbrengen",
        "the provider cannot tell the account or the PBX by the call"
    )
    private static let shownName = Impact.harmless(
        "de getoonde naam is een andere",
        "the name that is shown is another"
    )
    private static let remoteParty = Impact.harmless(
        "de PBX stuurt Remote-Party-ID mee, waar de provider niet om vraagt",
        "the PBX also sends Remote-Party-ID, which the provider does not ask for"
    )
    private static let stun = Impact.harmless(
        "de PBX vraagt haar adres aan een STUN-server",
        "the PBX asks a STUN server for its address"
    )
}
