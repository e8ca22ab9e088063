import Diagnostics
import Templating
import TrunkModel

extension HTMLPage {
    /// What the template of a ladder prints.
    ///
    /// - Parameters:
    ///   - ladder: The ladder.
    ///   - number: Its number, from 1.
    /// - Returns: The names that the template uses.
    func ladder(_ ladder: Ladder, number: Int) -> TemplateScope {
        let verdicts = report.verdicts.enumerated().filter { $0.element.ladders.contains(ladder.callID) }
        let start = ladder.messages.first?.time ?? 0
        return [
            "ladder": .text(String(number)),
            "title": .text(VisibleText.of(ladder.title[language])),
            "call_id": .text(VisibleText.of(ladder.callID)),
            "act": .text(ladder.act?.title[language] ?? "–"),
            "began": .text(ReportWords.duration(start, language)),
            "count": .text(String(ladder.messages.count)),
            "clean": .flag(!verdicts.contains { $0.element.isProblem }),
            "has_verdicts": .flag(!verdicts.isEmpty),
            "verdicts": .list(
                verdicts.map { verdict in
                    [
                        "outcome": .text(verdict.element.outcome.rawValue),
                        "outcome_title": .text(verdict.element.outcome.title[language]),
                        "sign": .text(verdict.element.outcome.sign),
                        "card": .text(String((cards[verdict.offset] ?? verdict.offset) + 1)),
                        "check": .text(verdict.element.check.title[language]),
                    ]
                }
            ),
            "participants_count": .text(String(max(1, ladder.participants.count))),
            "participants": .texts(ladder.participants.map { VisibleText.of($0) }),
            "messages": .list(ladder.messages.map { message($0, since: start) }),
        ]
    }

    private func message(_ message: Ladder.Message, since start: Double) -> TemplateScope {
        let classes = [message.to < message.from ? "back" : nil, message.isRetransmission ? "again" : nil]
        return [
            "class": .text(classes.compactMap { $0 }.joined(separator: " ")),
            "left": .text(String(min(message.from, message.to))),
            "right": .text(String(max(message.from, message.to))),
            "time": .text(offset(message.time - start)),
            "label": .text(VisibleText.of(message.label)),
            "again": .flag(message.isRetransmission),
            "sdp": .flag(message.hasSession),
            // The same bytes twice would make the page of a lossy line twice as large.
            "text": .text(message.isRetransmission ? "" : body(message.text)),
        ]
    }

    /// A message without the empty lines at its end.
    private func body(_ text: String) -> String {
        guard let last = text.lastIndex(where: { $0 != "\n" }) else { return "" }
        return VisibleText.of(String(text[...last]), keepsLines: true)
    }

    /// `+12 ms`, and whole seconds where milliseconds tell nothing any more.
    private func offset(_ seconds: Double) -> String {
        let milliseconds = (min(max(seconds.isFinite ? seconds : 0, -1e6), 1e6) * 1000).rounded()
        return milliseconds.magnitude < 10_000
            ? "+\(Int(milliseconds)) ms" : "+\(ReportWords.duration(seconds, language))"
    }
}
