import TrunkModel

extension FreePBXKinds {
    /// A trunk of a line.
    static func trunkKind(_ line: FreePBXLine) -> ObjectKind {
        let fields =
            switch (line.driver, line.family) {
            case (.sip, _): peerRules
            case (.pjsip, .issabel): issabelRules + pjsipRules(line)
            case (.pjsip, _): pjsipRules(line)
            }
        let server = line.driver == .sip ? "host" : line.family == .issabel ? "server" : "sip_server"
        return ObjectKind(
            trunk,
            title: LocalizedText("trunk"),
            identities: [["username", server], ["username"]],
            missing: effect(
                .breaksCalls,
                nl: "over dit account gaat geen gesprek naar buiten, en wat ervoor binnenkomt wordt geweigerd",
                en: "no call goes out over this account, and calls that come in for it are refused"
            ),
            rules: columnRules + fields
        )
    }

    /// The columns of `trunks`.
    private static var columnRules: [KeyRule] {
        [
            calls(
                "tech",
                .word,
                nl: "de trunk draait op een ander SIP-stuurprogramma, en zijn instellingen gelden daar niet",
                en: "the trunk runs on another SIP driver, where its settings mean nothing"
            ),
            calls(
                "channelid",
                nl:
                    "de voorbereiding in extensions_custom kent de trunk niet: P-Asserted-Identity en Privacy ontbreken",
                en: "the hook in extensions_custom does not know the trunk: P-Asserted-Identity and Privacy are missing"
            ),
            calls(
                "outcid",
                FreePBXMeanings.callerID,
                nl: "toestellen zonder eigen nummer tonen een ander nummer, of de provider weigert hun gesprekken",
                en: "extensions without a number of their own show another one, or the provider refuses their calls"
            ),
            calls(
                "keepcid",
                .word,
                fallback: "off",
                nl: "gesprekken tonen een nummer dat niet van de trunk is, en de provider weigert ze",
                en: "calls show a number that is not the trunk's, and the provider refuses them"
            ),
            calls(
                "maxchans",
                FreePBXMeanings.number,
                nl: "er zijn meer of minder gesprekken tegelijk mogelijk dan bij de provider",
                en: "more or fewer calls at a time are possible than at the provider"
            ),
            calls(
                "disabled",
                .boolean,
                aliases: ["disabletrunk"],
                fallback: "off",
                nl: "over deze trunk gaat geen enkel gesprek naar buiten",
                en: "no call goes out over this trunk"
            ),
            cosmetic(
                "continue",
                .boolean,
                fallback: "off",
                nl: "wie in gesprek is of niet bestaat wordt over de volgende trunk nog eens gebeld",
                en: "who is busy or does not exist is called once more over the next trunk"
            ),
            calls(
                "dialoutprefix",
                nl: "voor elk nummer komen extra cijfers, en het gesprek komt verkeerd uit",
                en: "each number gets more digits in front, and the call reaches the wrong number"
            ),
            cosmetic(
                "failscript",
                aliases: ["failtrunk"],
                nl: "bij een storing van de trunk start een programma",
                en: "a program starts when the trunk fails"
            ),
            // In the files for Asterisk: how many number rules the trunk has.
            calls(
                "PREFIX_TRUNK",
                FreePBXMeanings.identifier,
                nl: "de trunk verandert het nummer nog eens, en het gesprek komt verkeerd uit",
                en: "the trunk changes the number once more, and the call reaches the wrong one"
            ),
            cosmetic("usercontext"), cosmetic("provider"),
            cosmetic("routedisplay", .boolean, fallback: "on"),
        ]
    }

    /// USER Details.
    static var userKind: ObjectKind {
        ObjectKind(
            user,
            title: LocalizedText("USER Details"),
            part: "trunkid",
            missing: .cosmetic,
            extra: effect(
                .security,
                nl: "wie deze naam en het wachtwoord kent belt van buiten in, langs de trunk om",
                en: "who knows this name and its password calls in from outside, past the trunk"
            ),
            rules: [
                KeyRule("trunkid", .reference(to: trunk), .cosmetic),
                KeyRule("secret", .text, isSecret: true, .cosmetic),
                KeyRule("md5secret", .text, isSecret: true, .cosmetic),
            ]
        )
    }

    /// Dialed Number Manipulation Rules: ours has none.
    static var trunkPatternKind: ObjectKind {
        let changes = effect(
            .breaksCalls,
            nl: "de trunk verandert het nummer nog eens, en het gesprek komt verkeerd uit",
            en: "the trunk changes the number once more, and the call reaches the wrong one"
        )
        return ObjectKind(
            trunkPattern,
            title: LocalizedText(nl: "nummerregel van een trunk", en: "number rule of a trunk"),
            part: "trunkid",
            missing: changes,
            extra: changes,
            rules: [
                KeyRule("trunkid", .reference(to: trunk), changes),
                KeyRule("match_pattern_prefix", FreePBXMeanings.dialPattern, fallback: "", changes),
                KeyRule("match_pattern_pass", FreePBXMeanings.dialPattern, fallback: "", changes),
                KeyRule("prepend_digits", .text, fallback: "", changes),
                KeyRule("seq", FreePBXMeanings.number, fallback: "", .cosmetic),
            ]
        )
    }
}
