import Diagnostics
import PBXBackends
import Templating
import TrunkModel

/// What the template of the page prints.
struct HTMLPage {
    let report: LiveTestReport
    let language: Language
    /// The number of each ladder, from 1, by Call-ID.
    private let ladders: [String: Int]
    /// Verdicts that share a card.
    private let groups: [VerdictGroup]
    /// Where the first verdict of a card stands, by the places of all of them.
    let cards: [Int: Int]

    init(report: LiveTestReport, language: Language) {
        self.report = report
        self.language = language
        ladders = Dictionary(report.ladders.enumerated().map { ($0.element.callID, $0.offset + 1) }) { first, _ in first
        }
        let groups = VerdictGroup.fold(report.verdicts)
        self.groups = groups
        let places = groups.filter(\.verdicts[0].isProblem).flatMap { group in
            group.offsets.map { ($0, group.offsets[0]) }
        }
        cards = Dictionary(places) { first, _ in first }
    }

    var scope: TemplateScope {
        let failures = cards(.failed)
        let remarks = cards(.warned)
        return [
            "language": .text(language.rawValue),
            "words": .scope(TemplateScope(ReportWords.page.map { ($0.name, .text($0.text[language])) })),
            "trunk": text(report.trunk),
            "conclusion": .text(ReportWords.conclusion(report)[language]),
            "outcome": .text(outcome.rawValue),
            "counts": .text(ReportWords.counts(report, language)),
            "provider": text(report.provider),
            "pbx": text(report.pbx ?? ReportWords.unknownPBX[language]),
            "has_brand": .flag(report.brand != nil),
            "brand": text(report.brand ?? ""),
            "listen": text(report.listen),
            "began": .text(Timestamp.reading(report.began)),
            "duration": .text(ReportWords.duration(report.duration, language)),
            "has_problems": .flag(!failures.isEmpty || !remarks.isEmpty),
            "has_failures": .flag(!failures.isEmpty),
            "failures": .list(failures),
            "has_remarks": .flag(!remarks.isEmpty),
            "remarks": .list(remarks),
            "acts": .list(report.acts.compactMap { act($0) }),
            "has_notices": .flag(!report.notices.isEmpty),
            "notices": .list(
                report.notices.map {
                    ["time": .text(ReportWords.duration($0.time, language)), "text": text($0.text[language])]
                }
            ),
            "has_ladders": .flag(!report.ladders.isEmpty),
            "all_ladders": .list(report.ladders.enumerated().map { ladder($0.element, number: $0.offset + 1) }),
        ]
    }

    private var outcome: Verdict.Outcome {
        if report.count(.failed) > 0 { return .failed }
        if !report.passed { return .notJudged }
        return report.count(.warned) > 0 ? .warned : .passed
    }

    private func text(_ text: String) -> TemplateValue { .text(VisibleText.of(text)) }

    private func cards(_ outcome: Verdict.Outcome) -> [TemplateScope] {
        groups.filter { $0.outcome == outcome }.map { card($0.merged, $0.offsets[0] + 1) }
    }

    private func act(_ act: Act) -> TemplateScope? {
        let verdicts = report.verdicts.enumerated().filter { $0.element.act == act }
        guard !verdicts.isEmpty else { return nil }
        let order: [Verdict.Outcome] = [.failed, .warned, .notJudged, .passed]
        let counts = order.compactMap { outcome in
            let count = verdicts.count { $0.element.outcome == outcome }
            return count == 0 ? nil : ReportWords.count(count, outcome, language)
        }
        return [
            "act": .text(act.title[language]),
            "act_counts": .text(counts.joined(separator: ", ")),
            "clean": .flag(!verdicts.contains { $0.element.isProblem }),
            "checks": .list(verdicts.map { row($0.element, (cards[$0.offset] ?? $0.offset) + 1) }),
        ]
    }

    /// What a row and a card of a verdict have in common: a card stands above, and a row links to it.
    private func common(_ verdict: Verdict, _ number: Int) -> [(String, TemplateValue)] {
        [
            ("outcome", .text(verdict.outcome.rawValue)),
            ("outcome_title", .text(verdict.outcome.title[language])),
            ("sign", .text(verdict.outcome.sign)),
            ("check", .text(verdict.check.title[language])),
            ("subject", text(verdict.subject)),
            ("seen", text(verdict.seen[language])),
            ("card", verdict.isProblem ? .text(String(number)) : .absent),
            ("row", verdict.isProblem ? .absent : .text(String(number))),
            (
                "ladders",
                .list(
                    verdict.ladders.compactMap { ladders[$0] }.map {
                        ["ladder": .text(String($0)), "title": text(report.ladders[$0 - 1].title[language])]
                    }
                )
            ),
        ]
    }

    private func row(_ verdict: Verdict, _ number: Int) -> TemplateScope {
        TemplateScope(common(verdict, number) + [("clean", .flag(!verdict.isProblem))])
    }

    private func card(_ verdict: Verdict, _ number: Int) -> TemplateScope {
        let advice: [TemplateScope] = verdict.advice.map { advice in
            [
                "has_brand": .flag(advice.brand != nil),
                "brand": text(advice.brand ?? ""),
                "text": text(advice.text[language]),
                "has_places": .flag(!advice.places.isEmpty),
                "places": .list(
                    advice.places.map { place in
                        [
                            "location": text(place.location[language]),
                            "section": .optional(place.section.map { VisibleText.of($0) }),
                            "assignment": text(PlaceText.assignment(place)),
                        ]
                    }
                ),
            ]
        }
        return TemplateScope(
            common(verdict, number) + [
                ("expected", text(verdict.expected[language])),
                ("why", .text(verdict.check.why[language])),
                ("source", .text(verdict.check.source(in: language))),
                ("advice", .list(advice)),
                ("has_ladders", .flag(verdict.ladders.contains { ladders[$0] != nil })),
            ]
        )
    }
}

extension Verdict {
    /// Whether somebody has to look at it.
    var isProblem: Bool { outcome == .failed || outcome == .warned }
}

extension Verdict.Outcome {
    /// The sign that stands for it.
    var sign: String {
        switch self {
        case .passed: "✓"
        case .failed: "✗"
        case .warned: "!"
        case .notJudged: "–"
        }
    }
}
