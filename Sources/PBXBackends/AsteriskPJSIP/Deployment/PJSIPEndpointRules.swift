import TrunkModel

/// What is known of an endpoint's options; defaults are those of Asterisk's own documentation (`core-en_US.xml`), and
/// where it has none, those that `pjsip show endpoint` gives on 16 and 22.
enum PJSIPEndpointRules {
    /// All rules.
    static let all = routing + media + identity + safety + harmless

    private static let routing = [
        KeyRule(
            "transport",
            .reference(to: "transport"),
            AsteriskImpact.breaks(
                nl: "Asterisk kiest zelf een transport, of vindt er geen: dan gaat er geen gesprek uit",
                en: "Asterisk chooses a transport by itself, or finds none: then no call goes out"
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
        KeyRule(
            "aors",
            AsteriskMeanings.lastList(isOrdered: true, reference: "aor"),
            AsteriskImpact.breaks(
                nl: "gesprekken gaan naar een andere server, of nergens heen",
                en: "calls go to another server, or nowhere"
            )
        ),
        KeyRule(
            "outbound_auth",
            AsteriskMeanings.lastList(reference: "auth"),
            AsteriskImpact.breaks(
                nl: "de provider antwoordt 401 en er gaat geen gesprek uit",
                en: "the provider answers 401 and no call goes out"
            )
        ),
        KeyRule(
            "auth",
            AsteriskMeanings.lastList(reference: "auth"),
            AsteriskImpact.breaks(
                nl: "Asterisk vraagt de provider om een wachtwoord, en geen gesprek komt binnen",
                en: "Asterisk asks the provider for a password, and no call comes in"
            )
        ),
        KeyRule(
            "outbound_proxy",
            AsteriskMeanings.uri,
            AsteriskImpact.breaks(
                nl: "gesprekken gaan eerst naar een andere server",
                en: "calls go to another server first"
            )
        ),
        KeyRule(
            "overlap_context",
            .reference(to: "context"),
            AsteriskImpact.opens(
                nl: "onvolledige nummers komen in een ander deel van het belplan terecht",
                en: "incomplete numbers land in another part of the dial plan"
            )
        ),
        KeyRule(
            "message_context",
            .reference(to: "context"),
            AsteriskImpact.opens(
                nl: "berichten van buiten komen in een ander deel van het belplan terecht",
                en: "messages from outside land in another part of the dial plan"
            )
        ),
        KeyRule(
            "redirect_method",
            .word,
            fallback: "user",
            AsteriskImpact.opens(
                nl: "bij een doorverwijzing bepaalt de andere kant waarheen Asterisk belt",
                en: "on a redirection the other side decides where Asterisk calls"
            )
        ),
    ]

    private static let media = [
        KeyRule(
            "allow",
            companions: ["disallow"],
            AsteriskMeanings.codecs(),
            AsteriskImpact.breaks(
                nl: "de provider biedt of kiest een andere codec: gesprekken mislukken of klinken slechter",
                en: "another codec is offered or chosen: calls fail or sound worse"
            )
        ),
        KeyRule(
            "dtmf_mode",
            .word,
            fallback: "rfc4733",
            AsteriskImpact.breaks(
                nl: "de provider hoort de toetsen niet: keuzemenu's werken niet",
                en: "the provider does not hear keys: voice menus do not work"
            )
        ),
        KeyRule(
            "direct_media",
            .boolean,
            fallback: "yes",
            AsteriskImpact.breaks(
                nl: "het geluid gaat buiten Asterisk om: vaak is er maar een kant te horen",
                en: "audio goes round Asterisk: often only one side is heard"
            )
        ),
        KeyRule(
            "media_encryption",
            .word,
            fallback: "no",
            AsteriskImpact.breaks(
                nl: "Asterisk biedt versleuteld geluid aan, dat de provider weigert",
                en: "Asterisk offers encrypted audio, which the provider refuses"
            )
        ),
        KeyRule("webrtc", .boolean, fallback: "no", notForProviders),
        KeyRule("use_avpf", .boolean, fallback: "no", notForProviders),
        KeyRule("ice_support", .boolean, fallback: "no", notForProviders),
        KeyRule("bundle", .boolean, fallback: "no", notForProviders),
        KeyRule("rtcp_mux", .boolean, fallback: "no", notForProviders),
        KeyRule(
            "media_address",
            .word,
            AsteriskImpact.breaks(
                nl: "de provider stuurt het geluid naar een ander adres",
                en: "the provider sends audio to another address"
            )
        ),
        KeyRule(
            "rtp_ipv6",
            .boolean,
            fallback: "no",
            AsteriskImpact.breaks(
                nl: "het geluid gaat over een ander soort adres dan de provider verwacht",
                en: "audio goes over another kind of address than the provider expects"
            )
        ),
        KeyRule(
            "rtp_timeout",
            .number,
            fallback: "0",
            AsteriskImpact.breaks(
                nl: "gesprekken waarin het even stil is, worden verbroken",
                en: "calls in which it is quiet for a while are cut off"
            )
        ),
        KeyRule(
            "t38_udptl",
            .boolean,
            fallback: "no",
            AsteriskImpact.breaks(
                nl: "Asterisk biedt T.38 aan, dat de provider niet kent: faxen mislukken",
                en: "Asterisk offers T.38, which the provider does not know: faxes fail"
            )
        ),
        KeyRule(
            "100rel",
            AsteriskMeanings.switchOrWord,
            fallback: "yes",
            AsteriskImpact.breaks(
                nl: "Asterisk vraagt om PRACK, dat de provider niet kent: gesprekken kunnen blijven hangen",
                en: "Asterisk asks for PRACK, which the provider does not know: calls may hang"
            )
        ),
        KeyRule(
            "timers",
            .last { text in
                let word = AsteriskMeanings.canonicalSwitch(text)
                return word == "always" ? "yes" : word
            },
            fallback: "yes",
            AsteriskImpact.breaks(
                nl: "Asterisk ververst gesprekken op een manier die de provider niet kent: ze vallen weg",
                en: "Asterisk refreshes calls in a way that the provider does not know: they drop"
            )
        ),
    ]

    private static let notForProviders = AsteriskImpact.breaks(
        nl: "het aanbod is voor browsers: de provider weigert het gesprek",
        en: "the offer is made for browsers: the provider refuses the call"
    )
}
