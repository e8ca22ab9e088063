/// A set of byte values that is quick to ask.
public struct ByteSet: Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// All bytes.
    public static let all = ByteSet(0...255)

    /// Makes a set of a range of bytes and of the bytes of some ASCII characters.
    public init(_ range: ClosedRange<UInt8>? = nil, _ others: UInt8..., characters: StaticString = "") {
        if let range { for byte in range { insert(byte) } }
        for byte in others { insert(byte) }
        for byte in "\(characters)".utf8 { insert(byte) }
    }

    private mutating func insert(_ byte: UInt8) {
        let bit = UInt64(1) << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: words.0 |= bit
        case 1: words.1 |= bit
        case 2: words.2 |= bit
        default: words.3 |= bit
        }
    }

    /// Whether the byte is in the set.
    @inline(__always) func contains(_ byte: UInt8) -> Bool {
        let word: UInt64 =
            switch byte >> 6 {
            case 0: words.0
            case 1: words.1
            case 2: words.2
            default: words.3
            }
        return word >> UInt64(byte & 63) & 1 != 0
    }
}
