import TrunkModel

extension FreePBXKinds {
    /// The lines of a chan_sip trunk's PEER Details, and its Register String.
    static var peerRules: [KeyRule] { peerLoginRules + peerCallRules }

    private static var peerLoginRules: [KeyRule] {
        [
            calls(
                "username",
                aliases: ["defaultuser"],
                nl: "de provider antwoordt 401, en geen gesprek gaat naar buiten",
                en: "the provider answers 401, and no call goes out"
            ),
            calls(
                "authuser",
                nl: "de provider antwoordt 401, en geen gesprek gaat naar buiten",
                en: "the provider answers 401, and no call goes out"
            ),
            calls(
                "secret",
                aliases: ["remotesecret"],
                isSecret: true,
                nl: "de provider antwoordt 401, en geen gesprek gaat naar buiten",
                en: "the provider answers 401, and no call goes out"
            ),
            calls(
                "md5secret",
                isSecret: true,
                nl: "de provider antwoordt 401, en geen gesprek gaat naar buiten",
                en: "the provider answers 401, and no call goes out"
            ),
            calls(
                "register",
                isSecret: true,
                nl: "de provider weet niet waar de centrale is, en gesprekken van buiten komen niet aan",
                en: "the provider does not know where the PBX is, and calls from outside do not arrive"
            ),
            calls(
                "callbackextension",
                nl: "de trunk meldt zich twee keer aan, en gesprekken komen voor een ander nummer binnen",
                en: "the trunk registers twice, and calls come in for another number"
            ),
            calls(
                "host",
                FreePBXMeanings.host,
                nl: "gesprekken gaan naar een andere server",
                en: "calls go to another server"
            ),
            calls(
                "port",
                FreePBXMeanings.port,
                nl: "gesprekken gaan naar een poort waar de provider niet luistert",
                en: "calls go to a port where the provider does not listen"
            ),
            calls(
                "outboundproxy",
                nl: "alles gaat via een server die de provider niet kent",
                en: "everything goes by a server that the provider does not know"
            ),
            safety(
                "type",
                .word,
                nl: "wie de naam van de trunk kent belt van elk adres in",
                en: "who knows the trunk's name calls in from any address"
            ),
            calls(
                "insecure",
                FreePBXMeanings.insecure,
                nl: "de centrale vraagt de provider om een wachtwoord, en gesprekken van buiten mislukken",
                en: "the PBX asks the provider for a password, and calls from outside fail"
            ),
        ]
    }

    private static var peerCallRules: [KeyRule] {
        [
            calls(
                "context",
                nl: "gesprekken van buiten komen in een ander deel van het kiesplan terecht",
                en: "calls from outside land in another part of the dial plan"
            ),
            calls(
                "fromuser",
                nl: "From toont een ander nummer, en de provider weigert het gesprek",
                en: "From shows another number, and the provider refuses the call"
            ),
            calls(
                "fromdomain",
                FreePBXMeanings.host,
                nl: "From noemt een ander domein, en de provider weigert het gesprek",
                en: "From names another domain, and the provider refuses the call"
            ),
            calls(
                "allow",
                FreePBXMeanings.codecs,
                companions: ["disallow"],
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
                "nat",
                FreePBXMeanings.nat,
                nl: "achter een router komen antwoorden en geluid niet aan",
                en: "behind a router answers and sound do not arrive"
            ),
            calls(
                "directmedia",
                .word,
                aliases: ["canreinvite"],
                nl: "geluid gaat langs de centrale heen, en achter een router hoort men niets",
                en: "sound passes the PBX by, and behind a router nothing is heard"
            ),
            calls(
                "sendrpid",
                FreePBXMeanings.wordOrOff,
                nl: "de provider ziet twee nummers van wie belt, of een verkeerd",
                en: "the provider sees two numbers of who calls, or a wrong one"
            ),
            calls(
                "trustrpid",
                .boolean,
                nl: "van wie anoniem belt of doorverbonden is ziet de centrale het nummer niet",
                en: "the PBX does not see the number of anonymous or forwarded callers"
            ),
            calls(
                "qualify",
                FreePBXMeanings.qualify,
                nl: "een router sluit de verbinding, of een dode server blijft te lang in gebruik",
                en: "a router closes the connection, or a dead server stays in use too long"
            ),
            cosmetic(
                "qualifyfreq",
                FreePBXMeanings.number,
                nl: "de centrale kijkt vaker of minder vaak of de provider er is",
                en: "the PBX looks more or less often whether the provider is there"
            ),
            calls(
                "t38pt_udptl",
                FreePBXMeanings.wordOrOff,
                nl: "faxen gaan over T.38, dat de provider niet kent, en mislukken",
                en: "faxes go over T.38, which the provider does not know, and fail"
            ),
            calls(
                "session-timers",
                .word,
                nl: "lange gesprekken breken af",
                en: "long calls break off"
            ),
            calls(
                "usereqphone",
                .boolean,
                nl: "adressen krijgen ;user=phone, en de provider kan het gesprek weigeren",
                en: "addresses get ;user=phone, and the provider may refuse the call"
            ),
            calls(
                "deny",
                FreePBXMeanings.networks,
                nl: "gesprekken van adressen van de provider worden geweigerd",
                en: "calls from addresses of the provider are refused"
            ),
            safety(
                "permit",
                FreePBXMeanings.networks,
                nl: "adressen van vreemden gelden als die van de provider",
                en: "addresses of strangers pass for the provider's"
            ),
        ]
    }
}
