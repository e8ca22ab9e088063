import TrunkModel

extension FreePBXKinds {
    /// Fields of the page that say who is who in a call.
    static var pjsipCallRules: [KeyRule] {
        [
            calls(
                "context",
                nl: "gesprekken van buiten komen in een ander deel van het kiesplan terecht",
                en: "calls from outside land in another part of the dial plan"
            ),
            calls(
                "from_domain",
                FreePBXMeanings.host,
                nl: "From noemt een ander domein, en de provider weigert het gesprek",
                en: "From names another domain, and the provider refuses the call"
            ),
            calls(
                "from_user",
                nl: "elk gesprek toont hetzelfde nummer",
                en: "every call shows the same number"
            ),
            calls(
                "user_eq_phone",
                .boolean,
                fallback: "no",
                nl: "adressen krijgen ;user=phone, en de provider kan het gesprek weigeren",
                en: "addresses get ;user=phone, and the provider may refuse the call"
            ),
            calls(
                "match",
                FreePBXMeanings.networks,
                nl: "gesprekken van adressen van de provider worden geweigerd, of die van vreemden toegelaten",
                en: "calls from addresses of the provider are refused, or those of strangers let in"
            ),
            safety(
                "identify_by",
                .word,
                fallback: "default",
                nl: "wie de naam van de trunk kent belt van elk adres in",
                en: "who knows the trunk's name calls in from any address"
            ),
            calls(
                "trust_rpid",
                .boolean,
                fallback: "no",
                nl: "van wie anoniem belt of doorverbonden is ziet de centrale het nummer niet",
                en: "the PBX does not see the number of anonymous or forwarded callers"
            ),
            calls(
                "sendrpid",
                FreePBXMeanings.wordOrOff,
                nl: "wie zijn nummer verbergt is toch te zien",
                en: "callers who hide their number are seen all the same"
            ),
            calls(
                "trust_id_outbound",
                .boolean,
                fallback: "no",
                nl: "From van een verborgen beller wordt anoniem, en de provider weigert het gesprek",
                en: "From of a hidden caller becomes anonymous, and the provider refuses the call"
            ),
            cosmetic(
                "send_connected_line",
                .boolean,
                fallback: "no",
                nl: "de provider hoort wie er binnen opneemt",
                en: "the provider is told who answers inside"
            ),
            safety(
                "allow_unauthenticated_options",
                .boolean,
                fallback: "off",
                nl: "vreemden krijgen antwoord op OPTIONS",
                en: "strangers get an answer to OPTIONS"
            ),
            safety(
                "message_context",
                nl: "berichten van buiten lopen een eigen kiesplan door",
                en: "messages from outside run a dial plan of their own"
            ),
            cosmetic("language"),
        ]
    }

    /// Fields of the page that say how sound goes.
    static var pjsipMediaRules: [KeyRule] {
        [
            calls(
                "codecs",
                FreePBXMeanings.codecs,
                nl: "er is geen gezamenlijke codec, of het geluid gaat over een andere",
                en: "there is no common codec, or sound goes over another one"
            ),
            calls(
                "dtmfmode",
                .word,
                nl: "toetsen in keuzemenu's komen niet aan",
                en: "keys pressed in menus do not arrive"
            ),
            calls(
                "direct_media",
                FreePBXMeanings.unlessNo,
                fallback: "yes",
                nl: "geluid gaat langs de centrale heen, en achter een router hoort men niets",
                en: "sound passes the PBX by, and behind a router nothing is heard"
            ),
            calls(
                "rtp_symmetric",
                .boolean,
                fallback: "no",
                nl: "achter een router is het geluid eenzijdig",
                en: "behind a router sound is one-way"
            ),
            calls(
                "rewrite_contact",
                .boolean,
                fallback: "no",
                nl: "verzoeken binnen een gesprek gaan naar een ander adres dan de provider noemt",
                en: "requests within a call go to another address than the provider names"
            ),
            calls(
                "force_rport",
                FreePBXMeanings.unlessNo,
                fallback: "yes",
                nl: "antwoorden gaan naar een poort waar niemand luistert",
                en: "answers go to a port where nobody listens"
            ),
            calls(
                "media_encryption",
                FreePBXMeanings.wordOrOff,
                nl: "de provider weigert versleuteld geluid, en gesprekken mislukken",
                en: "the provider refuses encrypted sound, and calls fail"
            ),
            calls("media_address", nl: "geluid komt op een ander adres aan", en: "sound arrives at another address"),
            calls(
                "t38_udptl",
                .boolean,
                fallback: "no",
                nl: "faxen gaan over T.38, dat de provider niet kent, en mislukken",
                en: "faxes go over T.38, which the provider does not know, and fail"
            ),
            cosmetic("t38_udptl_ec", .word, fallback: "none"), cosmetic("t38_udptl_nat", .boolean, fallback: "no"),
            cosmetic("t38_udptl_maxdatagram", FreePBXMeanings.number),
            calls(
                "fax_detect",
                .boolean,
                fallback: "no",
                nl: "een gesprek met een toon erin wordt voor een fax aangezien",
                en: "a call with a tone in it is taken for a fax"
            ),
            cosmetic(
                "inband_progress",
                .boolean,
                fallback: "no",
                nl: "bellers horen een andere beltoon",
                en: "callers hear another ringing tone"
            ),
        ]
    }
}
