/// How much a source may ask, and how often it may be wrong: token buckets in a table of fixed size.
///
/// A source is an IPv4 address or an IPv6 /64, the smallest block that one customer gets. The table has places for some
/// thousand sources; who has been silent longest makes room, so that no flood of forged addresses makes it grow.
struct SourceLimits {
    /// The limits.
    struct Configuration: Sendable {
        /// Requests a second that a source may send in the long run.
        var requestsPerSecond: Float = 1_000
        /// Requests that it may send at once.
        var requestBurst: Float = 4_000
        /// Wrong passwords a minute in the long run.
        var failuresPerMinute: Float = 6
        /// Wrong passwords that are answered at once.
        var failureBurst: Float = 20
        /// Answers a second that may be larger than the request.
        var largeAnswersPerSecond: Float = 2
        /// Such answers at once.
        var largeAnswerBurst: Float = 20
    }

    private struct Bucket {
        var source: UInt64 = 0
        var last: UInt32 = 0
        var requests: Float = 0
        var failures: Float = 0
        var largeAnswers: Float = 0
    }

    /// Places in the table: a power of two.
    static let places = 1 << 14
    private static let ways = 4

    private let limits: Configuration
    private let seed: UInt64
    private var buckets: [Bucket] = []

    /// Makes an empty table.
    ///
    /// - Parameters:
    ///   - limits: The limits.
    ///   - seed: Scatters sources over the table, unknown to them.
    init(_ limits: Configuration, seed: UInt64) {
        self.limits = limits
        self.seed = seed
        buckets = Array(repeating: Bucket(), count: Self.places)
    }

    /// Counts a request.
    ///
    /// - Parameters:
    ///   - source: Who sent it.
    ///   - now: The time in milliseconds.
    ///   - isListed: Whether the source is on a whitelist: it may send ten times as much.
    /// - Returns: Whether it may be looked at.
    mutating func admits(_ source: Endpoint, now: UInt32, isListed: Bool = false) -> Bool {
        let place = find(source, now: now)
        let cost: Float = isListed ? 0.1 : 1
        guard buckets[place].requests >= cost else { return false }
        buckets[place].requests -= cost
        return true
    }

    /// Whether a source has tried so many wrong passwords that it is not listened to.
    mutating func isShutOut(_ source: Endpoint, now: UInt32) -> Bool {
        buckets[find(source, now: now)].failures < 1
    }

    /// Counts a wrong password.
    mutating func noteFailure(_ source: Endpoint, now: UInt32) {
        let place = find(source, now: now)
        buckets[place].failures = max(0, buckets[place].failures - 1)
    }

    /// Counts an answer that is larger than its request; says whether it may be sent.
    mutating func admitsLargeAnswer(_ source: Endpoint, now: UInt32) -> Bool {
        let place = find(source, now: now)
        guard buckets[place].largeAnswers >= 1 else { return false }
        buckets[place].largeAnswers -= 1
        return true
    }

    /// The source's bucket, filled up to now; a new one if it has none.
    private mutating func find(_ source: Endpoint, now time: UInt32) -> Int {
        // 0 marks a place that was never used.
        let now = max(1, time)
        let name = source.ipv4 == nil ? source.high : source.low
        var mixed = (name ^ seed) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= mixed >> 32
        let first = Int(truncatingIfNeeded: mixed) & (Self.places - Self.ways)
        var oldest = first, age: UInt32 = 0
        for place in first..<first + Self.ways {
            let bucket = buckets[place]
            if bucket.source == name, bucket.last != 0 {
                fill(place, now: now)
                return place
            }
            let silence = bucket.last == 0 ? .max : now &- bucket.last
            if silence >= age {
                oldest = place
                age = silence
            }
        }
        buckets[oldest] = Bucket(
            source: name,
            last: now,
            requests: limits.requestBurst,
            failures: limits.failureBurst,
            largeAnswers: limits.largeAnswerBurst
        )
        return oldest
    }

    private mutating func fill(_ place: Int, now: UInt32) {
        let passed = Float(now &- buckets[place].last) / 1_000
        guard passed > 0 else { return }
        buckets[place].last = now
        buckets[place].requests = min(limits.requestBurst, buckets[place].requests + passed * limits.requestsPerSecond)
        buckets[place].failures = min(
            limits.failureBurst,
            buckets[place].failures + passed * limits.failuresPerMinute / 60
        )
        buckets[place].largeAnswers = min(
            limits.largeAnswerBurst,
            buckets[place].largeAnswers + passed * limits.largeAnswersPerSecond
        )
    }
}
