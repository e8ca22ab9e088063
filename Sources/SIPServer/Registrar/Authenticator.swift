internal import SIPMessages

/// Who sent a request: digest authentication by RFC 3261 §22, RFC 7616 and RFC 8760, without a table of nonces.
struct Authenticator: ~Copyable {
    /// What a request's credentials are.
    enum Verdict {
        /// Right.
        case account(Int)
        /// Right, with a nonce count that was just used: if the request was not seen before, somebody repeats it.
        case repeated(Int)
        /// Missing, of another scheme, or for another realm: a challenge is owed, and nothing was tried.
        case missing
        /// Right, but the nonce cannot be used (any more): a new one is owed with `stale` (RFC 7616 §3.3).
        case stale
        /// Wrong user or password; the account, if there is one.
        case wrong(Int?)
    }

    private let realm: [UInt8]
    private let algorithms: [DigestAlgorithm]
    private let challengers: [DigestChallenger]
    private var mint: NonceMint
    private var counts: NonceCounts
    /// Where the URI stands that the credentials at hand were made for; it may be another than the Request-URI.
    private(set) var uri = ByteRange(0, 0)

    /// An authenticator.
    ///
    /// - Parameters:
    ///   - configuration: Realm, algorithms and lifetime of nonces.
    ///   - key: The secret that nonces are made with.
    init(_ configuration: ServerConfiguration, key: (UInt64, UInt64)) {
        realm = Array(configuration.realm.utf8)
        algorithms = configuration.algorithms
        challengers = algorithms.map { DigestChallenger(realm: configuration.realm, algorithm: $0) }
        mint = NonceMint(key: key, lifetime: configuration.nonceLifetime)
        counts = NonceCounts()
    }

    /// Checks a request's credentials.
    ///
    /// Unknown users are computed like known ones, so that neither answer nor time tells who exists.
    ///
    /// - Parameters:
    ///   - value: The value of Authorization or Proxy-Authorization; nil if it has none.
    ///   - bytes: The message.
    ///   - method: Its method.
    ///   - accounts: The accounts.
    ///   - second: The time.
    /// - Returns: What they are.
    /// - Throws: `SIPSyntaxError` if they cannot be read.
    mutating func check(
        _ value: ByteRange?,
        in bytes: Span<UInt8>,
        method: ByteRange,
        accounts: borrowing AccountTable,
        second: UInt32
    ) throws(SIPSyntaxError) -> Verdict {
        guard let value, case .digest(let credentials) = try DigestCredentials.parse(bytes, value) else {
            return .missing
        }
        guard bytes.equals(credentials.realm, ByteRange(0, realm.count), of: realm.span),
            algorithms.contains(credentials.algorithm)
        else { return .missing }
        uri = credentials.uri
        let name = credentials.username
        let index =
            credentials.isEscaped(.username)
            ? findUnescaped(credentials, in: bytes, accounts) : accounts.find(name, in: bytes)
        let secret = index.map { accounts.records[$0].secret } ?? .nobody
        let nonce = mint.check(bytes, credentials.nonce, now: UInt64(second))
        let isRight = secret.verify(credentials, in: bytes, method: bytes.extracting(method.indices))
        guard isRight, let index else { return .wrong(index) }
        // Run out, or made by this server before it was started again: the client need not ask for another password.
        guard case .valid(let serial) = nonce else { return .stale }
        // Only now is anything remembered: whoever does not know the password changes nothing.
        switch counts.accept(serial: serial, count: credentials.count) {
        case .fresh: return .account(index)
        case .last: return .repeated(index)
        // A count that went backwards may be a late packet; with a new nonce an honest client tries again.
        case .replayed, .stale: return .stale
        }
    }

    /// Writes challenges, the preferred algorithm first, all with one new nonce.
    ///
    /// - Parameters:
    ///   - name: `WWW-Authenticate` or `Proxy-Authenticate`.
    ///   - isStale: Whether only the nonce was wrong.
    ///   - onlyLast: Whether to offer only the last algorithm, for want of space.
    ///   - second: The time.
    ///   - answer: Where they are appended.
    mutating func writeChallenges(
        _ name: StaticString,
        isStale: Bool,
        onlyLast: Bool,
        second: UInt32,
        into answer: inout [UInt8]
    ) {
        let nonce = mint.mint(now: UInt64(second))
        for challenger in challengers.suffix(onlyLast ? 1 : challengers.count) {
            answer.append(name)
            answer.append(": ")
            challenger.write(nonce, isStale: isStale, into: &answer)
            answer.append("\r\n")
        }
    }

    /// Makes all nonces stale that were given out so far.
    mutating func dropNonces() { mint.expireAll() }

    private func findUnescaped(
        _ credentials: DigestCredentials,
        in bytes: Span<UInt8>,
        _ accounts: borrowing AccountTable
    ) -> Int? {
        guard let name = credentials.content(of: .username, in: bytes) else { return nil }
        return accounts.find(ByteRange(0, name.count), in: name.span)
    }
}
