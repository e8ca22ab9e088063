/// Writes a server's challenges for one realm and algorithm: all but the nonce is put together once.
///
/// What it writes is what a `DigestChallenge` with `qop="auth"` writes; it is faster by what that computes anew.
public struct DigestChallenger: Sendable {
    /// The algorithm it asks for.
    public let algorithm: DigestAlgorithm
    private let head: [UInt8]
    private let tail: [UInt8]
    private let staleTail: [UInt8]

    /// A writer.
    ///
    /// - Parameters:
    ///   - realm: For whom the password is meant.
    ///   - algorithm: The algorithm.
    public init(realm: String, algorithm: DigestAlgorithm) {
        self.algorithm = algorithm
        var challenge = DigestChallenge(realm: Array(realm.utf8), nonce: [], algorithm: algorithm)
        (head, tail) = challenge.parts()
        challenge.isStale = true
        (_, staleTail) = challenge.parts()
    }

    /// Appends the header's value.
    ///
    /// - Parameters:
    ///   - nonce: The nonce.
    ///   - isStale: Whether the password was right and only the nonce too old.
    ///   - output: What it is appended to.
    public func write(_ nonce: DigestNonce, isStale: Bool = false, into output: inout [UInt8]) {
        output.append(contentsOf: head)
        nonce.write(into: &output)
        output.append(contentsOf: isStale ? staleTail : tail)
    }
}

extension DigestChallenge {
    /// What stands before the nonce and what behind.
    fileprivate func parts() -> ([UInt8], [UInt8]) {
        var output: [UInt8] = []
        output.append("Digest realm=")
        output.appendQuoted(realm)
        output.append(", nonce=\"")
        let headCount = output.count
        var whole: [UInt8] = []
        write(into: &whole)
        return (output, Array(whole[headCount...]))
    }
}
