/// What must hold for every challenge and every answer to one.
enum DigestProperties {
    static func checkCredentials(_ bytes: [UInt8]) {
        let all = ByteRange(0, bytes.count)
        guard let value = try? DigestCredentials.parse(bytes.span, all), case .digest(let credentials) = value else {
            return
        }
        for parameter in [DigestParameter.username, .realm, .nonce, .uri, .cnonce, .opaque, .response] {
            guard let range = credentials[parameter] else { continue }
            require(range.end <= bytes.count, "a parameter is inside")
            let content = credentials.content(of: parameter, in: bytes.span)
            require((content?.count ?? 0) <= range.count, "escapes make no text longer")
            if let content {
                require(credentials.matches(parameter, content.span, in: bytes.span), "a parameter is what it holds")
            }
        }
        checkRedaction(bytes, credentials.response)
    }

    /// What the server takes for the digest cannot be read in a trace.
    private static func checkRedaction(_ bytes: [UInt8], _ response: ByteRange) {
        // In a message, a line's end begins another field.
        guard !bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return }
        let name = Array("Authorization: ".utf8)
        let redacted = TraceRedaction.redacted(name + bytes)
        require(redacted.count == name.count + bytes.count, "redaction keeps lengths")
        for index in response.indices {
            let byte = redacted[name.count + index]
            require(byte == UInt8(ascii: "0") || byte == 0x20 || byte == 0x09, "no digest is in a trace")
        }
    }

    static func checkChallenge(_ bytes: [UInt8]) {
        let all = ByteRange(0, bytes.count)
        guard let challenge = try? DigestChallenge.parse(bytes.span, all) else { return }
        // NUL is left out when it is written.
        guard !bytes.contains(0) else { return }
        var written: [UInt8] = []
        challenge.write(into: &written)
        let again = try? DigestChallenge.parse(written.span, ByteRange(0, written.count))
        require(again == challenge, "a challenge that is written reads the same")
    }
}
