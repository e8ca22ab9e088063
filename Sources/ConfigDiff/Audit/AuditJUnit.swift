import ConfigFormats
import Diagnostics
import PBXBackends
public import TrunkModel

/// The report on safety as JUnit XML, which CI systems read.
///
/// A rule is a test suite: one test that passes where it found nothing, else one for each finding. A finding fails where
/// it makes the exit code 1: an error, and under `--strict` a warning; others pass, and say so in `system-out`.
public enum AuditJUnit {
    /// The report's bytes.
    ///
    /// - Parameters:
    ///   - report: What was found.
    ///   - language: The language of the texts.
    ///   - isStrict: Whether warnings fail.
    /// - Returns: UTF-8; empty only if there is no memory.
    public static func bytes(_ report: AuditReport, language: Language, strict isStrict: Bool = false) -> [UInt8] {
        func fails(_ finding: AuditFinding) -> Bool {
            finding.severity == .error || isStrict && finding.severity == .warning
        }
        let failed = report.findings.count(where: fails)
        return XMLElement.document("testsuites") { root in
            root.set("name", "trunkline audit \(report.trunk ?? report.brand)")
            let passed = report.clean.count + report.findings.count - failed
            JUnitSuite.setCounts(root, passed: passed, failed: failed)
            for rule in report.rules {
                let found = report.findings.filter { $0.rule == rule.name }
                let suite = root.adding("testsuite")
                suite.set("name", rule.name)
                let count = found.count(where: fails)
                JUnitSuite.setCounts(suite, passed: max(1, found.count) - count, failed: count)
                suite.set("timestamp", String(Timestamp.text(report.auditedAt).dropLast()))
                JUnitSuite.addProperties(properties(report, language), to: suite)
                if found.isEmpty { JUnitSuite.test(rule.name, rule.finds[language], in: suite) }
                for finding in found { add(finding, fails(finding), language, to: suite) }
            }
        }
    }

    private static func properties(_ report: AuditReport, _ language: Language) -> [(name: String, value: String)] {
        [
            ("trunk", report.trunk ?? ""), ("pbx", report.brand), ("deployed", report.path),
            ("language", language.rawValue), ("ignored", String(report.ignored)),
        ].filter { !$0.1.isEmpty }
    }

    private static func add(_ finding: AuditFinding, _ fails: Bool, _ language: Language, to suite: XMLElement) {
        let place = finding.location.map { " (\($0.shown))" } ?? ""
        let test = JUnitSuite.test(finding.rule, finding.message[language] + place, in: suite)
        let text = AuditText(language: language, width: 200).details(finding)
        guard fails else {
            test.adding("system-out", "\(finding.severity.safetyTitle[language])\n\(text)")
            return
        }
        let failure = test.adding("failure", text)
        failure.set("type", finding.severity.rawValue)
        failure.set("message", "\(finding.message[language]) [\(finding.rule)]")
    }
}
