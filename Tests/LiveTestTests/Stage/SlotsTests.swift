import Synchronization
import Testing

@testable import LiveTest

@Suite struct SlotsTests {
    /// How many there are inside, and how many there were at the most.
    private final class Load: Sendable {
        private let counts = Mutex((now: 0, most: 0))
        var now: Int { counts.withLock { $0.now } }
        var most: Int { counts.withLock { $0.most } }

        func enter() {
            counts.withLock { counts in
                counts.now += 1
                counts.most = max(counts.most, counts.now)
            }
        }

        func leave() { counts.withLock { $0.now -= 1 } }
    }

    @Test(arguments: [(1, 1), (3, 3), (0, 1), (-5, 1)]) func letsSoManyIn(_ count: Int, _ most: Int) async {
        let slots = Slots(count)
        let load = Load()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    await slots.with {
                        load.enter()
                        for _ in 0..<5 { await Task.yield() }
                        load.leave()
                    }
                }
            }
        }
        #expect(load.now == 0)
        #expect(1...most ~= load.most)
    }

    @Test func keepsTheOrderOfThoseWhoWait() async {
        let slots = Slots(1)
        let order = EventLog<Int>()
        let gate = EventLog<Bool>()
        async let first: Void = slots.with {
            order.append(0)
            _ = await gate.first(within: .seconds(20)) { $0 }
        }
        _ = await order.first(within: .seconds(20)) { $0 == 0 }
        async let second = slots.with {
            order.append(1); return "result"
        }
        gate.append(true)
        #expect(await second == "result")
        await first
        #expect(order.all == [0, 1])
    }
}
