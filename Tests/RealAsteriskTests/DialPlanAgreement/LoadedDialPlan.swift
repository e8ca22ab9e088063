import TestSupport
import Testing

/// The dial plan of a running Asterisk, to be asked which extension it takes for a number.
struct LoadedDialPlan {
    private let pbx: AsteriskInstance
    private let steps: [String: [AsteriskInstance.Step]]

    /// Reads the dial plan once; each question then takes one command.
    init(of pbx: AsteriskInstance) async throws {
        self.pbx = pbx
        steps = Dictionary(grouping: try await pbx.dialPlan().steps) { "\($0.pattern)@\($0.context)" }
    }

    /// The priorities of the extension that Asterisk takes; nil if it has none for this number.
    ///
    /// It lists all that match, in the order in which a call tries them: a context's own, sorted, then those of its
    /// includes.
    func match(_ number: String, in context: String) async throws -> [AsteriskInstance.Step]? {
        var found = context
        for line in try await pbx.cli("dialplan show \(number)@\(context)").split(separator: "\n") {
            if let name = line.firstMatch(of: /^\[ (?:Context|Included context) '(.+)' created by/)?.1 {
                found = String(name)
            }
            guard let pattern = line.firstMatch(of: /^  '(.+)' =>/)?.1 else { continue }
            let steps: [AsteriskInstance.Step] = try #require(steps["\(pattern)@\(found)"], "\(line)")
            return steps
        }
        return nil
    }

    /// The extension that a step leads to when it is called with a number; nil where it leads to another context.
    ///
    /// Knows what our templates write: `Goto(CONTEXT,…,1)`, and `GotoIf` between that and the extension for the invalid,
    /// `i`, for a number in which a dot of the pattern took something other than digits.
    static func target(of step: AsteriskInstance.Step, in context: String, for number: String) throws -> String? {
        var data = step.data[...]
        if step.application == "GotoIf" {
            let parts = try #require(
                data.wholeMatch(of: /\$\[\$\{LEN\((.+)\)\} = \$\{LEN\((.+)\)\}\]\?(.+):(.+),i,1/),
                "\(step)"
            )
            guard parts.4 == context else { return nil }
            let isNumber = try value(of: parts.1, for: number).count == value(of: parts.2, for: number).count
            if !isNumber { return "i" }
            data = parts.3
        } else if step.application != "Goto" {
            return nil
        }
        guard data.hasPrefix("\(context),"), data.hasSuffix(",1") else { return nil }
        return try value(of: data.dropFirst(context.count + 1).dropLast(2), for: number)
    }

    /// The value of an expression: digits, `${EXTEN}`, `${EXTEN:2}`, `${EXTEN:-2}`, and `${FILTER(0-9,…)}` around one of
    /// these.
    private static func value(of expression: Substring, for number: String) throws -> String {
        var rest = expression
        var result = ""
        while !rest.isEmpty {
            if let part = rest.prefixMatch(of: /\$\{FILTER\(0-9,(\$\{EXTEN(?::-?\d+)?\})\)\}/) {
                result += try value(of: part.1, for: number).filter { ("0"..."9").contains($0) }
                rest = rest[part.range.upperBound...]
            } else if let part = rest.prefixMatch(of: /\$\{EXTEN(?::(-?)(\d+))?\}/) {
                let count = part.2.flatMap { Int($0) } ?? 0
                result += part.1 == "-" ? number.suffix(count) : number.dropFirst(count)
                rest = rest[part.range.upperBound...]
            } else {
                let part = try #require(rest.prefixMatch(of: /[0-9*#]+/), "\(expression)")
                result += part.0
                rest = rest[part.range.upperBound...]
            }
        }
        return result
    }
}
