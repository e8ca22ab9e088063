import ConfigFormats
import Diagnostics
import Testing

@Suite struct JSONReaderTests {
    static func read(_ text: String) -> (node: JSONNode?, findings: [String]) {
        var log = DiagnosticLog()
        let node = JSONReader.read(text, file: "x.json", log: &log)
        return (node, log.places)
    }

    @Test func values() throws {
        let text =
            "\u{feff} {\"a\": [1, -0.50e+10, 0], \"b\": {\"c\": true, \"d\": false, \"e\": null},\r\n\"f\": \"\"} \n"
        let (node, findings) = Self.read(text)
        let root = try #require(node)
        #expect(findings.isEmpty)
        #expect(root.members.map(\.name) == ["a", "b", "f"])
        #expect(root["a"]?.items.map(\.number) == ["1", "-0.50e+10", "0"])
        #expect(root["b"]?["c"]?.bool == true)
        #expect(root["b"]?["d"]?.bool == false)
        #expect(root["b"]?["e"]?.value == .null)
        #expect(root["f"]?.text == "")
        #expect(root["none"] == nil && root["f"]?["x"] == nil && root.text == nil && root.number == nil)
        #expect(Self.read("[]").node?.items == [] && Self.read("{}").node?.members == [])
    }

    @Test func positions() throws {
        let root = try #require(Self.read("{\n  \"é😀\": 1,\r\n\t\"b\": [ \"x\" ]\n}").node)
        let places = root.members.flatMap { [$0.location, $0.node.location] + $0.node.items.map(\.location) }
        #expect(places.map { "\($0.line):\($0.column)" } == ["2:3", "2:9", "3:2", "3:7", "3:9"])
        #expect(places.allSatisfy { $0.file == "x.json" })
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u00e9\u20AC""#, "é€"), (#""\ud83d\ude00""#, "😀"),
        (#""\u0000""#, "\0"), (#""\uFFFF""#, "\u{ffff}"), ("\"\u{7f}\u{2028}\"", "\u{7f}\u{2028}"),
        (#""\uDBFF\uDFFF""#, "\u{10ffff}"),
    ]) func strings(_ text: String, _ value: String) {
        #expect(value.isSame(as: Self.read(text).node?.text))
    }

    @Test(arguments: [
        ("", "1:1"), ("  \n", "2:1"), ("nul", "1:1"), ("True", "1:1"), ("[1,]", "1:4"), ("{\"a\":1,}", "1:8"),
        ("[1 2]", "1:4"),
        ("{a:1}", "1:2"), ("{\"a\" 1}", "1:6"), ("01", "1:2"), ("-", "1:2"), ("1.", "1:3"), ("1e", "1:3"),
        (".5", "1:1"),
        ("+1", "1:1"), ("1 1", "1:3"), ("[", "1:2"), ("{", "1:2"), ("\n \"abc", "2:2"), ("\"a\nb\"", "1:3"),
        ("\"\\x\"", "1:2"),
        ("\"\\u12g4\"", "1:6"), ("\"\\u12", "1:6"), ("\"\\", "1:2"), ("\"\\ud83d\"", "1:2"), ("\"\\ude00\"", "1:2"),
        ("\"\\ud83d\\u0041\"", "1:2"), ("// x\n1", "1:1"), ("'a'", "1:1"), ("NaN", "1:1"), ("[1}", "1:3"),
        ("1\u{a0}", "1:2"),
        ("\"\u{0}\"", "1:2"), ("\"\\u\u{ff11}111\"", "1:4"),
    ]) func syntax(_ text: String, _ place: String) {
        let (node, findings) = Self.read(text)
        #expect(node == nil)
        #expect(findings == [place + " json-syntax"])
    }

    @Test func duplicates() {
        let (node, findings) = Self.read("{\"a\": 1,\n \"a\": 2, \"b\": {\"a\": 3}, \"\\u0061\": 4}")
        #expect(findings == ["2:2 json-duplicate", "2:25 json-duplicate"])
        #expect(node?["a"]?.number == "4" && node?.members.count == 4)
        // Two spellings of é are two names.
        #expect(Self.read("{\"é\": 1, \"e\u{301}\": 2}").findings.isEmpty)
        #expect(Self.read("{\"é\": 1, \"e\u{301}\": 2}").node?["é"]?.number == "1")
    }

    @Test func depth() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(Self.read(nested(128)).findings.isEmpty)
        #expect(Self.read(nested(129)).findings == ["1:129 json-depth"])
        #expect(Self.read(String(repeating: "{\"a\":", count: 100_000)).findings == ["1:641 json-depth"])
        #expect(Self.read("[" + String(repeating: "[],", count: 200) + "1]").findings.isEmpty)
    }

    @Test func messagesDoNotQuoteValues() {
        var log = DiagnosticLog()
        for text in ["{\"a\": \"geheim", "{\"a\": \"geheim\\x\"}", "[geheim]", "[\"geheim\" \"geheim\"]"] {
            _ = JSONReader.read(text, file: "x.json", log: &log)
        }
        #expect(log.diagnostics.count == 4)
        #expect(!log.diagnostics.contains { $0.message.contains("geheim") })
    }
}
