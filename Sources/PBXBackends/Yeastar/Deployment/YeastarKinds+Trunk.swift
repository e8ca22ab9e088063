import TrunkModel

/// Keys of trunks.
extension YeastarKinds {
    static let trunkAddress: [KeyRule] = [
        KeyRule("Hostname/IP", aliases: ["Hostname", "hostname", "host"], .word, server),
        KeyRule("Port", aliases: ["port"], .number, server),
        KeyRule(
            "Domain",
            aliases: ["domain"],
            .word,
            .breaks(
                "de provider kent het domein in From en To niet en weigert aanmelding en gesprekken",
                "the provider does not know the domain in From and To, and refuses registration and calls"
            )
        ),
        KeyRule(
            "Transport",
            aliases: ["transport"],
            .word,
            .breaks(
                "de PBX gebruikt een transport dat de provider niet aanneemt en meldt zich niet aan",
                "the PBX uses a transport that the provider does not take, and does not register"
            )
        ),
        KeyRule("Username", aliases: ["User Name", "username"], .text, login),
        KeyRule("Authentication Name", aliases: ["auth_name", "authname", "Authorization name"], .text, login),
        KeyRule("Password", aliases: ["password"], .text, isSecret: true, login),
        KeyRule("Trunk Status", aliases: ["enable"], .boolean, fallback: "1", off),
        KeyRule("Trunk Type", aliases: ["type", "trunktype", "Type"], .word, off),
        KeyRule("Enable Outbound Proxy", aliases: ["enb_outbound_proxy"], .boolean, fallback: "0", server),
        KeyRule("Outbound Proxy Server", aliases: ["outbound_proxy_server"], .word, fallback: "", server),
        KeyRule(
            "Outbound Proxy Server Port",
            aliases: ["Port of Outbound Proxy Server", "outbound_proxy_port"],
            .text,
            fallback: "",
            .cosmetic
        ),
    ]

    static let trunkCalls: [KeyRule] = [
        KeyRule(
            "From User",
            aliases: ["fromuser"],
            .text,
            fallback: "",
            .breaks(
                "elk gesprek toont deze naam in plaats van het nummer van de beller",
                "every call shows this name instead of the caller's number"
            )
        ),
        KeyRule("def_outbound_cid", aliases: ["Caller ID"], .text, fallback: "", shownNumber),
        KeyRule("Online number", .text, fallback: "", .cosmetic),
        KeyRule(
            "Codec Setting",
            aliases: ["codec_sel", "Codecs"],
            .list(separators: ["&", ","], isOrdered: true) { $0.lowercased() },
            .breaks(
                "PBX en provider vinden geen gezamenlijke codec, of een slechtere",
                "PBX and provider find no common codec, or a worse one"
            )
        ),
        KeyRule("DTMF Mode", aliases: ["DTMF", "DTMF mode"], YeastarMeanings.keys, keys),
        KeyRule("DTMF fmtp", .text, .harmless("bij keuzemenu's kan een toets wegvallen", "a menu may miss a key")),
        KeyRule(
            "Maximum Channels",
            .number,
            .breaks(
                "boven dit aantal gesprekken krijgt de beller in gesprek, of de provider weigert",
                "beyond this number of calls the caller hears busy, or the provider refuses"
            )
        ),
        KeyRule(
            "Qualify",
            .boolean,
            .breaks(
                "de firewall sluit de verbinding en gesprekken komen niet meer binnen",
                "the firewall closes the connection and calls no longer come in"
            )
        ),
    ]

    private static let server = Impact.breaks(
        "de PBX meldt zich op een ander adres aan en er is geen enkel gesprek mogelijk",
        "the PBX registers at another address and no call is possible"
    )
    private static let login = Impact.breaks(
        "de provider weigert de aanmelding en er is geen enkel gesprek mogelijk",
        "the provider refuses the registration and no call is possible"
    )
    private static let off = Impact.breaks(
        "de trunk meldt zich niet aan en er is geen enkel gesprek mogelijk",
        "the trunk does not register and no call is possible"
    )
    private static let keys = Impact.breaks(
        "toetsen komen niet aan, bijvoorbeeld bij een keuzemenu of voicemail",
        "keys do not arrive, for instance at a menu or a voicemail"
    )
}
