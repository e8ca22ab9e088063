/// One number, or a range of consecutive numbers of one length, with what belongs to them.
public struct NumberBlock: Sendable, Hashable {
    /// The lowest number.
    public let first: PhoneNumber
    /// How many numbers: 1 to `NumberBlock.maximumCount`.
    public let count: Int
    /// What the numbers are for, in the customer's words.
    public let description: String?
    /// Where calls to them go; nil when they take no calls.
    public let inbound: InboundDestination?
    /// Whether callers may show them (the provider's "Nummerweergave").
    public let mayBeCallerID: Bool

    /// A range may hold this many numbers.
    public static let maximumCount = 10_000

    /// The highest number.
    public var last: PhoneNumber { first.advanced(by: count - 1) }

    /// All numbers, lowest first.
    public var numbers: some Sequence<PhoneNumber> { (0..<count).lazy.map(first.advanced(by:)) }

    /// Whether the block holds a number, given as E.164 digits without plus.
    public func contains(digits: String) -> Bool {
        guard digits.utf8.count == first.digits.utf8.count, let value = UInt64(digits) else { return false }
        guard let lowest = UInt64(first.digits), value >= lowest else { return false }
        return value - lowest < UInt64(count)
    }
}
