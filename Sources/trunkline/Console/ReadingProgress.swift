import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// Says on a terminal's last line how far reading is, once it takes longer than a moment.
final class ReadingProgress: Sendable {
    private struct State {
        var next: ContinuousClock.Instant
        var isShown = false
    }

    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let state = Mutex(State(next: .now + .seconds(1)))

    /// Notes how much has been read.
    func note(files: Int, bytes: Int) {
        guard isTerminal else { return }
        state.withLock { state in
            let now = ContinuousClock.now
            guard now >= state.next else { return }
            state.next = now + .milliseconds(200)
            state.isShown = true
            Console.write("\r\u{1B}[Kreading: \(files) files, \(bytes >> 20) MiB", to: STDERR_FILENO)
        }
    }

    /// Takes the line away.
    func end() {
        state.withLock { state in
            if state.isShown { Console.write("\r\u{1B}[K", to: STDERR_FILENO) }
            state.isShown = false
        }
    }
}
