/// A set of byte values that is quick to ask.
public struct ByteSet: Sendable {
    /// One answer per byte: a look-up is cheaper than taking a bit out of a word.
    private var answers: InlineArray<256, Bool> = .init(repeating: false)

    /// All bytes.
    public static let all = ByteSet(0...255)

    /// Makes a set of a range of bytes and of the bytes of some ASCII characters.
    public init(_ range: ClosedRange<UInt8>? = nil, _ others: UInt8..., characters: StaticString = "") {
        if let range { for byte in range { insert(byte) } }
        for byte in others { insert(byte) }
        for byte in "\(characters)".utf8 { insert(byte) }
    }

    private mutating func insert(_ byte: UInt8) { answers[Int(byte)] = true }

    /// Whether the byte is in the set.
    @inline(__always) func contains(_ byte: UInt8) -> Bool { answers[Int(byte)] }
}
