import ConfigFormats
import Diagnostics
import Testing

/// Small files that would grow without end.
@Suite struct AsteriskLimitTests {
    private static func limited(_ view: AsteriskView) -> Bool {
        view.log.diagnostics.count { $0.rule == "conf-limit" && $0.severity == .error } == 1
    }

    /// Every file includes the next ten times: 10 to the power of 10 without a limit.
    @Test func includes() throws {
        let files = Dictionary(
            uniqueKeysWithValues: (1...10).map { level in
                ("n\(level).conf", String(repeating: "x=1\n#include n\(level + 1).conf\n", count: 10))
            } + [("n11.conf", "x=1\n")]
        )
        let view = try AsteriskView("[a]\n#include n1.conf\n", files)
        let isLimited = Self.limited(view)
        #expect(isLimited)
        #expect(view.tree.sections[0].settings.count < 1_000_000)
    }

    /// Every template doubles the one before it: 2 to the power of 60.
    @Test func templates() throws {
        let text = "[t0](!)\nx=1\n" + (1...60).map { "[t\($0)](!,t\($0 - 1),t\($0 - 1))\n" }.joined()
        let view = try AsteriskView(text)
        let isLimited = Self.limited(view)
        #expect(isLimited)
        #expect(view.tree.sections.reduce(0) { $0 + $1.settings.count } < 1_000_000)
    }

    /// A long value that many sections inherit and add to.
    @Test func appending() throws {
        let value = String(repeating: "v", count: 8000)
        let view = try AsteriskView("[t](!)\nx=\(value)\n" + String(repeating: "[s](t)\nx+=y\n", count: 5_000))
        let isLimited = Self.limited(view)
        #expect(isLimited)
    }

    @Test func wildcards() throws {
        let files = Dictionary(uniqueKeysWithValues: (0..<2_000).map { ("d/\($0).conf", "") })
        let view = try AsteriskView("[s]\n" + String(repeating: "#tryinclude d/*x*y*z\n", count: 5_000), files)
        let isLimited = Self.limited(view)
        #expect(isLimited)
        let braces = try AsteriskView("[s]\n#tryinclude \(String(repeating: "{a,b}", count: 30))\nend=1\n")
        #expect(braces.sections == ["[s] end=1"])
    }

    @Test func deepComments() throws {
        let view = try AsteriskView("[s]\na=1\n" + String(repeating: ";-- ", count: 200) + "\nb=2\n")
        #expect(view.sections == ["[s] a=1"])
        #expect(view.findings == ["t.conf:3:1 error conf-comment"])
    }

    @Test func findings() throws {
        let view = try AsteriskView("[s]\n" + String(repeating: "x\n[y\n", count: 5_000))
        #expect(view.log.diagnostics.count == 202)
    }

    /// Ten times the lines take ten times as long, give or take; printed, and only a gross excess fails.
    @Test func linear() throws {
        func file(_ lines: Int) -> String {
            var text =
                "[endpoint](!)\ntype=endpoint\nallow=!all,alaw,ulaw\ncontext=in\n[auth](!)\ntype=auth\n[aor](!)\n"
            text += "type=aor\nmax_contacts=1\n"
            for number in 0..<(lines / 9) {
                text += "; phone \(number)\n[\(number)](endpoint)\nauth=\(number)\naors=\(number)\n"
                text += "[\(number)](auth)\nusername=\(number)\npassword=p\\;\(number)\n[\(number)](aor)\n\n"
            }
            return text
        }
        var times: [Duration] = []
        for lines in [10_000, 100_000] {
            let text = file(lines)
            times.append(
                try ContinuousClock().measure {
                    let view = try AsteriskView(text)
                    #expect(view.tree.sections.count == lines / 9 * 3 + 3)
                    #expect(view.log.diagnostics.isEmpty)
                }
            )
        }
        print("pjsip.conf: 10,000 lines in \(times[0]), 100,000 in \(times[1]), ratio \(times[1] / times[0])")
        #expect(times[1] / times[0] < 40)
    }
}
