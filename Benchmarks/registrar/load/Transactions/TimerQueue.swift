/// Timers that all run for the same time, so the first set is the first due.
struct TimerQueue {
    struct Entry {
        var due: UInt64
        var place: Int32
        var sequence: UInt64
    }

    let interval: UInt64
    private var entries: [Entry] = []
    private var first = 0

    init(milliseconds: UInt64) { interval = milliseconds * Monotonic.millisecond }

    mutating func set(_ place: Int, _ sequence: UInt64, now: UInt64) {
        entries.append(Entry(due: now + interval, place: Int32(place), sequence: sequence))
    }

    /// When the next timer is due.
    var next: UInt64? { first < entries.count ? entries[first].due : nil }

    /// Takes a timer that is due.
    mutating func pop(now: UInt64) -> Entry? {
        guard first < entries.count, entries[first].due <= now else { return nil }
        defer {
            first += 1
            // Whole blocks are cut off, so that a long run does not keep every timer it ever set.
            if first == 1 << 16 {
                entries.removeFirst(first)
                first = 0
            }
        }
        return entries[first]
    }
}

/// The timers of RFC 3261 §17.1.2.2 with T1 = 500 ms, T2 = 4 s, T4 = 5 s.
struct TransactionTimers {
    static let timerF: UInt64 = 32 * Monotonic.second

    /// Timer E after the first, second, third and every later transmission.
    private var retransmit = [500, 1000, 2000, 4000].map { TimerQueue(milliseconds: $0) }
    /// What is left of Timer F after the last repetition, the eleventh transmission, at 31.5 s.
    private var giveUp = TimerQueue(milliseconds: 500)
    /// Timer K.
    private var forget = TimerQueue(milliseconds: 5000)

    static let lastTransmission: UInt8 = 11

    mutating func sent(_ place: Int, _ transaction: Transaction, now: UInt64) {
        if transaction.transmissions >= Self.lastTransmission {
            giveUp.set(place, transaction.sequence, now: now)
        } else {
            retransmit[min(Int(transaction.transmissions), 4) - 1].set(place, transaction.sequence, now: now)
        }
    }

    mutating func completed(_ place: Int, _ transaction: Transaction, now: UInt64) {
        forget.set(place, transaction.sequence, now: now)
    }

    /// Takes the next timer E or F that is due.
    mutating func popWaiting(now: UInt64) -> TimerQueue.Entry? {
        for stage in retransmit.indices {
            if let entry = retransmit[stage].pop(now: now) { return entry }
        }
        return giveUp.pop(now: now)
    }

    /// Takes the next timer K that is due.
    mutating func popCompleted(now: UInt64) -> TimerQueue.Entry? { forget.pop(now: now) }
}
