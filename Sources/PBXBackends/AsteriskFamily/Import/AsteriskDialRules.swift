import ConfigFormats
import DialPlan

/// The rules for dialled digits that stand where callers dial.
struct AsteriskDialRules {
    private let reach: AsteriskReach

    /// More are not looked at.
    private static let maximumRules = 20_000

    init(_ reach: AsteriskReach) { self.reach = reach }

    /// The rules in the order in which Asterisk asks their contexts.
    func rules(from root: String?) -> [DeployedDialRule] {
        guard let root else { return [] }
        var rules: [DeployedDialRule] = []
        var seen: Set<String> = []
        collect(root, prefix: "", &seen, &rules)
        return rules
    }

    private func collect(_ root: String, prefix: String, _ seen: inout Set<String>, _ rules: inout [DeployedDialRule]) {
        for context in reach.included(from: [root]) where seen.insert("\(prefix) \(context)").inserted {
            for entry in reach.contexts[context]?.extensions ?? [] where rules.count < Self.maximumRules {
                guard let pattern = AsteriskPatterns.pattern(entry.pattern) else { continue }
                if let (target, strip) = passing(entry), prefix.utf8.count < 8 {
                    let first = String(pattern.literalPrefix.prefix(strip))
                    if first.utf8.count == strip { collect(target, prefix: prefix + first, &seen, &rules) }
                    continue
                }
                guard let (strip, prepend) = rewriting(entry) else { continue }
                rules.append(
                    DeployedDialRule(
                        pattern.preceded(by: prefix),
                        strip: min(strip + prefix.utf8.count, pattern.positions.count + prefix.utf8.count),
                        prepend: prepend,
                        at: entry.location
                    )
                )
            }
        }
    }

    /// The context to which the digits are passed on as they are, and how many are taken off before.
    private func passing(_ entry: AsteriskDialplan.Extension) -> (context: String, strip: Int)? {
        // Where more is done first, the prefix is for something else, such as to hide the caller.
        for step in entry.steps.prefix(1) where step.application.lowercased() == "goto" {
            guard let target = AsteriskTarget.targets(of: step).first, let context = target.context,
                reach.contexts[context] != nil
            else { continue }
            if target.digits == "${EXTEN}" { return (context, 0) }
            guard target.digits.hasPrefix("${EXTEN:"), target.digits.hasSuffix("}"),
                let strip = Int(target.digits.dropFirst("${EXTEN:".count).dropLast()), strip >= 0
            else { continue }
            return (context, strip)
        }
        return nil
    }

    /// How many digits are taken off, and what is put before the rest: the mention of the digits with the most before it.
    private func rewriting(_ entry: AsteriskDialplan.Extension) -> (strip: Int, prepend: String)? {
        var best: (strip: Int, prepend: String)?
        for step in entry.steps {
            var rest = step.arguments[...]
            while let range = rest.firstRange(of: "${EXTEN") {
                var before = rest[..<range.lowerBound]
                if before.hasSuffix("${FILTER(0-9,") { before = before.dropLast("${FILTER(0-9,".count) }
                let prepend = String(before.reversed().prefix { "0123456789+*#".contains($0) }.reversed())
                rest = rest[range.upperBound...]
                let offset = rest.first == ":" ? Int(rest.dropFirst().prefix { $0.isNumber }) : 0
                guard let offset, offset >= 0, offset < 100 else { continue }
                if best == nil || prepend.utf8.count > best?.prepend.utf8.count ?? 0 { best = (offset, prepend) }
            }
        }
        return best
    }
}
