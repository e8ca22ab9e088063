import SIPMessages
import TestSupport
import Testing

@testable import SIPServer

/// The memory for answers that may have to be sent again.
@Suite struct AnswerCacheTests {
    /// An answer that no other is like.
    private static func answer(_ key: UInt64, count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: key &* 31 &+ UInt64($0)) }
    }

    private static func recall(_ cache: AnswerCache, _ key: UInt64, second: UInt32 = 0) -> [UInt8]? {
        var text: [UInt8] = []
        return cache.recall(key, second: second, into: &text) ? text : nil
    }

    /// RFC 3261 §17.2.2: for Timer J, 32 s.
    @Test func forgetsAfterTimerJ() {
        var cache = AnswerCache(bytes: 1_000, slots: 4)
        cache.keep([1, 2, 3], for: 9, second: 100)
        #expect(Self.recall(cache, 9, second: 100) == [1, 2, 3])
        #expect(Self.recall(cache, 9, second: 132) == [1, 2, 3])
        #expect(Self.recall(cache, 9, second: 133) == nil)
        #expect(Self.recall(cache, 13, second: 100) == nil)
        // Seconds go round after 136 years.
        cache.keep([4], for: 5, second: .max)
        #expect(Self.recall(cache, 5, second: 3) == [4])
    }

    /// What it recalls is what was kept, whatever was written over in the meantime; the newest is always there.
    @Test(arguments: [1, 7, 100, 1_000, 1_999])
    func neverRecallsAnythingElse(_ bytes: Int) {
        var generator = SeededGenerator(seed: UInt64(bytes))
        var cache = AnswerCache(bytes: bytes, slots: 64)
        var counts: [UInt64: Int] = [:]
        for _ in 0..<1_000 {
            let key = UInt64.random(in: 0..<200, using: &generator) &* 0x9E37_79B9_7F4A_7C15
            let count = Int.random(in: 1...max(1, min(40, bytes / 3)), using: &generator)
            if Self.recall(cache, key) == nil {
                cache.keep(Self.answer(key, count: count), for: key, second: 0)
                counts[key] = count
                #expect(Self.recall(cache, key) == Self.answer(key, count: count))
            }
            let other = UInt64.random(in: 0..<200, using: &generator) &* 0x9E37_79B9_7F4A_7C15
            if let text = Self.recall(cache, other) { #expect(text == Self.answer(other, count: counts[other] ?? 0)) }
        }
    }

    /// The oldest answers give way, and memory stays what it is.
    @Test func doesNotGrow() {
        var cache = AnswerCache(bytes: 10_000, slots: 1_024)
        for key in 0..<2_000 as Range<UInt64> { cache.keep(Self.answer(key, count: 90), for: key &* 4, second: 0) }
        let kept = (0..<2_000 as Range<UInt64>).filter { Self.recall(cache, $0 &* 4) != nil }
        #expect(kept.first == 2_000 - 111)
        #expect(kept.count == 111)
        let sizes = Mirror(reflecting: cache).children.filter { $0.label == "ring" || $0.label == "slots" }
            .map { Mirror(reflecting: $0.value).children.count }
        #expect(sizes == [9_990, 1_024])
    }

    /// What does not fit is not kept, and does no harm.
    @Test func leavesOutWhatDoesNotFit() {
        var cache = AnswerCache(bytes: 10, slots: 4)
        cache.keep([1, 2, 3], for: 1, second: 0)
        cache.keep([UInt8](repeating: 9, count: 11), for: 2, second: 0)
        #expect(Self.recall(cache, 2) == nil)
        #expect(Self.recall(cache, 1) == [1, 2, 3])
        cache.keep([UInt8](repeating: 9, count: 10), for: 2, second: 0)
        #expect(Self.recall(cache, 2)?.count == 10)
        #expect(Self.recall(cache, 1) == nil)
    }

    /// Counts of nonces: a fixed number of places, whoever asks for challenges.
    @Test func nonceCountsDoNotGrowEither() {
        var counts = NonceCounts(capacityBits: 10)
        #if DEBUG
            let serials: UInt64 = 10_000
        #else
            let serials: UInt64 = 1_000_000
        #endif
        var fresh: UInt64 = 0
        for serial in 0..<serials where counts.accept(serial: serial, count: 1) == .fresh { fresh += 1 }
        #expect(fresh == serials)
        let capacity = counts.capacity, old = counts.accept(serial: 0, count: 2)
        let last = counts.accept(serial: serials - 1, count: 1)
        #expect(capacity == 1_024)
        #expect(old == .stale)
        #expect(last == .last)
    }

    /// A server holds nothing of those who only ask.
    @Test func strangersLeaveNothing() {
        let lab = Lab()
        for number in 0..<500 {
            let source = Endpoint(ipv4: UInt32(0x0A00_0000 + number), port: 5_060)
            lab.send(Request { $0.callID = "\(number)" }.text, from: source)
            lab.send(Request("INVITE") { $0.callID = "\(number)" }.text, from: source)
        }
        #expect(lab.server.metrics.challenges == 1_000)
        #expect(!lab.server.calls.hasWork)
        #expect(lab.server.metrics.bindings == 0)
    }
}
