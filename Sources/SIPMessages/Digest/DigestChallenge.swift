/// What a server asks a client to prove itself with: the value of `WWW-Authenticate` or `Proxy-Authenticate` (RFC 7616
/// §3.3).
public struct DigestChallenge: Sendable, Hashable {
    /// What a digest protects (`qop`).
    public enum Protection: Sendable, Hashable {
        /// Method and URI.
        case auth
        /// The body too. Neither offered nor answered by Trunkline; known so that a challenge can be written back.
        case authInt
    }

    /// For whom the password is meant.
    public var realm: [UInt8]
    /// The nonce.
    public var nonce: [UInt8]
    /// What the client writes back as it is.
    public var opaque: [UInt8]?
    /// The algorithm.
    public var algorithm: DigestAlgorithm
    /// What can be protected; empty for a server of RFC 2543's time.
    public var protections: [Protection]
    /// Whether the password was right and only the nonce too old.
    public var isStale: Bool

    /// A challenge.
    ///
    /// - Parameters:
    ///   - realm: For whom the password is meant.
    ///   - nonce: The nonce.
    ///   - opaque: What the client writes back.
    ///   - algorithm: The algorithm.
    ///   - protections: What can be protected. RFC 8760 §2.6 asks every server to offer something.
    ///   - isStale: Whether the password was right and only the nonce too old.
    public init(
        realm: [UInt8],
        nonce: [UInt8],
        opaque: [UInt8]? = nil,
        algorithm: DigestAlgorithm,
        protections: [Protection] = [.auth],
        isStale: Bool = false
    ) {
        self.realm = realm
        self.nonce = nonce
        self.opaque = opaque
        self.algorithm = algorithm
        self.protections = protections
        self.isStale = isStale
    }

    /// Appends the header's value, quoted where and only where RFC 7616 §3.3 wants it.
    ///
    /// - Parameter output: What it is appended to.
    public func write(into output: inout [UInt8]) {
        output.append("Digest realm=")
        output.appendQuoted(realm)
        output.append(", nonce=")
        output.appendQuoted(nonce)
        if let opaque {
            output.append(", opaque=")
            output.appendQuoted(opaque)
        }
        if isStale { output.append(", stale=true") }
        output.append(", algorithm=")
        output.append(algorithm.spelling)
        guard let first = protections.first else { return }
        output.append(", qop=\"")
        output.append(first.spelling)
        for protection in protections.dropFirst() {
            output.append(",")
            output.append(protection.spelling)
        }
        output.append("\"")
    }

    /// The challenge a client should answer: the one with the strongest algorithm, the first of equals.
    ///
    /// RFC 8760 §2.4 has a client take the topmost unless its policy is another; ours is that the order of a response,
    /// which nobody signs, does not get to choose MD5.
    ///
    /// - Parameter challenges: Those of a response, of one realm.
    /// - Returns: One of them; nil if there is none.
    public static func strongest(of challenges: [DigestChallenge]) -> DigestChallenge? {
        var best: DigestChallenge?
        for challenge in challenges where best.map({ $0.algorithm < challenge.algorithm }) ?? true { best = challenge }
        return best
    }
}

extension DigestChallenge.Protection {
    /// The word in `qop`.
    var spelling: StaticString {
        switch self {
        case .auth: "auth"
        case .authInt: "auth-int"
        }
    }
}
