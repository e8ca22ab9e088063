/// Writes a response to a request: what RFC 3261 §8.2.6.2 copies, then what the caller adds.
///
/// It appends to bytes that the caller keeps, so that an answer costs no allocation.
public struct ResponseWriter {
    /// How much a response says: a forged source must not be flooded with large ones.
    public enum Size: Sendable {
        /// Header names in full.
        case full
        /// Compact header names (RFC 3261 §7.3.3) and no reason phrase.
        case compact
    }

    /// Begins a response: status line, Via, From, To, Call-ID and CSeq.
    ///
    /// - Parameters:
    ///   - status: The status code.
    ///   - reason: The reason phrase.
    ///   - message: The request. Its Vias are copied as they are, even those that nobody can read.
    ///   - parts: Its headers, if they could be read.
    ///   - source: Where it came from, as it stands in `received`, without brackets.
    ///   - port: The port that it came from, for `rport` (RFC 3581 §4).
    ///   - toTag: The tag for To, where the request has none; nil adds none (100 and ACK).
    ///   - size: How much to say.
    ///   - text: What the response is appended to.
    public static func begin(
        _ status: Int,
        _ reason: StaticString,
        to message: borrowing SIPMessage,
        _ parts: RequestParts? = nil,
        source: Span<UInt8>,
        port: UInt16,
        toTag: UInt64?,
        size: Size = .full,
        into text: inout [UInt8]
    ) {
        let bytes = message.bytes.span
        text.append("SIP/2.0 ")
        text.append(decimal: UInt64(status))
        text.append(0x20)
        if size == .full { text.append(reason) }
        text.append("\r\n")
        var isTop = true
        for field in message.fields {
            switch field.name {
            case .via where isTop:
                isTop = false
                begin(field, "v", size, of: bytes, into: &text)
                appendTopVia(field.value, parts?.via, of: bytes, source, port, into: &text)
                text.append("\r\n")
            case .via: copy(field, "v", size, of: bytes, into: &text)
            case .from: copy(field, "f", size, of: bytes, into: &text)
            case .callID: copy(field, "i", size, of: bytes, into: &text)
            case .cseq: copy(field, "CSeq", size, of: bytes, into: &text)
            case .to:
                begin(field, "t", size, of: bytes, into: &text)
                text.append(field.value, of: bytes)
                let isTagged = parts.map { !$0.toTag.isEmpty } ?? hasTag(field.value, in: bytes)
                if let toTag, !isTagged {
                    text.append(";tag=")
                    text.append(hexadecimal: toTag)
                }
                text.append("\r\n")
            default: break
            }
        }
    }

    /// Copies all fields of a header, as for Record-Route, Path and Timestamp.
    public static func copy(_ name: HeaderName, from message: borrowing SIPMessage, into text: inout [UInt8]) {
        let bytes = message.bytes.span
        for field in message.fields where field.name == name { copy(field, "", .full, of: bytes, into: &text) }
    }

    /// Ends a response that has no body.
    public static func end(size: Size = .full, into text: inout [UInt8]) {
        switch size {
        case .full: text.append("Content-Length: 0\r\n\r\n")
        case .compact: text.append("l: 0\r\n\r\n")
        }
    }

    /// Ends a response with a body.
    public static func end(type: StaticString, body: [UInt8], into text: inout [UInt8]) {
        text.append("Content-Type: ")
        text.append(type)
        text.append("\r\nContent-Length: ")
        text.append(decimal: UInt64(body.count))
        text.append("\r\n\r\n")
        text += body
    }

    /// Writes a field's name as the request has it, or the compact one.
    @inline(__always)
    private static func begin(
        _ field: HeaderField,
        _ compact: StaticString,
        _ size: Size,
        of bytes: Span<UInt8>,
        into text: inout [UInt8]
    ) {
        switch size {
        case .full: text.append(field.nameRange, of: bytes)
        case .compact: text.append(compact)
        }
        text.append(": ")
    }

