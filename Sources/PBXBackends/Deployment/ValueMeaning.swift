/// What a key's value means: how its spellings become one.
///
/// Two values are equal when their canonical forms are; order counts in those.
public struct ValueMeaning: Sendable {
    /// Makes the settings of a key (and of its aliases and companions, in order) into comparable words.
    public let canonical: @Sendable ([ConfigSetting]) -> [String]
    /// The kind of object that the words name; nil for plain values.
    public let reference: String?
    /// The kinds of object whose names may stand anywhere within the words, such as contexts in a dial plan's steps.
    public let mentions: [String]

    /// Makes a meaning.
    public init(
        reference: String? = nil,
        mentions: [String],
        canonical: @escaping @Sendable ([ConfigSetting]) -> [String]
    ) {
        self.canonical = canonical
        self.reference = reference
        self.mentions = mentions
    }

    /// Makes a meaning in which names of one kind may stand, or none.
    public init(
        reference: String? = nil,
        mentions: String? = nil,
        canonical: @escaping @Sendable ([ConfigSetting]) -> [String]
    ) {
        self.init(reference: reference, mentions: mentions.map { [$0] } ?? [], canonical: canonical)
    }

    /// A meaning of which only the last setting counts.
    public static func last(_ canonical: @escaping @Sendable (String) -> String) -> ValueMeaning {
        ValueMeaning { settings in settings.last.map { [canonical($0.value)] } ?? [] }
    }

    /// Every character counts.
    public static let text = last { $0 }
    /// Case does not count.
    public static let word = last { $0.lowercased() }
    /// Any spelling of yes is yes, anything else no: `yes`, `true`, `y`, `t`, `1`, `on`.
    public static let boolean = last { truths.contains($0.lowercased()) ? "yes" : "no" }
    /// A number, however many zeros it has.
    public static let number = last { text in
        Double(text).map { $0 == $0.rounded() ? "\(Int(clamping: $0))" : "\($0)" } ?? text
    }

    /// The name of an object of a kind.
    public static func reference(to kind: String) -> ValueMeaning {
        ValueMeaning(reference: kind) { $0.last.map { [$0.value] } ?? [] }
    }

    /// Words between separators, over all settings of the key.
    ///
    /// - Parameters:
    ///   - separators: What stands between words; blanks around them do not count.
    ///   - isOrdered: Whether their order counts.
    ///   - reference: The kind of object that they name.
    ///   - canonical: Makes a word comparable.
    /// - Returns: The meaning.
    public static func list(
        separators: Set<Character> = [","],
        isOrdered: Bool,
        reference: String? = nil,
        canonical: @escaping @Sendable (String) -> String = { $0 }
    ) -> ValueMeaning {
        // A few: looking through them is faster than hashing.
        let marks = Array(separators)
        return ValueMeaning(reference: reference) { settings in
            let words = settings.flatMap { setting in
                setting.value.split { marks.contains($0) }.map { canonical(trimmed($0)) }
            }
            return isOrdered ? words : Array(Set(words)).sorted()
        }
    }

    private static let truths: Set<String> = ["yes", "true", "y", "t", "1", "on"]

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0 == " " || $0 == "\t" }
        return String(
            start.prefix(
                start.lastIndex { $0 != " " && $0 != "\t" }.map { start.distance(from: start.startIndex, to: $0) + 1 }
                    ?? 0
            )
        )
    }
}

extension Int {
    /// The nearest whole number that fits; 0 for what is no number.
    fileprivate init(clamping value: Double) {
        self = value.isNaN ? 0 : value >= 9e18 ? .max : value <= -9e18 ? .min : Int(value)
    }
}
