import Diagnostics
import Testing

@Suite struct DiagnosticLogTests {
    static func place(_ line: Int, _ column: Int, _ file: String = "a.yaml") -> Diagnostics.SourceLocation {
        Diagnostics.SourceLocation(file: file, line: line, column: column)
    }

    @Test func sortedByPosition() {
        var log = DiagnosticLog()
        log.error("five", rule: "r", at: Self.place(10, 2))
        log.note("six", rule: "r", at: Self.place(1, 1, "b.yaml"))
        log.warning("four", rule: "r", at: Self.place(10, 1))
        log.error("three", rule: "r", at: Self.place(9, 30))
        log.error("one", rule: "r", at: nil)
        log.note("two", rule: "r", at: nil)
        #expect(log.sorted.map(\.message) == ["one", "two", "three", "four", "five", "six"])
        #expect(log.diagnostics.first?.message == "five")
    }

    /// At one position they stay in the order in which they were made.
    @Test func sortingIsStable() {
        var log = DiagnosticLog()
        for number in 0..<20 { log.error("\(number)", rule: "r", at: Self.place(1, 1)) }
        #expect(log.sorted.map(\.message) == (0..<20).map(String.init))
    }

    @Test func eachOnlyOnce() {
        var log = DiagnosticLog()
        for _ in 0..<2 {
            log.error("same", rule: "r", at: Self.place(1, 1))
            log.error("same", rule: "other", at: Self.place(1, 1))
            log.warning("same", rule: "r", at: Self.place(1, 1))
            log.error("same", rule: "r", at: Self.place(1, 2))
            log.error("same", rule: "r", at: nil)
        }
        #expect(log.sorted.count == 5)
        #expect(log.diagnostics.count == 10)
    }

    @Test func severities() {
        var log = DiagnosticLog()
        #expect(!log.hasErrors && !log.hasWarnings)
        log.note("n", rule: "r", at: nil)
        #expect(!log.hasErrors && !log.hasWarnings)
        log.warning("w", rule: "r", at: nil)
        #expect(!log.hasErrors && log.hasWarnings)
        var other = DiagnosticLog()
        other.error("e", rule: "r", at: nil)
        log.append(other)
        #expect(log.hasErrors)
        #expect(Severity.allCases.sorted() == [.note, .warning, .error])
        #expect(DiagnosedFailure("e", rule: "r").log.hasErrors)
    }

    /// A message is one line of printable text, whatever stood in the file.
    @Test(arguments: [
        ("a\nb", "aU+000Ab"), ("\u{1b}[31m", "U+001B[31m"), ("a\r\nb", "aU+000DU+000Ab"), ("\u{2028}", "U+2028"),
        ("\u{85}", "U+0085"), ("é 😀", "é 😀"), ("\u{0}", "U+0000"),
    ]) func controlCharacters(_ text: String, _ shown: String) {
        #expect(Diagnostic(.error, text, rule: "r", at: nil).message == shown)
    }
}
