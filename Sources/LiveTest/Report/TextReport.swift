import Diagnostics
public import TrunkModel

/// A report for terminals.
public struct TextReport: Sendable {
    /// The language.
    public var language: Language
    /// Whether signs and colours are used (ECMA-48); else plain words: PASS, FAIL, WARN, SKIP.
    public var usesColour: Bool
    /// The longest line, in columns.
    public var width: Int

    /// Prints reports.
    ///
    /// - Parameters:
    ///   - language: The language.
    ///   - usesColour: Whether signs and colours are used.
    ///   - width: The longest line, in columns; at least 40 are taken.
    public init(language: Language, usesColour: Bool = false, width: Int = 100) {
        self.language = language
        self.usesColour = usesColour
        self.width = max(40, width)
    }

    /// The line of a verdict, as it is printed while the test runs.
    ///
    /// - Parameter verdict: The verdict.
    /// - Returns: One line with its end.
    public func line(_ verdict: Verdict) -> String {
        let subject = verdict.subject.isEmpty ? "" : ": \(VisibleText.of(verdict.subject))"
        return line(verdict.outcome, verdict.check.title[language] + subject)
    }

    /// The whole report.
    ///
    /// - Parameter report: What was found.
    /// - Returns: Lines with their ends.
    public func text(_ report: LiveTestReport) -> String {
        var text = ""
        for act in report.acts {
            let verdicts = report.verdicts.filter { $0.act == act }
            guard !verdicts.isEmpty else { continue }
            text += bold(act.title[language]) + "\n"
            for group in VerdictGroup.fold(verdicts) {
                text += group.verdicts.count == 1 ? line(group.verdicts[0]) : line(group)
                text += details(group.merged)
            }
            text += "\n"
        }
        if !report.notices.isEmpty {
            text += bold(ReportWords.notices[language]) + "\n"
            for notice in report.notices {
                let time = ReportWords.duration(notice.time, language)
                text += wrapped("\(time)  \(VisibleText.of(notice.text[language]))", indent: 2, hanging: time.count + 4)
            }
            text += "\n"
        }
        return text + summary(report)
    }

    /// The last line: the conclusion, the counts and how long it took.
    ///
    /// - Parameter report: What was found.
    /// - Returns: One line, or more where it is narrow.
    public func summary(_ report: LiveTestReport) -> String {
        let counts = ReportWords.counts(report, language)
        let duration = ReportWords.duration(report.duration, language)
        return wrapped("\(ReportWords.conclusion(report)[language]): \(counts) (\(duration))", indent: 0, hanging: 0)
    }

    private func line(_ group: VerdictGroup) -> String {
        let subjects = group.verdicts.map { VisibleText.of($0.subject) }
        return line(
            group.outcome,
            "\(group.check.title[language]) (\(group.verdicts.count)×): \(subjects.joined(separator: ", "))"
        )
    }

    private func line(_ outcome: Verdict.Outcome, _ title: String) -> String {
        let (sign, word, colour) =
            switch outcome {
            case .passed: ("✓", "PASS", 32)
            case .failed: ("✗", "FAIL", 31)
            case .warned: ("!", "WARN", 33)
            case .notJudged: ("–", "SKIP", 2)
            }
        let mark = usesColour ? sign : word
        let body = wrapped(title, indent: 0, hanging: mark.count + 3, first: mark.count + 3)
        return "  " + (usesColour ? "\u{1B}[\(colour)m\(mark)\u{1B}[0m" : mark) + " " + body
    }

    /// What stands below a verdict that is not simply good.
    private func details(_ verdict: Verdict) -> String {
        switch verdict.outcome {
        case .passed: return ""
        case .notJudged: return wrapped(VisibleText.of(verdict.seen[language]), indent: 6, hanging: 6)
        case .failed, .warned: break
        }
        var text = field(ReportWords.expected, VisibleText.of(verdict.expected[language]))
        text += field(ReportWords.seen, VisibleText.of(verdict.seen[language]))
        text += field(ReportWords.why, "\(verdict.check.why[language]) (\(verdict.check.source(in: language)))")
        for advice in verdict.advice {
            let brand = advice.brand.map { "\($0): " } ?? ""
            text += field(ReportWords.change, VisibleText.of(brand + advice.text[language]))
            for place in advice.places { text += wrapped(PlaceText.of(place, language), indent: 18, hanging: 20) }
        }
        return text
    }

    private func field(_ name: LocalizedText, _ value: String) -> String {
        let padded = name[language] + String(repeating: " ", count: max(1, 10 - name[language].count))
        return wrapped(padded + value, indent: 6, hanging: 16)
    }

    private func bold(_ text: String) -> String { usesColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

    private func wrapped(_ text: String, indent: Int, hanging: Int, first: Int? = nil) -> String {
        LineWrapping.wrap(text, width: width, indent: indent, hanging: hanging, taken: first ?? indent)
    }
}
