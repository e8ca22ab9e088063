import Dispatch
import Synchronization

/// Keeps what happened, in order, and lets a test wait for something to happen without sleeping.
///
/// Sockets and processes record into it from their own queues; tests read from it.
public final class Recorder<Element: Sendable>: Sendable {
    private struct Waiter {
        var matches: @Sendable (Element) -> Bool
        var continuation: CheckedContinuation<Element, any Error>
        var awaited: String
    }

    private struct State {
        var elements: [Element] = []
        var waiters: [Int: Waiter] = [:]
        var nextWaiter = 0
        var closed = false
    }

    private let state = Mutex(State())

    /// Makes an empty recorder.
    public init() {}

    /// Everything recorded so far, oldest first.
    public var all: [Element] { state.withLock { $0.elements } }

    /// Adds an element and wakes those who waited for it.
    public func record(_ element: Element) {
        let woken = state.withLock { state in
            state.elements.append(element)
            let ids = state.waiters.filter { $0.value.matches(element) }.keys
            return ids.compactMap { state.waiters.removeValue(forKey: $0)?.continuation }
        }
        for continuation in woken { continuation.resume(returning: element) }
    }

    /// Says that nothing will be recorded any more: whoever waits, now or later, gets an error at once.
    public func close() {
        let waiters = state.withLock { state in
            state.closed = true
            defer { state.waiters = [:] }
            return state.waiters.values.map { $0 }
        }
        for waiter in waiters { waiter.continuation.resume(throwing: failure(waiter.awaited, "it ended before")) }
    }

    /// The first element, already recorded or still to come, that a condition holds for.
    ///
    /// - Parameters:
    ///   - awaited: What is waited for, for the error's text.
    ///   - time: How long to wait. Only a failing test waits that long.
    ///   - matches: The condition.
    /// - Returns: That element.
    /// - Throws: `NothingCame` with all that was recorded instead.
    public func first(
        _ awaited: String,
        within time: Duration = .patience,
        where matches: @escaping @Sendable (Element) -> Bool = { _ in true }
    ) async throws -> Element {
        try await withCheckedThrowingContinuation { continuation in
            let known: Result<Element, any Error>? = state.withLock { state in
                if let element = state.elements.first(where: matches) { return .success(element) }
                if state.closed { return .failure(NothingCame(awaited, "it ended before", state.elements)) }
                let waiter = state.nextWaiter
                state.nextWaiter += 1
                state.waiters[waiter] = Waiter(matches: matches, continuation: continuation, awaited: awaited)
                DispatchQueue.global().asyncAfter(deadline: .now() + time.seconds) { [weak self] in
                    self?.giveUp(waiter, after: time)
                }
                return nil
            }
            if let known { continuation.resume(with: known) }
        }
    }

    private func giveUp(_ id: Int, after time: Duration) {
        guard let waiter = state.withLock({ $0.waiters.removeValue(forKey: id) }) else { return }
        waiter.continuation.resume(throwing: failure(waiter.awaited, "not within \(time)"))
    }

    private func failure(_ awaited: String, _ reason: String) -> NothingCame { NothingCame(awaited, reason, all) }

    deinit { close() }
}

/// Thrown when what a test waits for does not happen; lists what happened instead.
public struct NothingCame: Error, CustomStringConvertible {
    /// What was waited for, why the wait ended, and what was seen.
    public var description: String

    init(_ awaited: String, _ reason: String, _ seen: [some Any]) {
        let list = seen.isEmpty ? "nothing was seen" : "seen:\n" + seen.map { "\($0)" }.joined(separator: "\n")
        description = "waited for \(awaited): \(reason); \(list)"
    }
}
