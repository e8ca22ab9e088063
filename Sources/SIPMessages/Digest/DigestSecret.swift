/// What a server keeps of a password: its hashes together with the user's name and the realm (`H(A1)`, RFC 7616 §3.4.2),
/// computed once, so that a request costs two hashes.
///
/// Whoever has it can register as that user, although not find the password; printing it prints stars.
public struct DigestSecret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private var md5 = DigestValue()
    private var sha256 = DigestValue()
    private var sha512256 = DigestValue()
    private var known: UInt8 = 0

    /// The secret of nobody: with it no credentials are right, and finding that out takes as long as with any other.
    ///
    /// A server verifies with it when it does not know the user, so that the answer's time does not tell who exists.
    public static let nobody = DigestSecret()

    private init() {}

    /// The secret of an account, for all algorithms.
    ///
    /// - Parameters:
    ///   - username: The user's name, without quotes and escapes.
    ///   - realm: The realm, likewise.
    ///   - password: The password.
    public init(username: [UInt8], realm: [UInt8], password: [UInt8]) {
        let colon = [UInt8(ascii: ":")]
        let content = username + colon + realm + colon + password
        for algorithm in DigestAlgorithm.allCases {
            content.withUnsafeBytes { set(algorithm.hash($0), for: algorithm) }
        }
    }

    /// The secret of an account, for all algorithms.
    ///
    /// - Parameters:
    ///   - username: The user's name.
    ///   - realm: The realm.
    ///   - password: The password.
    public init(username: String, realm: String, password: String) {
        self.init(username: Array(username.utf8), realm: Array(realm.utf8), password: Array(password.utf8))
    }

    /// Whether credentials made with an algorithm can be right: false for all with the secret of nobody.
    func knows(_ algorithm: DigestAlgorithm) -> Bool { known & (1 << algorithm.rawValue) != 0 }

    /// `H(A1)` for an algorithm.
    func value(for algorithm: DigestAlgorithm) -> DigestValue {
        switch algorithm {
        case .md5: md5
        case .sha256: sha256
        case .sha512256: sha512256
        }
    }

    private mutating func set(_ value: DigestValue, for algorithm: DigestAlgorithm) {
        known |= 1 << algorithm.rawValue
        switch algorithm {
        case .md5: md5 = value
        case .sha256: sha256 = value
        case .sha512256: sha512256 = value
        }
    }

    /// Stars.
    public var description: String { "***" }

    /// Stars.
    public var debugDescription: String { description }

    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: [Mirror.Child]()) }
}
