extension DigestSecret {
    /// Whether credentials were made with this secret (RFC 7616 §3.4.1; without `qop` RFC 2617 §3.2.2.1).
    ///
    /// Neither the user's name nor the nonce is looked at: The one led to the secret, the other is for `NonceMint`.
    ///
    /// - Parameters:
    ///   - credentials: The credentials.
    ///   - bytes: The message they stand in.
    ///   - method: The request's method.
    /// - Returns: Whether the digest is right; it takes as long to find either.
    public func verify(_ credentials: DigestCredentials, in bytes: Span<UInt8>, method: Span<UInt8>) -> Bool {
        let algorithm = credentials.algorithm
        let response = credentials.response
        guard response.count == algorithm.byteCount * 2 else { return false }
        let digits = bytes.extracting(response.indices)
        return method.withUnsafeBytes { method in
            credentials.withDigest(of: self, in: bytes, method: method) { expected in
                digits.withUnsafeBytes { areEqual(expected, $0) } && knows(algorithm)
            }
        }
    }

    /// Compares the digits, all of them whatever the first ones are.
    @inline(__always)
    private func areEqual(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
        guard one.count == other.count else { return false }
        var difference: UInt64 = 0
        for offset in stride(from: 0, to: one.count, by: 8) {
            difference |=
                one.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                ^ other.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        }
        return difference == 0
    }
}

extension DigestCredentials {
    /// Computes the digest that these credentials should have.
    ///
    /// - Parameters:
    ///   - secret: The account's secret.
    ///   - bytes: The message the credentials stand in.
    ///   - method: The request's method.
    ///   - body: Gets the digest in hexadecimal digits.
    /// - Returns: What the body returns.
    @inline(__always)
    fileprivate func withDigest<Result>(
        of secret: DigestSecret,
        in bytes: Span<UInt8>,
        method: UnsafeRawBufferPointer,
        _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        let byteCount = algorithm.byteCount
        let request = method.count + 1 + uri.count
        let counts = (self[.nonceCount]?.count ?? 0) + (self[.cnonce]?.count ?? 0) + (self[.qop]?.count ?? 0)
        let capacity = max(request, byteCount * 4 + nonce.count + counts + 5)
        // Up to 1 KiB of this lies on the stack.
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
            var sink = DigestSink(buffer)
            sink.append(method)
            sink.append(UInt8(ascii: ":"))
            append(.uri, bytes, to: &sink)
            let request = algorithm.hash(sink.bytes)

            sink.clear()
            sink.append(secret.value(for: algorithm), byteCount: byteCount)
            sink.append(UInt8(ascii: ":"))
            append(.nonce, bytes, to: &sink)
            sink.append(UInt8(ascii: ":"))
            if hasProtection {
                append(.nonceCount, bytes, to: &sink)
                sink.append(UInt8(ascii: ":"))
                append(.cnonce, bytes, to: &sink)
                sink.append(UInt8(ascii: ":"))
                append(.qop, bytes, to: &sink)
                sink.append(UInt8(ascii: ":"))
            }
            sink.append(request, byteCount: byteCount)
            let digest = algorithm.hash(sink.bytes)

            sink.clear()
            sink.append(digest, byteCount: byteCount)
            return body(sink.bytes)
        }
    }
}
