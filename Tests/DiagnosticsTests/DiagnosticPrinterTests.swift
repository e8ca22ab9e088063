import Diagnostics
import Testing

@Suite struct DiagnosticPrinterTests {
    static func text(
        _ severity: Severity = .error,
        line: Int = 1,
        column: Int = 1,
        rule: String = "some-rule",
        source: String? = nil,
        colour: Bool = false
    ) -> String {
        let place = Diagnostics.SourceLocation(file: "dir/a.yaml", line: line, column: column)
        return DiagnosticPrinter(usesColour: colour, sources: source.map { ["dir/a.yaml": $0] })
            .text(Diagnostic(severity, "it is wrong", rule: rule, at: place))
    }

    @Test(arguments: Severity.allCases) func oneLine(_ severity: Severity) {
        let expected = "dir/a.yaml:3:7: \(severity.rawValue): it is wrong [some-rule]\n"
        #expect(Self.text(severity, line: 3, column: 7) == expected)
    }

    @Test func withoutFile() {
        let text = DiagnosticPrinter().text(Diagnostic(.error, "no brand", rule: "pbx-unknown", at: nil))
        #expect(text == "trunkline: error: no brand [pbx-unknown]\n")
    }

    @Test func allInOrder() {
        var log = DiagnosticLog()
        log.warning("second", rule: "b", at: Diagnostics.SourceLocation(file: "f", line: 2, column: 1))
        log.error("first", rule: "a", at: Diagnostics.SourceLocation(file: "f", line: 1, column: 9))
        #expect(DiagnosticPrinter().text(log) == "f:1:9: error: first [a]\nf:2:1: warning: second [b]\n")
        #expect(DiagnosticPrinter().text(DiagnosticLog()).isEmpty)
    }

    @Test(arguments: [
        ("name: x", 7, "    name: x\n          ^\n"), ("name: x", 1, "    name: x\n    ^\n"),
        ("name: x", 8, "    name: x\n           ^\n"),
        // A tab before the marker stays a tab: it is as wide there as in the line above.
        ("\tname:\tx", 8, "    \tname:\tx\n    \t     \t^\n"),
        // Wide characters take two columns, combining marks none.
        ("é: x", 4, "    é: x\n       ^\n"), ("e\u{301}: x", 5, "    e\u{301}: x\n       ^\n"),
        ("日本: x", 5, "    日本: x\n          ^\n"), ("😀 x", 3, "    😀 x\n       ^\n"),
    ]) func snippet(_ line: String, _ column: Int, _ expected: String) {
        let made = Self.text(line: 2, column: column, source: "first\n\(line)\nlast\n")
        #expect(made == "dir/a.yaml:2:\(column): error: it is wrong [some-rule]\n" + expected)
        let windows = Self.text(line: 2, column: column, source: "first\r\n\(line)\r\nlast\r\n")
        #expect(windows == made)
    }

    /// A place that the text does not have, a line too long for a terminal, one that would move its cursor.
    @Test(arguments: [
        ("a\n", 9, 1), ("a\n", 1, 9), ("a\n", 0, 1), ("a\n", 1, 0), (String(repeating: "x", count: 300), 1, 1),
        ("a\u{1b}[2Jb\n", 1, 1), ("", 2, 1),
    ]) func noSnippet(_ source: String, _ line: Int, _ column: Int) {
        #expect(Self.text(line: line, column: column, source: source).split(separator: "\n").count == 1)
    }

    @Test(arguments: [
        ("  password: Plain-Pass", 3, "  password: ********"), ("  pasword: Plain-Pass", 3, "  pasword: ********"),
        ("  Password : Plain-Pass", 3, "  Password : ********"),
        ("  \"password\": \"Plain-Pass\"", 4, "  \"password\": ********"),
        ("  passwd: Plain-Pass", 3, "  passwd: ********"), ("  secret: Plain-Pass", 3, "  secret: ********"),
        ("  wachtwoord: Plain-Pass", 3, "  wachtwoord: ********"),
        ("  - { username: a, password: Plain-Pass, server: x }", 7, "  - { username: a, password: ********"),
        ("  - { usrname: a, pssword: Plain-Pass }", 7, "  - { usrname: a, pssword: ********"),
    ]) func passwordsAreNotShown(_ line: String, _ column: Int, _ shown: String) {
        let made = Self.text(column: column, source: line + "\n")
        #expect(made.contains("    \(shown)\n"), "\(made)")
        #expect(!made.contains("Plain"))
    }

    @Test func passwordsOnLinesOfTheirOwn() {
        let source =
            "- username: a\n  password: >-\n    Plain-\n    Pass\n  server: x\n- password:\n\n    \"Plain: Pass\n    more\""
        for line in 1...9 {
            for column in [1, 5, 8] {
                #expect(!Self.text(line: line, column: column, source: source).contains("Plain"))
            }
        }
        #expect(Self.text(line: 5, column: 3, source: source).contains("    server: x"))
        #expect(!Self.text(line: 9, column: 5, source: source).contains("more"))
    }

    /// A finding about a secret shows no line at all; nor does a marker inside the stars make sense.
    @Test func secretsShowNothing() {
        #expect(Self.text(rule: "secret-plain", source: "x: Plain-Pass\n").split(separator: "\n").count == 1)
        #expect(!Self.text(column: 30, source: "password: Plain-Pass-that-is-long\n").contains("^"))
    }

    @Test func coloursWhenAskedFor() {
        for severity in Severity.allCases {
            #expect(!Self.text(severity, source: "x\n").contains("\u{1b}"))
            let coloured = Self.text(severity, source: "x\n", colour: true)
            #expect(coloured.hasPrefix("\u{1b}[1mdir/a.yaml:1:1:\u{1b}[0m \u{1b}[1;3"))
            #expect(coloured.contains("m\(severity.rawValue)\u{1b}[0m: it is wrong [some-rule]\n    x\n    \u{1b}[1;3"))
        }
    }
}
