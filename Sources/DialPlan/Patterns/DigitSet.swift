/// The characters that one position of a dial pattern takes: digits, `*`, `#`, `+`.
public struct DigitSet: OptionSet, Sendable, Hashable {
    /// Bit n for digit n, then `*`, `#`, `+`.
    public let rawValue: UInt16

    /// Makes a set of its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    private static let characters = Array("0123456789*#+".utf8)

    /// 0 to 9, `X` in dial patterns.
    public static let anyDigit = DigitSet(rawValue: 0x3ff)

    /// The set of one character; nil when it cannot be dialled.
    public init?(_ byte: UInt8) {
        guard let index = Self.characters.firstIndex(of: byte) else { return nil }
        self.init(rawValue: 1 << UInt16(index))
    }

    /// The digits of a range, such as 1 to 9.
    public init(_ range: ClosedRange<Int>) {
        self.init(rawValue: range.reduce(0) { $0 | 1 << UInt16($1) })
    }

    /// The members in the order 0 to 9, `*`, `#`, `+`.
    public var members: [UInt8] {
        var members: [UInt8] = []
        members.reserveCapacity(count)
        var bits = rawValue
        while bits != 0 {
            members.append(Self.characters[bits.trailingZeroBitCount])
            bits &= bits - 1
        }
        return members
    }

    /// How many characters it takes.
    public var count: Int { rawValue.nonzeroBitCount }

    /// As dial patterns write it: `7`, `X`, `[1-57]`.
    public var notation: String {
        if self == .anyDigit { return "X" }
        if count == 1 {
            let byte = Self.characters[rawValue.trailingZeroBitCount]
            return String(Character(Unicode.Scalar(byte)))
        }
        let members = members
        var text: [UInt8] = []
        var index = 0
        while index < members.count {
            var end = index
            while end + 1 < members.count, members[end + 1] == members[end] + 1, members[end + 1] <= 0x39 { end += 1 }
            text.append(members[index])
            if end - index >= 2 { text.append(0x2d) }
            if end > index { text.append(members[end]) }
            index = end + 1
        }
        return "[\(String(decoding: text, as: UTF8.self))]"
    }
}
