import TrunkModel

extension PJSIPKinds {
    static let aor = ObjectKind(
        "aor",
        title: LocalizedText(nl: "adres van de provider", en: "the provider's address"),
        identities: [["contact"]],
        missing: noAddress,
        rules: [
            KeyRule(
                "contact",
                AsteriskMeanings.uris,
                AsteriskImpact.breaks(
                    nl: "gesprekken gaan naar een andere server, of nergens heen",
                    en: "calls go to another server, or nowhere"
                )
            ),
            KeyRule(
                "qualify_frequency",
                .number,
                fallback: "0",
                AsteriskImpact.breaks(
                    nl: "een server die uitvalt, wordt laat opgemerkt: bellers wachten een halve minuut op de andere",
                    en: "a server that fails is noticed late: callers wait half a minute for the other one"
                )
            ),
            KeyRule(
                "qualify_timeout",
                .number,
                fallback: "3.0",
                AsteriskImpact.breaks(
                    nl: "een trage server telt te vroeg of te laat als uitgevallen",
                    en: "a slow server counts as failed too early or too late"
                )
            ),
            KeyRule(
                "max_contacts",
                .number,
                fallback: "0",
                AsteriskImpact.opens(
                    nl: "een ander kan zich hier aanmelden en gesprekken overnemen",
                    en: "somebody else can register here and take over calls"
                )
            ),
            KeyRule(
                "outbound_proxy",
                AsteriskMeanings.uri,
                AsteriskImpact.breaks(
                    nl: "OPTIONS gaat langs een andere server: de provider lijkt onbereikbaar",
                    en: "OPTIONS goes through another server: the provider seems out of reach"
                )
            ),
            KeyRule("authenticate_qualify", .boolean, fallback: "no", .cosmetic),
            KeyRule("remove_existing", .boolean, fallback: "no", .cosmetic),
            KeyRule("remove_unavailable", .boolean, fallback: "no", .cosmetic),
            KeyRule("default_expiration", .number, fallback: "3600", .cosmetic),
            KeyRule("maximum_expiration", .number, fallback: "7200", .cosmetic),
            KeyRule("minimum_expiration", .number, fallback: "60", .cosmetic),
        ]
    )

    private static let noAddress = AsteriskImpact.breaks(
        nl: "Asterisk weet niet waarheen: er gaat geen gesprek uit",
        en: "Asterisk does not know where to: no call goes out"
    )

    static let registration = ObjectKind(
        "registration",
        title: LocalizedText(nl: "aanmelding", en: "registration"),
        identities: [["client_uri", "server_uri"], ["outbound_auth"], ["client_uri"]],
        part: "outbound_auth",
        missing: notRegistered,
        extra: AsteriskImpact.opens(
            nl: "het account meldt zich ook ergens anders aan, en gesprekken kunnen daarlangs binnenkomen",
            en: "the account registers elsewhere too, and calls may come in that way"
        ),
        rules: [
            KeyRule("server_uri", AsteriskMeanings.uri, notRegistered),
            KeyRule("client_uri", AsteriskMeanings.uri, notRegistered),
            KeyRule("outbound_auth", AsteriskMeanings.lastList(reference: "auth"), notRegistered),
            KeyRule(
                "contact_user",
                .text,
                fallback: "s",
                AsteriskImpact.breaks(
                    nl: "de provider telt de aanmelding als fout, en gesprekken komen niet binnen",
                    en: "the provider counts the registration as wrong, and calls do not come in"
                )
            ),
            KeyRule("transport", .reference(to: "transport"), notRegistered),
            KeyRule("outbound_proxy", AsteriskMeanings.uri, notRegistered),
            KeyRule(
                "expiration",
                .number,
                fallback: "3600",
                AsteriskImpact.breaks(
                    nl: "de aanmelding verloopt op een andere tijd dan de provider wil, en kan ertussen wegvallen",
                    en: "the registration expires at another time than the provider wants, and may lapse in between"
                )
            ),
            KeyRule("retry_interval", .number, fallback: "60", retries),
            KeyRule("max_retries", .number, fallback: "10", givesUp),
            KeyRule("forbidden_retry_interval", .number, fallback: "0", givesUp),
            KeyRule("fatal_retry_interval", .number, fallback: "0", givesUp),
            KeyRule("auth_rejection_permanent", .boolean, fallback: "yes", givesUp),
            KeyRule(
                "max_random_initial_delay",
                .number,
                fallback: "10",
                AsteriskImpact.harmless(
                    nl: "na een herstart duurt het enkele seconden langer of korter tot gesprekken binnenkomen",
                    en: "after a restart it takes some seconds more or fewer until calls come in"
                )
            ),
            KeyRule("line", .boolean, fallback: "no", byLine),
            KeyRule("endpoint", .reference(to: "endpoint"), byLine),
        ]
    )

    private static let notRegistered = AsteriskImpact.breaks(
        nl: "het account meldt zich niet bij de provider aan, en gesprekken komen niet binnen",
        en: "the account does not register with the provider, and calls do not come in"
    )
    private static let retries = AsteriskImpact.breaks(
        nl: "na een storing blijft het account langer onbereikbaar, of de provider ziet te veel pogingen",
        en: "after a failure the account stays out of reach for longer, or the provider sees too many attempts"
    )
    private static let givesUp = AsteriskImpact.breaks(
        nl: "na een storing bij de provider meldt het account zich nooit meer aan, tot iemand het herstart",
        en: "after a failure at the provider the account never registers again, until somebody restarts it"
    )
    private static let byLine = AsteriskImpact.harmless(
        nl: "gesprekken op deze aanmelding gaan naar haar eigen endpoint, nog voor naar het adres gekeken wordt",
        en: "calls on this registration go to its own endpoint, even before their address is looked at"
    )
}
