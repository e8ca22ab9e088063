import ConfigFormats
import Diagnostics
import Testing

/// The dial plan: what is expected here is what Asterisk 16 and 22 listed after loading the same lines.
@Suite struct AsteriskDialplanTests {
    static func read(_ text: String) throws -> (plan: AsteriskDialplan, findings: [Int]) {
        let view = try AsteriskView(text)
        var log = DiagnosticLog()
        let plan = AsteriskDialplan.read(view.tree, log: &log)
        #expect(log.diagnostics.allSatisfy { $0.rule == "conf-dialplan" && $0.severity == .warning })
        return (plan, log.sorted.compactMap(\.location?.line))
    }

    /// The steps of a context as `pattern/caller,priority(label),application|arguments`.
    static func steps(_ lines: String) throws -> (steps: [String], findings: [Int]) {
        let (plan, findings) = try read("[globals]\nNUM=5551\nE=\n[a]\n" + lines)
        let steps = try #require(plan.contexts.first).extensions.flatMap { each in
            let caller = each.callerID.map { "/\($0)" } ?? ""
            return (each.hint.map { ["\(each.pattern)\(caller),hint,\($0)"] } ?? [])
                + each.steps.map {
                    "\(each.pattern)\(caller),\($0.priority)\($0.label.map { "(\($0))" } ?? ""),"
                        + "\($0.application)|\($0.arguments)"
                }
        }
        return (steps, findings.map { $0 - 4 })
    }

    static let lines: [(String, [String], [Int])] = [
        (
            "exten => 100,1,NoOp(x)\nexten=>100,n(lab),Dial(SIP/a,20)\nsame => n+5,Hangup\nSAME => 50,Wait(1)",
            ["100,1,NoOp|x", "100,2(lab),Dial|SIP/a,20", "100,8,Hangup|", "100,50,Wait|1"], []
        ),
        ("exten => 1 0 1 , 1 , NoOp ( a b ) junk", ["101,1,NoOp | a b "], []),
        ("exten => s,1,Set(a=b(c)) x\nsame => n,Dial,SIP/x|20", ["s,1,Set|a=b(c)", "s,2,Dial,SIP/x|20|"], []),
        ("exten => s,1,NoOp(l2", ["s,1,NoOp|l2"], [1]),
        ("exten => h,1,${APP}(x)\nexten => h,2,Foo$[1](x)", ["h,1,${APP}(x)|", "h,2,Foo$[1](x)|"], []),
        ("exten => i,1,\nexten => i,2", ["i,1,|", "i,2,|"], []),
        (
            "exten => _[1-3,5]X,1,A\nexten => 5-1,1,A\nexten => q\\,r,1,A",
            ["_[1-3,5]X,1,A|", "5-1,1,A|", "q\\,r,1,A|"], []
        ),
        ("exten => ${NUM},1,A(${NUM})\nexten => _${NUM:1:2}${E}${X}X,1,A", ["5551,1,A|${NUM}", "_55X,1,A|"], []),
        ("exten => ${LEN(x)},1,A", ["${LEN(x)},1,A|"], [1]),
        (
            "exten => 1/06 12-34,1,A\nsame => n,B\nexten => 1,1,C\nexten => 1/_06[1-2]X.,1,D\nexten => 1/,1,E",
            ["1/061234,1,A|", "1/061234,2,B|", "1,1,C|", "1/_06[1-2]X.,1,D|", "1/,1,E|"], []
        ),
        ("exten => 1,1,A\nexten => 1,1,B\nexten => 1,s,C\nexten => 1,same,C", ["1,1,A|"], [2, 3, 4]),
        ("exten => 1,1(x),A\nexten => 1,2(x),B\nexten => 1,x,C", ["1,1(x),A|", "1,2,B|"], [2, 3]),
        ("exten => 1,1(x),A\nexten => 1,x+4(y),B\nexten => 2,x,C", ["1,1(x),A|", "1,5(y),B|"], [3]),
        (
            "exten => 1,9(x),A\nexten => 1,5,B\nexten => 1,4(x),C\nexten => 1,8(x),D",
            ["1,4(x),C|", "1,5,B|", "1,8,D|", "1,9(x),A|"], [4]
        ),
        ("exten => 1,4(x,A\nexten => 1,0,A\nexten => 1,-5,A\nexten => 1,,A\nexten => 1", [], [1, 2, 3, 4, 5]),
        ("exten => 1, 12 (l m)x,A\nexten => 1,13abc,B\nexten => 1,n + 2,C", ["1,12(l m),A|", "1,13,B|"], [3]),
        ("exten => 1,n,A\nsame => n,B\nexten => 2,1,A\nexten => 3,n,B", ["2,1,A|", "3,2,B|"], [1, 2]),
        ("exten => 1,hint,SIP/1&Custom:${NUM}\nexten => 1,hint,SIP/2", ["1,hint,SIP/1&Custom:5551"], [2]),
        (
            "exten => _1X,hint,SIP/${EXTEN}\nexten => _1X,n,A\nexten => _1X,1,B",
            ["_1X,hint,SIP/${EXTEN}", "_1X,1,B|"], [2]
        ),
        ("same => n,A\nexten => ,1,A\nexten => /5,1,A\nextn => 1,1,A", [], [1, 2, 3, 4]),
        ("exten => 1,3,C\nexten => 1,1,A\nsamesame => n,B", ["1,1,A|", "1,2,B|", "1,3,C|"], []),
        ("exten => 1,n+99999999999999999999,A\nexten => 1,99999999999,A", [], [1, 2]),
    ]

    @Test(arguments: lines)
    func line(_ text: String, _ expected: [String], _ findings: [Int]) throws {
        let read = try Self.steps(text)
        #expect(read.steps == expected)
        #expect(read.findings == findings)
    }

    @Test func contexts() throws {
        let text = """
            [general]
            [b]
            exten => 1,1,NoOp(b)
            include => day,8:00-18:00,mon-fri,*,*
            [B]
            exten => 1,1,NoOp(B)
            [t](!)
            exten => 9,1,NoOp(t)
            [b]
            exten => 1,n,NoOp(not)
            exten => 1,2,NoOp(b2)
            include => c
            include => c
            ignorepat => 9
            switch => IAX2/a@b
            eswitch => IAX2/a@b
            [d](t)
            exten => 9,n,NoOp(d)
            """
        let (plan, findings) = try Self.read(text)
        #expect(plan.contexts.map(\.name) == ["b", "B", "d"])
        #expect(plan.contexts[0].extensions.map(\.steps.count) == [2])
        #expect(plan.contexts[0].includes.map(\.name) == ["day", "c"])
        #expect(plan.contexts[0].includes.map(\.condition) == ["8:00-18:00,mon-fri,*,*", nil])
        #expect(plan.contexts[0].includes.map(\.location.line) == [4, 12])
        #expect(plan.contexts[0].ignorepats.map(\.value) == ["9"])
        #expect(plan.contexts[0].switches.map(\.key) == ["switch"])
        #expect(plan.contexts[2].extensions[0].steps.map(\.location.line) == [8, 18])
        #expect(findings == [10, 13, 16])
    }

    @Test func placesAndComments() throws {
        let (plan, _) = try Self.read(
            "[a]\n; what it does\nexten => 1,1,A\n  same => n,B\n[globals]\nX = 1\n[globals]\n"
        )
        let each = try #require(plan.contexts.first?.extensions.first)
        #expect(each.location.line == 3)
        #expect(each.steps.map(\.comment) == ["what it does", nil])
        #expect(each.steps.map { AsteriskView.text($0.location) } == ["t.conf:3:1", "t.conf:4:3"])
        #expect(plan.globals.map(\.key) == ["X"])
    }
}
