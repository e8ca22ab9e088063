public import SIPMessages

/// Requests that get no answer.
extension CallCenter {
    /// Leaves an INVITE without an answer, and its copies and its CANCEL too, for as long as they can come.
    ///
    /// - Parameters:
    ///   - message: The INVITE.
    ///   - parts: Its parts.
    ///   - replyTo: Where answers would go.
    ///   - now: The time.
    public func ignore(_ message: SIPMessage, _ parts: RequestParts, replyTo: Endpoint, now: ServerTime) {
        self.now = now
        let key = ServerTransactionKey(message, parts)
        guard parts.method == .invite, servers[key] == nil else { return }
        let transaction = ServerTransaction(isInvite: true, toTag: 0, replyTo: replyTo)
        transaction.ignore(now: now)
        // Without room, nothing else could be done about it either.
        if servers.insert(transaction, key) { servers.finish(key) }
    }
}
