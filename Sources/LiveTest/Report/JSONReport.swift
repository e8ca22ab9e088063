import Diagnostics
import Foundation
import PBXBackends
public import TrunkModel

/// The report as JSON (RFC 8259), for programs: `report.json`.
///
/// Keys are in snake_case and sorted, as in all of the product's JSON; texts are those of one language. `version` changes
/// when a key changes its meaning or goes away, not when one is added.
public enum JSONReport {
    /// The version of the layout.
    public static let version = 1

    /// The report's bytes.
    ///
    /// - Parameters:
    ///   - report: What was found.
    ///   - language: The language of the texts.
    /// - Returns: UTF-8, with a line's end at its end.
    /// - Throws: `EncodingError` for a number that JSON does not have.
    public static func bytes(_ report: LiveTestReport, language: Language) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(Report(report, language))) + [UInt8(ascii: "\n")]
    }
}

private struct Report: Encodable {
    let version = JSONReport.version
    let language: String
    let trunk: String
    let provider: String
    let listen: String
    let began: String
    let duration: Double
    let pbx: String?
    let brand: String?
    let passed: Bool
    let counts: [String: Int]
    let acts: [String]
    let verdicts: [VerdictRecord]
    let notices: [NoticeRecord]
    let ladders: [LadderRecord]

    init(_ report: LiveTestReport, _ language: Language) {
        self.language = language.rawValue
        trunk = report.trunk
        provider = report.provider
        listen = report.listen
        began = Timestamp.text(report.began)
        duration = report.duration.rounded(toPlaces: 3)
        pbx = report.pbx
        brand = report.brand
        passed = report.passed
        counts = Dictionary(
            uniqueKeysWithValues: Verdict.Outcome.allCases.map { ($0.rawValue.snakeCase, report.count($0)) }
        )
        acts = report.acts.map(\.rawValue)
        verdicts = report.verdicts.map { VerdictRecord($0, language) }
        notices = report.notices.map { NoticeRecord(time: $0.time.rounded(toPlaces: 3), text: $0.text[language]) }
        ladders = report.ladders.map { LadderRecord($0, language) }
    }
}

private struct NoticeRecord: Encodable {
    let time: Double
    let text: String
}

private struct VerdictRecord: Encodable {
    let check: String
    let title: String
    let act: String
    let subject: String
    let outcome: String
    let expected: String
    let seen: String
    let why: String
    let source: String
    let advice: [AdviceRecord]
    let ladders: [String]

    init(_ verdict: Verdict, _ language: Language) {
        check = verdict.check.rawValue
        title = verdict.check.title[language]
        act = verdict.act.rawValue
        subject = verdict.subject
        outcome = verdict.outcome.rawValue.snakeCase
        expected = verdict.expected[language]
        seen = verdict.seen[language]
        why = verdict.check.why[language]
        source = verdict.check.source(in: language)
        advice = verdict.advice.map { AdviceRecord($0, language) }
        ladders = verdict.ladders
    }
}

private struct AdviceRecord: Encodable {
    let brand: String?
    let text: String
    let places: [PlaceRecord]

    struct PlaceRecord: Encodable {
        let location: String
        let section: String?
        let key: String
        let value: String?
    }

    init(_ advice: Advice, _ language: Language) {
        brand = advice.brand
        text = advice.text[language]
        places = advice.places.map {
            PlaceRecord(location: $0.location[language], section: $0.section, key: $0.key, value: $0.value)
        }
    }
}

private struct LadderRecord: Encodable {
    let callId: String
    let title: String
    let act: String?
    let participants: [String]
    let messages: [MessageRecord]

    struct MessageRecord: Encodable {
        let time: Double
        let from: Int
        let to: Int
        let label: String
        let text: String
        let isRetransmission: Bool
        let hasSession: Bool
    }

    init(_ ladder: Ladder, _ language: Language) {
        callId = ladder.callID
        title = ladder.title[language]
        act = ladder.act?.rawValue
        participants = ladder.participants
        messages = ladder.messages.map {
            MessageRecord(
                time: $0.time.rounded(toPlaces: 6),
                from: $0.from,
                to: $0.to,
                label: $0.label,
                text: $0.text,
                isRetransmission: $0.isRetransmission,
                hasSession: $0.hasSession
            )
        }
    }
}

extension String {
    /// `not-judged` as `not_judged`: values that are also keys look like keys.
    fileprivate var snakeCase: String { String(map { $0 == "-" ? "_" : $0 }) }
}

extension Double {
    /// Fewer places: a clock's noise is no news, and makes files that differ for no reason.
    fileprivate func rounded(toPlaces places: Int) -> Double {
        let factor = (0..<places).reduce(1.0) { factor, _ in factor * 10 }
        return (self * factor).rounded() / factor
    }
}
