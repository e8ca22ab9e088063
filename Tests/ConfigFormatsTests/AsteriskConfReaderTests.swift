import ConfigFormats
import Diagnostics
import TestSupport
import Testing

@Suite struct AsteriskConfReaderTests {
    static func read(_ text: String) -> (tree: SettingTree, findings: [String]) {
        var log = DiagnosticLog()
        let tree = AsteriskConfReader.read(text, file: "x.conf", log: &log)
        return (
            tree, log.sorted.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.severity) \($0.rule)" }
        )
    }

    /// Every setting as `key=value`, in order.
    static func settings(_ text: String) -> [String] {
        read(text).tree.sections.flatMap { $0.settings.map { "\($0.key)=\($0.value)" } }
    }

    @Test func sectionsAndSettings() {
        let text = """
            [general](!)
              allow = alaw
            [trunk-a](general,other)
            type=>peer
            allow => ulaw  ; comment
            allow = g722
            [trunk-a](+)
            [ c ]
            """
        let (tree, findings) = Self.read(text)
        #expect(findings.isEmpty)
        #expect(tree.sections.map(\.name) == ["general", "trunk-a", "trunk-a", " c "])
        #expect(tree.sections.map(\.isTemplate) == [true, false, false, false])
        #expect(tree.sections.map(\.isAddition) == [false, false, true, false])
        #expect(tree.sections[1].inherits == ["general", "other"])
        #expect(tree.sections[1]["type"] == "peer")
        #expect(tree.sections[1]["allow"] == "g722")
        #expect(tree.sections[1].values(of: "allow") == ["ulaw", "g722"])
        #expect(tree.sections[1]["none"] == nil)
        #expect(tree.sections(named: "trunk-a").count == 2)
        #expect(tree.sections(named: "trunk-a", type: "peer").count == 1)
    }

    @Test func positions() throws {
        let tree = Self.read("\n\t[a]\n  key = 1\né = 2\n;-- c --; late = 3\n\\; = 4\n  #include \"b.conf\"\n").tree
        let section = try #require(tree.sections.first)
        #expect(section.location == Diagnostics.SourceLocation(file: "x.conf", line: 2, column: 2))
        let places = section.settings.map { "\($0.key) \($0.location.line):\($0.location.column)" }
        #expect(places == ["key 3:3", "é 4:1", "late 5:11", "; 6:1"])
        let directive = try #require(tree.directives.first)
        #expect(directive.name == "include" && directive.argument == "b.conf")
        #expect(directive.location == Diagnostics.SourceLocation(file: "x.conf", line: 7, column: 3))
    }

    @Test(arguments: [
        ("v = 1;2", "v=1"), ("v = 1\\;2", "v=1;2"), ("v = 1\\\\;2", "v=1\\;2"), ("v = \"a;b\"", "v=\"a"),
        ("v=>x", "v=x"), ("v= >x", "v=>x"), ("v = >x", "v=>x"), ("v =  x  ", "v=x"), ("v = a = b", "v=a = b"),
        ("v =", "v="), (" v\t=\tx\r", "v=x"), ("v = a\rb", "v=a\rb"), ("v = [x]", "v=[x]"), ("v = a#b", "v=a#b"),
        ("v = \u{a0}x", "v=\u{a0}x"), ("v = x ;--y", "v=x"), ("v = x ;---y", "v=x"), ("v+=x", "v=x"),
        ("v = \u{feff}x", "v=\u{feff}x"), ("v = \\", "v=\\"), ("v = x\\n", "v=x\\n"),
    ]) func values(_ line: String, _ expected: String) {
        #expect(Self.settings("[s]\n" + line) == [expected])
    }

    @Test func blockComments() {
        let text = """
            [s]
            a = 1 ;-- begins
            b = 2
            ;-- deeper
            c = 3 --;
            d = 4
            --; e = 5
            ;--- is one line only
            f = 6 ;-- x --; g
            h = \\;-- 7
            """
        #expect(Self.settings(text) == ["a=1", "e=5", "f=6  g", "h=;-- 7"])
        #expect(Self.settings("[s]\na = 1\n;--\nb = 2\n") == ["a=1"])
    }

    @Test func byteOrderMarkAndWindowsLineEnds() {
        let (tree, findings) = Self.read("\u{feff}[s]\r\na = 1\r\n\r\nb=2")
        #expect(findings.isEmpty)
        #expect(tree.sections.first?.location.column == 1)
        #expect(tree.sections.first?.settings.map(\.value) == ["1", "2"])
    }

    @Test func whatAsteriskRefuses() {
        #expect(Self.read("[s]\na = 1\n  [open\nb = 2").findings == ["3:3 error conf-section"])
        #expect(Self.read("a = 1\n[s]").findings == ["1:1 error conf-section"])
        #expect(Self.read("[s]\n  no equals sign").findings == ["2:3 warning conf-line"])
    }

    @Test func longLines() {
        let longest = "v=" + String(repeating: "x", count: 8188)
        #expect(Self.settings("[s]\n\(longest)\nb = 1") == [longest, "b=1"])
        let (tree, findings) = Self.read("[s]\n\(longest)x\nb = 1")
        #expect(findings == ["2:1 warning conf-line"])
        #expect(tree.sections[0].settings.map(\.key) == ["b"])
    }

    @Test func longSectionNames() {
        let name = String(repeating: "n", count: 79)
        #expect(Self.read("[\(name)x]").tree.sections.map(\.name) == [name])
        #expect(Self.read("[a\\;b]").tree.sections.map(\.name) == ["a;b"])
    }

    @Test(arguments: [
        ("#include x.conf", "include x.conf"), ("#include <x.conf>", "include x.conf"),
        ("#tryinclude \"a b\"", "tryinclude a b"),
        ("#exec /bin/x y", "exec /bin/x y"), ("#", " "), ("#include", "include "),
    ]) func directives(_ line: String, _ expected: String) {
        #expect(Self.read(line).tree.directives.map { "\($0.name) \($0.argument)" } == [expected])
    }

    /// Nothing that can be in a file stops the reader.
    @Test func randomBytes() {
        var generator = SeededGenerator(seed: 21)
        let pieces = [
            "[", "]", "(", ")", "!", "+", ",", "=", ">", ";", ";--", "--;", "\\", "#", "\n", "\r\n", " ", "a", "\"",
        ]
        for round in 0..<1_500 {
            let bytes: [UInt8] =
                if round.isMultiple(of: 2) {
                    (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                        UInt8.random(in: 0...255, using: &generator)
                    }
                } else {
                    (0..<Int.random(in: 0...30, using: &generator)).flatMap { _ in
                        Array((pieces.randomElement(using: &generator) ?? "").utf8)
                    }
                }
            let text = String(decoding: bytes, as: UTF8.self)
            let lines = text.utf8.count { $0 == 0x0a } + 1
            let tree = Self.read(text).tree
            let places = tree.sections.map(\.location) + tree.sections.flatMap { $0.settings.map(\.location) }
            if !places.allSatisfy({ (1...lines).contains($0.line) && $0.column >= 1 }) { Issue.record("\(bytes)") }
        }
    }
}
