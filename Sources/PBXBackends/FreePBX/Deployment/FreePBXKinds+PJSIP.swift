import TrunkModel

extension FreePBXKinds {
    /// Keywords of table `pjsip` that the page leaves there and that nothing reads, or that repeat a column of `trunks`.
    static let serviceKeywords: Set<String> = [
        "trunk_name", "hcid", "maxchans", "dialoutopts_cb", "disabletrunk", "failtrunk_enable", "extdisplay", "npanxx",
        "peerdetails", "userconfig", "register", "dialopts", "type", "replace", "command", "module", "tech", "outcid",
        "keepcid", "failtrunk", "dialoutprefix", "channelid", "usercontext", "provider", "disabledtrunk", "continue",
        "display", "action", "Submit", "prepend_digit", "pattern_prefix", "pattern_pass",
    ]

    /// The keywords that a line's pjsip trunks have.
    static func pjsipKeywords(_ line: FreePBXLine) -> Set<String> {
        Set((line.family == .issabel ? issabelRules + pjsipRules(line) : pjsipRules(line)).flatMap(\.keys))
    }

    /// The fields of a pjsip trunk's page.
    static func pjsipRules(_ line: FreePBXLine) -> [KeyRule] {
        loginRules + registrationRules + pjsipCallRules + pjsipMediaRules
    }

    /// Where Issabel's keywords differ.
    static var issabelRules: [KeyRule] {
        [
            calls(
                "server",
                FreePBXMeanings.host,
                nl: "aanmeldingen en gesprekken gaan naar een andere server",
                en: "registrations and calls go to another server"
            ),
            calls(
                "port",
                FreePBXMeanings.port,
                nl: "de aanmelding gaat naar een poort waar de provider niet luistert",
                en: "the registration goes to a port where the provider does not listen"
            ),
            calls(
                "dtmf_mode",
                .word,
                nl: "toetsen in keuzemenu's komen niet aan",
                en: "keys pressed in menus do not arrive"
            ),
            calls(
                "trust_id_inbound",
                .boolean,
                fallback: "no",
                nl: "van wie anoniem belt of doorverbonden is ziet de centrale het nummer niet",
                en: "the PBX does not see the number of anonymous or forwarded callers"
            ),
            cosmetic("stir_shaken", .boolean, fallback: "no"),
        ]
    }

    private static var loginRules: [KeyRule] {
        [
            calls(
                "username",
                nl: "de provider antwoordt 401, en de trunk komt niet aangemeld",
                en: "the provider answers 401, and the trunk does not register"
            ),
            calls(
                "auth_username",
                nl: "de provider antwoordt 401, en de trunk komt niet aangemeld",
                en: "the provider answers 401, and the trunk does not register"
            ),
            calls(
                "secret",
                isSecret: true,
                nl: "de provider antwoordt 401, en geen gesprek gaat naar buiten",
                en: "the provider answers 401, and no call goes out"
            ),
            calls(
                "authentication",
                .word,
                nl: "de centrale meldt zich niet aan bij gesprekken, of vraagt de provider om een wachtwoord",
                en: "the PBX does not log in for its calls, or asks the provider for a password"
            ),
            calls(
                "registration",
                .word,
                nl: "de provider weet niet waar de centrale is, en gesprekken van buiten komen niet aan",
                en: "the provider does not know where the PBX is, and calls from outside do not arrive"
            ),
            calls(
                "sip_server",
                FreePBXMeanings.host,
                nl: "aanmeldingen en gesprekken gaan naar een andere server",
                en: "registrations and calls go to another server"
            ),
            calls(
                "sip_server_port",
                FreePBXMeanings.port,
                nl: "aanmeldingen en gesprekken gaan naar een poort waar de provider niet luistert",
                en: "registrations and calls go to a port where the provider does not listen"
            ),
            calls(
                "outbound_proxy",
                nl: "alles gaat via een server die de provider niet kent",
                en: "everything goes by a server that the provider does not know"
            ),
            calls(
                "transport",
                FreePBXMeanings.transport,
                nl: "SIP gaat over een ander protocol dan de provider verwacht",
                en: "SIP goes over another protocol than the provider expects"
            ),
            calls(
                "client_uri",
                nl: "de centrale meldt een ander account aan",
                en: "the PBX registers another account"
            ),
            calls(
                "server_uri",
                nl: "de aanmelding gaat naar een andere server",
                en: "the registration goes to another server"
            ),
            calls("aors", nl: "gesprekken gaan naar een ander adres", en: "calls go to another address"),
            calls("aor_contact", nl: "gesprekken gaan naar een ander adres", en: "calls go to another address"),
        ]
    }

    private static var registrationRules: [KeyRule] {
        [
            calls(
                "pjsip_line",
                .boolean,
                fallback: "false",
                nl: "een gesprek van een adres buiten Match (Permit) wordt geweigerd",
                en: "a call from an address outside Match (Permit) is refused"
            ),
            calls(
                "auth_rejection_permanent",
                .boolean,
                fallback: "off",
                nl: "na één geweigerde aanmelding meldt de trunk zich niet meer aan",
                en: "after one refused registration the trunk does not register any more"
            ),
            calls(
                "forbidden_retry_interval",
                FreePBXMeanings.isPositive,
                nl: "na één weigering door de provider meldt de trunk zich niet meer aan",
                en: "after one refusal by the provider the trunk does not register any more"
            ),
            calls(
                "fatal_retry_interval",
                FreePBXMeanings.isPositive,
                nl: "na één fout bij de provider meldt de trunk zich niet meer aan",
                en: "after one fault at the provider the trunk does not register any more"
            ),
            calls(
                "max_retries",
                FreePBXMeanings.number,
                nl: "na een lange storing geeft de trunk het aanmelden op",
                en: "after a long outage the trunk gives up registering"
            ),
            cosmetic(
                "retry_interval",
                FreePBXMeanings.number,
                nl: "na een storing is de trunk eerder of later terug",
                en: "after an outage the trunk is back sooner or later"
            ),
            calls(
                "expiration",
                FreePBXMeanings.number,
                nl: "de aanmelding verloopt op een ander moment dan de provider wil",
                en: "the registration ends at another time than the provider wants"
            ),
            calls(
                "qualify_frequency",
                FreePBXMeanings.number,
                nl: "een router sluit de verbinding, of een dode server blijft te lang in gebruik",
                en: "a router closes the connection, or a dead server stays in use too long"
            ),
            calls(
                "contact_user",
                nl: "gesprekken van buiten komen binnen voor een ander nummer",
                en: "calls from outside come in for another number"
            ),
            cosmetic("support_path", .boolean, fallback: "no"),
        ]
    }
}
