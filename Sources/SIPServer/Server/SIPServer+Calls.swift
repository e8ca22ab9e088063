internal import SIPMessages

/// INVITE: what the server checks before a call begins.
extension SIPServer {
    /// Takes an INVITE outside a dialog (RFC 3261 §8.2, §13.3).
    func invite(_ message: SIPMessage, _ parts: RequestParts, _ sender: Peer) {
        guard isAcceptable(message, parts, sender, supports: ""), hasReadableBody(message, parts, sender) else {
            return
        }
        guard !limits.isShutOut(sender.source, now: sender.now.milliseconds) else {
            metrics.limited += 1
            return
        }
        let account: Int
        switch authenticate(message, parts.proxyAuthorization, parts, sender) {
        case .account(let index): account = index
        case .missing: return challenge(message, parts, sender, isStale: false)
        // What came again was recognised by its transaction before: here a nonce count is used for another request.
        case .stale, .repeated:
            metrics.stale += 1
            return challenge(message, parts, sender, isStale: true)
        case .wrong(let index):
            noteFailure(message, index, sender)
            return challenge(message, parts, sender, isStale: false)
        case nil: return
        }
        guard admits(account, from: sender.source) else {
            return refuseCall(message, parts, account, sender, status: 403, "not from this address")
        }
        var peer = sender
        peer.isProven = true
        guard isPutThrough(message, parts, account, peer) else { return }
        metrics.calls += 1
        calls.receiveInvite(
            message,
            parts,
            from: sender.source,
            replyTo: sender.replyTo,
            account: accounts.username(account),
            now: sender.now
        )
    }

    /// Refuses a call of somebody who is known.
    ///
    /// Kept until its ACK comes: a copy of it would come with a nonce count that is used up.
    ///
    /// - Parameters:
    ///   - message: The INVITE.
    ///   - parts: Its parts.
    ///   - account: Who calls.
    ///   - peer: The sender.
    ///   - status: The status code.
    ///   - reason: Why, for whoever watches.
    ///   - headers: Headers to add.
    func refuseCall(
        _ message: SIPMessage,
        _ parts: RequestParts,
        _ account: Int,
        _ peer: Peer,
        status: Int,
        _ reason: StaticString,
        headers: [(name: String, value: String)] = []
    ) {
        observer?.server(
            .refused(
                method: "INVITE",
                status: status,
                reason: reason.description,
                account: accounts.username(account),
                source: peer.source
            ),
            now: peer.now
        )
        calls.refuse(
            message,
            parts,
            status: status,
            headers: headers,
            from: peer.source,
            replyTo: peer.replyTo,
            now: peer.now
        )
    }

    /// Whether the body can be understood, and the answer's body will be (RFC 3261 §8.2.3, §21.4.7).
    private func hasReadableBody(_ message: SIPMessage, _ parts: RequestParts, _ peer: Peer) -> Bool {
        let bytes = message.bytes.span
        if let type = parts.contentType, !message.body.isEmpty {
            let name = ByteRange(Int(type.start), endOfMediaType(type, in: bytes))
            guard bytes.matches(name, "application/sdp") else {
                refuse(message, 415, "Unsupported Media Type", peer, header: [UInt8]("Accept: application/sdp\r\n"))
                return false
            }
        }
        let accepted = message.tokens(.accept).compactMap { $0.split(separator: ";").first?.lowercased() }
        let understood = ["application/sdp", "application/*", "*/*"]
        guard accepted.isEmpty || accepted.contains(where: { understood.contains($0.filter { !$0.isWhitespace }) })
        else {
            refuse(message, 406, "Not Acceptable", peer)
            return false
        }
        return true
    }

    private func endOfMediaType(_ type: ByteRange, in bytes: Span<UInt8>) -> Int {
        for place in type.indices where bytes[place] == UInt8(ascii: ";") || bytes[place] <= 0x20 { return place }
        return Int(type.end)
    }
}
