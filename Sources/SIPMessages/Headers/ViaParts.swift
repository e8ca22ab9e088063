/// Where the parts of a Via stand (RFC 3261 §20.42).
public struct ViaParts: Sendable, Hashable {
    /// All of it.
    public var text: ByteRange
    /// `UDP`, `TCP`, … in the sender's spelling.
    public var transport: ByteRange
    /// The host of sent-by; IPv6 with its brackets.
    public var host: ByteRange
    /// The port of sent-by, if it has one.
    public var port: UInt16?
    /// Sent-by as a whole.
    public var sentBy: ByteRange
    /// Its parameters, from the first semicolon on.
    public var parameters: ByteRange
    /// The branch; empty where there is none (RFC 2543).
    public var branch = ByteRange(0, 0)
    /// The `rport` parameter: empty where it asks for one (RFC 3581), nil if it does not occur.
    public var rport: ByteRange?
    /// The `received` parameter.
    public var received: ByteRange?

    /// Reads one Via.
    ///
    /// - Parameters:
    ///   - bytes: The message.
    ///   - start: Where it begins.
    ///   - end: Where the header's value ends.
    ///   - next: Set to the offset of the comma behind it, or to `end`.
    /// - Throws: `SIPSyntaxError`.
    package init(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, next: inout Int) throws(SIPSyntaxError) {
        let begin = bytes.skipBlanks(start, end)
        // sent-protocol: "SIP" SLASH "2.0" SLASH transport, with white space around the slashes if anyone likes.
        let name = try Self.word(bytes, begin, end)
        let version = try Self.word(bytes, try Self.slash(bytes, Int(name.end), end), end)
        transport = try Self.word(bytes, try Self.slash(bytes, Int(version.end), end), end)
        guard bytes.matches(name, "SIP"), bytes.matches(version, "2.0") else {
            throw SIPSyntaxError("no SIP/2.0", at: begin, in: .via)
        }
        var place = Int(transport.end)
        guard place < end, isBlank(bytes[place]) else { throw SIPSyntaxError("no sent-by", at: place, in: .via) }
        host = try HostPort.readHost(bytes, bytes.skipBlanks(place, end), end)
        place = Int(host.end)
        sentBy = host
        let colon = bytes.skipBlanks(place, end)
        if colon < end, bytes[colon] == UInt8(ascii: ":") {
            let digits = bytes.skipBlanks(colon + 1, end)
            place = bytes.skip(.digit, digits, end)
            guard let number = bytes.number(ByteRange(digits, place), limit: 65_535) else {
                throw SIPSyntaxError("no port number", at: colon, in: .via)
            }
            port = UInt16(number)
            sentBy.end = UInt32(place)
        }
        place = bytes.skipBlanks(place, end)
        let first = place
        while place < end, bytes[place] == UInt8(ascii: ";") {
            let (name, value, following) = try ParameterParts.read(bytes, place, end)
            switch name.count {
            case 6 where bytes.matches(name, "branch"): branch = value
            case 5 where bytes.matches(name, "rport"):
                // RFC 3261 §7.3.1 forbids two; a value counts wherever it stands, so that it is never believed.
                if rport.map({ $0.isEmpty && !value.isEmpty }) ?? true { rport = value }
            case 8 where bytes.matches(name, "received"): received = value
            default: break
            }
            place = following
        }
        parameters = ByteRange(first, bytes.trimmedEnd(first, place))
        text = ByteRange(begin, bytes.trimmedEnd(begin, place))
        guard place == end || bytes[place] == UInt8(ascii: ",") else {
            throw SIPSyntaxError("text behind a Via", at: place, in: .via)
        }
        next = place
    }

    /// Whether the branch says that its sender follows RFC 3261: the cookie of §8.1.1.7, and something behind it.
    package func hasCookie(in bytes: Span<UInt8>) -> Bool {
        branch.count > 7
            && bytes.matches(ByteRange(Int(branch.start), Int(branch.start) + 7), "z9hG4bK")
    }

    private static func word(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(SIPSyntaxError) -> ByteRange {
        let close = bytes.skip(.token, start, end)
        guard close > start else { throw SIPSyntaxError("no protocol", at: start, in: .via) }
        return ByteRange(start, close)
    }

    private static func slash(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(SIPSyntaxError) -> Int {
        let place = bytes.skipBlanks(start, end)
        guard place < end, bytes[place] == UInt8(ascii: "/") else {
            throw SIPSyntaxError("no protocol", at: start, in: .via)
        }
        return bytes.skipBlanks(place + 1, end)
    }
}
