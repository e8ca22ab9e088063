/// Takes the value of an authentication header apart, from left to right and without memory of its own.
///
/// It bears what telephones in use do: white space and folding everywhere between two tokens, empty places in the list,
/// quotes where there should be none and none where there should be.
struct DigestLexer {
    /// One `name=value`.
    struct Item {
        /// What it is.
        let parameter: DigestParameter
        /// Its value, without the quotes.
        let value: ByteRange
        /// Whether the value has backslash escapes.
        let isEscaped: Bool
    }

    private var position: Int
    private let end: Int
    private let header: HeaderName

    /// Stands before a value.
    ///
    /// - Parameters:
    ///   - bytes: The message.
    ///   - range: The value; what of it lies outside the message is left out.
    ///   - header: The header it is the value of, for errors.
    init(_ bytes: Span<UInt8>, _ range: ByteRange, in header: HeaderName) {
        end = min(Int(range.end), bytes.count)
        position = min(Int(range.start), end)
        self.header = header
    }

    /// What is wrong, at the current place.
    func failure(_ message: StaticText) -> SIPSyntaxError { SIPSyntaxError(message, at: position, in: header) }

    /// Reads the scheme.
    ///
    /// - Parameter bytes: The message.
    /// - Returns: Whether it is `Digest`.
    /// - Throws: An error if there is none.
    mutating func readScheme(_ bytes: Span<UInt8>) throws(SIPSyntaxError) -> Bool {
        skipSpace(bytes)
        let start = position
        while position < end, ByteClass.token.contains(bytes[unchecked: position]) { position += 1 }
        guard position > start else { throw failure("no authentication scheme") }
        guard position == end || isBlank(bytes[unchecked: position]) else { throw failure("no authentication scheme") }
        return bytes.matches(ByteRange(start, position), "Digest")
    }

    /// Reads the next parameter and the comma behind it.
    ///
    /// - Parameter bytes: The message.
    /// - Returns: The parameter, or nil at the end.
    /// - Throws: An error if something else stands there.
    @inline(__always)
    mutating func next(_ bytes: Span<UInt8>) throws(SIPSyntaxError) -> Item? {
        skipSpace(bytes)
        while position < end, bytes[unchecked: position] == UInt8(ascii: ",") {
            position += 1
            skipSpace(bytes)
        }
        guard position < end else { return nil }

        let start = position
        var packed: UInt64 = 0
        while position < end, ByteClass.token.contains(bytes[unchecked: position]) {
            packed = packed << 8 | UInt64(bytes[unchecked: position] | 0x20)
            position += 1
        }
        guard position > start else { throw failure("a parameter without name") }
        let first = bytes[unchecked: start] | 0x20
        let parameter = DigestParameter(packed: packed, count: position - start, first: first)

        skipSpace(bytes)
        guard position < end, bytes[unchecked: position] == UInt8(ascii: "=") else {
            throw failure("a parameter without value")
        }
        position += 1
        skipSpace(bytes)
        let item =
            if position < end, bytes[unchecked: position] == UInt8(ascii: "\"") {
                try readQuoted(bytes, parameter)
            } else {
                try readUnquoted(bytes, parameter)
            }
        skipSpace(bytes)
        guard position == end || bytes[unchecked: position] == UInt8(ascii: ",") else {
            throw failure("no comma behind a parameter")
        }
        return item
    }

    @inline(__always)
    private mutating func skipSpace(_ bytes: Span<UInt8>) {
        while position < end, isBlank(bytes[unchecked: position]) { position += 1 }
    }

    /// Reads a quoted string (RFC 3261 §25.1).
    ///
    /// A folded one is refused: Nobody can tell what its digest is made of.
    @inline(__always)
    private mutating func readQuoted(
        _ bytes: Span<UInt8>,
        _ parameter: DigestParameter
    ) throws(SIPSyntaxError) -> Item {
        position += 1
        let start = position
        var isEscaped = false
        while position + 8 <= end, Self.isPlain(bytes.word(at: position)) { position += 8 }
        while position < end {
            let byte = bytes[unchecked: position]
            if byte.isQuotedText {
                position += 1
            } else if byte == UInt8(ascii: "\"") {
                let value = ByteRange(start, position)
                position += 1
                return Item(parameter: parameter, value: value, isEscaped: isEscaped)
            } else if byte == UInt8(ascii: "\\"), position + 1 < end, bytes[unchecked: position + 1].isEscapable {
                isEscaped = true
                position += 2
            } else {
                throw failure("a control character in a quoted string")
            }
        }
        throw failure("a quoted string without end")
    }

    /// Whether eight bytes are all without meaning in a quoted string; most of a header is such, so it is worth the trick.
    ///
    /// A byte is zero if taking one from it borrows from its highest bit; a borrow from a neighbour can only make this say
    /// no too often, after which the bytes are looked at one by one.
    @inline(__always)
    private static func isPlain(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let backslash = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        let delete = word ^ (ones &* 0x7f)
        let control = (word &- ones &* 0x20) & ~word
        let found = (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (delete &- ones) & ~delete | control
        return found & (ones &* 0x80) == 0
    }

    /// Reads what stands without quotes, up to a comma or white space: a token, or a URI of a sloppy client.
    @inline(__always)
    private mutating func readUnquoted(
        _ bytes: Span<UInt8>,
        _ parameter: DigestParameter
    ) throws(SIPSyntaxError) -> Item {
        let start = position
        while position < end {
            let byte = bytes[unchecked: position]
            if byte == UInt8(ascii: ",") || isBlank(byte) { break }
            guard byte.isQuotedText else { throw failure("a forbidden character in a parameter") }
            position += 1
        }
        guard position > start else { throw failure("a parameter without value") }
        return Item(parameter: parameter, value: ByteRange(start, position), isEscaped: false)
    }
}

extension Span<UInt8> {
    /// Eight bytes from an offset on, all of them within the span.
    @inline(__always)
    fileprivate func word(at offset: Int) -> UInt64 {
        bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
    }
}

extension UInt8 {
    /// Whether it may stand behind a backslash (`quoted-pair`, RFC 3261 §25.1).
    fileprivate var isEscapable: Bool { self < 0x80 && self != 0x0a && self != 0x0d && self != 0 }
}
