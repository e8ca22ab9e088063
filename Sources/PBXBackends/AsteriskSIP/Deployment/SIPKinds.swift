import TrunkModel

/// What is known of `sip.conf`'s objects; defaults are those that Asterisk 16 shows (`sip show peer`, `sip show settings`).
enum SIPKinds {
    /// All kinds, what others point at first.
    static let all = [peer, register, general]

    private static let peer = ObjectKind(
        "peer",
        title: LocalizedText(nl: "peer", en: "peer"),
        identities: [["defaultuser", "host"], ["defaultuser"], ["host", "port"]],
        missing: AsteriskImpact.breaks(
            nl: "over dit account gaat geen gesprek uit",
            en: "no call goes out over this account"
        ),
        rules: SIPPeerRules.all
    )

    private static let register = ObjectKind(
        "register",
        title: LocalizedText(nl: "aanmelding", en: "registration"),
        identities: [["user", "peer"], ["user", "host"], ["user"]],
        part: "peer",
        missing: notRegistered,
        extra: AsteriskImpact.opens(
            nl: "er meldt zich nog een account bij deze server aan, en gesprekken kunnen daarlangs binnenkomen",
            en: "one more account registers with this server, and calls may come in that way"
        ),
        rules: [
            KeyRule("user", .text, notRegistered), KeyRule("peer", .reference(to: "peer"), notRegistered),
            KeyRule("host", .word, notRegistered), KeyRule("port", .number, fallback: "5060", notRegistered),
            KeyRule("secret", .text, isSecret: true, notRegistered), KeyRule("authuser", .text, notRegistered),
            KeyRule("transport", .word, fallback: "udp", notRegistered),
            KeyRule(
                "extension",
                .text,
                fallback: "s",
                AsteriskImpact.breaks(
                    nl: "de provider telt de aanmelding als fout, en gesprekken komen niet binnen",
                    en: "the provider counts the registration as wrong, and calls do not come in"
                )
            ),
            KeyRule(
                "expiry",
                .number,
                fallback: "120",
                AsteriskImpact.breaks(
                    nl: "de aanmelding verloopt op een andere tijd dan de provider wil, en kan ertussen wegvallen",
                    en: "the registration expires at another time than the provider wants, and may lapse in between"
                )
            ),
        ]
    )

    private static let notRegistered = AsteriskImpact.breaks(
        nl: "het account meldt zich niet bij de provider aan, en gesprekken komen niet binnen",
        en: "the account does not register with the provider, and calls do not come in"
    )

    private static let general = ObjectKind(
        "general",
        title: LocalizedText(nl: "algemene instellingen", en: "general settings"),
        missing: notRegistered,
        rules: [
            KeyRule(
                "allowguest",
                .boolean,
                fallback: "yes",
                AsteriskImpact.breaks(
                    nl: "gesprekken vanaf de netwerken van de provider worden geweigerd",
                    en: "calls from the provider's networks are refused"
                )
            ),
            KeyRule(
                "context",
                .reference(to: "context"),
                fallback: "default",
                AsteriskImpact.opens(
                    nl:
                        "wie van buiten belt, komt in een context die hem niet tegenhoudt, of de provider komt er niet door",
                    en:
                        "callers from outside get into a context that does not stop them, or the provider cannot get through"
                )
            ),
            KeyRule(
                "alwaysauthreject",
                .boolean,
                fallback: "yes",
                AsteriskImpact.opens(
                    nl: "van buiten is na te gaan welke accounts bestaan",
                    en: "from outside one can find out which accounts exist"
                )
            ),
            KeyRule("registerattempts", .number, fallback: "0", givesUp),
            KeyRule("register_retry_403", .boolean, fallback: "no", givesUp),
            KeyRule(
                "registertimeout",
                .number,
                fallback: "20",
                AsteriskImpact.breaks(
                    nl: "na een storing blijft het account langer onbereikbaar, of de provider ziet te veel pogingen",
                    en:
                        "after a failure the account stays out of reach for longer, or the provider sees too many attempts"
                )
            ),
        ]
    )

    private static let givesUp = AsteriskImpact.breaks(
        nl: "na een storing bij de provider meldt het account zich nooit meer aan, tot iemand Asterisk herstart",
        en: "after a failure at the provider the account never registers again, until somebody restarts Asterisk"
    )
}
