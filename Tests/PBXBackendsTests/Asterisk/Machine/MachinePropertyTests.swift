import ConfigFormats
import PBXBackends
import TestSupport
import Testing

@testable import struct PBXBackends.PosixRegex

/// Whatever stands in a dial plan, a run ends, and soon.
@Suite struct MachinePropertyTests {
    private static let pieces = [
        "${EXTEN}", "${EXTEN:1}", "${A}", "${B:-2:1}", "$[1 + 1]", "$[${A} = 1]", "${CUT(A,-,1)}", "${IF($[${A}]?1:2)}",
        "${", "}",
        "$[", "]", "(", ")", "\"", "\\", ",", "?", ":", "&", "^", "|", "${LEN(${A})}", "$[\"${A}\" =~ \"(a*)*b\"]",
        "${EVAL(${A})}",
        "${REGEX(\"((a|b)*c){2,}\" ${A})}", "${INC(A)}", "${SHIFT(A)}", "${FILTER(0-9,${A})}", "a", "1", "-",
        "${SET(A=${A}${A}x)}",
        "${CALLERID(all)}", "${GLOBAL(A)}", "${MATH(${A}*2,int)}", "$[! - 1 :: 2]", "${A:${B}}", "é",
        "${SPRINTF(%9999d,1)}",
    ]
    private static let applications = [
        "Set(A=%)", "Set(__B=%)", "Set(CALLERID(all)=%)", "Set(GLOBAL(A)=%)", "Goto(%)", "Goto(n%,1)", "Goto(s,1)",
        "GotoIf(%?1:2)",
        "Gosub(%)", "Gosub(c1,s,1(%))", "GosubIf(%?s,1(%):c2,s,1)", "Return(%)", "Macro(x,%)",
        "ExecIf(%?Goto(1):Set(A=1))", "While(%)",
        "EndWhile", "ExitWhile", "Dial(Local/%@c1)", "Dial(PJSIP/%@t,,b(c2^s^1(%)))", "Dial(Local/s@c2&Local/s@c1)",
        "Exec(Set(A=%))",
        "MSet(A=%,B=%)", "NoOp(%)", "Hangup(%)", "StackPop()", "Read(A)", "SIPAddHeader(X: %)", "Set(ARRAY(A,B)=%)",
        "Set(PUSH(A)=%)",
    ]

    private static func text(_ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }

    private static func plan(_ random: inout SeededGenerator) -> String {
        var lines = ["[globals]", "A=\(text(&random))"]
        for context in ["c1", "c2", "macro-x"] {
            lines.append("[\(context)]")
            for name in ["s", "_X.", "_[0-9a-z]!", "i", "h", "_.\(text(&random))", "n1"]
            where Bool.random(using: &random) {
                for priority in 1...Int.random(in: 1...8, using: &random) {
                    let application = applications.randomElement(using: &random) ?? ""
                    let filled = application.split(separator: "%", omittingEmptySubsequences: false).map(String.init)
                        .reduce("") { $0.isEmpty ? $1 : $0 + text(&random) + $1 }
                    lines.append("exten => \(name),\(priority),\(filled)")
                }
            }
            lines.append("include => \(["c1", "c2"].randomElement(using: &random) ?? "")")
        }
        return lines.joined(separator: "\n")
    }

    @Test func randomPlansEnd() throws {
        var random = SeededGenerator(seed: 0x6d61_6368)
        var ends: Set<String> = []
        for _ in 0..<120 {
            let plan = try LoadedDialplan(Self.plan(&random))
            for digits in ["s", "123"] {
                let outcome = plan.machine.run(
                    DialplanMachine.Call(context: "c1", digits: digits, callerNumber: "aaaaaaaa")
                )
                #expect(outcome.trail.count <= DialplanMachine.maximumSteps + 1)
                ends.insert("\(outcome.end)".prefix { $0 != "(" }.description)
            }
        }
        // All kinds of ends came up: the plans are not all broken at once.
        #expect(ends.isSuperset(of: ["hangup", "loop", "nowhere", "tooLong", "answered"]), "\(ends)")
    }

    /// Patterns on which those who go back take for ever.
    @Test(arguments: [
        "(a*)*b", "(a|a)*b", "(a+)+$", "((a*)*)*b", "(.*a){20}b", "((((a?){99}){99}){99}){99}", "(x+x+)+y", "^(a|aa)+$",
    ])
    func hostilePatternsEnd(_ pattern: String) throws {
        let text = String(repeating: "a", count: 4000) + "x"
        guard let regex = PosixRegex(pattern) else { return }
        #expect(regex.steps.count <= PosixRegex.maximumSteps + 1)
        #expect(!regex.find(in: text).isFound || pattern.contains("{99}"))
    }

    /// A text that doubles with every step, nested brackets without end, and a thousand variables.
    @Test func hostileTextsEnd() throws {
        let deep = String(repeating: "${A:", count: 1500) + String(repeating: "}", count: 1500)
        let sums = String(repeating: "(", count: 4000) + "1"
        let plan = try MachineTestPlan(
            """
            [in]
            exten => 1,1,Set(A=\(deep))
            exten => 1,2,Set(A=$[\(sums)])
            exten => 1,3,MSet(B=xx,N=0,I=0)
            exten => 1,4,Set(B=${B}${B})
            exten => 1,5,Set(V${INC(N)}=${B})
            exten => 1,6,Set(C=${CUT(B,x,1-)}${REPLACE(B,x,y)}${REGEX("(x|y)*z" ${B})})
            exten => 1,7,Set(I=$[${I} + 1])
            exten => 1,8,Goto(4)
            """
        )
        #expect(plan.run("1").end == .tooLong)
    }
}
