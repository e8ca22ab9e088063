import TestSupport

/// Random dial plans made of what means something in a line.
struct RandomDialplan {
    private var generator: SeededGenerator

    /// Starts a series.
    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private static let patterns = [
        "100", "_X.", "s", "1 0 1", "${NUM}", "_0[1-9]X", "_[1,2]X", "100/0612", "s/_06X.", "555-12", "a\\,b", "${E}9",
        "",
        "h", "${NUM:1}", "_+31X.",
    ]
    // No label in the place of a number: Asterisk can crash when it looks for one that is not there.
    private static let priorities = [
        "1", "2", "3", "n", "n", "n", "n", "n(a)", "n(b)", "n+2", "n+3(c)", "s", "same", "next", "hint", "0", "-1",
        " 4 ",
        "5x", "n(", "7(a)", "n(a)+4", "1(d)e",
    ]
    private static let applications = [
        "NoOp", "NoOp()", "NoOp(a)", "Dial(SIP/1,20,tT)", " Set(a=b(c)) x", "Goto(s,1", "${A}(x)", "$[1](y)",
        "Dial,SIP/1|20",
        "", "PJSIP/1&SIP/2", "Custom:${NUM}", "A ( b )", "System(echo \"a\\;b\")", "X(a)b(c)d", "(a)", "a)b",
    ]
    private static let others = [
        "include => b", "include => c,8:00-9:00,*,*,*", "include => b", "include => ${E}c", "ignorepat => 9",
        "ignorepat => 9",
        "switch => IAX2/a@b/c", "lswitch => X/${EXTEN}", "eswitch => X/${EXTEN}", "same => n", "foo => bar",
        "switch => X",
    ]

    /// The text of a file.
    mutating func text() -> String {
        var text = "[globals]\nNUM = 4711\nE =\n[general]\n[a]\n"
        for _ in 0..<Int.random(in: 1...40, using: &generator) {
            switch Int.random(in: 0..<20, using: &generator) {
            case 0: text += "[\(pick(["a", "b", "A", "c d"]))]\n"
            case 1, 2: text += pick(Self.others) + "\n"
            case 3...9: text += "same => \(pick(Self.priorities)),\(pick(Self.applications))\n"
            default:
                let pattern = pick(Self.patterns)
                text += "exten => \(pattern),\(pick(Self.priorities)),\(pick(Self.applications))\n"
            }
        }
        return text
    }

    private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &generator) ?? "" }
}
