import Diagnostics
import TrunkModel

#if canImport(Glibc)
    import Glibc
#endif

/// Asks on the terminal: questions go to standard error, so that the trunk file itself may go to standard output.
struct TerminalInterviewer: TrunkInterviewer {
    private let usesColour = Console.allowsColour
    private let language: Language
    private var input = TerminalInput()

    init(language: Language) { self.language = language }

    /// The person gave up: Ctrl-D, or the terminal went away.
    struct EndOfInput: Error {}

    /// Whether there is a person to ask.
    static var isPossible: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Says how it works.
    func greet() {
        show(
            language == .nl
                ? "Enter neemt wat tussen haken staat; ? geeft uitleg; Ctrl-D stopt, en dan wordt er niets geschreven.\n"
                : "Enter takes what stands in brackets; ? explains; Ctrl-D ends it, and then nothing is written.\n"
        )
    }

    mutating func ask(_ prompt: TrunkPrompt) throws -> String {
        let width = prompt.choices.map(\.value.count).max() ?? 0
        for (index, choice) in prompt.choices.enumerated() {
            let number = String(index + 1)
            let gap = String(repeating: " ", count: max(width - choice.value.count, 0))
            let title = choice.title.isEmpty ? "" : "\(gap)  \(choice.title)"
            show("  \(number.count < 2 ? " " : "")\(number)  \(choice.value)\(title)\n")
        }
        let suggestion = prompt.suggestion.map { " [\($0)]" } ?? ""
        while true {
            show(styled(prompt.label, "1") + suggestion + ": ")
            switch prompt.isSecret ? input.secret() : input.line() {
            case .text(let text): return text
            case .notUTF8: show("  " + styled("error", "1;31") + ": \(language == .nl ? "geen" : "not") UTF-8\n")
            case .end:
                show("\n")
                throw EndOfInput()
            }
        }
    }

    func explain(_ text: String) { show("  \(text)\n") }

    func tell(_ findings: [Diagnostic]) {
        for finding in findings {
            let colour =
                switch finding.severity {
                case .error: "1;31"
                case .warning: "1;33"
                case .note: "1;36"
                }
            show("  \(styled(finding.severity.rawValue, colour)): \(finding.message)\n")
        }
    }

    private func styled(_ text: String, _ code: String) -> String {
        usesColour ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }

    private func show(_ text: String) { Console.write(text, to: STDERR_FILENO) }
}
