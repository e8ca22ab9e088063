import ConfigFormats
import Diagnostics
import Testing

/// Templates, additions and `+=`: what is expected here is what Asterisk 16 and 22 answered to `GetConfig`.
@Suite struct AsteriskConfigurationTests {
    static let effects: [(String, [String])] = [
        ("[A](!)\nx=1\n[b](a)\ny=2\n[B](+)\nz=1", ["[b] x=1 y=2 z=1"]),
        ("[A](!)\nx=1\n[A](+TEMPLATES=include)\nz=1\n[b](A)", ["[b] x=1 z=1"]),
        ("[A](!)\nx=1\n[A](+TEMPLATES=restrict)\nz=1\n[b](A)", ["[b] x=1 z=1"]),
        ("[t](!)\nx=1\n[b](t)\n[t](+TEMPLATES=include)\ny=2\n[c](t)", ["[b] x=1", "[c] x=1 y=2"]),
        (
            "[a]\ntype=aor\n[a]\ntype=endpoint\n[a](+type=endpoint)\nz=1\n[a](+)\nq=2",
            ["[a] type=aor q=2", "[a] type=endpoint z=1"]
        ),
        ("[a]\ntype=aor\n[a]\ntype=endpoint\n[a](+ type = end )\nz=1", ["[a] type=aor", "[a] type=endpoint z=1"]),
        (
            "[a]\ntype=aor\n[a]\ntype=endpoint\n[a](+type=^end.*$)\nz=1\n[a](+t.*=aor&y=.*)\nz=2\n[a](+t.*=aor&ty=.*)\nz=3",
            ["[a] type=aor z=2 z=3", "[a] type=endpoint z=1"]
        ),
        ("[t](!)\nx=1\n[a]\ny=2\n[a](+,t)\nz=3\n[a](t,+)\nw=4", ["[a] y=2 x=1 z=3 x=1 w=4"]),
        ("[a]\nx=1\n[a](!,+)\ny=2\n[b](a)", ["[b] x=1 y=2"]),
        ("[a]\nx=1\n[a](+,+)\ny=2", ["[a] x=1 y=2"]),
        ("[a]\nx=1\n[b]()\ny=2\n[c](a,)", ["[a] x=1", "[b] x=1 y=2", "[c] x=1 x=1"]),
        ("[a]\nx=1\n[b] (a)\ny=2", ["[a] x=1", "[b] y=2"]),
        ("[a]x=1\ny=2\n[b]](c)\nz=1\n[c](!)trail\nq=1\n[]\nw=1", ["[a] y=2", "[b] z=1", "[] w=1"]),
        ("[s]\na=1\na += ,2\na+=3\nb+= 4 \nA=9\na +=> 5", ["[s] a=1 ,23> 5 b=4 A=9"]),
        ("[s]\na=1\na=2\na=1\na+=9", ["[s] a=19 a=2 a=1"]),
        ("[s]\na = 1\na + = 2\n a  += 3", ["[s] a=1 3 a +=2"]),
        ("[s]\na =\nA=1\na += 3", ["[s] a=3 A=1"]),
        ("[s]\nA=1\na=1\na += 3", ["[s] a=1 3 a=1"]),
        ("[t](!)\na=1\n[s](t)\na+=2\n[u](t)", ["[s] a=12", "[u] a=1"]),
        ("[s]\n\\[x] = 1\n\\==2\n\\;a=3\nb=4", ["[s] [x]=1 ==2 ;a=3 b=4"]),
        ("[s]\na = x --; y\nb=2\n;-- z\nc=3", ["[s] a=x --; y c=3"]),
        ("[s]\na=1;--;\nb=2\n--;c=3\nd=4 ;-- q --;--; e\nf=5\n--;\ng=6", ["[s] a=1 c=3 d=4"]),
        ("[s]\na=\\;--;x\nb=2", ["[s] a=;--;x"]),
        ("[s]\na=1\u{0}x\nb=2", ["[s] a=1 b=2"]),
    ]

    @Test(arguments: effects)
    func effect(_ text: String, _ expected: [String]) throws {
        let view = try AsteriskView(text)
        #expect(view.sections == expected)
        #expect(view.findings.allSatisfy { $0.contains("warning") })
    }

