import Diagnostics
import PBXBackends
public import TrunkModel

/// The report on safety for terminals: a block for each finding, then a line that sums up.
public struct AuditText: Sendable {
    /// The language.
    public var language: Language
    /// Whether the severity is coloured (ECMA-48).
    public var usesColour: Bool
    /// The longest line, in columns.
    public var width: Int

    /// Prints reports.
    ///
    /// - Parameters:
    ///   - language: The language.
    ///   - usesColour: Whether the severity is coloured.
    ///   - width: The longest line, in columns; at least 60 are taken.
    public init(language: Language, usesColour: Bool = false, width: Int = 100) {
        self.language = language
        self.usesColour = usesColour
        self.width = max(60, width)
    }

    /// The whole report.
    ///
    /// - Parameter report: What was found.
    /// - Returns: Lines with their ends.
    public func text(_ report: AuditReport) -> String {
        let head = [report.trunk, report.brand, report.path].compactMap { $0 }.joined(separator: ", ")
        let blocks = report.findings.map { block($0) + "\n" }.joined()
        return wrapped(VisibleText.of(head), indent: 0, hanging: 2) + "\n" + blocks + summary(report)
    }

    /// The last line: how much was found, and what is not listed.
    ///
    /// - Parameter report: What was found.
    /// - Returns: One line, or more where it is narrow.
    public func summary(_ report: AuditReport) -> String {
        let hidden = AuditWords.hidden(report).map { " (\($0[language]))" } ?? ""
        return wrapped(AuditWords.conclusion(report, language) + hidden, indent: 0, hanging: 2)
    }

    private func block(_ finding: AuditFinding) -> String {
        let severity = finding.severity.safetyTitle[language]
        let head = LineWrapping.wrap(
            VisibleText.of("\(finding.message[language]) [\(finding.rule)]"),
            width: width,
            indent: 0,
            hanging: 4,
            taken: severity.count + 2
        )
        return "\(coloured(severity, finding.severity))  \(head)" + details(finding)
    }

    /// What stands below a finding's head: its place, and what to do.
    func details(_ finding: AuditFinding) -> String {
        let place = finding.location.map { field(AuditWords.place, $0.shown) } ?? ""
        return place + field(AuditWords.advice, finding.advice[language])
    }

    private func field(_ name: LocalizedText, _ value: String) -> String {
        let padded = name[language] + String(repeating: " ", count: max(1, 10 - name[language].count))
        return wrapped(padded + VisibleText.of(value), indent: 4, hanging: 14)
    }

    private func coloured(_ text: String, _ severity: Severity) -> String {
        guard usesColour else { return text }
        let code =
            switch severity {
            case .error: "1;31"
            case .warning: "1;33"
            case .note: "1;36"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    private func wrapped(_ text: String, indent: Int, hanging: Int) -> String {
        LineWrapping.wrap(text, width: width, indent: indent, hanging: hanging, taken: indent)
    }
}
