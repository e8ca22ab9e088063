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

    /// Whether `GotoIf(CONDITION?GOTO:GOTO)` sends the call to where all is refused, because signs stand among its digits.
    static func refusesSigns(_ step: AsteriskInstance.Step, in number: String) -> Bool {
        guard step.application == "GotoIf", let cut = step.data.firstMatch(of: /FILTER\(0-9,\$\{EXTEN(?::(\d+))?\}/)
        else {
            return false
        }
        return !number.dropFirst(cut.1.flatMap { Int($0) } ?? 0).allSatisfy { ("0"..."9").contains($0) }
    }

    /// The number that `Goto(CONTEXT,NUMBER,1)` leads to, when it is called with an extension; nil for another context.
    ///
    /// Knows the expressions that our templates write: digits, `${EXTEN}`, `${EXTEN:2}`, `${EXTEN:-2}`, and
    /// `${FILTER(0-9,…)}` around one of these; and the first way out of a `GotoIf` for numbers without signs.
    static func target(of step: AsteriskInstance.Step, in context: String, for number: String) throws -> String? {
        var data = step.data[...]
        if step.application == "GotoIf", let ways = step.data.firstMatch(of: /\]\?(.+):[^:]+,i,1$/) { data = ways.1 }
        guard step.application.hasPrefix("Goto"), data.hasPrefix("\(context),"), data.hasSuffix(",1") else {
            return nil
        }
        var rest = data.dropFirst(context.count + 1).dropLast(2)
        var result = ""
        while !rest.isEmpty {
            if let part = rest.prefixMatch(of: /\$\{FILTER\(0-9,\$\{EXTEN(?::(\d+))?\}\)\}/) {
                let kept = number.dropFirst(part.1.flatMap { Int($0) } ?? 0)
                result += kept.filter { ("0"..."9").contains($0) }
                rest = rest[part.range.upperBound...]
            } else if let part = rest.prefixMatch(of: /\$\{EXTEN:-(\d)\}/) {
                result += number.suffix(try #require(Int(part.1)))
                rest = rest[part.range.upperBound...]
            } else {
                let part = try #require(rest.prefixMatch(of: /[0-9*#]+/), "\(step)")
                result += part.0
                rest = rest[part.range.upperBound...]
            }
        }
        return result
    }
}
