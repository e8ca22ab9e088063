internal import SIPMessages

/// What the registrar knows of where accounts are.
extension SIPServer {
    /// A place where an account can be reached.
    public struct Registration: Sendable, Hashable {
        /// The account's user name.
        public var account: String
        /// The contact URI: the Request-URI of a call to it.
        public var contact: String
        /// Route headers that such a call needs, from Path (RFC 3327 §5.4), as a list; empty for none.
        public var path: String
        /// The priority in thousandths.
        public var q: Int
        /// Seconds until it ends.
        public var expires: UInt32
        /// Where the REGISTER came from: where a PBX behind NAT is reached.
        public var source: Endpoint
    }

    /// Where an account can be reached, the preferred place first (RFC 3261 §10.2.1.2).
    ///
    /// - Parameters:
    ///   - username: The account's user name.
    ///   - now: The time.
    /// - Returns: Its bindings; none where it is not registered or not known.
    public func registrations(of username: String, now: ServerTime) -> [Registration] {
        let name = Array(username.utf8)
        guard let index = accounts.find(ByteRange(0, name.count), in: name.span) else { return [] }
        return accounts.records[index].bindings.filter { !$0.hasEnded(now.seconds) }.map { binding in
            Registration(
                account: username,
                contact: binding.uriText,
                path: String(decoding: binding.path, as: UTF8.self)
                    .split(separator: "\r\n").compactMap { $0.split(separator: ":", maxSplits: 1).last }
                    .joined(separator: ","),
                q: Int(binding.q),
                expires: binding.remaining(now.seconds),
                source: binding.source
            )
        }.sorted { $0.q > $1.q }
    }

    /// Does what has become due: removes bindings that have ended, a part of the accounts at a time.
    ///
    /// - Parameter now: The time.
    public func tick(now: ServerTime) {
        // All within half a minute at a call each 50 ms; few accounts are looked at each time.
        for _ in 0..<min(accounts.records.count, max(64, accounts.records.count / 600)) {
            if sweepPlace >= accounts.records.count { sweepPlace = 0 }
            removeEnded(sweepPlace, now)
            sweepPlace += 1
        }
        if calls.hasWork { calls.tick(now: now) }
    }

    /// Removes an account's bindings that have ended.
    func removeEnded(_ account: Int, _ now: ServerTime) {
        let second = now.seconds
        guard accounts.records[account].bindings.contains(where: { $0.hasEnded(second) }) else { return }
        for binding in accounts.records[account].bindings where binding.hasEnded(second) {
            metrics.expirations += 1
            metrics.bindings -= 1
            observer?.server(.expired(account: accounts.username(account), contact: binding.uriText), now: now)
        }
        accounts.records[account].bindings.removeAll { $0.hasEnded(second) }
    }
}
