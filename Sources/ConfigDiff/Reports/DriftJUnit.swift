import ConfigFormats
import Diagnostics
import PBXBackends
public import TrunkModel

/// The report on drift as JUnit XML, which CI systems read.
///
/// A kind of object is a test suite. An object that is deployed as it should be is a test case that passes; each
/// difference is one that fails. What is ignored, or not ours, is a number among the properties.
public enum DriftJUnit {
    /// The report's bytes.
    ///
    /// - Parameters:
    ///   - report: What was found.
    ///   - language: The language of the texts.
    /// - Returns: UTF-8; empty only if there is no memory.
    public static func bytes(_ report: DriftReport, language: Language) -> [UInt8] {
        let clean = report.clean
        return XMLElement.document("testsuites") { root in
            root.set("name", "trunkline diff \(report.trunk)")
            JUnitSuite.setCounts(root, passed: clean.count, failed: report.entries.count)
            for (kind, title) in kinds(report) {
                let suite = root.adding("testsuite")
                suite.set("name", title[language])
                let good = clean.filter { $0.kind == kind }
                let bad = report.entries.filter { $0.difference.objectKind == kind }
                JUnitSuite.setCounts(suite, passed: good.count, failed: bad.count)
                suite.set("timestamp", String(Timestamp.text(report.comparedAt).dropLast()))
                addProperties(report, language, to: suite)
                for object in good { JUnitSuite.test(kind, object.name, in: suite) }
                for entry in bad { add(entry, language, to: suite) }
            }
        }
    }

    /// The kinds of all objects, in the order in which they come first.
    private static func kinds(_ report: DriftReport) -> [(String, LocalizedText)] {
        var seen: Set<String> = []
        let all =
            report.compared.map { ($0.kind, $0.title) }
            + report.entries.map { ($0.difference.objectKind, $0.difference.title) }
        return all.filter { seen.insert($0.0).inserted }
    }

    private static func addProperties(_ report: DriftReport, _ language: Language, to suite: XMLElement) {
        let values = [
            ("trunk", report.trunk), ("pbx", report.brand), ("form", report.form[language]), ("deployed", report.path),
            ("language", language.rawValue), ("ignored", String(report.ignored)),
            ("not-ours", String(report.others.count)),
        ]
        JUnitSuite.addProperties(values, to: suite)
    }

    private static func add(_ entry: DriftReport.Entry, _ language: Language, to suite: XMLElement) {
        let difference = entry.difference
        let test = JUnitSuite.test(difference.objectKind, difference.subject(language), in: suite)
        let text = DriftText(language: language, width: 200).details(entry)
        let failure = test.adding("failure", text)
        failure.set("type", difference.kind.rawValue)
        failure.set(
            "message",
            "\(difference.severity.title[language]), \(difference.kind.title[language]): \(difference.impact.effect[language])"
                + " [\(difference.rule)]"
        )
    }
}
