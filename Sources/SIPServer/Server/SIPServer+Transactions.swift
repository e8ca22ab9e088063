internal import SIPMessages

extension SIPServer {
    /// A number for a transaction (RFC 3261 §17.2.3): by branch, sent-by and method, or by what RFC 2543 has for that.
    ///
    /// The hash is keyed in each process, so that nobody can make two transactions collide.
    func transactionKey(_ message: SIPMessage, _ parts: RequestParts) -> UInt64 {
        var hasher = tagHasher
        let bytes = message.bytes.span
        func take(_ part: ByteRange) {
            hasher.combine(part.count)
            bytes.extracting(part.indices).withUnsafeBytes { hasher.combine(bytes: $0) }
        }
        take(parts.via.branch)
        take(parts.via.sentBy)
        hasher.combine(parts.method.rawValue)
        // A branch without the cookie need not be unique.
        if !parts.via.hasCookie(in: bytes) {
            take(parts.uri.text)
            take(parts.fromTag)
            take(parts.toTag)
            take(parts.callID)
            hasher.combine(parts.cseq)
        }
        // The same branch with another request is another transaction of somebody who makes branches badly.
        take(parts.callID)
        hasher.combine(parts.cseq)
        return UInt64(truncatingIfNeeded: hasher.finalize())
    }
}
