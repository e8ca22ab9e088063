import Diagnostics
import Foundation
import PBXBackends
public import TrunkModel

/// The report on safety as JSON (RFC 8259), for programs.
///
/// Keys are in snake_case and sorted; texts are those of one language; a key whose value is nothing is left out. `version`
/// changes when a key changes its meaning or goes away, not when one is added.
///
/// - `brand`, `path`, `trunk`, `audited_at` (RFC 3339), `language`, `safe` (whether no error was found)
/// - `counts`: `errors`, `warnings`, `notes`, `ignored`
/// - `findings`: each with `severity` (`error`, `warning`, `note`), `rule`, `message`, `advice`, and `at` (`file`, `line`,
///   `column`)
/// - `rules`: what was looked at, each with `name`, `finds`, and `found` (how often)
public enum AuditJSON {
    /// The version of the layout.
    public static let version = 1

    /// The report's bytes.
    ///
    /// - Parameters:
    ///   - report: What was found.
    ///   - language: The language of the texts.
    /// - Returns: UTF-8, with a line's end at its end.
    /// - Throws: `EncodingError`, though nothing in a report cannot be encoded.
    public static func bytes(_ report: AuditReport, language: Language) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(Report(report, language))) + [UInt8(ascii: "\n")]
    }
}

private struct Report: Encodable {
    let version = AuditJSON.version
    let language: String
    let trunk: String?
    let brand: String
    let path: String
    let auditedAt: String
    let safe: Bool
    let counts: Counts
    let findings: [Finding]
    let rules: [Rule]

    struct Counts: Encodable {
        let errors: Int
        let warnings: Int
        let notes: Int
        let ignored: Int
    }

    struct Finding: Encodable {
        let severity: String
        let rule: String
        let message: String
        let advice: String
        let at: Place?
    }

    struct Place: Encodable {
        let file: String
        let line: Int
        let column: Int
    }

    struct Rule: Encodable {
        let name: String
        let finds: String
        let found: Int
    }

    init(_ report: AuditReport, _ language: Language) {
        self.language = language.rawValue
        trunk = report.trunk
        brand = report.brand
        path = report.path
        auditedAt = Timestamp.text(report.auditedAt)
        safe = report.count(.error) == 0
        counts = Counts(
            errors: report.count(.error),
            warnings: report.count(.warning),
            notes: report.count(.note),
            ignored: report.ignored
        )
        findings = report.findings.map { finding in
            Finding(
                severity: finding.severity.rawValue,
                rule: finding.rule,
                message: finding.message[language],
                advice: finding.advice[language],
                at: finding.location.map { Place(file: $0.file, line: $0.line, column: $0.column) }
            )
        }
        rules = report.rules.map { rule in
            let found = report.findings.count { $0.rule == rule.name }
            return Rule(name: rule.name, finds: rule.finds[language], found: found)
        }
    }
}
