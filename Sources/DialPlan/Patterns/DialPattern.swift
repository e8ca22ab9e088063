/// Which dialled digits a rule takes: one set of characters per position, and whether more may follow.
///
/// The notation is the one that most PBXs share: digits, `X` (0 to 9), `Z` (1 to 9), `N` (2 to 9), `[1-57]`, and a final
/// `.` for one or more further digits.
public struct DialPattern: Sendable, Hashable {
    /// The positions in order.
    public var positions: [DigitSet]
    /// Whether one or more further digits must follow.
    public var isOpen: Bool

    /// Makes a pattern of its positions.
    public init(positions: [DigitSet], isOpen: Bool = false) {
        self.positions = positions
        self.isOpen = isOpen
    }

    /// Reads the notation; nil when it is none.
    public init?(_ notation: String) {
        var positions: [DigitSet] = []
        var isOpen = false
        var rest = Array(notation.utf8)[...]
        while let byte = rest.popFirst() {
            guard !isOpen else { return nil }
            switch byte {
            case UInt8(ascii: "X"): positions.append(.anyDigit)
            case UInt8(ascii: "Z"): positions.append(DigitSet(1...9))
            case UInt8(ascii: "N"): positions.append(DigitSet(2...9))
            case UInt8(ascii: "."): isOpen = true
            case UInt8(ascii: "["):
                guard let end = rest.firstIndex(of: UInt8(ascii: "]")), let set = Self.set(rest[..<end]) else {
                    return nil
                }
                positions.append(set)
                rest = rest[(end + 1)...]
            default:
                guard let set = DigitSet(byte) else { return nil }
                positions.append(set)
            }
        }
        self.init(positions: positions, isOpen: isOpen)
    }

    private static func set(_ bytes: ArraySlice<UInt8>) -> DigitSet? {
        var set: DigitSet = []
        var rest = bytes
        while let first = rest.popFirst() {
            guard let single = DigitSet(first) else { return nil }
            guard rest.first == UInt8(ascii: "-") else {
                set.formUnion(single)
                continue
            }
            rest.removeFirst()
            guard let last = rest.popFirst(), (0x30...0x39).contains(first), (first...0x39).contains(last) else {
                return nil
            }
            set.formUnion(DigitSet(Int(first - 0x30)...Int(last - 0x30)))
        }
        return set.isEmpty ? nil : set
    }

    /// Exactly these digits.
    public static func literal(_ digits: String) -> DialPattern {
        DialPattern(positions: digits.utf8.compactMap(DigitSet.init))
    }

    /// The pattern with digits in front of it.
    public func preceded(by digits: String) -> DialPattern {
        DialPattern(positions: Self.literal(digits).positions + positions, isOpen: isOpen)
    }

    /// The pattern without its first positions.
    public func dropping(_ count: Int) -> DialPattern {
        DialPattern(positions: Array(positions.dropFirst(count)), isOpen: isOpen)
    }

    /// As dial plans write it.
    public var notation: String { positions.map(\.notation).joined() + (isOpen ? "." : "") }

    /// Whether it stands for one dialled number only.
    public var isLiteral: Bool { !isOpen && positions.allSatisfy { $0.count == 1 } }

    /// Whether the pattern takes these digits.
    public func matches(_ digits: String) -> Bool {
        let bytes = Array(digits.utf8)
        guard isOpen ? bytes.count > positions.count : bytes.count == positions.count else { return false }
        return zip(positions, bytes).allSatisfy { set, byte in DigitSet(byte).map(set.isSuperset) ?? false }
    }

    /// A number that both patterns take; nil when there is none.
    public func overlap(with other: DialPattern) -> String? {
        let length = max(positions.count + (isOpen ? 1 : 0), other.positions.count + (other.isOpen ? 1 : 0))
        guard isOpen || positions.count == length, other.isOpen || other.positions.count == length else { return nil }
        var digits: [UInt8] = []
        for index in 0..<length {
            let mine = index < positions.count ? positions[index] : .anyDigit
            let its = index < other.positions.count ? other.positions[index] : .anyDigit
            guard let digit = mine.intersection(its).members.last else { return nil }
            digits.append(digit)
        }
        return String(decoding: digits, as: UTF8.self)
    }

    /// Whether every number that the other pattern takes is taken by this one too.
    public func covers(_ other: DialPattern) -> Bool {
        if isOpen {
            guard other.positions.count + (other.isOpen ? 1 : 0) > positions.count else { return false }
        } else {
            guard !other.isOpen, other.positions.count == positions.count else { return false }
        }
        return positions.enumerated().allSatisfy { index, set in
            set.isSuperset(of: index < other.positions.count ? other.positions[index] : .anyDigit)
        }
    }
}
