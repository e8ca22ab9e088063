import Diagnostics
import PBXBackends
import Templating
import TrunkModel

/// What the template of the page prints.
struct DriftPage {
    let report: DriftReport
    let language: Language
    let listsOthers: Bool

    var scope: TemplateScope {
        let hidden = DriftWords.hidden(report, listsOthers: listsOthers).map { $0[language] }
        return [
            "language": .text(language.rawValue),
            "words": .scope(TemplateScope(Self.words.map { ($0.name, .text($0.text[language])) })),
            "trunk": text(report.trunk),
            "outcome": .text(outcome),
            "conclusion": .text((report.hasDrift ? DriftWords.drift : DriftWords.noDrift)[language]),
            "counts": .text(
                report.hasDrift ? DriftWords.conclusion(report, language) : DriftWords.same[language]
            ),
            "brand": text(report.brand),
            "form": text(report.form[language]),
            "path": text(report.path),
            "compared_at": .text(Timestamp.reading(report.comparedAt)),
            "hidden": hidden.isEmpty ? .absent : .text(hidden.joined(separator: "; ")),
            "has_entries": .flag(report.hasDrift),
            "entries": .list(report.entries.enumerated().map { card($0.element, $0.offset + 1) }),
            "groups": .list(groups),
            "has_others": .flag(listsOthers && !report.others.isEmpty),
            "others": .list(listsOthers ? report.others.map { other($0.difference) } : []),
            "has_findings": .flag(!report.findings.diagnostics.isEmpty),
            "findings": .list(report.findings.sorted.map(finding)),
        ]
    }

    private static let words: [(name: String, text: LocalizedText)] = [
        ("expected", DriftWords.expected), ("deployed", DriftWords.deployed), ("effect", DriftWords.effect),
        ("mend", DriftWords.mend), ("others", DriftWords.others),
        ("title", LocalizedText(nl: "Vergelijking van trunk", en: "Comparison of trunk")),
        ("brand", LocalizedText(nl: "Centrale", en: "PBX")),
        ("form", LocalizedText(nl: "Gelezen als", en: "Read as")),
        ("path", LocalizedText(nl: "Gelezen van", en: "Read from")),
        ("compared_at", LocalizedText(nl: "Vergeleken op", en: "Compared at")),
        ("hidden", LocalizedText(nl: "Niet getoond", en: "Not shown")),
        ("what_differs", LocalizedText(nl: "Wat er niet klopt", en: "What differs")),
        ("all_objects", LocalizedText(nl: "Alles wat er hoort te staan", en: "All that should be there")),
        ("findings", LocalizedText(nl: "Opgevallen bij het lezen", en: "Found while reading")),
        ("to_top", LocalizedText(nl: "naar boven", en: "to the top")),
    ]

    private var outcome: String {
        if !report.hasDrift { return "passed" }
        return report.entries.contains { $0.difference.severity != .cosmetic } ? "failed" : "warned"
    }

    private func text(_ text: String) -> TemplateValue { .text(VisibleText.of(text)) }

    private func place(_ location: SourceLocation?) -> TemplateValue {
        .optional(location.map { VisibleText.of("\($0.file):\($0.line):\($0.column)") })
    }

    private func card(_ entry: DriftReport.Entry, _ number: Int) -> TemplateScope {
        let difference = entry.difference
        let changes = entry.mending?.changes ?? []
        return [
            "card": .text(String(number)),
            "outcome": .text(difference.severity.outcome),
            "sign": .text(difference.severity.sign),
            "severity": .text(difference.severity.title[language]),
            "class": .text(difference.kind.title[language]),
            "subject": text(difference.subject(language)),
            "rule": text(difference.rule),
            "expected": text(difference.expected?.shown ?? DriftWords.nothing[language]),
            "expected_at": place(difference.expectedAt),
            "deployed": text(difference.deployed?.shown ?? DriftWords.nothing[language]),
            "deployed_at": place(difference.deployedAt),
            "effect": text(difference.impact.effect[language]),
            "has_mend": .flag(entry.mending != nil),
            "mend": .optional(entry.mending.map { VisibleText.of($0.words[language]) }),
            "changes": .list(changes.map(change)),
        ]
    }

    private func change(_ change: Mending.LineChange) -> TemplateScope {
        [
            "change_at": text("\(change.location.file):\(change.location.line)"),
            "removed": .list(change.removed.map { [".": text($0)] }),
            "added": .list(change.added.map { [".": text($0)] }),
            "more": change.more > 0 ? .text(String(change.more)) : .absent,
        ]
    }

    /// The objects by kind, each with the differences that it has.
    private var groups: [TemplateScope] {
        var numbers: [String: [Int]] = [:]
        for (index, entry) in report.entries.enumerated() {
            numbers["\(entry.difference.objectKind) \(entry.difference.ownName)", default: []].append(index)
        }
        var order: [String] = []
        var members: [String: [DriftReport.ComparedObject]] = [:]
        for object in report.compared {
            if members[object.kind] == nil { order.append(object.kind) }
            members[object.kind, default: []].append(object)
        }
        return order.compactMap { kind in
            guard let objects = members[kind], let title = objects.first?.title else { return nil }
            return [
                "group": text(title[language]),
                "count": .text(String(objects.count)),
                "objects": .list(
                    objects.map { object in
                        let found = numbers["\(object.kind) \(object.name)"] ?? []
                        let worst = found.map { report.entries[$0].difference.severity }.max()
                        return [
                            "object": text(object.name),
                            "outcome": .text(worst?.outcome ?? "passed"),
                            "sign": .text(worst?.sign ?? "✓"),
                            "state": .text(worst?.title[language] ?? Self.same[language]),
                            "links": .list(
                                found.map { index in
                                    let difference = report.entries[index].difference
                                    let label = difference.key ?? difference.kind.title[language]
                                    return ["card": .text(String(index + 1)), "label": text(label)]
                                }
                            ),
                        ]
                    }
                ),
            ]
        }
    }

    private static let same = LocalizedText(nl: "klopt", en: "as it should be")

    private func other(_ difference: Difference) -> TemplateScope {
        ["subject": text(difference.subject(language)), "deployed_at": place(difference.deployedAt)]
    }

    private func finding(_ finding: Diagnostic) -> TemplateScope {
        ["finding": text(finding.message), "finding_at": place(finding.location)]
    }
}

extension DriftSeverity {
    /// The class of the page's style.
    fileprivate var outcome: String {
        switch self {
        case .breaksCalls: "failed"
        case .security: "warned"
        case .cosmetic: "not-judged"
        }
    }

    /// The sign that stands for it.
    fileprivate var sign: String {
        switch self {
        case .breaksCalls: "✗"
        case .security: "!"
        case .cosmetic: "~"
        }
    }
}
