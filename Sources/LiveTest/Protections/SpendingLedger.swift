import SIPServer
import TrunkModel

/// What was spent in the last hour, day and week.
///
/// The windows slide by whole minutes: an hour is the minute at hand and the 59 before it. So memory and work do not grow
/// with the number of calls.
struct SpendingLedger: Sendable {
    /// What a euro is: a hundredth of a cent a minute for one second is 1.
    static let euro: UInt64 = 10_000 * 60
    private static let second: UInt64 = 1_000_000_000
    private static let minute = 60 * second
    private static let week = minutes(in: .week)

    private var buckets: [UInt64] = []
    /// The minute at hand.
    private var current: UInt64 = 0
    private var sums: [SpendingPeriod: UInt64] = [:]

    /// How much was spent in the period that ends now.
    func spent(in period: SpendingPeriod) -> UInt64 { sums[period] ?? 0 }

    /// Moves on to another moment; one before the last does nothing.
    mutating func advance(to now: ServerTime) {
        let minute = now.nanoseconds / Self.minute
        guard minute > current else { return }
        guard !buckets.isEmpty, minute - current < Self.week else {
            buckets = []
            sums = [:]
            current = minute
            return
        }
        while current < minute {
            current += 1
            for period in SpendingPeriod.allCases {
                let length = Self.minutes(in: period)
                guard current >= length else { continue }
                sums[period, default: 0] -= buckets[Int((current - length) % Self.week)]
            }
            buckets[Int(current % Self.week)] = 0
        }
    }

    /// Counts the seconds of a call that have begun by now and were not counted yet.
    ///
    /// - Parameters:
    ///   - call: The call.
    ///   - now: The time, to which the ledger was moved on.
    mutating func charge(_ call: inout RunningCall, until now: ServerTime) {
        guard let answered = call.answered, now > answered else { return }
        let target = Self.begun(now.nanoseconds - answered.nanoseconds, of: Self.second)
        while call.charged < target {
            let start = answered.nanoseconds + call.charged * Self.second
            let minute = start / Self.minute
            let rest = Self.begun((minute + 1) * Self.minute - start, of: Self.second)
            let seconds = min(target - call.charged, rest)
            call.charged += seconds
            add(seconds * call.price, at: minute)
        }
    }

    private mutating func add(_ amount: UInt64, at minute: UInt64) {
        guard amount > 0, minute + Self.week > current else { return }
        if buckets.isEmpty { buckets = Array(repeating: 0, count: Int(Self.week)) }
        buckets[Int(minute % Self.week)] += amount
        for period in SpendingPeriod.allCases where minute + Self.minutes(in: period) > current {
            sums[period, default: 0] += amount
        }
    }

    private static func begun(_ time: UInt64, of unit: UInt64) -> UInt64 { (time + unit - 1) / unit }

    private static func minutes(in period: SpendingPeriod) -> UInt64 {
        switch period {
        case .hour: 60
        case .day: 24 * 60
        case .week: 7 * 24 * 60
        }
    }

    /// How long a period is, in milliseconds.
    static func milliseconds(in period: SpendingPeriod) -> UInt64 { minutes(in: period) * 60_000 }
}

/// A call that is not over.
struct RunningCall: Sendable {
    /// What it costs, in hundredths of a cent a minute.
    var price: UInt64 = 0
    /// Whether it takes a channel.
    var takesChannel = true
    /// When it was answered; nil before.
    var answered: ServerTime?
    /// How many of its seconds were counted.
    var charged: UInt64 = 0
}
