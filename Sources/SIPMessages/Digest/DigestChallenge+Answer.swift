extension DigestChallenge {
    /// Writes the credentials that answer this challenge: the value of `Authorization` or `Proxy-Authorization`
    /// (RFC 7616 §3.4).
    ///
    /// - Parameters:
    ///   - username: The user's name.
    ///   - password: The password.
    ///   - method: The request's method.
    ///   - uri: The Request-URI.
    ///   - cnonce: What the client adds to the nonce: 64 random bits or more, as a text.
    ///   - count: How often this nonce was answered, this time included.
    /// - Returns: The header's value.
    public func credentials(
        username: String,
        password: String,
        method: String,
        uri: String,
        cnonce: String,
        count: UInt32 = 1
    ) -> [UInt8] {
        let secret = DigestSecret(username: Array(username.utf8), realm: realm, password: Array(password.utf8))
        let isProtected = protections.contains(.auth)
        let colon = [UInt8(ascii: ":")]
        let counter = Self.digits(of: count)
        var content = algorithm.digits(of: secret.value(for: algorithm)) + colon + nonce + colon
        if isProtected {
            content += counter + colon + Array(cnonce.utf8) + colon
            content.append("auth:")
        }
        content += algorithm.digits(of: algorithm.hash(Array("\(method):\(uri)".utf8)))

        var output: [UInt8] = []
        output.append("Digest username=")
        output.appendQuoted(Array(username.utf8))
        output.append(", realm=")
        output.appendQuoted(realm)
        output.append(", nonce=")
        output.appendQuoted(nonce)
        output.append(", uri=")
        output.appendQuoted(Array(uri.utf8))
        output.append(", response=")
        output.appendQuoted(algorithm.digits(of: algorithm.hash(content)))
        output.append(", algorithm=")
        output.append(algorithm.spelling)
        if let opaque {
            output.append(", opaque=")
            output.appendQuoted(opaque)
        }
        guard isProtected else { return output }
        output.append(", cnonce=")
        output.appendQuoted(Array(cnonce.utf8))
        output.append(", qop=auth, nc=")
        return output + counter
    }

    /// The eight digits of `nc`.
    private static func digits(of count: UInt32) -> [UInt8] {
        let digits = Array(String(count, radix: 16).utf8)
        return [UInt8](repeating: UInt8(ascii: "0"), count: 8 - digits.count) + digits
    }
}

extension DigestAlgorithm {
    /// The hash of some bytes.
    fileprivate func hash(_ bytes: [UInt8]) -> DigestValue { bytes.withUnsafeBytes { hash($0) } }

    /// A hash in hexadecimal digits.
    fileprivate func digits(of value: DigestValue) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: byteCount * 2) { buffer, count in
            var sink = DigestSink(buffer)
            sink.append(value, byteCount: byteCount)
            count = sink.count
        }
    }
}
