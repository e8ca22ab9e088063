import Synchronization

/// What happened, in order: events are appended on event loops and awaited by scenarios.
final class EventLog<Event: Sendable>: Sendable {
    private struct Waiter {
        var matches: @Sendable (Event) -> Bool
        var continuation: CheckedContinuation<Event?, Never>
    }

    private struct State {
        var events: [Event] = []
        var waiters: [UInt64: Waiter] = [:]
        var lastWaiter: UInt64 = 0
        var expired: Set<UInt64> = []
    }

    /// A flood must not eat memory; what comes beyond is not remembered, though who waits for it is told.
    private let maximum: Int
    private let state = Mutex(State())

    /// An empty log.
    init(maximum: Int = 50_000) { self.maximum = maximum }

    /// All events so far.
    var all: [Event] { state.withLock { $0.events } }

    /// How many there are: the place from which to look for what comes next.
    var count: Int { state.withLock { $0.events.count } }

    /// Appends an event and wakes who waits for it.
    func append(_ event: Event) {
        let woken: [CheckedContinuation<Event?, Never>] = state.withLock { state in
            if state.events.count < maximum { state.events.append(event) }
            let ready = state.waiters.filter { $0.value.matches(event) }
            for key in ready.keys { state.waiters[key] = nil }
            return ready.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume(returning: event) }
    }

    /// Waits for an event, also one that is there already.
    ///
    /// - Parameters:
    ///   - place: Where to begin to look.
    ///   - limit: How long to wait.
    ///   - matches: Which event; it must not use this log.
    /// - Returns: The first that matches; nil if none came in time, or the task was cancelled.
    func first(
        from place: Int = 0,
        within limit: Duration,
        where matches: @escaping @Sendable (Event) -> Bool
    ) async -> Event? {
        let number = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        let timer = Task {
            // Cancelled when the event came.
            guard (try? await Task.sleep(for: limit)) != nil else { return }
            expire(number)
        }
        defer {
            timer.cancel()
            // Time may have run out just when the event came.
            state.withLock { _ = $0.expired.remove(number) }
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { wait(number, from: place, matches, $0) }
        } onCancel: {
            expire(number)
        }
    }

    private func wait(
        _ number: UInt64,
        from place: Int,
        _ matches: @escaping @Sendable (Event) -> Bool,
        _ continuation: CheckedContinuation<Event?, Never>
    ) {
        let result: Event?? = state.withLock { state in
            if let found = state.events.dropFirst(place).first(where: matches) { return .some(found) }
            // The time may have run out, or the task have been cancelled, before this was reached.
            if state.expired.remove(number) != nil { return .some(nil) }
            state.waiters[number] = Waiter(matches: matches, continuation: continuation)
            return .none
        }
        if let result { continuation.resume(returning: result) }
    }

    private func expire(_ number: UInt64) {
        let waiter = state.withLock { state in
            let waiter = state.waiters.removeValue(forKey: number)
            if waiter == nil { state.expired.insert(number) }
            return waiter
        }
        waiter?.continuation.resume(returning: nil)
    }
}