    @inline(__always)
    private static func copy(
        _ field: HeaderField,
        _ compact: StaticString,
        _ size: Size,
        of bytes: Span<UInt8>,
        into text: inout [UInt8]
    ) {
        let start = Int(field.nameRange.start), end = Int(field.end)
        // Nearly always the line can be copied as it is.
        if size == .full, end - start >= 2, bytes[end - 2] == 0x0D, bytes[end - 1] == 0x0A {
            text.append(ByteRange(start, end), of: bytes)
            return
        }
        begin(field, compact, size, of: bytes, into: &text)
        text.append(field.value, of: bytes)
        text.append("\r\n")
    }

    private static func hasTag(_ value: ByteRange, in bytes: Span<UInt8>) -> Bool {
        var next = 0
        let address = try? AddressParts(bytes, Int(value.start), Int(value.end), next: &next)
        return address?.parameter("tag", in: bytes) != nil
    }

    /// The topmost Via with `received` and `rport` filled in (RFC 3261 §18.2.1, RFC 3581 §4).
    private static func appendTopVia(
        _ value: ByteRange,
        _ known: ViaParts?,
        of bytes: Span<UInt8>,
        _ source: Span<UInt8>,
        _ port: UInt16,
        into text: inout [UInt8]
    ) {
        var next = 0
        guard let via = known ?? (try? ViaParts(bytes, Int(value.start), Int(value.end), next: &next)) else {
            text.append(value, of: bytes)
            return
        }
        let end = Int(via.parameters.end)
        guard via.received == nil, via.rport.map(\.isEmpty) ?? true else {
            return appendRewritten(via, value, of: bytes, source, port, into: &text)
        }
        var place = Int(value.start)
        if let rport = via.rport {
            text.append(ByteRange(place, Int(rport.end)), of: bytes)
            text.append("=")
            text.append(decimal: UInt64(port))
            place = Int(rport.end)
        } else if hostIsSource(via.host, in: bytes, source) {
            text.append(value, of: bytes)
            return
        }
        text.append(ByteRange(place, max(place, end)), of: bytes)
        text.append(";received=")
        text.append(source)
        text.append(ByteRange(max(place, end), Int(value.end)), of: bytes)
    }

    /// A Via that comes with `received` or a value for `rport`: what a sender writes there is not believed.
    private static func appendRewritten(
        _ via: ViaParts,
        _ value: ByteRange,
        of bytes: Span<UInt8>,
        _ source: Span<UInt8>,
        _ port: UInt16,
        into text: inout [UInt8]
    ) {
        text.append(ByteRange(Int(value.start), Int(via.parameters.start)), of: bytes)
        var place = Int(via.parameters.start)
        while place < Int(via.parameters.end),
            let (name, parameter, following) = try? ParameterParts.read(bytes, place, Int(via.parameters.end))
        {
            if !bytes.matches(name, "received"), !bytes.matches(name, "rport") {
                text.append(ByteRange(place, max(Int(name.end), Int(parameter.end))), of: bytes)
            }
            place = following
        }
        text.append(";received=")
        text.append(source)
        if via.rport != nil {
            text.append(";rport=")
            text.append(decimal: UInt64(port))
        }
        text.append(ByteRange(Int(via.parameters.end), Int(value.end)), of: bytes)
    }

    private static func hostIsSource(_ host: ByteRange, in bytes: Span<UInt8>, _ source: Span<UInt8>) -> Bool {
        if bytes.equals(host, ByteRange(0, source.count), of: source) { return true }
        // IPv6 stands in brackets in sent-by.
        return host.count == source.count + 2 && bytes[Int(host.start)] == UInt8(ascii: "[")
            && bytes.equals(
                ByteRange(Int(host.start) + 1, Int(host.end) - 1),
                ByteRange(0, source.count),
                of: source
            )
    }
}