    @Test func inheritedSettingsKeepTheirPlaces() throws {
        let view = try AsteriskView("[t](!)\n; why\n  x = 1\n[a](t)\n y = 2\ny += 3\n")
        let section = try #require(view.tree.sections.last)
        #expect(view.tree.sections.first?.isTemplate == true)
        #expect(section.inherits == ["t"])
        #expect(section.settings.map(\.isInherited) == [true, false])
        #expect(section.settings.map(\.isAppended) == [false, true])
        #expect(section.settings.map { AsteriskView.text($0.location) } == ["t.conf:3:3", "t.conf:5:2"])
        #expect(section.settings.map(\.comment) == ["why", nil])
    }

    @Test func comments() throws {
        let text = """
            ; of the section
            [a]
            ;; two
            ;  lines
            x = 1 ; behind it
            ; of nothing

            y = 2
            ; of z
            z = 3
            ;--
            ; hidden
            --;
            v = 4
            ;; ---- title ----
            ;
            ; end
            w = 5
            """
        let section = try #require(try AsteriskView(text).tree.sections.first)
        let comments = section.settings.map(\.comment)
        #expect(comments == ["two\nlines", nil, "of z", nil, "---- title ----\n\nend"])
    }

    @Test func whereASettingCanBeAdded() throws {
        let text = "[a]\nx = 1\n#include \"i.conf\"\ny = 2\n\n; c\n[b]\n[c]\n  z = 1\n\n[a](+)\nlate = 1\n"
        let view = try AsteriskView(text, ["i.conf": "in = 1\n[i]\nj = 1\n\n"])
        #expect(view.sections == ["[a] x=1 in=1 y=2 late=1", "[i] j=1", "[b]", "[c] z=1"])
        #expect(view.tree.sections.map(\.endLine) == [4, 2 + 1, 7, 9])
        #expect(view.tree.sections.map(\.location.file) == ["t.conf", "i.conf", "t.conf", "t.conf"])
    }

    @Test func mistakesAreReportedAndReadingGoesOn() throws {
        let text = "a = 1\n[s](no)\nb = 2\n  [open\n[x](+)\nc = 3\n[t](s\n\\é = 1\nplain\n= 2\n#what\n#include\n"
        let view = try AsteriskView(text)
        #expect(
            view.findings == [
                "t.conf:1:1 error conf-section", "t.conf:2:1 error conf-template", "t.conf:4:3 error conf-section",
                "t.conf:5:1 error conf-template", "t.conf:7:1 error conf-section", "t.conf:8:1 error conf-section",
                "t.conf:9:1 warning conf-line", "t.conf:10:1 warning conf-line", "t.conf:11:1 warning conf-line",
                "t.conf:12:1 warning conf-line",
            ]
        )
        #expect(view.sections == ["[s] b=2", "[x] c=3"])
    }

    @Test func latin1() throws {
        let bytes = Array("; Gr".utf8) + [0xfc] + Array("n\n[b".utf8) + [0xfc] + Array("ro]\n".utf8) + [0xe9, 0x20]
        let line = Array("[c]\nx=".utf8) + [UInt8](repeating: 0xe9, count: 8188)
        let view = try AsteriskView(
            files: [SourceFile(path: "t.conf", bytes: bytes + Array("= \n".utf8) + line + [0x0a])]
        )
        #expect(view.tree.sections.map(\.name) == ["büro", "c"])
        #expect(view.tree.sections[0].settings.map(\.key) == ["é"])
        #expect(view.tree.sections[1]["x"]?.unicodeScalars.count == 8188)
        #expect(view.findings.isEmpty)
    }

    @Test func missingRoot() {
        var log = DiagnosticLog()
        #expect(AsteriskConfiguration.read("t.conf", in: SourceFolder(files: []), log: &log) == nil)
        #expect(log.diagnostics.isEmpty)
    }

    /// What Asterisk reads as no filter at all matches nothing, and is an error.
    @Test(arguments: ["+type", "+type=(a|b)", "+*=x", "+a=b&c"])
    func filtersThatAreNotUnderstood(_ option: String) throws {
        let view = try AsteriskView("[a]\ntype=a\n[a](\(option))\nz=1\n")
        #expect(view.log.hasErrors)
    }
}
