/// Durations counted in buckets of 1.6 % (64 to each power of two), so that any number of them takes little memory.
struct Histogram {
    private var counts = [UInt32](repeating: 0, count: 64 * 40)
    private(set) var total = 0
    private(set) var highest: UInt64 = 0

    mutating func add(_ nanoseconds: UInt64) {
        counts[min(Self.bucket(nanoseconds), counts.count - 1)] += 1
        total += 1
        highest = max(highest, nanoseconds)
    }

    /// The duration that this share of all is not above, in microseconds.
    func microseconds(at share: Double) -> Double {
        var left = Int((Double(total) * share).rounded(.up))
        for (bucket, count) in counts.enumerated() {
            left -= Int(count)
            if left <= 0 { return Double(min(Self.upperBound(bucket), highest)) / 1000 }
        }
        return Double(highest) / 1000
    }

    private static func bucket(_ value: UInt64) -> Int {
        guard value >= 64 else { return Int(value) }
        let power = 63 - value.leadingZeroBitCount
        return (power - 5) * 64 + Int(value >> UInt64(power - 6)) - 64
    }

    private static func upperBound(_ bucket: Int) -> UInt64 {
        guard bucket >= 64 else { return UInt64(bucket) }
        let power = bucket / 64 + 5
        return (UInt64(bucket % 64) + 65) << UInt64(power - 6) - 1
    }
}
