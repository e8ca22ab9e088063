import DialPlan
import LiveTest
import SIPServer
import TestSupport
import Testing
import TrunkModel

/// Random calls, held against a list of every second that was paid for.
@Suite struct SpendingPropertyTests {
    /// What a provider with endless memory would count.
    private struct NaiveLedger {
        /// The moment of each second that has begun, in milliseconds, and what it cost.
        var seconds: [(time: UInt64, price: UInt64)] = []

        mutating func charge(from start: UInt64, to end: UInt64, price: UInt64) {
            var time = start
            while time < end {
                seconds.append((time, price))
                time += 1_000
            }
        }

        func spent(minutes: UInt64, at now: UInt64) -> UInt64 {
            let current = now / 60_000
            return seconds.reduce(0) { sum, entry in
                let minute = entry.time / 60_000
                return minute <= current && minute + minutes > current ? sum + entry.price : sum
            } / 60
        }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func agreesWithAListOfSeconds(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var protections = Protections(
            try ProtectedTrunk.plan(limits: "{ hour: 100000, day: 100000, week: 100000 }", more: "")
        )
        var naive = NaiveLedger()
        var open: [UInt64: (start: UInt64, price: UInt64)] = [:]
        var now: UInt64 = 0
        for call: UInt64 in 0..<120 {
            now += UInt64.random(in: 0...UInt64.random(in: 1...4_000_000, using: &generator), using: &generator)
            let isMobile = Bool.random(using: &generator)
            let number = isMobile ? "+31612345678" : "0031508200001"
            #expect(protections.beginOutgoing(call, to: number, now: .at(now)) == .allow)
            now += UInt64.random(in: 0...5_000, using: &generator)
            protections.answered(call, now: .at(now))
            open[call] = (now, isMobile ? 1_000 : 500)
            for (number, other) in open.sorted(by: { $0.key < $1.key }) where Bool.random(using: &generator) {
                let end = now + UInt64.random(in: 0...90_000, using: &generator)
                now = end
                protections.ended(number, now: .at(end))
                naive.charge(from: other.start, to: end, price: other.price)
                open[number] = nil
            }
            _ = protections.tick(now: .at(now))
            var expected = naive
            for other in open.values { expected.charge(from: other.start, to: now, price: other.price) }
            #expect(protections.spent(in: .hour) == expected.spent(minutes: 60, at: now))
            #expect(protections.spent(in: .day) == expected.spent(minutes: 1_440, at: now))
            #expect(protections.spent(in: .week) == expected.spent(minutes: 10_080, at: now))
        }
    }

    /// A million euro's worth of short calls: what is kept does not grow with them.
    @Test func manyCallsStayBounded() throws {
        var protections = Protections(try ProtectedTrunk.plan(limits: "{ week: 1000000 }", more: "channels: 10"))
        for call: UInt64 in 0..<50_000 {
            let now = call * 20_000
            #expect(protections.beginOutgoing(call, to: "+31612345678", now: .at(now)) == .allow)
            protections.answered(call, now: .at(now + 1_000))
            protections.ended(call, now: .at(now + 13_000))
        }
        #expect(protections.busyChannels == 0)
        // A week has 30,240 such calls of 12 s, but for what the minute at hand lacks.
        #expect((30_237...30_240).contains(protections.spent(in: .week) / 200))
        // The buckets of a week, and none for a call.
        let ledger = Mirror(reflecting: protections).children.first { $0.label == "ledger" }
        let buckets = ledger.flatMap { Mirror(reflecting: $0.value).children.first { $0.label == "buckets" } }
        #expect((buckets?.value as? [UInt64])?.count == 10_080)
    }
}
