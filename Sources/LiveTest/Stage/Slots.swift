import Synchronization

/// So many at the same time: the provider's channels, which a live test must not exceed.
final class Slots: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    /// That many.
    init(_ count: Int) { state = Mutex(State(free: max(1, count))) }

    /// Does something when there is room.
    func with<Result: Sendable>(_ body: @Sendable () async -> Result) async -> Result {
        await take()
        let result = await body()
        give()
        return result
    }

    private func take() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.free == 0 else {
                    state.free -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    private func give() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.free += 1
            return nil
        }
        next?.resume()
    }
}
