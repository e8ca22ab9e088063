import TrunkModel

/// What is known of `pjsip.conf`'s objects; defaults are those of Asterisk's own documentation (`core-en_US.xml`).
enum PJSIPKinds {
    /// All kinds, what others point at first.
    static let all = [transport, auth, aor, endpoint, identify, registration, acl]

    private static let endpoint = ObjectKind(
        "endpoint",
        title: LocalizedText(nl: "endpoint", en: "endpoint"),
        identities: [["outbound_auth"], ["contact_user", "from_domain"], ["aors"]],
        part: "outbound_auth",
        missing: AsteriskImpact.breaks(
            nl: "over dit account gaat geen gesprek uit",
            en: "no call goes out over this account"
        ),
        extra: AsteriskImpact.opens(
            nl: "over dit account kan ook langs een andere weg gebeld worden, om het belplan heen",
            en: "calls can go out over this account in another way too, round the dial plan"
        ),
        rules: PJSIPEndpointRules.all
    )

    private static let transport = ObjectKind(
        "transport",
        title: LocalizedText(nl: "transport", en: "transport"),
        missing: AsteriskImpact.breaks(
            nl: "het account meldt zich niet aan en er gaat geen gesprek uit",
            en: "the account does not register and no call goes out"
        ),
        rules: [
            KeyRule(
                "protocol",
                .word,
                fallback: "udp",
                AsteriskImpact.breaks(
                    nl: "de provider is niet bereikbaar: hij verwacht UDP",
                    en: "the provider cannot be reached: it expects UDP"
                )
            )
        ]
    )

    private static let auth = ObjectKind(
        "auth",
        title: LocalizedText(nl: "inloggegevens", en: "credentials"),
        identities: [["username", "password"], ["username"]],
        missing: login,
        rules: [
            KeyRule("username", .text, login),
            KeyRule("password", .text, isSecret: true, login),
            KeyRule(
                "auth_type",
                // Asterisk 22 reads both older names as `digest`; 16 knows no `digest`.
                .last { ["userpass", "digest"].contains($0.lowercased()) ? "digest" : $0.lowercased() },
                fallback: "userpass",
                login
            ),
            KeyRule("realm", .last { $0 == "*" ? "" : $0 }, fallback: "", login),
            KeyRule("md5_cred", .text, isSecret: true, login),
            KeyRule("password_digest", .text, isSecret: true, login),
            KeyRule("oauth_secret", .text, isSecret: true, login),
            KeyRule("refresh_token", .text, isSecret: true, login),
            KeyRule("nonce_lifetime", .number, fallback: "32", .cosmetic),
        ]
    )

    private static let login = AsteriskImpact.breaks(
        nl: "de provider antwoordt 401: het account meldt zich niet aan en er gaat geen gesprek uit",
        en: "the provider answers 401: the account does not register and no call goes out"
    )

    private static let identify = ObjectKind(
        "identify",
        title: LocalizedText(nl: "herkenning van de provider", en: "identification of the provider"),
        identities: [["endpoint"], ["match"]],
        part: "endpoint",
        missing: refused,
        extra: AsteriskImpact.opens(
            nl: "gesprekken van andere adressen tellen als gesprekken van de provider",
            en: "calls from other addresses count as the provider's"
        ),
        rules: [
            KeyRule("endpoint", .reference(to: "endpoint"), refused),
            KeyRule(
                "match",
                AsteriskMeanings.networks,
                AsteriskImpact.breaks(
                    nl: "gesprekken van de provider worden met 401 geweigerd, of die van anderen aangenomen",
                    en: "calls from the provider are refused with 401, or those of others are taken"
                )
            ),
            KeyRule(
                "match_header",
                .text,
                AsteriskImpact.opens(
                    nl: "wie deze header meestuurt, telt als de provider",
                    en: "whoever sends this header counts as the provider"
                )
            ),
            KeyRule("srv_lookups", .boolean, fallback: "yes", .cosmetic),
        ]
    )

    private static let refused = AsteriskImpact.breaks(
        nl: "gesprekken van de provider worden met 401 geweigerd",
        en: "calls from the provider are refused with 401"
    )

    private static let acl = ObjectKind(
        "acl",
        title: LocalizedText(nl: "toegangslijst", en: "access list"),
        missing: .cosmetic,
        rules: []
    )
}
