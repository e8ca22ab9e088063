extension SIPMessage {
    /// Limits on what is read: RFC 3261 sets none, so that somebody has to.
    public enum Limit {
        /// Header fields of a message.
        public static let fields = 128
        /// Bytes of a header field, folded lines included.
        public static let line = 8_192
    }

    /// Reads a message as it came in one datagram.
    ///
    /// - Parameter bytes: The datagram.
    /// - Throws: `SIPSyntaxError` without a status if it is to be dropped: no SIP, or a response that nobody can use.
    ///   What a server can answer with 400, 505 or 513 is kept in `problem` instead.
    public init(parsing bytes: [UInt8]) throws(SIPSyntaxError) {
        var fields: [HeaderField] = []
        fields.reserveCapacity(16)
        let head = try Self.readHead(bytes.span, into: &fields)
        self.init(
            bytes: bytes,
            startLine: head.start.line,
            fields: fields,
            body: ByteRange(head.end, bytes.count),
            problem: head.start.problem,
            untouched: bytes.count
        )
        measureBody()
        if problem != nil, status != nil { throw SIPSyntaxError("a broken response", at: 0, status: nil) }
    }

    private static func readHead(
        _ bytes: Span<UInt8>,
        into fields: inout [HeaderField]
    ) throws(SIPSyntaxError) -> (start: StartLine.Reading, end: Int) {
        let count = bytes.count
        // Empty lines before a message are no part of it (RFC 3261 §7.5).
        var begin = 0
        while begin < count, bytes[begin] == 0x0D || bytes[begin] == 0x0A { begin += 1 }
        guard begin < count, let first = bytes.first(0x0A, begin, min(count, begin + Limit.line)) else {
            throw SIPSyntaxError("no SIP: the first line has no end", at: begin, status: nil)
        }
        var start = try StartLine.read(bytes, begin, bytes[first - 1] == 0x0D ? first - 1 : first)
        func complain(_ message: StaticText, _ place: Int, _ status: Int = 400) {
            if start.problem == nil { start.problem = SIPSyntaxError(message, at: place, status: status) }
        }
        var place = first + 1
        while true {
            guard place < count else {
                complain("no empty line behind the headers", place)
                return (start, count)
            }
            // The empty line that ends the headers.
            if bytes[place] == 0x0A { return (start, place + 1) }
            if bytes[place] == 0x0D, place + 1 < count, bytes[place + 1] == 0x0A { return (start, place + 2) }

            let end = endOfField(bytes, place, count)
            guard end - place <= Limit.line else {
                complain("a header is too long", place, 513)
                place = end
                continue
            }
            let nameEnd = bytes.skip(.token, place, end)
            var colon = nameEnd
            while colon < end, bytes[colon] == 0x20 || bytes[colon] == 0x09 { colon += 1 }
            if nameEnd > place, colon < end, bytes[colon] == UInt8(ascii: ":") {
                guard fields.count < Limit.fields else {
                    complain("too many headers", place, 513)
                    return (start, count)
                }
                let name = ByteRange(place, nameEnd)
                fields.append(
                    HeaderField(
                        name: HeaderName(name, in: bytes),
                        nameRange: name,
                        value: bytes.trimmed(colon + 1, end),
                        end: UInt32(end)
                    )
                )
            } else {
                complain("a header line without name and colon", place)
            }
            place = end
        }
    }

    /// The offset behind a field's line and the lines that are folded into it (RFC 3261 §7.3.1).
    @inline(__always)
    private static func endOfField(_ bytes: Span<UInt8>, _ start: Int, _ count: Int) -> Int {
        var place = start
        while true {
            guard let end = bytes.first(0x0A, place, count) else { return count }
            place = end + 1
            guard place < count, bytes[place] == 0x20 || bytes[place] == 0x09 else { return place }
        }
    }

    /// Cuts the body to Content-Length, and notes what is wrong with that (RFC 3261 §18.3, §20.14).
    private mutating func measureBody() {
        var length: UInt64?
        for field in fields where field.name == .contentLength {
            guard let value = bytes.span.number(field.value), length == nil || length == value else {
                note(SIPSyntaxError("no valid length", at: Int(field.value.start), in: .contentLength))
                return
            }
            length = value
        }
        guard let length else { return }
        if length > UInt64(body.count) {
            note(SIPSyntaxError("longer than the datagram", at: Int(body.start), in: .contentLength))
        } else {
            body.end = body.start + UInt32(length)
        }
    }

    private mutating func note(_ error: SIPSyntaxError) {
        if problem == nil { problem = error }
    }
}
