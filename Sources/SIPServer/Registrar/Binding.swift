internal import SIPMessages

/// Where an account can be reached (RFC 3261 §10.3).
///
/// Its texts lie in one piece of memory one behind the other: contact URI, the contact's other parameters, Call-ID, and
/// the Path (RFC 3327). A hundred thousand of these are kept, so a byte here is 100 kB.
struct Binding {
    private var text: [UInt8]
    private var uriEnd: UInt16
    private var parametersEnd: UInt16
    private var callIDEnd: UInt16
    /// The priority in thousandths; 1000 where the contact has no `q`.
    var q: UInt16
    /// CSeq of the request that made or refreshed it.
    var cseq: UInt32
    /// When it ends, in the server's seconds.
    var end: UInt32
    /// Where that request came from.
    var source: Endpoint

    /// A binding.
    ///
    /// - Parameters:
    ///   - contact: The contact, read from the message.
    ///   - bytes: The message.
    ///   - parts: Its headers.
    ///   - path: The values of Path, each with its line end; empty for none.
    ///   - q: The priority in thousandths.
    ///   - end: When it ends.
    ///   - source: Where the request came from.
    init(
        _ contact: AddressParts,
        in bytes: Span<UInt8>,
        _ parts: RequestParts,
        path: [UInt8],
        q: UInt16,
        end: UInt32,
        source: Endpoint
    ) {
        text = []
        text.reserveCapacity(contact.uri.text.count + contact.parameters.count + parts.callID.count + path.count)
        text.append(contact.uri.text, of: bytes)
        uriEnd = UInt16(truncatingIfNeeded: text.count)
        Self.appendParameters(contact.parameters, of: bytes, into: &text)
        parametersEnd = UInt16(truncatingIfNeeded: text.count)
        text.append(parts.callID, of: bytes)
        callIDEnd = UInt16(truncatingIfNeeded: text.count)
        text += path
        self.q = q
        cseq = parts.cseq
        self.end = end
        self.source = source
    }

    /// The contact URI.
    var uri: ArraySlice<UInt8> { text[..<Int(uriEnd)] }

    /// The contact URI as text.
    var uriText: String { String(decoding: uri, as: UTF8.self) }

    /// The Path values, a line each.
    var path: ArraySlice<UInt8> { text[Int(callIDEnd)...] }

    /// Whether it was made by requests with a Call-ID.
    func hasCallID(_ callID: ByteRange, in bytes: Span<UInt8>) -> Bool {
        bytes.equals(callID, ByteRange(Int(parametersEnd), Int(callIDEnd)), of: text.span)
    }

    /// Whether a contact is this one, by RFC 3261 §19.1.4.
    func isFor(_ contact: URIParts, in bytes: Span<UInt8>) -> Bool {
        let range = ByteRange(0, Int(uriEnd))
        // Nearly always the text is the same to the letter.
        if bytes.equals(contact.text, range, of: text.span) { return true }
        guard let own = try? URIParts(text.span, range) else { return false }
        return URIComparison.areEqual(text.span, own, bytes, contact)
    }

    /// Whether it has ended.
    ///
    /// Up to a second late and never early: moments are whole seconds here, rounded down, and who was promised three
    /// seconds may refresh after two and a half.
    func hasEnded(_ second: UInt32) -> Bool { end < second }

    /// The seconds that are left, at least one: zero would say that it has ended.
    func remaining(_ second: UInt32) -> UInt32 { end > second ? end - second : 1 }

    /// Writes the Contact of a 200, with the time that is left.
    func write(expires: UInt32, into answer: inout [UInt8]) {
        answer.append("Contact: <")
        answer.append(ByteRange(0, Int(uriEnd)), of: text.span)
        answer.append(">")
        answer.append(ByteRange(Int(uriEnd), Int(parametersEnd)), of: text.span)
        answer.append(";expires=")
        answer.append(decimal: UInt64(expires))
        answer.append("\r\n")
    }

    /// Keeps all parameters but `expires`, which the server sets.
    private static func appendParameters(_ part: ByteRange, of bytes: Span<UInt8>, into text: inout [UInt8]) {
        var place = Int(part.start)
        while place < Int(part.end),
            let (name, value, next) = try? ParameterParts.read(bytes, place, Int(part.end))
        {
            if !bytes.matches(name, "expires") {
                // Without blanks: they could be folding, and this is written into a line of ours.
                text.append(";")
                text.append(name, of: bytes)
                if !value.isEmpty {
                    text.append("=")
                    text.append(value, of: bytes)
                }
            }
            place = next
        }
    }
}
