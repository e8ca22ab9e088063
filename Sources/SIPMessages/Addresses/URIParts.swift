/// Where the parts of a URI stand: RFC 3261 §19.1.1 for `sip` and `sips`, RFC 3966 for `tel`.
public struct URIParts: Sendable, Hashable {
    /// How a URI begins.
    public enum Scheme: UInt8, Sendable {
        case sip, sips, tel
        /// Any other: a server answers 416 where it is a Request-URI (RFC 3261 §8.2.2.1).
        case other
    }

    /// How it begins.
    public var scheme: Scheme
    /// All of it.
    public var text: ByteRange
    /// The part before the `@`, without the password, still escaped; of `tel` the number.
    public var user = ByteRange(0, 0)
    /// Whether there is an `@`.
    public var hasUser = false
    /// The password; empty where there is none.
    public var password = ByteRange(0, 0)
    /// Host name or address; IPv6 with its brackets.
    public var host = ByteRange(0, 0)
    /// The port; nil where the URI leaves it to its scheme.
    public var port: UInt16?
    /// Its parameters with the first semicolon.
    public var parameters = ByteRange(0, 0)
    /// Its header part with the question mark.
    public var headers = ByteRange(0, 0)

    /// Reads a URI that ends where a part ends.
    ///
    /// - Parameters:
    ///   - bytes: The message.
    ///   - part: Where the URI stands.
    /// - Throws: `SIPSyntaxError`.
    package init(_ bytes: Span<UInt8>, _ part: ByteRange) throws(SIPSyntaxError) {
        let end = Int(part.end)
        let colon = bytes.skip(.scheme, Int(part.start), end)
        guard colon > Int(part.start), colon < end, bytes[colon] == UInt8(ascii: ":") else {
            throw SIPSyntaxError("a URI without scheme", at: colon)
        }
        text = part
        let name = ByteRange(Int(part.start), colon)
        scheme =
            bytes.matches(name, "sip")
            ? .sip : bytes.matches(name, "sips") ? .sips : bytes.matches(name, "tel") ? .tel : .other
        switch scheme {
        case .sip, .sips: try readSIP(bytes, colon + 1, end)
        case .tel: try readNumber(bytes, colon + 1, end)
        case .other: try Self.requireVisible(bytes, colon + 1, end)
        }
    }

    private mutating func readSIP(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(SIPSyntaxError) {
        var place = start
        // An `@` behind the host would be in the header part, where it must be escaped: the first one ends the user.
        if let at = bytes.first(UInt8(ascii: "@"), start, end) {
            hasUser = true
            let userEnd = try Self.skipEscaped(bytes, .user, start, at)
            user = ByteRange(start, userEnd)
            if userEnd < at {
                guard bytes[userEnd] == UInt8(ascii: ":"),
                    try Self.skipEscaped(bytes, .password, userEnd + 1, at) == at
                else { throw SIPSyntaxError("a character that a user name cannot hold", at: userEnd) }
                password = ByteRange(userEnd + 1, at)
            }
            guard !user.isEmpty else { throw SIPSyntaxError("an empty user name", at: start) }
            place = at + 1
        }
        host = try HostPort.readHost(bytes, place, end)
        place = Int(host.end)
        if place < end, bytes[place] == UInt8(ascii: ":") {
            let digits = bytes.skip(.digit, place + 1, end)
            guard let number = bytes.number(ByteRange(place + 1, digits), limit: 65_535) else {
                throw SIPSyntaxError("no port number", at: place)
            }
            port = UInt16(number)
            place = digits
        }
        if place < end, bytes[place] == UInt8(ascii: ";") {
            let from = place
            place = try Self.skipParameters(bytes, place, end)
            parameters = ByteRange(from, place)
        }
        if place < end, bytes[place] == UInt8(ascii: "?") {
            headers = ByteRange(place, end)
            place = try Self.skipEscaped(bytes, .headerPart, place, end)
        }
        guard place == end else { throw SIPSyntaxError("a character that a URI cannot hold", at: place) }
    }

    private mutating func readNumber(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(SIPSyntaxError) {
        // RFC 3966 §3: digits with visual separators, an optional plus; local numbers may hold A-F, * and #.
        var place = start
        if place < end, bytes[place] == UInt8(ascii: "+") { place += 1 }
        place = bytes.skip(.telephone, place, end)
        guard place > start else { throw SIPSyntaxError("a tel URI without number", at: start) }
        user = ByteRange(start, place)
        hasUser = true
        if place < end, bytes[place] == UInt8(ascii: ";") {
            parameters = ByteRange(place, end)
            place = try Self.skipParameters(bytes, place, end)
        }
        guard place == end else { throw SIPSyntaxError("a character that a telephone number cannot hold", at: place) }
    }

    /// The offset behind `;name=value` parts; an empty one is an error.
    private static func skipParameters(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(SIPSyntaxError) -> Int {
        var place = start
        while place < end, bytes[place] == UInt8(ascii: ";") {
            let nameEnd = try skipEscaped(bytes, .uriParameter, place + 1, end)
            guard nameEnd > place + 1 else { throw SIPSyntaxError("an empty URI parameter", at: place) }
            place = nameEnd
            if place < end, bytes[place] == UInt8(ascii: "=") {
                place = try skipEscaped(bytes, .uriParameter, place + 1, end)
            }
        }
        return place
    }

    /// The offset behind characters of a class and `%HH`; a percent sign without two digits is an error.
    private static func skipEscaped(
        _ bytes: Span<UInt8>,
        _ set: ByteClass,
        _ start: Int,
        _ end: Int
    ) throws(SIPSyntaxError) -> Int {
        var place = start
        while true {
            place = bytes.skip(set, place, end)
            guard place < end, bytes[place] == UInt8(ascii: "%") else { return place }
            guard place + 2 < end, ByteClass.hexadecimal.contains(bytes[place + 1]),
                ByteClass.hexadecimal.contains(bytes[place + 2])
            else { throw SIPSyntaxError("a broken escape", at: place) }
            place += 3
        }
    }

    /// Other schemes are opaque, but not blank: RFC 3986 has only visible ASCII.
    private static func requireVisible(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(SIPSyntaxError) {
        for place in start..<max(start, end) where bytes[place] <= 0x20 || bytes[place] >= 0x7F {
            throw SIPSyntaxError("a character that a URI cannot hold", at: place)
        }
    }
}
