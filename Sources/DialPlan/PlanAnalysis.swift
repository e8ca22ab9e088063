public import Diagnostics
import TrunkModel

extension DialPlan {
    /// Looks for rules that can never take a call, and for internal numbers that hide outside ones.
    ///
    /// Rules: `rule-unreachable` (warning), `rule-overlap` (note), `extension-hides-emergency` (error; a
    /// warning where an outside line leads to it too), `extension-hides-number` (warning).
    public func analyse(log: inout DiagnosticLog) {
        let place = trunk.locations["outbound.outside_line"] ?? trunk.locations["name"]
        var earlier: [(rule: DialRule, pattern: DialPattern)] = []
        for rule in dialRules {
            for pattern in rule.patterns {
                if let first = earlier.first(where: { $0.pattern.covers(pattern) && !isSame($0.rule, rule) }) {
                    log.warning(
                        "the rule \(rule.kind.rawValue) \(pattern.notation) never takes a call: \(first.rule.kind.rawValue) "
                            + "\(first.pattern.notation) comes first",
                        rule: "rule-unreachable",
                        at: place
                    )
                } else if let first = earlier.first(where: {
                    $0.pattern.overlap(with: pattern) != nil && !isSame($0.rule, rule)
                }),
                    let number = first.pattern.overlap(with: pattern)
                {
                    log.note(
                        "\(number) fits two rules; \(first.rule.kind.rawValue) \(first.pattern.notation) comes before "
                            + "\(rule.kind.rawValue) \(pattern.notation)",
                        rule: "rule-overlap",
                        at: place
                    )
                }
                earlier.append((rule, pattern))
            }
        }
        for (number, path) in internalNumbers { report(number, path, &log) }
    }

    /// Whether two rules make the same number of the same digits.
    private func isSame(_ left: DialRule, _ right: DialRule) -> Bool {
        left.kind == right.kind
            || (left.strip == right.strip && left.prepend == right.prepend
                && left.isSentAsDialled == right.isSentAsDialled)
    }

    /// The internal numbers that the trunk file names, with the key that names them.
    private var internalNumbers: [(number: String, path: String)] {
        var result = trunk.callers.enumerated().map { ($0.element.extension, "callers[\($0.offset)].extension") }
        for (index, block) in trunk.numbers.enumerated() {
            guard let inbound = block.inbound else { continue }
            let path = trunk.kind == .trunk ? "numbers[\(index)].inbound" : "accounts[\(index)].inbound"
            let targets = Set(block.numbers.map { inbound.target(forDigits: $0.digits) })
            result += targets.sorted().map { ($0, path) }
        }
        return result
    }

    private func report(_ number: String, _ path: String, _ log: inout DiagnosticLog) {
        guard let rule = dialRules.first(where: { rule in rule.patterns.contains { $0.matches(number) } }) else {
            return
        }
        let place = trunk.locations[path]
        if rule.kind == .emergency {
            // With an outside line there is a second way to the emergency number.
            let severity: Severity = trunk.outsideLine.isEmpty ? .error : .warning
            let message = "\(path): an internal number \(number) hides the emergency number \(number)"
            log.emit(Diagnostic(severity, message, rule: "extension-hides-emergency", at: place))
        } else {
            log.warning(
                "\(path): the internal number \(number) hides an outside number (rule \(rule.kind.rawValue))",
                rule: "extension-hides-number",
                at: place
            )
        }
    }
}
