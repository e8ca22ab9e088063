/// What one kind of dialled number becomes: the digits taken off, the digits put in front.
public struct DialRule: Sendable, Hashable {
    /// What kind of call it is; also the rule's stable name.
    public enum Kind: String, Sendable, CaseIterable {
        /// 112 and the like: sent as dialled, first of all, never counted against the channels.
        case emergency
        /// Other numbers that only exist in short form: sent as dialled.
        case short
        /// Without area code.
        case local
        /// Freephone and premium-rate numbers of irregular length.
        case service
        /// With trunk prefix.
        case national
        /// With the country's international prefix.
        case international
        /// With plus.
        case e164
        /// Own country's numbers with country code, but without plus.
        case e164WithoutPlus = "e164_without_plus"
    }

    /// The kind, which names the rule.
    public let kind: Kind
    /// The dialled digits that it takes, the outside line's included.
    public let patterns: [DialPattern]
    /// How many digits are taken off the front.
    public let strip: Int
    /// What is put in front instead: then the digits are E.164 without plus.
    ///
    /// Empty for numbers sent as dialled.
    public let prepend: String

    /// Whether the number goes out as dialled (without the outside line) and not in the trunk's number format.
    public var isSentAsDialled: Bool { kind == .emergency || kind == .short }

    /// Makes a rule.
    public init(_ kind: Kind, _ patterns: [DialPattern], strip: Int = 0, prepend: String = "") {
        self.kind = kind
        self.patterns = patterns
        self.strip = strip
        self.prepend = prepend
    }

    /// What the digits become: a short number as it is, or E.164 digits without plus.
    ///
    /// Nil when no pattern takes them.
    public func rewrite(_ digits: String) -> String? {
        guard patterns.contains(where: { $0.matches(digits) }) else { return nil }
        return prepend + digits.dropFirst(strip)
    }
}
