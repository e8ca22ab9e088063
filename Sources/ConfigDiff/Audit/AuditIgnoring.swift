public import Diagnostics
public import PBXBackends

/// Findings that a user does not want to hear of: `trunkline audit --ignore RULES`.
///
/// Words with commas between: a rule, in which `*` stands for anything (`port-5060-open`, `*-reachable`); a severity
/// (`note`); or either of these for one file only (`pjsip.conf:weak-password`, `etc/*:note`).
public struct AuditIgnoring: Sendable {
    private var words: [Word] = []

    private struct Word: Sendable {
        let file: Wildcard?
        let severity: Severity?
        let rule: Wildcard
    }

    /// Ignores nothing.
    public init() {}

    /// Reads what follows `--ignore`.
    ///
    /// - Parameters:
    ///   - texts: Lists of words, with commas between them.
    ///   - rules: The brand's rules: a word must mean one of them.
    /// - Throws: `DiagnosedFailure` (rule `ignore-unknown`) naming every word that means nothing.
    public init(_ texts: [String], rules: [AuditRuleSummary]) throws(DiagnosedFailure) {
        var log = DiagnosticLog()
        let severities = Severity.allCases.map(\.rawValue)
        let names = rules.map(\.name)
        for piece in texts.flatMap({ $0.split(separator: ",", omittingEmptySubsequences: false) }) {
            let text = piece.split(separator: " ").joined(separator: " ")
            let colon = text.lastIndex(of: ":")
            let rest = colon.map { String(text[text.index(after: $0)...]) } ?? text
            let file = colon.map { Wildcard(String(text[..<$0])) }
            let rule = Wildcard(rest)
            if let severity = Severity(rawValue: rest) {
                words.append(Word(file: file, severity: severity, rule: Wildcard("*")))
            } else if names.contains(where: rule.matches) {
                words.append(Word(file: file, severity: nil, rule: rule))
            } else {
                let hint = Suggestion.phrase(for: rest, among: severities + names)
                log.error(
                    "--ignore: there is no rule '\(text)'"
                        + (hint.isEmpty ? "; there are \((severities + names).joined(separator: ", "))" : hint),
                    rule: "ignore-unknown",
                    at: nil
                )
            }
        }
        if log.hasErrors { throw DiagnosedFailure(log) }
    }

    /// Whether a finding is ignored.
    public func ignores(_ finding: AuditFinding) -> Bool {
        words.contains { word in
            if let file = word.file, !file.matches(finding.location?.file ?? "") { return false }
            if let severity = word.severity { return finding.severity == severity }
            return word.rule.matches(finding.rule)
        }
    }

    /// Whether all that a rule may find is ignored.
    func ignores(_ rule: AuditRuleSummary) -> Bool {
        let everywhere = words.filter { $0.file == nil }
        if everywhere.contains(where: { $0.severity == nil && $0.rule.matches(rule.name) }) { return true }
        return rule.severities.allSatisfy { severity in everywhere.contains { $0.severity == severity } }
    }
}
