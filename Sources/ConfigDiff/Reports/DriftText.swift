import Diagnostics
import PBXBackends
public import TrunkModel

/// The report on drift for terminals: a block for each difference, then a line that sums up.
public struct DriftText: Sendable {
    /// The language.
    public var language: Language
    /// Whether the severity is coloured (ECMA-48).
    public var usesColour: Bool
    /// Whether what is not ours is listed, not only counted.
    public var listsOthers: Bool
    /// The longest line, in columns; lines of files are never broken.
    public var width: Int

    /// Prints reports.
    ///
    /// - Parameters:
    ///   - language: The language.
    ///   - usesColour: Whether the severity is coloured.
    ///   - listsOthers: Whether what is not ours is listed.
    ///   - width: The longest line, in columns; at least 60 are taken.
    public init(language: Language, usesColour: Bool = false, listsOthers: Bool = false, width: Int = 100) {
        self.language = language
        self.usesColour = usesColour
        self.listsOthers = listsOthers
        self.width = max(60, width)
    }

    /// The whole report.
    ///
    /// - Parameter report: What was found.
    /// - Returns: Lines with their ends.
    public func text(_ report: DriftReport) -> String {
        let form = VisibleText.of("\(report.trunk), \(report.brand): \(report.form[language]), \(report.path)")
        var text = wrapped(form, indent: 0, hanging: 2) + "\n"
        for entry in report.entries { text += block(entry) + "\n" }
        if listsOthers, !report.others.isEmpty {
            text += bold(DriftWords.others[language]) + "\n"
            for entry in report.others { text += line(other: entry.difference) }
            text += "\n"
        }
        return text + summary(report)
    }

    /// The last line: how many differences there are, and what is not listed.
    ///
    /// - Parameter report: What was found.
    /// - Returns: One line, or more where it is narrow.
    public func summary(_ report: DriftReport) -> String {
        let hidden = DriftWords.hidden(report, listsOthers: listsOthers).map { $0[language] }.joined(separator: "; ")
        let text = DriftWords.conclusion(report, language) + (hidden.isEmpty ? "" : " (\(hidden))")
        return wrapped(text, indent: 0, hanging: 2)
    }

    private func block(_ entry: DriftReport.Entry) -> String {
        let difference = entry.difference
        let severity = difference.severity.title[language]
        let rest = "\(difference.kind.title[language]), \(difference.subject(language)) [\(difference.rule)]"
        let head = LineWrapping.wrap(
            VisibleText.of(rest),
            width: width,
            indent: 0,
            hanging: 4,
            taken: severity.count + 2
        )
        return "\(coloured(severity, difference.severity))  \(head)" + details(entry)
    }

    /// What stands below a difference's head: both values, the effect, and what mends it.
    func details(_ entry: DriftReport.Entry) -> String {
        let difference = entry.difference
        var text = field(DriftWords.expected, value(difference.expected, difference.expectedAt))
        text += field(DriftWords.deployed, value(difference.deployed, difference.deployedAt))
        text += field(DriftWords.effect, difference.impact.effect[language])
        if let mending = entry.mending { text += self.mend(mending) }
        return text
    }

    private func value(_ value: DifferenceValue?, _ location: SourceLocation?) -> String {
        let shown = value?.shown ?? DriftWords.nothing[language]
        return location.map { "\(shown)  (\($0.file):\($0.line):\($0.column))" } ?? shown
    }

    /// The lines to change as a diff shows them, or the change as a sentence.
    private func mend(_ mending: Mending) -> String {
        guard !mending.changes.isEmpty else { return field(DriftWords.mend, mending.words[language]) }
        // The lines leave a password out; the sentence says that there is one.
        var text = mending.words.en.contains(Secret.stars) ? field(DriftWords.mend, mending.words[language]) : ""
        for change in mending.changes {
            let place = "\(change.location.file):\(change.location.line)"
            text += text.isEmpty ? field(DriftWords.mend, place) : indent + VisibleText.of(place) + "\n"
            for line in change.removed { text += "\(indent)- \(VisibleText.of(line))\n" }
            for line in change.added { text += "\(indent)+ \(VisibleText.of(line))\n" }
            if change.more > 0 { text += "\(indent)… \(change.more)\n" }
        }
        return text
    }

    private func line(other: Difference) -> String {
        let place = other.deployedAt.map { "  (\($0.file):\($0.line):\($0.column))" } ?? ""
        return wrapped(VisibleText.of("\(other.subject(language))\(place)"), indent: 4, hanging: 8)
    }

    private var indent: String { String(repeating: " ", count: 14) }

    private func field(_ name: LocalizedText, _ value: String) -> String {
        let padded = name[language] + String(repeating: " ", count: max(1, 10 - name[language].count))
        return wrapped(padded + VisibleText.of(value), indent: 4, hanging: 14)
    }

    private func coloured(_ text: String, _ severity: DriftSeverity) -> String {
        guard usesColour else { return text }
        let code =
            switch severity {
            case .breaksCalls: "1;31"
            case .security: "1;33"
            case .cosmetic: "1;36"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }

    private func bold(_ text: String) -> String { usesColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    private func wrapped(_ text: String, indent: Int, hanging: Int) -> String {
        LineWrapping.wrap(text, width: width, indent: indent, hanging: hanging, taken: indent)
    }
}
