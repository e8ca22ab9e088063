import Crypto

/// A hash algorithm of digest authentication (RFC 7616 §6.1, RFC 8760 §2.1), the weakest first.
///
/// The `-sess` variants are not offered: They help a server that asks a third party, which a registrar does not.
public enum DigestAlgorithm: UInt8, Sendable, Hashable, CaseIterable, Comparable {
    /// MD5, which every telephone knows and some know alone.
    case md5
    /// SHA-256, which RFC 8760 §2.3 puts first.
    case sha256
    /// SHA-512/256.
    case sha512256

    /// The name in the parameter `algorithm`.
    public var name: String { spelling.description }

    /// How many bytes a hash has; it is written with twice as many hexadecimal digits.
    public var byteCount: Int { self == .md5 ? 16 : 32 }

    /// Whether one is weaker than another.
    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

    /// The name in the parameter `algorithm`.
    var spelling: StaticString {
        switch self {
        case .md5: "MD5"
        case .sha256: "SHA-256"
        case .sha512256: "SHA-512-256"
        }
    }

    /// The algorithm that a parameter names, in whatever case.
    ///
    /// - Parameters:
    ///   - bytes: The message.
    ///   - part: The parameter's value.
    init?(_ bytes: Span<UInt8>, _ part: ByteRange) {
        for algorithm in [Self.md5, .sha256, .sha512256] where bytes.matches(part, algorithm.spelling) {
            self = algorithm
            return
        }
        return nil
    }

    /// The hash of some bytes.
    func hash(_ bytes: UnsafeRawBufferPointer) -> DigestValue {
        switch self {
        case .md5:
            var hasher = Insecure.MD5()
            hasher.update(bufferPointer: bytes)
            return hasher.finalize().withUnsafeBytes { DigestValue($0) }
        case .sha256:
            var hasher = SHA256()
            hasher.update(bufferPointer: bytes)
            return hasher.finalize().withUnsafeBytes { DigestValue($0) }
        case .sha512256:
            return SHA512Truncated.hash(bytes)
        }
    }
}
