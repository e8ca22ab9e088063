import ConfigFormats
import Diagnostics
import TestSupport
import Testing

/// Escaping: what `main/config.c` of Asterisk 16 and 22 was seen to do with each value.
@Suite struct AsteriskConfTests {
    @Test(arguments: [
        ("plain", "plain"), (";", "\\;"), ("a;b", "a\\;b"), (";;", "\\;\\;"), ("\\;", "\\\\;"), ("a\\", "a\\"),
        ("\\n", "\\n"), ("\\\"", "\\\""), (";--", "\\;--"), ("--;", "--\\;"), (">x", ">x"), ("", ""),
        ("=[]()#\"',|&%~?@:", "=[]()#\"',|&%~?@:"), ("é ü 😀 \u{a0}", "é ü 😀 \u{a0}"), ("p;a#s\"s", "p\\;a#s\"s"),
    ]) func escape(_ value: String, _ escaped: String) {
        #expect(AsteriskConf.escape(value) == escaped)
        #expect(AsteriskConf.refusal(of: value) == nil)
        #expect(Self.readBack(escaped) == value)
    }

    @Test(arguments: [
        (" a", "begins or ends"), ("a ", "begins or ends"), ("\ta", "begins or ends"), ("a\u{1}", "begins or ends"),
        ("a\u{1b}", "begins or ends"), ("a\nb", "line break"), ("a\rb", "line break"), ("a\r\nb", "line break"),
        ("a\u{0}b", "NUL"), (String(repeating: "x", count: 4096), "longer"),
        (String(repeating: ";", count: 2048), "longer"),
    ]) func refusal(_ value: String, _ reason: String) throws {
        #expect(try #require(AsteriskConf.refusal(of: value)).contains(reason))
    }

    @Test func longestValue() {
        let value = String(repeating: "x", count: 4095)
        #expect(AsteriskConf.refusal(of: value) == nil)
        #expect(Self.readBack(AsteriskConf.escape(value)) == value)
    }

    /// The value of a setting that is written with the given text.
    static func readBack(_ text: String) -> String? {
        var log = DiagnosticLog()
        let tree = AsteriskConfReader.read("[s]\nname = \(text)\nnext = 1\n", file: "x.conf", log: &log)
        guard log.diagnostics.isEmpty, tree.sections.count == 1, tree.sections[0]["next"] == "1" else { return nil }
        return tree.sections[0]["name"]
    }

    /// Whatever is not refused is read as it was.
    @Test func everythingElseSurvives() {
        var generator = SeededGenerator(seed: 20)
        let alphabet = ";;;\\\\--=>[]()#\"'!+,.aZ0 \t\u{1}\u{7f}é😀\u{301}\u{a0}\u{feff}\u{2028}\u{85}"
        var survivors = 0
        for _ in 0..<6_000 {
            let value = generator.text(length: 0...12, of: alphabet)
            guard AsteriskConf.refusal(of: value) == nil else { continue }
            survivors += 1
            // By scalars: as Strings, different spellings of é are equal.
            let made = Self.readBack(AsteriskConf.escape(value))
            if made.map({ Array($0.utf8) }) != Array(value.utf8) {
                Issue.record("\(value.debugDescription) became \(made.debugDescription)")
            }
        }
        #expect(survivors > 3_000)
    }
}
