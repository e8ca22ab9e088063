import Testing

@testable import LiveTest

@Suite struct SequenceTrackerTests {
    private func arrivals(_ numbers: [UInt16]) -> ([SequenceTracker.Arrival], Int) {
        var tracker = SequenceTracker()
        let arrivals = numbers.map { tracker.take($0, from: 1) }
        return (arrivals, tracker.lost)
    }

    @Test func countsWhatIsMissing() {
        #expect(arrivals([65_534, 65_535, 2, 3]) == ([.next, .next, .next, .next], 2))
        #expect(arrivals([10, 12, 11, 11, 12]) == ([.next, .next, .late, .copy, .copy], 0))
        #expect(arrivals([10, 9, 11]) == ([.next, .copy, .next], 0))
        // Another beginning.
        #expect(arrivals([10, 20_000, 20_002]).1 == 1)
    }

    @Test func beginsAnewWithAnotherSender() {
        var tracker = SequenceTracker()
        let arrivals = [tracker.take(5, from: 1), tracker.take(900, from: 2)]
        #expect(arrivals == [.next, .next] && tracker.lost == 0)
    }
}
