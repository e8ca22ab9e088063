import Diagnostics
import TestSupport

/// Texts that formats tend to lose, and texts made of their pieces at random.
enum AwkwardTexts {
    static let samples = [
        "", "plain", "a&b", "&amp;", "<x>", "]]>", "\"", "\"\"", "'", "\\", "\\'", "\\\\", "a;b", "a,b", ",", " a",
        "a ", "\ta",
        "a\tb", "a\nb", "a\rb", "a\r\nb", "\n", "\r\n", "é", "e\u{301}", "&\u{301}", "\"\u{301}", ",\u{301}",
        "\\\u{301}", "'\u{301}",
        "€", "😀", "👨‍👩‍👧", "\u{feff}a", "a\u{feff}", "\u{a0}a", "\u{2028}", "\u{2029}", "\u{85}", "\u{7f}", "+31508200000",
        "010", "=1+1",
        "null", "~", "# x", "- x", "a: b", "{{x}}", "\u{10ffff}", "\u{fffd}", "\u{fffe}", "\u{0}", "a\u{1}b", "\u{1b}",
        "?>", "*/", "${a}",
    ]

    private static let pieces =
        samples + ["&", "<", ">", ";", "#", "x", "0", "\u{301}", "/", "n", "u", "\u{9f}", "\u{ffff}"]

    /// The samples, and so many texts of their pieces; the same ones for a seed.
    static func all(random count: Int, seed: UInt64) -> [String] {
        var generator = SeededGenerator(seed: seed)
        return samples
            + (0..<count).map { _ in
                (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                    pieces.randomElement(using: &generator) ?? ""
                }.joined()
            }
    }
}

extension String {
    /// Whether another text has the same codes: to Swift, é and e with an accent are equal.
    func isSame(as other: String?) -> Bool { other.map { $0.utf8.elementsEqual(utf8) } ?? false }
}

extension DiagnosticLog {
    /// Each finding as `LINE:COLUMN RULE`.
    var places: [String] {
        diagnostics.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.rule)" }
    }
}
