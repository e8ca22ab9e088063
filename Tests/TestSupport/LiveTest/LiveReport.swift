/// What a program reads of `report.json`.
public struct LiveReport: Decodable, Sendable {
    /// How one check ended.
    public struct Verdict: Decodable, Sendable, CustomStringConvertible {
        /// The check's name, such as `contact-user`.
        public let check: String
        /// On what it was judged.
        public let subject: String
        /// `passed`, `failed`, `warned` or `not_judged`.
        public let outcome: String
        /// What was seen.
        public let seen: String
        /// What to change, by brand.
        public let advice: [Advice]

        /// What a failing test shows.
        public var description: String { "\(outcome) \(check) \(subject): \(seen)" }
    }

    /// What to change.
    public struct Advice: Decodable, Sendable {
        /// The brand that it is for.
        public let brand: String?
        /// Where.
        public let places: [Place]
    }

    /// A setting.
    public struct Place: Decodable, Sendable, Hashable, CustomStringConvertible {
        /// The file.
        public let location: String
        /// The section, in brackets.
        public let section: String?
        /// The key.
        public let key: String

        /// A setting.
        public init(_ location: String, _ section: String, _ key: String) {
            self.location = location
            self.section = section
            self.key = key
        }

        /// Two places are one whatever value belongs there.
        public var description: String { "\(location) \(section ?? "-") \(key)" }
    }

    /// The version of the layout.
    public let version: Int
    /// The trunk.
    public let trunk: String
    /// How long the test took, in seconds.
    public let duration: Double
    /// Whether nothing failed.
    public let passed: Bool
    /// The brand that was guessed.
    public let brand: String?
    /// All verdicts.
    public let verdicts: [Verdict]

    /// The names of the checks that ended in this way on something.
    public func checks(_ outcome: String) -> Set<String> {
        Set(verdicts.filter { $0.outcome == outcome }.map(\.check))
    }

    /// The verdicts that ended otherwise than well.
    public var remarks: [Verdict] { verdicts.filter { $0.outcome != "passed" } }
}
