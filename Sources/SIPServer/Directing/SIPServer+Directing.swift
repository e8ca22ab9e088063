internal import SIPMessages

/// What the director has decided, carried out.
extension SIPServer {
    /// Makes all nonces stale that were given out so far.
    ///
    /// The next request with one of them is challenged with `stale=true`, as after a restart of a provider's server.
    public func dropNonces() { authenticator.dropNonces() }

    /// Carries out what becomes of a REGISTER that would be granted.
    ///
    /// - Returns: Whether it may go on.
    func isGranted(
        _ message: SIPMessage,
        _ parts: RequestParts,
        _ account: Int,
        _ peer: Peer,
        transaction: UInt64
    ) -> Bool {
        guard let director else { return true }
        let name = accounts.username(account)
        switch director.decide(message, account: name, from: peer.source, now: peer.now) {
        case .proceed: return true
        case .ignore:
            passOver(peer)
            // An empty answer: what is sent again to each copy is nothing.
            answers.keep([], for: transaction, second: peer.now.seconds)
        case .refuse(let wished, let headers):
            let status = 300...699 ~= wished ? wished : 500
            let lines = headers.map { "\($0.name.onOneLine): \($0.value.onOneLine)\r\n" }.joined()
            refuseRegister(message, status, ReasonPhrase.of(status), account, peer, header: Array(lines.utf8))
            answers.keep(answer, for: transaction, second: peer.now.seconds)
        case .challengeAgain:
            metrics.stale += 1
            challenge(message, parts, peer, isStale: true)
        }
        return false
    }

    /// Carries out what becomes of an INVITE that would begin a call.
    ///
    /// - Returns: Whether it may go on.
    func isPutThrough(_ message: SIPMessage, _ parts: RequestParts, _ account: Int, _ peer: Peer) -> Bool {
        guard let director else { return true }
        let name = accounts.username(account)
        switch director.decide(message, account: name, from: peer.source, now: peer.now) {
        case .proceed: return true
        case .ignore:
            passOver(peer)
            // A copy has the same nonce count: it must not get so far as to be challenged.
            calls.ignore(message, parts, replyTo: peer.replyTo, now: peer.now)
        case .refuse(let wished, let headers):
            let status = 300...699 ~= wished ? wished : 500
            refuseCall(message, parts, account, peer, status: status, ReasonPhrase.of(status), headers: headers)
        case .challengeAgain:
            metrics.stale += 1
            challenge(message, parts, peer, isStale: true)
        }
        return false
    }

    /// Counts a request that gets no answer because the director says so.
    func passOver(_ peer: Peer) { drop("a request that is to get no answer", peer.source, peer.now, count: false) }
}
