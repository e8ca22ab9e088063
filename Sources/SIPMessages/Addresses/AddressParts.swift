/// Where the parts of a `name-addr` or `addr-spec` stand: From, To, Contact, Route and their like (RFC 3261 §20.10).
public struct AddressParts: Sendable, Hashable {
    /// The display name, with its quotes; empty where there is none.
    public var displayName: ByteRange
    /// The URI.
    public var uri: URIParts
    /// Whether the URI stands in angle brackets: else what looks like its parameters are the header's.
    public var isBracketed: Bool
    /// The parameters behind the address, from the first semicolon on.
    public var parameters: ByteRange
    /// The value of the parameter `tag`; empty where there is none.
    public var tag = ByteRange(0, 0)

    /// Reads an address.
    ///
    /// - Parameters:
    ///   - bytes: The message.
    ///   - start: Where it begins.
    ///   - end: Where the header's value ends.
    ///   - next: Set to the offset of the comma behind it, or to `end`.
    /// - Throws: `SIPSyntaxError`.
    package init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, next: inout Int) throws(SIPSyntaxError) {
        var place = bytes.skipBlanks(start, end)
        let nameStart = place
        guard place < end else { throw SIPSyntaxError("no address", at: place) }
        if bytes[place] == UInt8(ascii: "\"") {
            guard let close = bytes.skipQuoted(place, end) else {
                throw SIPSyntaxError("a quoted text without end", at: place)
            }
            displayName = ByteRange(nameStart, close)
            place = bytes.skipBlanks(close, end)
            guard place < end, bytes[place] == UInt8(ascii: "<") else {
                throw SIPSyntaxError("no URI in angle brackets behind the display name", at: place)
            }
        } else {
            // Tokens and white space up to "<" are a display name; else it is a bare URI.
            while place < end, ByteClass.token.contains(bytes[place]) || isBlank(bytes[place]) { place += 1 }
            if place < end, bytes[place] == UInt8(ascii: "<") {
                displayName = ByteRange(nameStart, bytes.trimmedEnd(nameStart, place))
            } else {
                displayName = ByteRange(nameStart, nameStart)
                place = nameStart
            }
        }
        if bytes[place] == UInt8(ascii: "<") {
            guard let close = bytes.first(UInt8(ascii: ">"), place, end) else {
                throw SIPSyntaxError("an angle bracket without its other half", at: place)
            }
            uri = try URIParts(bytes, ByteRange(place + 1, close))
            isBracketed = true
            place = bytes.skipBlanks(close + 1, end)
        } else {
            // A bare URI ends at what could be the header's own: comma, semicolon, question mark (§20.10).
            let uriEnd = Self.endOfBare(bytes, place, end)
            uri = try URIParts(bytes, ByteRange(place, uriEnd))
            isBracketed = false
            place = bytes.skipBlanks(uriEnd, end)
        }
        let first = place
        while place < end, bytes[place] == UInt8(ascii: ";") {
            let (name, value, following) = try ParameterParts.read(bytes, place, end)
            if name.count == 3, bytes.matches(name, "tag") { tag = value }
            place = following
        }
        parameters = ByteRange(first, bytes.trimmedEnd(first, place))
        guard place == end || bytes[place] == UInt8(ascii: ",") else {
            throw SIPSyntaxError("text behind an address", at: place)
        }
        next = place
    }

    private static func endOfBare(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        var place = start
        while place < end {
            switch bytes[place] {
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "?"): return place
            case let byte where isBlank(byte): return place
            default: place += 1
            }
        }
        return end
    }

    /// The value of a parameter behind the address: empty where it has none, nil if it does not occur.
    package func parameter(_ name: StaticString, in bytes: Span<UInt8>) -> ByteRange? {
        ParameterParts.find(name, parameters, in: bytes)
    }
}
