import TrunkModel

/// How 3CX's values are spelt: three numberings of the same names, lists of lengths, two names of a codec.
enum ThreeCXMeanings {
    /// Lengths of numbers: `9,10,11` and `9-11` are the same.
    static let lengths = ValueMeaning { settings in
        var lengths: Set<String> = []
        for part in settings.flatMap({ $0.value.split(separator: ",") }) {
            let word = part.filter { $0 != " " }
            let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            if ends.count == 2, let low = ends[0], let high = ends[1], low <= high, high < 1_000 {
                lengths.formUnion((max(low, 0)...high).map(String.init))
            } else {
                lengths.insert(word)
            }
        }
        return lengths.sorted()
    }

    /// A number for each route, in order; nothing is 0.
    static let numbers = ValueMeaning { settings in
        settings.map { $0.value.isEmpty ? "0" : Int($0.value).map(String.init) ?? $0.value }
    }

    /// Values for each route, in order, where empty ones say nothing.
    static let given = ValueMeaning { $0.map(\.value).filter { !$0.isEmpty } }

    /// Codecs in order; `G.711 A-law` is PCMA.
    static let codecs = ValueMeaning.list(isOrdered: true) { name in
        switch name.lowercased() {
        case "g.711 a-law": "pcma"
        case "g.711 u-law": "pcmu"
        default: name.lowercased()
        }
    }

    /// What a call needs a registration for: 1 to 4 in templates, names elsewhere.
    static let registration = names(["1": "nothing", "2": "incomingcalls", "3": "outgoingcalls", "4": "inoutcalls"])

    /// The address in the registration's Contact: 1 to 4 in templates, names elsewhere, others again in
    /// `setupconfig.xml`.
    static let contact = names([
        "1": "external", "2": "internal", "3": "both", "4": "specified", "default": "external", "local": "internal",
    ])

    /// Encryption of media: 0 to 2 in templates, a boolean in older forms.
    static let encryption = names([
        "0": "srtpdisabled", "1": "srtpenabled", "2": "srtpenforced", "false": "srtpdisabled", "true": "srtpenabled",
    ])

    /// Whether all or any of the fields must match.
    static let strategy = names(["0": "matchallfields", "1": "matchanyfields"])

    /// Bindings of one SIP field, each a variable; several count together, in any order.
    ///
    /// Variables have no case.
    static let bindings = ValueMeaning { settings in settings.map { $0.value.lowercased() }.sorted() }

    private static func names(_ names: [String: String]) -> ValueMeaning {
        .last { names[$0.lowercased()] ?? $0.lowercased() }
    }
}
