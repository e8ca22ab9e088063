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
            setCounts(root, clean.count, report.entries.count)
            for (kind, title) in kinds(report) {
                let suite = root.adding("testsuite")
                suite.set("name", title[language])
                let good = clean.filter { $0.kind == kind }
                let bad = report.entries.filter { $0.difference.objectKind == kind }
                setCounts(suite, good.count, bad.count)
                suite.set("timestamp", String(Timestamp.text(report.comparedAt).dropLast()))
                addProperties(report, language, to: suite)
                for object in good { test(kind, object.name, in: suite) }
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

    private static func setCounts(_ element: XMLElement, _ passed: Int, _ failed: Int) {
        element.set("tests", String(passed + failed))
        element.set("failures", String(failed))
        element.set("errors", "0")
        element.set("skipped", "0")
        element.set("time", "0")
    }

    private static func addProperties(_ report: DriftReport, _ language: Language, to suite: XMLElement) {
        let properties = suite.adding("properties")
        let values = [
            ("trunk", report.trunk), ("pbx", report.brand), ("form", report.form[language]), ("deployed", report.path),
            ("language", language.rawValue), ("ignored", String(report.ignored)),
            ("not-ours", String(report.others.count)),
        ]
        for (name, value) in values {
            let property = properties.adding("property")
            property.set("name", name)
            property.set("value", value)
        }
    }

    @discardableResult
    private static func test(_ kind: String, _ name: String, in suite: XMLElement) -> XMLElement {
        let test = suite.adding("testcase")
        // A class's name is one word (XML Schema's NMTOKEN).
        let word = String(kind.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "-" })
        test.set("classname", word.isEmpty ? "-" : word)
        test.set("name", name)
        test.set("time", "0")
        return test
    }

    private static func add(_ entry: DriftReport.Entry, _ language: Language, to suite: XMLElement) {
        let difference = entry.difference
        let test = test(difference.objectKind, difference.subject(language), in: suite)
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
