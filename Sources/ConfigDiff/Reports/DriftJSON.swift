import Diagnostics
import Foundation
import PBXBackends
public import TrunkModel

/// The report on drift as JSON (RFC 8259), for programs.
///
/// Keys are in snake_case and sorted; texts are those of one language; a key whose value is nothing is left out. `version`
/// changes when a key changes its meaning or goes away, not when one is added.
///
/// - `trunk`, `brand`, `form`, `path`, `compared_at` (RFC 3339), `language`, `drift` (whether anything differs that counts)
/// - `counts`: `breaks_calls`, `security`, `cosmetic`, `ignored`, `not_ours`, `compared`
/// - `differences`, and with `--all` also `not_ours`: each with `class` (`missing`, `different`, `extra`, `not-ours`),
///   `severity` (`breaks-calls`, `security`, `cosmetic`), `rule`, `kind`, `title`, `object`, `renamed_from`, `key`,
///   `expected` and `deployed` (`{"text": […]}`, or `{"secret": true}` for a password), `expected_at` and `deployed_at`
///   (`file`, `line`, `column`), `effect`, and `mend`: `way` (`patch`, `secret`, `person`), `words`, `changes` (`file`,
///   `line`, `removed`, `added`, `more`)
public enum DriftJSON {
    /// The version of the layout.
    public static let version = 1

    /// The report's bytes.
    ///
    /// - Parameters:
    ///   - report: What was found.
    ///   - language: The language of the texts.
    ///   - listsOthers: Whether what is not ours is listed.
    /// - Returns: UTF-8, with a line's end at its end.
    /// - Throws: `EncodingError`, though nothing in a report cannot be encoded.
    public static func bytes(_ report: DriftReport, language: Language, listsOthers: Bool = false) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(Report(report, language, listsOthers))) + [UInt8(ascii: "\n")]
    }
}

private struct Report: Encodable {
    let version = DriftJSON.version
    let language: String
    let trunk: String
    let brand: String
    let form: String
    let path: String
    let comparedAt: String
    let drift: Bool
    let counts: Counts
    let differences: [Entry]
    let notOurs: [Entry]?

    struct Counts: Encodable {
        let breaksCalls: Int
        let security: Int
        let cosmetic: Int
        let ignored: Int
        let notOurs: Int
        let compared: Int
    }

    init(_ report: DriftReport, _ language: Language, _ listsOthers: Bool) {
        self.language = language.rawValue
        trunk = report.trunk
        brand = report.brand
        form = report.form[language]
        path = report.path
        comparedAt = Timestamp.text(report.comparedAt)
        drift = report.hasDrift
        counts = Counts(
            breaksCalls: report.count(.breaksCalls),
            security: report.count(.security),
            cosmetic: report.count(.cosmetic),
            ignored: report.ignored,
            notOurs: report.others.count,
            compared: report.compared.count
        )
        differences = report.entries.map { Entry($0, language) }
        notOurs = listsOthers ? report.others.map { Entry($0, language) } : nil
    }
}

private struct Entry: Encodable {
    let `class`: String
    let severity: String
    let rule: String
    let kind: String
    let title: String
    let object: String
    let renamedFrom: String?
    let key: String?
    let expected: Value?
    let deployed: Value?
    let expectedAt: Place?
    let deployedAt: Place?
    let effect: String
    let mend: Mend?

    struct Value: Encodable {
        let text: [String]?
        let secret: Bool?

        init(_ value: DifferenceValue) {
            switch value {
            case .text(let values): (text, secret) = (values, nil)
            case .secret: (text, secret) = (nil, true)
            }
        }
    }

    struct Place: Encodable {
        let file: String
        let line: Int
        let column: Int

        init(_ location: SourceLocation) { (file, line, column) = (location.file, location.line, location.column) }
    }

    struct Mend: Encodable {
        let way: String
        let words: String
        let changes: [Change]
    }

    struct Change: Encodable {
        let file: String
        let line: Int
        let removed: [String]
        let added: [String]
        let more: Int?
    }

    init(_ entry: DriftReport.Entry, _ language: Language) {
        let difference = entry.difference
        self.class = difference.kind.rawValue
        severity = difference.severity.rawValue
        rule = difference.rule
        kind = difference.objectKind
        title = difference.title[language]
        object = difference.object
        renamedFrom = difference.renamedFrom
        key = difference.key
        expected = difference.expected.map(Value.init)
        deployed = difference.deployed.map(Value.init)
        expectedAt = difference.expectedAt.map(Place.init)
        deployedAt = difference.deployedAt.map(Place.init)
        effect = difference.impact.effect[language]
        mend = entry.mending.map { mending in
            Mend(
                way: mending.way.rawValue,
                words: mending.words[language],
                changes: mending.changes.map {
                    Change(
                        file: $0.location.file,
                        line: $0.location.line,
                        removed: $0.removed,
                        added: $0.added,
                        more: $0.more > 0 ? $0.more : nil
                    )
                }
            )
        }
    }
}
