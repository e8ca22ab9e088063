import TrunkModel

extension SIPPeerRules {
    static let media = [
        KeyRule(
            "allow",
            companions: ["disallow"],
            AsteriskMeanings.codecs(startingWith: ["ulaw", "alaw", "gsm", "h263"]),
            AsteriskImpact.breaks(
                nl: "de provider biedt of kiest een andere codec: gesprekken mislukken of klinken slechter",
                en: "another codec is offered or chosen: calls fail or sound worse"
            )
        ),
        KeyRule(
            "dtmfmode",
            // What Asterisk does not know is rfc2833 to it, rfc4733 among that.
            .last { ["inband", "info", "shortinfo", "auto"].contains($0.lowercased()) ? $0.lowercased() : "rfc2833" },
            fallback: "rfc2833",
            AsteriskImpact.breaks(
                nl: "de provider hoort de toetsen niet: keuzemenu's werken niet",
                en: "the provider does not hear keys: voice menus do not work"
            )
        ),
        KeyRule(
            "directmedia",
            aliases: ["canreinvite"],
            .last { text in
                let words = AsteriskMeanings.words(text).map(AsteriskMeanings.canonicalSwitch)
                return words == ["no"] ? "no" : words.filter { $0 != "yes" }.sorted().joined(separator: ",")
            },
            fallback: "yes",
            AsteriskImpact.breaks(
                nl: "het geluid gaat buiten Asterisk om: vaak is er maar een kant te horen",
                en: "audio goes round Asterisk: often only one side is heard"
            )
        ),
        KeyRule(
            "nat",
            .last { text in
                let words = Set(AsteriskMeanings.words(text).map(AsteriskMeanings.canonicalSwitch))
                if words == ["yes"] { return "comedia,force_rport" }
                let known = words.intersection(["force_rport", "comedia", "auto_force_rport", "auto_comedia"])
                return words.contains("no") || known.isEmpty ? "no" : known.sorted().joined(separator: ",")
            },
            fallback: "auto_force_rport",
            AsteriskImpact.breaks(
                nl: "antwoorden of geluid gaan naar een ander adres: gesprekken hebben aan een kant geen geluid",
                en: "answers or audio go to another address: calls have no audio on one side"
            )
        ),
        KeyRule(
            "t38pt_udptl",
            .last { AsteriskMeanings.words($0).first.map(AsteriskMeanings.canonicalSwitch) ?? "no" },
            fallback: "no",
            AsteriskImpact.breaks(
                nl: "Asterisk biedt T.38 aan, dat de provider niet kent: faxen mislukken",
                en: "Asterisk offers T.38, which the provider does not know: faxes fail"
            )
        ),
        KeyRule(
            "session-timers",
            .word,
            fallback: "accept",
            AsteriskImpact.breaks(
                nl: "Asterisk ververst gesprekken op een manier die de provider niet kent: ze vallen weg",
                en: "Asterisk refreshes calls in a way that the provider does not know: they drop"
            )
        ),
        KeyRule(
            "encryption",
            .boolean,
            fallback: "no",
            AsteriskImpact.breaks(
                nl: "Asterisk biedt versleuteld geluid aan, dat de provider weigert",
                en: "Asterisk offers encrypted audio, which the provider refuses"
            )
        ),
        KeyRule(
            "rtptimeout",
            .number,
            fallback: "0",
            AsteriskImpact.breaks(
                nl: "gesprekken waarin het even stil is, worden verbroken",
                en: "calls in which it is quiet for a while are cut off"
            )
        ),
    ]

    static let callers = [
        KeyRule(
            "fromdomain",
            .last(AsteriskMeanings.canonicalHostPort),
            AsteriskImpact.breaks(
                nl: "de provider ziet een onbekend domein als afzender en weigert het gesprek",
                en: "the provider sees an unknown domain as sender and refuses the call"
            )
        ),
        KeyRule("fromuser", .text, shownNumber),
        KeyRule("callerid", .text, shownNumber),
        KeyRule("callingpres", .word, shownNumber),
        KeyRule(
            "sendrpid",
            .last { text in
                let word = AsteriskMeanings.canonicalSwitch(text)
                return word == "yes" ? "rpid" : word
            },
            fallback: "no",
            AsteriskImpact.opens(
                nl: "wie van buiten belt, krijgt de naam en het nummer van het toestel te zien",
                en: "callers from outside see the telephone's name and number"
            )
        ),
        KeyRule(
            "trustrpid",
            .boolean,
            fallback: "no",
            AsteriskImpact.breaks(
                nl: "op toestellen staat niet het nummer van de beller",
                en: "telephones do not show the caller's number"
            )
        ),
        KeyRule(
            "trust_id_outbound",
            .last(AsteriskMeanings.canonicalSwitch),
            fallback: "legacy",
            AsteriskImpact.opens(
                nl: "nummers die verborgen horen te zijn, gaan naar buiten",
                en: "numbers that should be hidden are sent out"
            )
        ),
        KeyRule(
            "allowtransfer",
            .boolean,
            fallback: "yes",
            AsteriskImpact.opens(
                nl: "wie van buiten belt, kan het gesprek op jouw kosten doorverbinden",
                en: "callers from outside can transfer the call at your cost"
            )
        ),
        KeyRule(
            "promiscredir",
            .boolean,
            fallback: "no",
            AsteriskImpact.opens(
                nl: "bij een doorverwijzing bepaalt de andere kant waarheen Asterisk belt",
                en: "on a redirection the other side decides where Asterisk calls"
            )
        ),
        KeyRule("usereqphone", .boolean, fallback: "no", .cosmetic),
    ]

    private static let shownNumber = AsteriskImpact.breaks(
        nl: "gebelden zien een ander nummer, of de provider weigert het gesprek",
        en: "called parties see another number, or the provider refuses the call"
    )

    /// What changes nothing for the provider: here for its default, so that writing it out is no difference.
    static let harmless =
        [
            ("allowsubscribe", "yes"), ("allowoverlap", "yes"), ("videosupport", "no"), ("textsupport", "no"),
            ("ignoresdpversion", "no"), ("use_q850_reason", "no"), ("rtcp_mux", "no"), ("progressinband", "no"),
            ("callcounter", "no"), ("autoframing", "no"), ("supportpath", "no"), ("icesupport", "no"),
        ].map { KeyRule($0.0, .last(AsteriskMeanings.canonicalSwitch), fallback: $0.1, .cosmetic) }
        + [
            ("session-expires", "1800"), ("session-minse", "90"), ("timert1", "500"), ("timerb", "32000"),
            ("maxcallbitrate", "384"), ("keepalive", "0"), ("rtpkeepalive", "0"), ("rtpholdtimeout", "0"),
        ].map { KeyRule($0.0, .number, fallback: $0.1, .cosmetic) }
        + [("session-refresher", "uas"), ("vmexten", "asterisk")].map {
            KeyRule($0.0, .word, fallback: $0.1, .cosmetic)
        }

    /// Keys that a peer takes from `[general]` where it does not set them, as seen on Asterisk 16.
    static let inheritable: Set<String> = [
        "context", "insecure", "trustrpid", "sendrpid", "trust_id_outbound", "qualify", "qualifyfreq", "directmedia",
        "canreinvite", "nat", "usereqphone", "t38pt_udptl", "session-timers", "allowtransfer", "dtmfmode", "transport",
        "promiscredir", "videosupport", "progressinband", "timert1", "allowsubscribe", "fromdomain", "outboundproxy",
        "rtptimeout",
    ]
}
