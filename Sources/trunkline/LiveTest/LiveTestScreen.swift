import LiveTest
import Synchronization
import TrunkModel

#if canImport(Glibc)
    import Glibc
#endif

/// Shows on standard error how a live test gets on: a few lines that change on a terminal, else a line for each step.
final class LiveTestScreen: Sendable {
    private struct State {
        /// What is to be printed once.
        var lines: [String] = []
        /// How many checks of each act ended how.
        var counts: [Act: [Verdict.Outcome: Int]] = [:]
        var step = ""
        var address = ""
        var drawn = 0
    }

    private let name: String
    private let acts: [Act]
    private let language: Language
    private let isQuiet: Bool
    private let isTerminal: Bool
    private let printer: TextReport
    private let began = ContinuousClock.now
    private let state = Mutex(State())

    init(name: String, acts: Set<Act>, language: Language, isQuiet: Bool) {
        self.name = name
        self.acts = Act.allCases.filter(acts.contains)
        self.language = language
        self.isQuiet = isQuiet
        let term = getenv("TERM").map { String(cString: $0) } ?? ""
        isTerminal = isatty(STDERR_FILENO) == 1 && term != "dumb" && !term.isEmpty
        printer = TextReport(language: language, usesColour: isTerminal && Console.allowsColour)
    }

    /// Notes what happened; called on any thread.
    func note(_ progress: LiveTestRun.Progress) {
        state.withLock { state in
            switch progress {
            case .listening(let address):
                state.address = address
                let words = LocalizedText(nl: "de provider luistert op", en: "the provider listens on")
                if !isTerminal { state.lines.append("\(words[language]) \(address)") }
            case .step(let act, let text):
                state.step = "\(act.title[language]): \(text[language])"
                if !isTerminal { state.lines.append(state.step) }
            case .verdict(let verdict):
                state.counts[verdict.act, default: [:]][verdict.outcome, default: 0] += 1
                if verdict.outcome == .failed { state.lines.append(String(printer.line(verdict).dropLast())) }
            case .notice(let notice): state.lines.append("! \(notice.text[language])")
            }
        }
    }

    /// Asks a person to dial.
    func ask(toDial request: DialRequest) {
        let caller = request.caller ?? "?"
        let text = LocalizedText(
            nl: "Bel op toestel \(caller): \(request.digits)   (\(request.hint.nl))",
            en: "On extension \(caller) dial: \(request.digits)   (\(request.hint.en))"
        )
        state.withLock { $0.lines.append(">>> \(text[language])") }
    }

    /// Asks a person to hang up.
    func ask(toHangUp request: DialRequest) {
        let caller = request.caller ?? "?"
        let text = LocalizedText(nl: "Hang op bij toestel \(caller).", en: "Hang up at extension \(caller).")
        state.withLock { $0.lines.append(">>> \(text[language])") }
    }

    /// Prints what is new.
    func update() {
        guard !isQuiet else { return }
        let output = state.withLock { state -> String in
            defer { state.lines = [] }
            // A verdict's line brings its end along.
            let new = state.lines.map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined()
            guard isTerminal else { return new }
            let lines = block(state)
            let text = erasing(state.drawn) + new + lines.map { $0 + "\n" }.joined()
            state.drawn = lines.count
            return text
        }
        if !output.isEmpty { Console.write(output, to: STDERR_FILENO) }
    }

    /// Prints the rest, and takes the lines that change away.
    func end() {
        update()
        guard !isQuiet, isTerminal else { return }
        let drawn = state.withLock { state -> Int in
            defer { state.drawn = 0 }
            return state.drawn
        }
        Console.write(erasing(drawn), to: STDERR_FILENO)
    }

    private func erasing(_ lines: Int) -> String { lines > 0 ? "\u{1B}[\(lines)A\r\u{1B}[J" : "" }

    private func block(_ state: State) -> [String] {
        let time = Int((ContinuousClock.now - began).components.seconds)
        var lines = ["\(bold("trunkline live-test")) \(name)  \(state.address)  \(time) s"]
        let width = acts.map { $0.title[language].count }.max() ?? 0
        for act in acts {
            let counts = state.counts[act] ?? [:]
            let title = act.title[language]
            let pad = String(repeating: " ", count: width - title.count)
            var words = [colour(32, "\(counts[.passed] ?? 0) ✓")]
            if let failed = counts[.failed] { words.append(colour(31, "\(failed) ✗")) }
            if let warned = counts[.warned] { words.append(colour(33, "\(warned) !")) }
            lines.append("  \(title)\(pad)  \(words.joined(separator: "  "))")
        }
        lines.append("  " + state.step.prefix(max(20, Console.terminalWidth(STDERR_FILENO) - 4)))
        return lines
    }

    private func bold(_ text: String) -> String { colour(1, text) }

    private func colour(_ code: Int, _ text: String) -> String {
        Console.allowsColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
