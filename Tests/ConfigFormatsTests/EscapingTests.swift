import ConfigFormats
import Testing

/// How each format writes single texts, and what it refuses.
@Suite struct EscapingTests {
    @Test(arguments: [
        ("", ""), ("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
        ("a\r\nb", "\"a\r\nb\""),
        (" a", "\" a\""), ("a\t", "\"a\t\""), ("a b", "a b"), ("a;b", "a;b"), ("\u{feff}", "\"\u{feff}\""),
        ("+31", "+31"),
    ]) func csv(_ text: String, _ escaped: String) { #expect(CSVText.escape(text).isSame(as: escaped)) }

    @Test(arguments: [
        ("a\"b", "a\\\"b"), ("\\", "\\\\"), ("\n\u{0}", "\\u000a\\u0000"), ("\u{2028}\u{2029}", "\\u2028\\u2029"),
        ("\u{7f}\u{9f}", "\\u007f\\u009f"), ("/é😀", "/é😀"),
    ]) func json(_ text: String, _ escaped: String) { #expect(JSONText.escape(text).isSame(as: escaped)) }

    @Test(arguments: [
        ("&<>\"'", "&amp;&lt;&gt;&quot;&#39;"), ("\t\n\r", "&#9;&#10;&#13;"), ("&\u{301}", "&amp;\u{301}"), ("é", "é"),
    ]) func xml(_ text: String, _ escaped: String) { #expect(XMLText.escape(text).isSame(as: escaped)) }

    @Test(arguments: [("it's", "it\\'s"), ("\\", "\\\\"), ("\\'", "\\\\\\'"), ("\"$a\n", "\"$a\n")])
    func php(_ text: String, _ escaped: String) { #expect(PHPText.escape(text).isSame(as: escaped)) }

    @Test(arguments: [
        ("\"\\", "\\\"\\\\"), ("\t\n\r", "\\t\\n\\r"), ("\u{0}\u{85}", "\\x00\\x85"), ("\u{feff}", "\\ufeff"),
        ("é😀", "é😀"),
    ]) func yaml(_ text: String, _ escaped: String) { #expect(YAMLText.escape(text).isSame(as: escaped)) }

    @Test(arguments: ["\u{0}", "a\u{1}", "\u{1b}", "\u{7f}", "\u{85}", "\u{9f}"]) func csvRefuses(_ text: String) {
        #expect(CSVText.refusal(of: text) != nil)
    }

    @Test(arguments: ["\u{0}", "a\u{1}", "\u{1f}", "\u{fffe}", "\u{ffff}"]) func xmlRefuses(_ text: String) {
        #expect(XMLText.refusal(of: text) != nil)
    }

    @Test(arguments: ["\n", "\r\n", "a\rb", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"])
    func lineRefusesBreaks(_ text: String) { #expect(LineText.refusal(of: text) == "contains a line break") }

    @Test(arguments: ["\u{0}", "\t", "\u{1b}", "\u{7f}", "\u{80}"]) func lineRefusesControls(_ text: String) {
        #expect(LineText.refusal(of: text) != nil)
    }

    /// A refusal is shown to people; the text may be a password.
    @Test func refusalsDoNotQuote() {
        for refusal in [CSVText.refusal, XMLText.refusal, PHPText.refusal, LineText.refusal] {
            #expect(refusal("geheim\u{0}geheim").map { !$0.contains("geheim") } == true)
        }
    }
}
