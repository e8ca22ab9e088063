#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Remembers how often each nonce was used, so that a recorded request cannot be sent again (RFC 7616 §5.5).
///
/// There is one slot for every serial number modulo their count, so memory never grows: A nonce is forgotten when as many
/// others as there are slots were used after it, and is then too old. Only what proved to know the password may be
/// noted: Else anyone could use up a nonce that is on its way to someone else.
public struct NonceCounts: ~Copyable {
    /// What a use of a nonce turns out to be.
    public enum Finding: Sendable, Hashable {
        /// Its count is higher than every one before.
        case fresh
        /// Its count is the last that was seen: a retransmission, unless the transaction layer knows better.
        case last
        /// Its count is below one that was seen.
        case replayed
        /// Its slot belongs to a newer nonce: The client is owed a challenge with `stale=true`.
        case stale
    }

    /// What is remembered of the newest nonce of a slot.
    private struct Slot {
        /// How many rounds of all slots the serial number had behind it.
        var round: UInt32
        /// The highest count; zero, as the memory comes, for a nonce that was not used.
        var highest: UInt32
    }

    private let slots: UnsafeMutablePointer<Slot>?
    private let bits: UInt64

    /// How many nonces are remembered at most.
    public var capacity: Int { 1 << Int(bits) }

    /// Memory for counts: eight bytes a nonce, which the system hands out when they are first written to.
    ///
    /// - Parameter capacityBits: The binary logarithm of the number of slots, 0 to 32; 20 stands for 8 MiB.
    public init(capacityBits: Int = 20) {
        bits = UInt64(min(max(capacityBits, 0), 32))
        // Zeros from calloc are pages that do not exist yet; initialising them would touch all.
        slots = calloc(1 << Int(bits), MemoryLayout<Slot>.stride)?.assumingMemoryBound(to: Slot.self)
    }

    deinit { free(slots) }

    /// Notes a use of a nonce, if it is a new one.
    ///
    /// - Parameters:
    ///   - serial: The nonce's serial number, from `NonceMint`.
    ///   - count: The nonce count of the credentials, whose digest must have been found right.
    /// - Returns: What it turns out to be; only `.fresh` changes anything. Without memory all is stale.
    public mutating func accept(serial: UInt64, count: UInt32) -> Finding {
        guard let slots else { return .stale }
        let index = Int(truncatingIfNeeded: serial & ((1 << bits) - 1))
        let round = UInt32(truncatingIfNeeded: serial >> bits)
        let slot = slots[index]
        // Rounds are compared as numbers on a circle, should they ever come full.
        let distance = slot.highest == 0 ? 1 : Int32(bitPattern: round &- slot.round)
        if distance < 0 { return .stale }
        if distance == 0, count <= slot.highest { return count == slot.highest && count > 0 ? .last : .replayed }
        if count == 0 { return .replayed }
        slots[index] = Slot(round: round, highest: count)
        return .fresh
    }
}

// The memory has one owner, and only `mutating` functions write to it.
extension NonceCounts: @unchecked Sendable {}
