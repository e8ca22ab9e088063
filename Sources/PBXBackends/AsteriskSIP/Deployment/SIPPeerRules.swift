import TrunkModel

/// What is known of a peer's options.
enum SIPPeerRules {
    /// All rules.
    static let all = server + media + callers + harmless

    private static let server = [
        KeyRule(
            "type",
            .word,
            AsteriskImpact.opens(
                nl: "Asterisk herkent bellers aan de naam in From in plaats van aan hun adres",
                en: "Asterisk knows callers by the name in From rather than by their address"
            )
        ),
        KeyRule("host", .word, elsewhere),
        KeyRule("port", .number, fallback: "5060", elsewhere),
        KeyRule("outboundproxy", .word, fallback: "", elsewhere),
        KeyRule(
            "transport",
            AsteriskMeanings.lastList(isOrdered: true) { $0.lowercased() },
            fallback: "udp",
            elsewhere
        ),
        KeyRule("defaultuser", aliases: ["username"], .text, fallback: "", login),
        KeyRule(
            "remotesecret",
            aliases: ["secret"],
            // Without `remotesecret` the other one is used for calls that go out.
            ValueMeaning { settings in
                let own = settings.last { $0.key == "remotesecret" } ?? settings.last
                return own.map { [$0.value] } ?? []
            },
            isSecret: true,
            login
        ),
        KeyRule("md5secret", .text, isSecret: true, login),
        KeyRule(
            "insecure",
            AsteriskMeanings.lastList() { $0.lowercased() },
            fallback: "no",
            AsteriskImpact.breaks(
                nl: "Asterisk vraagt de provider om een wachtwoord, en geen gesprek komt binnen",
                en: "Asterisk asks the provider for a password, and no call comes in"
            )
        ),
        KeyRule(
            "context",
            .reference(to: "context"),
            fallback: "default",
            AsteriskImpact.breaks(
                nl: "gesprekken van de provider komen in een ander deel van het belplan terecht",
                en: "calls from the provider land in another part of the dial plan"
            )
        ),
        KeyRule("deny", companions: ["permit"], ValueMeaning { $0.map { "\($0.key)=\($0.value)" } }, refusesSources),
        KeyRule("acl", AsteriskMeanings.lastList(), refusesSources),
        KeyRule(
            "call-limit",
            .number,
            fallback: "0",
            AsteriskImpact.breaks(nl: "boven dit aantal mislukken gesprekken", en: "calls above this number fail")
        ),
        KeyRule(
            "qualify",
            .last { text in
                let word = AsteriskMeanings.canonicalSwitch(text)
                return word == "yes" ? "2000" : word == "no" ? "0" : word
            },
            fallback: "no",
            noticedLate
        ),
        KeyRule("qualifyfreq", .number, fallback: "60", noticedLate),
    ]

    private static let elsewhere = AsteriskImpact.breaks(
        nl: "gesprekken gaan naar een andere server, of nergens heen",
        en: "calls go to another server, or nowhere"
    )
    private static let login = AsteriskImpact.breaks(
        nl: "de provider antwoordt 401: het account meldt zich niet aan en er gaat geen gesprek uit",
        en: "the provider answers 401: the account does not register and no call goes out"
    )
    private static let refusesSources = AsteriskImpact.breaks(
        nl: "gesprekken vanaf adressen die hier niet mogen, worden geweigerd",
        en: "calls from addresses that are not let in here are refused"
    )
    private static let noticedLate = AsteriskImpact.breaks(
        nl: "een server die uitvalt, wordt laat opgemerkt: bellers wachten een halve minuut op de andere",
        en: "a server that fails is noticed late: callers wait half a minute for the other one"
    )
}
