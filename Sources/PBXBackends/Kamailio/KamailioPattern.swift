import DialPlan
import TrunkModel

/// Dial patterns and internal numbers as table `dialplan` writes them: PCRE without a backslash, which db_text would have to
/// escape, and replacements with `\1` to `\9`.
enum KamailioPattern {
    /// `^0[1-9][0-9]{8}$`; an open pattern takes one or more digits behind its positions.
    static func expression(_ pattern: DialPattern) -> String {
        var pieces: [(text: String, count: Int)] = []
        for set in pattern.positions {
            let text = text(set)
            if pieces.last?.text == text, text.utf8.count > 1 {
                pieces[pieces.count - 1].count += 1
            } else {
                pieces.append((text, 1))
            }
        }
        var end = ""
        if pattern.isOpen {
            // X followed by any digits is one or more of them, and so on.
            let any = text(.anyDigit)
            let before = pieces.last?.text == any ? pieces.removeLast().count : 0
            end = before == 0 ? "\(any)+" : "\(any){\(before + 1),}"
        }
        return "^" + pieces.map { $0.count == 1 ? $0.text : "\($0.text){\($0.count)}" }.joined() + end + "$"
    }

    private static func text(_ set: DigitSet) -> String {
        if set == .anyDigit { return "[0-9]" }
        let notation = set.notation
        // Signs that mean something outside a class.
        return notation == "+" || notation == "*" ? "[\(notation)]" : notation
    }

    /// What takes off the digits in front, and what is written instead.
    static func rewriting(_ rule: DialRule, _ pattern: DialPattern) -> (substitution: String, replacement: String) {
        let front = pattern.positions.prefix(rule.strip).map(text).joined()
        return ("^\(front)(.*)$", rule.prepend + #"\1"#)
    }

    /// What makes the internal number out of the number called, its E.164 digits; without a placeholder it is the same for
    /// all, and nothing is substituted.
    static func rewriting(
        _ destination: InboundDestination,
        of block: NumberBlock
    ) -> (substitution: String, replacement: String) {
        let digits = block.first.digits.utf8.count
        func size(_ count: Int) -> Int { min(count, digits) }
        let sizes = destination.parts.compactMap { if case .last(let count) = $0 { size(count) } else { nil } }
        // The longest stands outside: each group ends with the number.
        let groups = Array(Set(sizes).sorted().reversed())
        let replacement = destination.parts.map { part in
            switch part {
            case .digits(let digits): digits
            case .last(let count): #"\"# + String((groups.firstIndex(of: size(count)) ?? 0) + 1)
            }
        }.joined()
        guard !groups.isEmpty else { return ("", replacement) }
        var expression = ""
        for (index, size) in groups.enumerated() {
            let inner = index + 1 < groups.count ? groups[index + 1] : 0
            expression += "([0-9]{\(size - inner)}"
        }
        return ("^.*\(expression)\(String(repeating: ")", count: groups.count))$", replacement)
    }
}
