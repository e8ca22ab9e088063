/// The timers of RFC 3261 §17 (table 4 of its appendix A), in milliseconds, for an unreliable transport.
package enum TransactionTimer {
    /// T1: what a packet takes there and back.
    package static let t1: UInt64 = 500
    /// T2: the longest pause between two retransmissions of a request that is no INVITE, or of a response to INVITE.
    package static let t2: UInt64 = 4_000
    /// T4: how long a packet stays in the network.
    package static let t4: UInt64 = 5_000
    /// Timers B, F, H, J, L and M: how long a transaction waits for what may still come.
    package static let end: UInt64 = 64 * t1
    /// Timer D: how long answers to an INVITE are still acknowledged; at least 32 s.
    package static let d: UInt64 = 32_000
}

/// Something that is sent again until an answer comes or the time is up.
struct Retransmission {
    /// When it is sent next.
    private(set) var next: ServerTime
    private var pause: UInt64
    private let longestPause: UInt64

    /// Begins with a pause of T1.
    ///
    /// - Parameters:
    ///   - now: When the packet was first sent.
    ///   - longestPause: Where the pause stops to double; nil: never, as for INVITE (Timer A).
    init(from now: ServerTime, longestPause: UInt64? = TransactionTimer.t2) {
        pause = TransactionTimer.t1
        self.longestPause = longestPause ?? .max
        next = now + pause
    }

    /// Whether it is time to send; doubles the pause then.
    mutating func isDue(_ now: ServerTime) -> Bool {
        guard now >= next else { return false }
        pause = min(pause * 2, longestPause)
        // A clock that jumped makes one packet, not all that were missed.
        next = next + pause > now ? next + pause : now + pause
        return true
    }

    /// From now on the longest pause (Timer E in the state Proceeding, RFC 3261 §17.1.2.2).
    mutating func slowDown() { pause = longestPause }
}
