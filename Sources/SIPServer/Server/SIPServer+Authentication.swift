internal import SIPMessages

/// Who a request is from, for REGISTER and INVITE alike.
extension SIPServer {
    /// Checks a request's credentials; answers it itself if they cannot be read.
    func authenticate(
        _ message: SIPMessage,
        _ value: ByteRange?,
        _ parts: RequestParts,
        _ peer: Peer
    ) -> Authenticator.Verdict? {
        guard case .request(_, let method, _) = message.startLine else { return nil }
        do throws(SIPSyntaxError) {
            return try authenticator.check(
                value,
                in: message.bytes.span,
                method: method,
                accounts: accounts,
                second: peer.now.seconds
            )
        } catch {
            metrics.malformed += 1
            refuse(message, 400, "Bad Request", peer, detail: error.description)
            return nil
        }
    }

    /// Counts a wrong password, for metrics, limits and whoever watches.
    func noteFailure(_ message: SIPMessage, _ account: Int?, _ peer: Peer) {
        metrics.failures += 1
        limits.noteFailure(peer.source, now: peer.now.milliseconds)
        let name = account.map { accounts.username($0) }
        observer?.server(
            .refused(
                method: message.methodText ?? "",
                status: message.method == .invite ? 407 : 401,
                reason: name == nil ? "unknown user name" : "wrong password",
                account: name,
                source: peer.source
            ),
            now: peer.now
        )
    }

    /// Asks for credentials: 401 for a registration, 407 for a call, as providers do.
    func challenge(_ message: SIPMessage, _ parts: RequestParts, _ peer: Peer, isStale: Bool) {
        metrics.challenges += 1
        let isCall = parts.method == .invite
        respond(
            message,
            isCall ? 407 : 401,
            isCall ? "Proxy Authentication Required" : "Unauthorized",
            peer,
            forms: 3
        ) { form, answer in
            authenticator.writeChallenges(
                isCall ? "Proxy-Authenticate" : "WWW-Authenticate",
                isStale: isStale,
                onlyLast: form > 0,
                second: peer.now.seconds,
                into: &answer
            )
        }
    }

    /// Whether an account may be used from an address.
    func admits(_ account: Int, from source: Endpoint) -> Bool {
        let networks = accounts.networks[Int(accounts.records[account].networks)]
        return networks.isEmpty || networks.contains { $0.contains(source) }
            || configuration.trusted.contains { $0.contains(source) }
    }
}
