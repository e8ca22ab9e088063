import Testing

@testable import LiveTest

@Suite struct EventLogTests {
    /// Long enough that only a failing test waits for it.
    static let long = Duration.seconds(20)

    @Test func keepsTheOrderUpToItsLimit() {
        let log = EventLog<Int>(maximum: 3)
        for number in 1...5 { log.append(number) }
        #expect(log.all == [1, 2, 3])
        #expect(log.count == 3)
    }

    @Test func findsWhatIsThereFromAPlaceOn() async {
        let log = EventLog<Int>()
        for number in [4, 6, 8] { log.append(number) }
        #expect(await log.first(within: .zero) { $0 > 4 } == 6)
        #expect(await log.first(from: 2, within: .zero) { $0 > 4 } == 8)
        #expect(await log.first(from: 3, within: .zero) { _ in true } == nil)
        #expect(await log.first(from: 99, within: .zero) { _ in true } == nil)
    }

    @Test func waitsForWhatComes() async {
        let log = EventLog<Int>()
        async let found = log.first(within: Self.long) { $0 == 7 }
        for number in 1...7 {
            await Task.yield()
            log.append(number)
        }
        #expect(await found == 7)
    }

    @Test func givesUpInTime() async {
        let log = EventLog<Int>()
        let began = ContinuousClock.now
        #expect(await log.first(within: .milliseconds(30)) { _ in true } == nil)
        #expect(ContinuousClock.now - began >= .milliseconds(30))
        log.append(1)
        #expect(await log.first(within: .zero) { _ in true } == 1)
    }

    @Test func endsWhenItsTaskIsCancelled() async {
        let log = EventLog<Int>()
        let task = Task { await log.first(within: Self.long) { _ in true } }
        await Task.yield()
        task.cancel()
        #expect(await task.value == nil)
        // A task that was cancelled before it waited finds what is there, and waits for nothing else.
        let late = Task {
            while !Task.isCancelled { await Task.yield() }
            let missing = await log.first(within: Self.long) { _ in true }
            log.append(5)
            return (missing, await log.first(within: Self.long) { _ in true })
        }
        late.cancel()
        let (missing, found) = await late.value
        #expect(missing == nil)
        #expect(found == 5)
    }

    @Test func wakesManyWaitersAtOnce() async {
        let log = EventLog<Int>()
        await withTaskGroup(of: Int?.self) { group in
            for number in 0..<200 {
                group.addTask { await log.first(within: Self.long) { $0 == number % 20 } }
            }
            for number in 0..<20 {
                group.addTask {
                    log.append(number); return number
                }
            }
            var sum = 0
            for await number in group { sum += number ?? 1_000_000 }
            #expect(sum == 11 * (0..<20).reduce(0, +))
        }
    }

    /// A flood fills the log; who waits for what comes behind it must not wait in vain.
    @Test func tellsWhoWaitsWhatItDoesNotKeep() async {
        let log = EventLog<Int>(maximum: 1)
        log.append(1)
        let found = Task { await log.first(within: Self.long) { $0 == 2 } }
        // Nobody says when somebody waits: the event comes again until it was met.
        let flood = Task {
            while !Task.isCancelled {
                log.append(2)
                try? await Task.sleep(for: .milliseconds(1))
            }
        }
        #expect(await found.value == 2)
        flood.cancel()
        #expect(log.all == [1])
    }
}
