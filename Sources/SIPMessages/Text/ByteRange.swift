/// A part of a message, as offsets into its bytes.
///
/// Two plain numbers instead of an `ArraySlice`: what a message is made of is found and kept without counting references.
public struct ByteRange: Sendable, Hashable {
    /// Offset of the first byte.
    public var start: UInt32
    /// Offset behind the last byte; at least `start`.
    public var end: UInt32

    /// A part between two offsets.
    ///
    /// - Parameters:
    ///   - start: Offset of the first byte.
    ///   - end: Offset behind the last byte.
    @inlinable
    public init(_ start: Int, _ end: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: max(start, end))
    }

    /// How many bytes it has.
    @inlinable public var count: Int { Int(end) - Int(start) }

    /// Whether it has none.
    @inlinable public var isEmpty: Bool { start == end }

    /// Its offsets.
    @inlinable public var indices: Range<Int> { Int(start)..<Int(end) }
}

extension [UInt8] {
    /// The bytes of a part.
    @inlinable
    public subscript(_ part: ByteRange) -> ArraySlice<UInt8> { self[part.indices] }

    /// The text of a part; what is no UTF-8 becomes U+FFFD.
    public func text(_ part: ByteRange) -> String { String(decoding: self[part], as: UTF8.self) }
}
