/// The headers as values. Each is parsed when it is asked for; one that is missing or broken is nil, or not in the list.
extension SIPMessage {
    /// The Request-URI; nil for a response.
    public var requestURI: SIPURI? {
        guard method != nil, let parts = try? URIParts(bytes.span, requestURIRange) else { return nil }
        return SIPURI(bytes, parts)
    }

    /// All Vias, the topmost first.
    public var vias: [Via] {
        list(.via) { (span, place, end, next) throws(SIPSyntaxError) in
            try ViaParts(span, place, end, next: &next)
        }.map { Via(bytes, $0.value) }
    }

    /// Who sends it.
    public var from: NameAddress? { addresses(.from).first }

    /// Whom it is for.
    public var to: NameAddress? { addresses(.to).first }

    /// All addresses of a header: Contact, Route, Record-Route, Path, P-Asserted-Identity and their like.
    ///
    /// - Parameter name: The header.
    /// - Returns: The addresses of all its fields; none of a field that is broken or `*`.
    public func addresses(_ name: HeaderName) -> [NameAddress] {
        list(name) { (span, place, end, next) throws(SIPSyntaxError) in
            try AddressParts(span, place, end, next: &next)
        }.map { NameAddress(bytes, $0.value, text: $0.text) }
    }

    /// Where the sender wants to be reached.
    public var contacts: [NameAddress] { addresses(.contact) }

    /// Call-ID.
    public var callID: String? { self[.callID] }

    /// CSeq.
    public var cseq: CSeq? {
        guard let words = self[.cseq]?.split(whereSeparator: \.isWhitespace), words.count == 2,
            let number = UInt32(words[0])
        else { return nil }
        return CSeq(number: number, method: String(words[1]))
    }

    /// A number that a header holds: Max-Forwards, Expires, Min-Expires, Content-Length and their like.
    ///
    /// - Parameter name: The header.
    /// - Returns: The number of the first field; nil if there is none below 2^32.
    public func number(_ name: HeaderName) -> UInt32? {
        guard let field = fields.first(where: { $0.name == name }) else { return nil }
        return bytes.span.number(field.value).map { UInt32($0) }
    }

    /// The entries of a header that is a list of tokens: Allow, Supported, Require, Accept, Privacy and their like.
    ///
    /// - Parameters:
    ///   - name: The header.
    ///   - separator: What stands between entries: a comma, in Privacy a semicolon (RFC 3323 §4.2).
    /// - Returns: The entries of all fields, with their parameters.
    public func tokens(_ name: HeaderName, separator: Character = ",") -> [String] {
        values(name).flatMap { value in
            value.split(separator: separator).map { entry in
                String(entry.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
            }
        }.filter { !$0.isEmpty }
    }

    /// The parts of a list, over all fields of a header.
    private func list<Part>(
        _ name: HeaderName,
        _ read: (Span<UInt8>, Int, Int, inout Int) throws(SIPSyntaxError) -> Part
    ) -> [(value: Part, text: ByteRange)] {
        let span = bytes.span
        var result: [(value: Part, text: ByteRange)] = []
        for field in fields where field.name == name {
            var place = Int(field.value.start)
            let end = Int(field.value.end)
            while place < end {
                let start = place
                guard let part = try? read(span, start, end, &place), place > start else { break }
                result.append((part, span.trimmed(start, place)))
                place += 1
            }
        }
        return result
    }
}
