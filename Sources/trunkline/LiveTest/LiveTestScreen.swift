import LiveTest
import Synchronization
import TrunkModel

#if canImport(Glibc)
    import Glibc
#endif

/// Shows on standard error how a live test gets on.
final class LiveTestScreen: Sendable {
    private let language: Language
    private let isQuiet: Bool
    private let lines = Mutex<[String]>([])

    init(language: Language, isQuiet: Bool, listen: String) {
        self.language = language
        self.isQuiet = isQuiet
    }

    /// Notes what happened; called on any thread.
    func note(_ progress: LiveTest.Progress) {
        switch progress {
        case .listening(let address): say(language == .nl ? "luistert op \(address)" : "listening on \(address)")
        case .step(let act, let text): say("\(act.rawValue): \(text[language])")
        case .verdict(let verdict):
            say("  \(verdict.outcome.rawValue) \(verdict.check.rawValue) \(verdict.subject): \(verdict.seen[language])")
        case .notice(let notice): say("  ! \(notice.text[language])")
        }
    }

    func ask(toDial request: DialRequest) {
        say("dial \(request.digits) on \(request.caller ?? "-"): \(request.hint[language])")
    }

    func ask(toHangUp request: DialRequest) { say("hang up \(request.digits)") }

    private func say(_ text: String) { lines.withLock { $0.append(text) } }

    /// Prints what is new.
    func update() {
        let new = lines.withLock { lines in
            defer { lines = [] }
            return lines
        }
        guard !isQuiet else { return }
        for line in new { Console.write(line + "\n", to: STDERR_FILENO) }
    }

    /// Prints the rest.
    func end() { update() }
}
