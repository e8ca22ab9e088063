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
            var verdict = try check(value, message, method, peer)
            if case .missing = verdict, let value {
                // Somebody who logs in at several places may send all credentials at once (RFC 3261 §22.3).
                let name: HeaderName = parts.method == .invite ? .proxyAuthorization : .authorization
                for field in message.fields where field.name == name && field.value != value {
                    verdict = try check(field.value, message, method, peer)
                    guard case .missing = verdict else { break }
                }
            }
            switch verdict {
            case .account, .repeated, .stale: try requireOwnURI(message)
            case .missing, .wrong: break
            }
            return verdict
        } catch {
            metrics.malformed += 1
            refuse(message, 400, "Bad Request", peer, detail: error.description)
            return nil
        }
    }

    private func check(
        _ value: ByteRange?,
        _ message: SIPMessage,
        _ method: ByteRange,
        _ peer: Peer
    ) throws(SIPSyntaxError) -> Authenticator.Verdict {
        try authenticator.check(
            value,
            in: message.bytes.span,
            method: method,
            accounts: accounts,
            second: peer.now.seconds
        )
    }

    /// RFC 8760 §2.6: a digest may be made for another URI than the Request-URI, but for one of this server.
    private func requireOwnURI(_ message: SIPMessage) throws(SIPSyntaxError) {
        let bytes = message.bytes.span
        let uri = authenticator.uri
        guard !bytes.equals(uri, message.requestURIRange, of: bytes) else { return }
        let parts = try URIParts(bytes, uri)
        guard parts.scheme == .tel || parts.scheme != .other && owns(parts.host, in: bytes) else {
            throw SIPSyntaxError("credentials for the URI of another server", at: Int(uri.start))
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
            forms: 4,
            compactForms: 2
        ) { form, answer in
            authenticator.writeChallenges(
                isCall ? "Proxy-Authenticate" : "WWW-Authenticate",
                isStale: isStale,
                onlyLast: form == 3,
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
