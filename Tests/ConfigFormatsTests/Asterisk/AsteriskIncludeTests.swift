import ConfigFormats
import Diagnostics
import Testing

/// `#include` in all its forms, and what it cannot do.
@Suite struct AsteriskIncludeTests {
    static let files = [
        "i.conf": "z=1\n", "d/1.conf": "one=1\n[q]\nw=2\n", "d/2.conf": "two=1\n", "d/.h.conf": "hidden=1\n",
        "d/B.conf": "b=1\n", "d/a.conf": "a=1\n", "d/readme.txt": "no=1\n", "d/e/a.conf": "deep=1\n",
    ]

    @Test(arguments: [
        ("#include i.conf ; c", "z=1"), ("#INCLUDE <i.conf>", "z=1"), ("#include\t\"i.conf\"   ;c", "z=1"),
        ("#tryinclude \"i.conf", ""), ("#tryinclude <i.conf\"", ""), ("#tryinclude none.conf", ""),
        ("#include ./d//../i.conf", "z=1"), ("#include d/a.conf", "a=1"), ("#include d/[!Bh1-9]*.conf", "a=1"),
        ("#include \"d/{2,a}.conf\"", "two=1 a=1"), ("#include d/?.conf", "one=1"), ("#include \\i.conf", "z=1"),
        ("#include */e/a.conf", "deep=1"), ("#include d/{B,[ab]}.con?", "b=1 a=1"), ("#tryinclude d/x*", ""),
        ("#tryinclude d", ""), ("#include d/{e/,}a.conf", "deep=1 a=1"),
        ("#include /etc/asterisk/i.conf", "z=1"), ("#include \"/opt/pbx/etc/asterisk/d/a.conf\"", "a=1"),
        ("#include /etc/asterisk/d/[a-b].conf", "a=1"), ("#include /i.conf", "z=1"),
    ])
    func forms(_ line: String, _ expected: String) throws {
        let view = try AsteriskView("[s]\n\(line)\nend=1\n", Self.files)
        #expect(view.findings.isEmpty)
        #expect(view.sections.first == (["[s]", expected, "end=1"].filter { !$0.isEmpty }.joined(separator: " ")))
        #expect(view.tree.directives.map { $0.location.line } == [2])
    }

    @Test func settingsGoOnInTheSectionThatWasBegunLast() throws {
        let view = try AsteriskView(
            "[a]\nx=1\n#include i.conf\ny=2\n#include j.conf\nv=1\n",
            ["i.conf": "z=1\n[q]\nw=2\n", "j.conf": "j=1\n"]
        )
        #expect(view.sections == ["[a] x=1 z=1 y=2 v=1", "[q] w=2 j=1"])
        let glob = try AsteriskView("[a]\n#include \"d/*.conf\"\ny=2\n", Self.files)
        #expect(glob.sections == ["[a] one=1 y=2", "[q] w=2 two=1 b=1 a=1"])
        #expect(glob.findings.isEmpty)
    }

    @Test func anOpenBlockCommentGoesOnThroughAGlobOnly() throws {
        let files = ["f/1.conf": "z=1\n;-- open\n", "f/2.conf": "j=1\n--;\nk=1\n"]
        #expect(try AsteriskView("[a]\n#include f/*\ny=2\n", files).sections == ["[a] z=1 k=1 y=2"])
        let single = try AsteriskView("[a]\n#include f/1.conf\ny=2\n", files)
        #expect(single.sections == ["[a] z=1 y=2"])
    }

    @Test(arguments: [
        "#include none.conf", "#include d/x*.conf", "#include ../i.conf", "#tryinclude ../../etc/passwd",
        "#include /etc/passwd", "#tryinclude /var/lib/asterisk/../../../etc/passwd", "#include d/../../i.conf",
        "#include /etc/asterisk/../passwd", "#include /home/jan/i.conf",
    ])
    func errors(_ line: String) throws {
        let view = try AsteriskView("[s]\n  \(line)\nend=1\n", Self.files)
        #expect(view.findings == ["t.conf:2:3 error conf-include"])
        #expect(view.sections == ["[s] end=1"])
        #expect(view.tree.directives.count == 1)
    }

    @Test func programsAreNeverRun() throws {
        let view = try AsteriskView("[s]\n#exec \"/usr/bin/make-conf --all\"\nend=1\n")
        #expect(view.findings == ["t.conf:2:1 warning conf-exec"])
        #expect(view.tree.directives.first?.argument == "/usr/bin/make-conf --all")
    }

    @Test func ofAWholeSystem() throws {
        let files = [
            SourceFile(path: "etc/asterisk/t.conf", text: "[s]\n#include i.conf\n#include /etc/asterisk/d/a.conf\n"),
            SourceFile(path: "etc/asterisk/i.conf", text: "z=1\n#include \"/srv/pbx/x.conf\"\n#include ../i.conf\n"),
            SourceFile(path: "etc/asterisk/d/a.conf", text: "a=1\n"), SourceFile(path: "srv/pbx/x.conf", text: "x=1\n"),
            SourceFile(path: "etc/i.conf", text: "never=1\n"),
        ]
        let view = try AsteriskView(files: files, root: "etc/asterisk/t.conf", name: "/mnt/backup")
        #expect(view.sections == ["[s] z=1 x=1 a=1"])
        #expect(view.findings == ["/mnt/backup/etc/asterisk/i.conf:3:1 error conf-include"])
        let named = [
            SourceFile(path: "t.conf", text: "[s]\n#include /srv/x/i.conf"), SourceFile(path: "i.conf", text: "z=1"),
        ]
        #expect(try AsteriskView(files: named, name: "/srv/x").sections == ["[s] z=1"])
    }

    /// Ten levels, as Asterisk has them; then it refuses, or leaves out with `#tryinclude`.
    @Test func depth() throws {
        let files = Dictionary(
            uniqueKeysWithValues: (1...13).map { ("n\($0).conf", "l=\($0)\n#tryinclude n\($0 + 1).conf\n") }
        )
        let view = try AsteriskView("[a]\n#tryinclude n1.conf\nend=1\n", files)
        #expect(view.sections == ["[a] " + (1...10).map { "l=\($0) " }.joined() + "end=1"])
        #expect(view.findings == ["n10.conf:2:1 error conf-include"])
        let loop = try AsteriskView("[a]\nx=1\n#include t.conf\ny=2\n")
        #expect(loop.sections == [String](repeating: "[a] x=1 y=2", count: 11))
        #expect(loop.findings == ["t.conf:3:1 error conf-include"])
    }
}
