import TrunkModel

/// Keys of routes.
extension YeastarKinds {
    static let outboundRules: [KeyRule] = [
        KeyRule("Pattern", aliases: ["Patterns", "prefix", "pattern", "Dial Pattern"], pattern, otherDigits),
        KeyRule("Strip", aliases: ["strip"], strip, fallback: "", digits),
        KeyRule("Prepend", aliases: ["Prpend", "prepend"], .text, fallback: "", digits),
        KeyRule(
            "Trunks",
            aliases: ["Member Trunks", "trunks", "trunk_list"],
            .list(separators: ["&", ","], isOrdered: true, reference: "member"),
            .breaks(
                "het gesprek gaat over een andere trunk, of er is geen tweede als de eerste uitvalt",
                "the call takes another trunk, or there is no second one when the first fails"
            )
        ),
        KeyRule("Extension Group", aliases: ["extensionsgroup"], members, fallback: "", callers),
        KeyRule("Extensions", aliases: ["Member Extensions", "extensions"], members, fallback: "", callers),
        KeyRule("Outbound Caller ID", aliases: ["outbound_cid"], .text, fallback: "", shownNumber),
        KeyRule(
            "Rrmemory Hunt",
            .boolean,
            fallback: "0",
            .breaks(
                "gesprekken gaan om en om over beide trunks in plaats van over de eerste",
                "calls alternate between the trunks instead of taking the first"
            )
        ),
        KeyRule("Outbound Route Password", aliases: ["pin_protect"], .word, fallback: "disable", password),
        KeyRule("PIN", aliases: ["pin"], .text, fallback: "", isSecret: true, password),
    ]

    static let inboundRules: [KeyRule] = [
        KeyRule(
            "DID Pattern",
            aliases: ["did", "DID Number"],
            .list(separators: ["&"], isOrdered: false, canonical: YeastarMeanings.expanded),
            otherNumber
        ),
        KeyRule("DID Matching Mode", .word, fallback: "patterns", otherNumber),
        KeyRule("Caller ID Pattern", aliases: ["caller_id"], .text, fallback: "", otherNumber),
        KeyRule("Caller ID Matching Mode", .word, fallback: "patterns", otherNumber),
        KeyRule(
            "Trunks",
            aliases: ["Member Trunks", "trunks"],
            .list(separators: ["&", ","], isOrdered: false, reference: "member"),
            .breaks(
                "gesprekken over een van de trunks vinden deze route niet",
                "calls over one of the trunks do not find this route"
            )
        ),
        KeyRule("Extension", .text, fallback: "", destination),
        KeyRule("Default Destination", aliases: ["desttype"], YeastarMeanings.destination, destination),
        KeyRule("Destination", aliases: ["dest", "Number of Default Destination"], .word, destination),
    ]

    private static let strip = ValueMeaning.last { $0.isEmpty ? "0" : Int($0).map(String.init) ?? $0 }
    private static let pattern = ValueMeaning.last(YeastarMeanings.expanded)
    private static let members = ValueMeaning.list(separators: ["&", ","], isOrdered: false)

    private static let otherDigits = Impact.breaks(
        "andere nummers dan de bedoeling is volgen deze route",
        "other numbers than planned take this route"
    )
    private static let digits = Impact.breaks(
        "de provider krijgt een ander nummer dan is gekozen en weigert het of verbindt verkeerd",
        "the provider gets another number than was dialled, and refuses it or connects to the wrong one"
    )
    private static let callers = Impact.breaks(
        "andere toestellen dan de bedoeling is bellen met deze route",
        "other extensions than planned call by this route"
    )
    private static let password = Impact.breaks(
        "wie belt, moet eerst een pincode kiezen",
        "whoever calls has to enter a PIN first"
    )
}

/// How Yeastar's values are spelt.
enum YeastarMeanings {
    /// A pattern with all classes written out: `[1-3]` and `[123]` are the same, as are `N` and `[2-9]`.
    static func expanded(_ pattern: String) -> String {
        var result = ""
        var rest = Substring(pattern)
        while let first = rest.popFirst() {
            switch first {
            case "X", "x": result += "[0123456789]"
            case "Z", "z": result += "[123456789]"
            case "N", "n": result += "[23456789]"
            case "[":
                guard let end = rest.firstIndex(of: "]") else {
                    result.append(first)
                    continue
                }
                result += "[\(members(rest[..<end]))]"
                rest = rest[rest.index(after: end)...]
            default: result.append(first)
            }
        }
        return result
    }

    private static func members(_ text: Substring) -> String {
        var members: Set<Character> = []
        let signs = Array(text)
        var index = 0
        while index < signs.count {
            if index + 2 < signs.count, signs[index + 1] == "-", let low = signs[index].wholeNumberValue,
                let high = signs[index + 2].wholeNumberValue, low <= high, high < 10
            {
                for digit in low...high { members.formUnion(String(digit)) }
                index += 3
            } else {
                members.insert(signs[index])
                index += 1
            }
        }
        return String(members.sorted())
    }

    /// Kinds of destination, which files, screens and APIs write with other signs between words.
    static let destination = ValueMeaning.last { text in
        let word = text.lowercased().filter(\.isLetter)
        return ["extvm", "extensionvoicemail"].contains(word) ? "voicemail" : word
    }

    /// Ways of sending keys; `rfc2833` is the older name of `rfc4733`.
    static let keys = ValueMeaning.last { $0.lowercased() == "rfc2833" ? "rfc4733" : $0.lowercased() }
}
