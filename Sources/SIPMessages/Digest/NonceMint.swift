/// Makes and recognises the nonces of a server, which keeps nothing for them (RFC 7616 §3.3, §5.4).
///
/// A nonce holds the second it was made in, a serial number that no other has, and a keyed hash of both.
public struct NonceMint: Sendable {
    /// What a nonce turns out to be.
    public enum Finding: Sendable, Hashable {
        /// One of ours, in time.
        case valid(serial: UInt64)
        /// One of ours, too old: If the digest is right, the client is owed a challenge with `stale=true`.
        case expired(serial: UInt64)
        /// None of ours, or of another key.
        case forged
    }

    /// How many seconds a nonce can be used.
    public let lifetime: UInt32
    private let hash: SipHash
    private var serial: UInt64
    /// Nonces with lower serial numbers count as too old.
    private var oldest: UInt64 = 0

    /// A mint.
    ///
    /// - Parameters:
    ///   - key: 128 random bits that nobody else has. Two mints of one key would give out the same serial numbers.
    ///   - lifetime: How many seconds a nonce can be used, a thousand million at most. At least the interval at which
    ///     telephones register spares them, and the server, a second request each time.
    ///   - firstSerial: The serial number of the first nonce; 48 bits of it count.
    public init(key: (UInt64, UInt64), lifetime: UInt32, firstSerial: UInt64 = 0) {
        hash = SipHash(key: key)
        self.lifetime = min(lifetime, 1_000_000_000)
        serial = firstSerial
    }

    /// Makes a nonce.
    ///
    /// - Parameter now: The time in seconds since whatever moment.
    /// - Returns: A nonce that was never given out before.
    public mutating func mint(now: UInt64) -> DigestNonce {
        let number = serial & Self.serialMask
        serial &+= 1
        let time = UInt32(truncatingIfNeeded: now)
        let seal = seal(number, time)
        return DigestNonce((number, UInt64(time) << 16 | seal >> 48, seal & Self.serialMask))
    }

    /// Makes all nonces too old that were given out so far.
    public mutating func expireAll() { oldest = serial & Self.serialMask }

    /// Looks at a nonce that a client used.
    ///
    /// - Parameters:
    ///   - bytes: The message.
    ///   - range: The nonce, without its quotes.
    ///   - now: The time, counted as in `mint(now:)`. If the clock was set back meanwhile, a nonce from the future counts
    ///     as one as old as it is early.
    /// - Returns: What it turns out to be.
    public func check(_ bytes: Span<UInt8>, _ range: ByteRange, now: UInt64) -> Finding {
        guard range.count == DigestNonce.count, range.end <= bytes.count else { return .forged }
        let words = bytes.extracting(range.indices).withUnsafeBytes { nonce in
            (
                nonce.loadUnaligned(fromByteOffset: 0, as: UInt64.self),
                nonce.loadUnaligned(fromByteOffset: 8, as: UInt64.self),
                nonce.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
            )
        }
        guard let number = DigestNonce.part(of: words.0), let middle = DigestNonce.part(of: words.1) else {
            return .forged
        }
        let time = UInt32(truncatingIfNeeded: middle >> 16)
        let seal = seal(number, time)
        // What it should read, compared as a whole: The time this takes tells nothing about the seal.
        let expected = DigestNonce((number, UInt64(time) << 16 | seal >> 48, seal & Self.serialMask)).words
        guard (words.1 ^ expected.1) | (words.2 ^ expected.2) == 0 else { return .forged }
        let age = Int32(bitPattern: UInt32(truncatingIfNeeded: now) &- time)
        return age.magnitude <= lifetime && number >= oldest ? .valid(serial: number) : .expired(serial: number)
    }

    private static let serialMask: UInt64 = 0xffff_ffff_ffff

    /// The keyed hash of six bytes and four.
    @inline(__always)
    private func seal(_ number: UInt64, _ time: UInt32) -> UInt64 {
        hash.hash(number | UInt64(time) << 48, UInt64(time) >> 16, count: 10)
    }
}
