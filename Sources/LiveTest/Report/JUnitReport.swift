import ConfigFormats
import Diagnostics
public import TrunkModel

/// The report as JUnit XML, which CI systems read: `report.junit.xml`.
///
/// An act is a test suite, a verdict a test case. What could not be judged counts as skipped, a warning passes with its
/// text as output: JUnit knows no warnings.
public enum JUnitReport {
    /// The report's bytes.
    ///
    /// - Parameters:
    ///   - report: What was found.
    ///   - language: The language of the texts.
    /// - Returns: UTF-8; empty only if there is no memory.
    public static func bytes(_ report: LiveTestReport, language: Language) -> [UInt8] {
        XMLElement.document("testsuites") { root in
            root.set("name", "trunkline live-test \(report.trunk)")
            root.setCounts(report.verdicts)
            root.set("time", seconds(report.duration))
            for act in report.acts { add(report, act, language, to: root) }
        }
    }

    /// Seconds as XML Schema's decimal has them: no exponent.
    private static func seconds(_ seconds: Double) -> String {
        let milliseconds = Int((min(max(seconds.isFinite ? seconds : 0, 0), 1e9) * 1000).rounded())
        let rest = String(milliseconds % 1000)
        return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
    }

    private static func add(_ report: LiveTestReport, _ act: Act, _ language: Language, to root: XMLElement) {
        let verdicts = report.verdicts.filter { $0.act == act }
        let suite = root.adding("testsuite")
        suite.set("name", act.title[language])
        suite.setCounts(verdicts)
        suite.set("timestamp", String(Timestamp.text(report.began).dropLast()))
        let properties = suite.adding("properties")
        let values = [
            ("trunk", report.trunk), ("provider", report.provider), ("pbx", report.pbx ?? ""),
            ("listen", report.listen), ("language", language.rawValue),
        ]
        for (name, value) in values {
            let property = properties.adding("property")
            property.set("name", name)
            property.set("value", value)
        }
        for verdict in verdicts { add(verdict, language, to: suite) }
    }

    private static func add(_ verdict: Verdict, _ language: Language, to suite: XMLElement) {
        let test = suite.adding("testcase")
        test.set("classname", verdict.act.rawValue)
        let subject = verdict.subject.isEmpty ? "" : ": \(verdict.subject)"
        test.set("name", verdict.check.title[language] + subject)
        // Nobody times a single check: a call shows several.
        test.set("time", "0")
        switch verdict.outcome {
        case .passed: break
        case .failed:
            let failure = test.adding("failure", text(of: verdict, language))
            failure.set("type", verdict.check.rawValue)
            failure.set("message", verdict.seen[language])
        case .notJudged: test.adding("skipped").set("message", verdict.seen[language])
        case .warned: test.adding("system-out", text(of: verdict, language))
        }
    }

    private static func text(of verdict: Verdict, _ language: Language) -> String {
        var lines = [
            "\(ReportWords.expected[language]): \(verdict.expected[language])",
            "\(ReportWords.seen[language]): \(verdict.seen[language])",
            "\(ReportWords.why[language]): \(verdict.check.why[language]) (\(verdict.check.source(in: language)))",
        ]
        for advice in verdict.advice {
            let brand = advice.brand.map { "\($0): " } ?? ""
            lines.append("\(ReportWords.change[language]): \(brand)\(advice.text[language])")
            lines += advice.places.map { "  " + PlaceText.of($0, language) }
        }
        return lines.joined(separator: "\n")
    }
}

extension XMLElement {
    /// Sets the numbers that JUnit wants of a suite.
    fileprivate func setCounts(_ verdicts: [Verdict]) {
        set("tests", String(verdicts.count))
        set("failures", String(verdicts.count { $0.outcome == .failed }))
        set("errors", "0")
        set("skipped", String(verdicts.count { $0.outcome == .notJudged }))
        set("time", "0")
    }
}
