import Diagnostics
import PBXBackends
import Templating
import TrunkModel

/// What the template of the page prints.
struct AuditPage {
    let report: AuditReport
    let language: Language

    var scope: TemplateScope {
        [
            "language": .text(language.rawValue),
            "words": .scope(TemplateScope(Self.words.map { ($0.name, .text($0.text[language])) })),
            "trunk": .optional(report.trunk.map { VisibleText.of($0) }),
            "outcome": .text(outcome),
            "conclusion": .text(AuditWords.verdict(report)[language]),
            "counts": .text(AuditWords.conclusion(report, language)),
            "brand": text(report.brand),
            "path": text(report.path),
            "audited_at": .text(Timestamp.reading(report.auditedAt)),
            "hidden": .optional(AuditWords.hidden(report)?[language]),
            "has_entries": .flag(!report.findings.isEmpty),
            "entries": .list(report.findings.enumerated().map { card($0.element, $0.offset + 1) }),
            "rules": .list(rules),
            "has_findings": .flag(!report.notices.diagnostics.isEmpty),
            "findings": .list(report.notices.sorted.map(notice)),
        ]
    }

    private static let words: [(name: String, text: LocalizedText)] = [
        ("place", AuditWords.place), ("advice", AuditWords.advice),
        ("title", LocalizedText(nl: "Veiligheid van", en: "Safety of")),
        ("brand", LocalizedText(nl: "Centrale", en: "PBX")),
        ("trunk", LocalizedText(nl: "Trunk", en: "Trunk")),
        ("audited_at", LocalizedText(nl: "Nagelopen op", en: "Looked at")),
        ("hidden", LocalizedText(nl: "Niet getoond", en: "Not shown")),
        ("found", LocalizedText(nl: "Wat er gevonden is", en: "What was found")),
        ("all_rules", LocalizedText(nl: "Alle regels", en: "All rules")),
        ("findings", LocalizedText(nl: "Opgevallen bij het lezen", en: "Found while reading")),
        ("to_top", LocalizedText(nl: "naar boven", en: "to the top")),
    ]

    private var outcome: String {
        if report.count(.error) > 0 { return "failed" }
        return report.count(.warning) > 0 ? "warned" : "passed"
    }

    private func text(_ text: String) -> TemplateValue { .text(VisibleText.of(text)) }

    private func card(_ finding: AuditFinding, _ number: Int) -> TemplateScope {
        [
            "card": .text(String(number)),
            "outcome": .text(finding.severity.outcome),
            "sign": .text(finding.severity.sign),
            "severity": .text(finding.severity.safetyTitle[language]),
            "message": text(finding.message[language]),
            "rule": text(finding.rule),
            "at": .optional(finding.location.map { VisibleText.of($0.shown) }),
            "advice": text(finding.advice[language]),
        ]
    }

    /// All rules, each with links to what it found.
    private var rules: [TemplateScope] {
        var numbers: [String: [Int]] = [:]
        for (index, finding) in report.findings.enumerated() { numbers[finding.rule, default: []].append(index) }
        return report.rules.map { rule in
            let found = numbers[rule.name] ?? []
            let worst = found.map { report.findings[$0].severity }.max()
            return [
                "rule": text(rule.name),
                "finds": text(rule.finds[language]),
                "outcome": .text(worst?.outcome ?? "passed"),
                "sign": .text(worst?.sign ?? "✓"),
                "state": .text(worst?.safetyTitle[language] ?? Self.nothing[language]),
                "links": .list(found.map { ["card": .text(String($0 + 1))] }),
            ]
        }
    }

    private static let nothing = LocalizedText(nl: "niets gevonden", en: "nothing found")

    private func notice(_ notice: Diagnostic) -> TemplateScope {
        [
            "finding": text(notice.message),
            "finding_at": .optional(notice.location.map { VisibleText.of($0.shown) }),
        ]
    }
}

extension Severity {
    /// The class of the page's style.
    fileprivate var outcome: String {
        switch self {
        case .error: "failed"
        case .warning: "warned"
        case .note: "not-judged"
        }
    }

    /// The sign that stands for it.
    fileprivate var sign: String {
        switch self {
        case .error: "✗"
        case .warning: "!"
        case .note: "~"
        }
    }
}
