extension SIPMessage {
    /// The message on the wire: what was not changed is written as it came in.
    public func serialized() -> [UInt8] {
        if let untouched { return Array(bytes[..<untouched]) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        switch startLine {
        case .request(_, let method, let uri):
            text += bytes[method] + [0x20] + bytes[uri]
            text.append(" SIP/2.0\r\n")
        case .response(let status, let reason):
            text.append("SIP/2.0 ")
            text.append(decimal: UInt64(status))
            text += [0x20] + bytes[reason] + [0x0D, 0x0A]
        }
        for field in fields { text += bytes[ByteRange(Int(field.nameRange.start), Int(field.end))] }
        return text + [0x0D, 0x0A] + bytes[body]
    }

    /// The values of all fields of a header, folding included.
    public func values(_ name: HeaderName) -> [String] {
        fields.filter { $0.name == name }.map { bytes.text($0.value) }
    }

    /// The value of the first field of a header; nil if there is none.
    public subscript(_ name: HeaderName) -> String? {
        fields.first { $0.name == name }.map { bytes.text($0.value) }
    }

    /// The value of the first field with a name, in any case; nil if there is none.
    public subscript(_ name: String) -> String? {
        fields.first { bytes.text($0.nameRange).lowercased() == name.lowercased() }.map { bytes.text($0.value) }
    }

    /// Adds a field behind those of the same header, or at the end.
    ///
    /// - Parameters:
    ///   - name: The header's name.
    ///   - value: Its value.
    /// - Throws: `SIPSyntaxError` if the name is no token or the value holds a line's end.
    public mutating func append(_ name: String, _ value: String) throws(SIPSyntaxError) {
        let field = try makeField(name, value)
        let last = fields.lastIndex { $0.name == field.name && field.name != .other }
        fields.insert(field, at: last.map { $0 + 1 } ?? fields.count)
    }

    /// Puts a field before all others of the same header: so a proxy adds its Via (RFC 3261 §16.6).
    ///
    /// - Parameters:
    ///   - name: The header's name.
    ///   - value: Its value.
    /// - Throws: `SIPSyntaxError` if the name is no token or the value holds a line's end.
    public mutating func prepend(_ name: String, _ value: String) throws(SIPSyntaxError) {
        let field = try makeField(name, value)
        fields.insert(field, at: fields.firstIndex { $0.name == field.name } ?? 0)
    }

    /// Replaces all fields of a header by one, in the place of the first.
    ///
    /// - Parameters:
    ///   - name: The header.
    ///   - value: Its new value.
    /// - Throws: `SIPSyntaxError` if the value holds a line's end.
    public mutating func set(_ name: HeaderName, _ value: String) throws(SIPSyntaxError) {
        let field = try makeField(name.text, value)
        let first = fields.firstIndex { $0.name == name } ?? fields.count
        remove(name)
        fields.insert(field, at: min(first, fields.count))
    }

    /// Removes all fields of a header.
    public mutating func remove(_ name: HeaderName) {
        fields.removeAll { $0.name == name }
        untouched = nil
    }

    /// Replaces the body, and sets Content-Length.
    public mutating func set(body text: [UInt8]) {
        body = ByteRange(bytes.count, bytes.count + text.count)
        bytes += text
        untouched = nil
        // A number is always a good value.
        try? set(.contentLength, String(text.count))
    }

    private mutating func makeField(_ name: String, _ value: String) throws(SIPSyntaxError) -> HeaderField {
        let start = bytes.count
        guard !name.isEmpty, name.utf8.allSatisfy(ByteClass.token.contains) else {
            throw SIPSyntaxError("no header name", at: start, status: nil)
        }
        guard !value.utf8.contains(where: { $0 == 0x0D || $0 == 0x0A || $0 == 0 }) else {
            throw SIPSyntaxError("a header's value that holds a line's end", at: start, status: nil)
        }
        bytes += Array("\(name): \(value)\r\n".utf8)
        let range = ByteRange(start, start + name.utf8.count)
        untouched = nil
        return HeaderField(
            name: HeaderName(range, in: bytes.span),
            nameRange: range,
            value: ByteRange(Int(range.end) + 2, bytes.count - 2),
            end: UInt32(bytes.count)
        )
    }
}
