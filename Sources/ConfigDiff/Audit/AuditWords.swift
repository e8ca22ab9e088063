import Diagnostics
import PBXBackends
import TrunkModel

/// The fixed words of reports on safety.
enum AuditWords {
    static let advice = LocalizedText(nl: "advies", en: "advice")
    static let place = LocalizedText(nl: "plaats", en: "place")
    static let safe = LocalizedText(nl: "Niets onveiligs gevonden", en: "Nothing unsafe found")
    static let unsafe = LocalizedText(nl: "Onveilig", en: "Unsafe")
    static let doubtful = LocalizedText(nl: "Kan veiliger", en: "Could be safer")

    /// What is wrong in one word, in the report's banner.
    static func verdict(_ report: AuditReport) -> LocalizedText {
        if report.count(.error) > 0 { return unsafe }
        return report.count(.warning) > 0 ? doubtful : safe
    }

    /// `3 findings: 1 unsafe, 2 doubtful`, or how many rules found nothing.
    static func conclusion(_ report: AuditReport, _ language: Language) -> String {
        let rules = report.rules.count
        guard !report.findings.isEmpty else {
            return "\(safe[language]): "
                + LocalizedText(nl: "\(rules) regels nagelopen", en: "\(rules) rules looked at")[language]
        }
        let count = report.findings.count
        let noun =
            count == 1
            ? LocalizedText(nl: "bevinding", en: "finding") : LocalizedText(nl: "bevindingen", en: "findings")
        return "\(count) \(noun[language]): \(counts(report, language))"
    }

    /// `1 error, 2 warnings`.
    static func counts(_ report: AuditReport, _ language: Language) -> String {
        Severity.allCases.sorted(by: >).filter { report.count($0) > 0 }.map { severity in
            let count = report.count(severity)
            return "\(count) \(severity.noun(count)[language])"
        }.joined(separator: ", ")
    }

    /// How many findings were ignored; nil for none.
    static func hidden(_ report: AuditReport) -> LocalizedText? {
        guard report.ignored > 0 else { return nil }
        return LocalizedText(nl: "\(report.ignored) genegeerd", en: "\(report.ignored) ignored")
    }
}

extension Severity {
    /// What a finding of this severity is called before its message.
    var safetyTitle: LocalizedText {
        switch self {
        case .error: LocalizedText(nl: "onveilig", en: "unsafe")
        case .warning: LocalizedText(nl: "let op", en: "warning")
        case .note: LocalizedText(nl: "weetje", en: "note")
        }
    }

    /// The noun for so many of them.
    fileprivate func noun(_ count: Int) -> LocalizedText {
        switch self {
        case .error: LocalizedText(nl: "onveilig", en: "unsafe")
        case .warning:
            LocalizedText(nl: count == 1 ? "waarschuwing" : "waarschuwingen", en: count == 1 ? "warning" : "warnings")
        case .note: LocalizedText(nl: count == 1 ? "weetje" : "weetjes", en: count == 1 ? "note" : "notes")
        }
    }
}

extension SourceLocation {
    /// `FILE:LINE:COLUMN`.
    var shown: String { "\(file):\(line):\(column)" }
}
