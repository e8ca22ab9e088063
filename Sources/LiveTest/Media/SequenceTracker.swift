/// Which packets of a stream came, by their sequence numbers (RFC 3550 appendix A.1).
struct SequenceTracker: Sendable {
    /// What a packet is to those before it.
    enum Arrival: Equatable {
        /// Later than all before.
        case next
        /// It was overtaken.
        case late
        /// It came before.
        case copy
    }

    /// How many packets are missing.
    private(set) var lost = 0

    private var source: UInt32?
    private var highest: UInt16 = 0
    /// Whether the highest and the 63 before it came, the highest in the lowest bit.
    private var seen: UInt64 = 0

    /// A gap wider than this is a new start, not a loss (`MAX_DROPOUT`).
    private static let widestGap = 3000

    /// Takes a packet's number.
    mutating func take(_ sequence: UInt16, from sender: UInt32) -> Arrival {
        let distance = Int(Int16(bitPattern: sequence &- highest))
        guard source == sender, abs(distance) < Self.widestGap else {
            source = sender
            highest = sequence
            // What came before the first packet is not missed.
            seen = .max
            return .next
        }
        if distance > 0 {
            lost += distance - 1
            seen = distance < 64 ? seen << UInt64(distance) | 1 : 1
            highest = sequence
            return .next
        }
        guard distance > -64 else { return .late }
        let bit = UInt64(1) << UInt64(-distance)
        if seen & bit != 0 { return .copy }
        seen |= bit
        lost = max(0, lost - 1)
        return .late
    }

    /// Counts losses from zero.
    mutating func forget() { lost = 0 }
}
