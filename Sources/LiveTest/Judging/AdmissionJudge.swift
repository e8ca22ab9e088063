import SIPMessages
import SIPServer
import TrunkModel

/// Judges whether the PBX let a call of the provider in, and whether it went anywhere.
struct AdmissionJudge {
    let book: VerdictBook
    let act: Act
    let subject: String
    /// The address that the call came from.
    let source: String
    let ladders: [String]

    /// Writes verdicts on the source and on the number.
    ///
    /// - Parameters:
    ///   - state: The state that the call reached; nil if it neither was answered nor ended.
    ///   - rang: Whether it rang.
    ///   - last: The PBX's last answer; nil if there was none.
    func judge(_ state: Call.State?, rang: Bool, last: SIPMessage?) {
        let status = last?.status
        let isRefused = status.map { [401, 403, 407].contains($0) } ?? false
        let isSilent = status == nil
        let words = last.flatMap { message in message.status.map { "\($0) \(message.reason ?? "")" } } ?? ""
        book.judge(
            .providerSource,
            in: act,
            "\(subject) ← \(source)",
            !isRefused && !isSilent,
            expected: LocalizedText(
                nl: "een gesprek van \(source) wordt toegelaten",
                en: "a call from \(source) is let in"
            ),
            seen: isSilent
                ? LocalizedText(nl: "geen antwoord", en: "no answer at all")
                : isRefused ? .wire(words) : LocalizedText(nl: "toegelaten", en: "let in"),
            ladders: ladders
        )
        guard !isRefused, !isSilent else { return }
        // It asks for what the provider does not have (RFC 3261 §21.4.15, §21.4.16).
        if let last, let status, [420, 421].contains(status) { return judgeDemand(last, words) }
        let expected = LocalizedText(nl: "gaat over of wordt opgenomen", en: "rings or is answered")
        if rang || state == .established {
            book.judge(
                .did,
                in: act,
                subject,
                true,
                expected: expected,
                seen: state == .established
                    ? LocalizedText(nl: "opgenomen", en: "answered") : LocalizedText(nl: "gaat over", en: "rings"),
                ladders: ladders
            )
        } else if let status, [486, 600].contains(status) {
            var verdict = Verdict(.did, in: act, subject, .warned, expected: expected, seen: .wire(words))
            verdict.ladders = ladders
            book.add(verdict)
        } else {
            book.judge(
                .did,
                in: act,
                subject,
                false,
                expected: expected,
                seen: state == nil
                    ? LocalizedText(nl: "niets na \(words)", en: "nothing after \(words)") : .wire(words),
                ladders: ladders
            )
        }
    }

    private func judgeDemand(_ answer: SIPMessage, _ words: String) {
        let demanded = answer.tokens(.require).joined(separator: ", ")
        book.judge(
            .extensions,
            in: act,
            subject,
            false,
            expected: LocalizedText(nl: "geen Require", en: "no Require"),
            seen: .wire(demanded.isEmpty ? words : "\(words), Require: \(demanded)"),
            ladders: ladders
        )
    }
}
