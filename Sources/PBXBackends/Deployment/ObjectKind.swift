public import TrunkModel

/// A kind of object that a brand's configuration has, and what is known of its keys: data beside the brand.
public struct ObjectKind: Sendable {
    /// Its name in rules, such as `endpoint`.
    public let name: String
    /// What it is called in sentences.
    public let title: LocalizedText
    /// What is known of its keys.
    public let rules: [KeyRule]
    /// Sets of keys by which an object is known whatever its name: where all of a set agree, and no other object of the kind
    /// agrees as well, it is the same object.
    public let identities: [[String]]
    /// The key that names the object of which this is a part; what is added to an object of ours is `extra` in it.
    public let part: String?
    /// What it does when an object is missing.
    public let missing: Impact
    /// What it does when one more object is a part of ours.
    public let extra: Impact
    /// What another order of these objects does; nil where order means nothing.
    public let order: Impact?
    /// What an added key does that no rule knows.
    public let unknown: Impact
    /// What a difference does where that depends on the object, such as a number of an emergency service that is missing;
    /// nil for what the kind says of all.
    public let impact: @Sendable (ConfigObject, DifferenceSubject) -> Impact?
    /// The rules whose words name other objects.
    public let references: [KeyRule]
    /// The rules in whose words names of other objects may stand.
    public let mentions: [KeyRule]
    private let byKey: [String: Int]
    // A few: looking through them is faster than hashing.
    private let namingKeys: [String]

    /// Makes a kind.
    public init(
        _ name: String,
        title: LocalizedText,
        identities: [[String]] = [],
        part: String? = nil,
        missing: Impact,
        extra: Impact = .cosmetic,
        order: Impact? = nil,
        unknown: Impact = .cosmetic,
        impact: @escaping @Sendable (ConfigObject, DifferenceSubject) -> Impact? = { _, _ in nil },
        rules: [KeyRule]
    ) {
        self.name = name
        self.title = title
        self.rules = rules
        self.identities = identities
        self.part = part
        self.missing = missing
        self.extra = extra
        self.order = order
        self.unknown = unknown
        self.impact = impact
        references = rules.filter { $0.meaning.reference != nil }
        mentions = rules.filter { !$0.meaning.mentions.isEmpty }
        namingKeys = Array(Set((references + mentions).flatMap(\.keys)))
        byKey = Dictionary(
            rules.enumerated().flatMap { index, rule in rule.keys.map { ($0, index) } }
        ) { first, _ in first }
    }

    /// Whether the words of a key may name other objects.
    public func namesOthers(_ key: String) -> Bool { namingKeys.contains(key) }

    /// The rule of a key, by whatever name.
    public func rule(for key: String) -> KeyRule? { byKey[key].map { rules[$0] } }
}

/// What a difference is about: a whole object, or a key of it.
public enum DifferenceSubject: Sendable, Hashable {
    /// Our object is missing.
    case missing
    /// A deployed object is one more part of ours.
    case extra
    /// The key has another value, or none.
    case key(String)
    /// The key is set where ours is left out.
    case addedKey(String)
}

/// What is known of one key: what its value means, what holds when it is left out, and what a difference does to calls.
public struct KeyRule: Sendable {
    /// The key as we write it.
    public let key: String
    /// Other names of it, such as `canreinvite` for `directmedia`.
    public let aliases: [String]
    /// Keys that say the same thing together with it, such as `disallow` with `allow`.
    public let companions: [String]
    /// What its value means.
    public let meaning: ValueMeaning
    /// What holds when it is left out; nil where leaving it out is a value of its own.
    public let fallback: String?
    /// All keys that it speaks of.
    public let keys: [String]
    /// Whether it is a password: compared, never shown.
    public let isSecret: Bool
    /// What a wrong or missing value does.
    public let impact: Impact

    /// Makes a rule.
    public init(
        _ key: String,
        aliases: [String] = [],
        companions: [String] = [],
        _ meaning: ValueMeaning,
        fallback: String? = nil,
        isSecret: Bool = false,
        _ impact: Impact
    ) {
        self.key = key
        self.aliases = aliases
        self.companions = companions
        self.meaning = meaning
        self.fallback = fallback
        keys = [key] + aliases + companions
        self.isSecret = isSecret
        self.impact = impact
    }
}
