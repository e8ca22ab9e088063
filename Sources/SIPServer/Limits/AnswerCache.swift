internal import SIPMessages

/// Final answers of non-INVITE transactions, to send again when a request comes again (RFC 3261 §17.2.2).
///
/// A ring of bytes: the oldest answers give way, after Timer J (32 s) or when memory is used up. So at the highest rates
/// an answer may be gone early; the registrar then recognises the retransmission by Call-ID, CSeq and nonce count.
struct AnswerCache {
    private struct Slot {
        var key: UInt64 = 0
        /// Counted from the beginning of time, so that a place that was written over is recognised.
        var position: UInt64 = 0
        var length: UInt32 = 0
        var second: UInt32 = 0
    }

    /// 64 × T1 (RFC 3261 §17.2.2).
    private static let timerJ: UInt32 = 32
    private static let ways = 4

    private let capacity: Int
    private var ring: [UInt8] = []
    private var written: UInt64 = 0
    private var slots: [Slot]

    /// An empty cache.
    ///
    /// - Parameters:
    ///   - bytes: How much memory answers may take; it is taken as it is needed.
    ///   - slots: For how many answers there is a place; a power of two, at least four.
    init(bytes: Int, slots: Int) {
        capacity = bytes
        ring.reserveCapacity(bytes)
        self.slots = Array(repeating: Slot(), count: slots)
    }

    /// Keeps an answer.
    ///
    /// - Parameters:
    ///   - answer: The answer.
    ///   - key: The transaction's hash.
    ///   - second: The time.
    mutating func keep(_ answer: borrowing [UInt8], for key: UInt64, second: UInt32) {
        guard answer.count <= capacity else { return }
        var start = Int(written % UInt64(capacity))
        if start + answer.count > capacity {
            // An answer does not go round the corner.
            written += UInt64(capacity - start)
            start = 0
        }
        if start == ring.count {
            ring.append(answer.span)
        } else {
            let overlap = min(answer.count, ring.count - start)
            for offset in 0..<overlap { ring[start + offset] = answer[offset] }
            if overlap < answer.count { ring.append(answer.span.extracting(overlap..<answer.count)) }
        }
        var oldest = first(key)
        for place in first(key)..<first(key) + Self.ways where slots[place].position < slots[oldest].position {
            oldest = place
        }
        // One is added so that an empty slot is older than any other.
        slots[oldest] = Slot(key: key, position: written + 1, length: UInt32(answer.count), second: second)
        written += UInt64(answer.count)
    }

    /// Appends the answer that was kept for a transaction.
    ///
    /// - Parameters:
    ///   - key: The transaction's hash.
    ///   - second: The time.
    ///   - text: Where it is appended.
    /// - Returns: Whether there was one.
    func recall(_ key: UInt64, second: UInt32, into text: inout [UInt8]) -> Bool {
        for place in first(key)..<first(key) + Self.ways {
            let slot = slots[place]
            guard slot.key == key, slot.position != 0, second &- slot.second <= Self.timerJ,
                written - (slot.position - 1) <= UInt64(capacity)
            else { continue }
            let start = Int((slot.position - 1) % UInt64(capacity))
            text.append(ByteRange(start, start + Int(slot.length)), of: ring.span)
            return true
        }
        return false
    }

    private func first(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key) & (slots.count - Self.ways) }
}
