import Foundation
import LiveTest
import Testing
import TrunkModel

/// `report.json`, read back.
@Suite struct JSONReportTests {
    static func object(_ report: LiveTestReport, _ language: Language = .en) throws -> [String: Any] {
        let bytes = try JSONReport.bytes(report, language: language)
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    static func list(_ object: [String: Any], _ key: String) throws -> [[String: Any]] {
        try #require(object[key] as? [[String: Any]])
    }

    /// The keys that programs rely on.
    @Test func keys() throws {
        let report = try Self.object(SampleReport.whole)
        #expect(
            Set(report.keys) == [
                "version", "language", "trunk", "provider", "listen", "began", "duration", "pbx", "brand", "passed",
                "counts", "acts", "verdicts", "notices", "ladders",
            ]
        )
        let verdict = try #require(
            try Self.list(report, "verdicts").first { ($0["check"] as? String) == "contact-user" }
        )
        #expect(
            Set(verdict.keys) == [
                "check", "title", "act", "subject", "outcome", "expected", "seen", "why", "source", "advice", "ladders",
            ]
        )
        let ladder = try #require(try Self.list(report, "ladders").first)
        #expect(Set(ladder.keys) == ["call_id", "title", "act", "participants", "messages"])
        let message = try #require(try Self.list(ladder, "messages").first)
        #expect(Set(message.keys) == ["time", "from", "to", "label", "text", "is_retransmission", "has_session"])
    }

    /// What is in the report is in the file: counts, references, outcomes.
    @Test func addsUp() throws {
        let report = try Self.object(SampleReport.whole)
        let verdicts = try Self.list(report, "verdicts")
        let counts = try #require(report["counts"] as? [String: Int])
        for outcome in ["passed", "failed", "warned", "not_judged"] {
            #expect(counts[outcome] == verdicts.count { ($0["outcome"] as? String) == outcome }, "\(outcome)")
        }
        #expect(report["passed"] as? Bool == false)
        let known = Set(try Self.list(report, "ladders").compactMap { $0["call_id"] as? String })
        for verdict in verdicts {
            let ladders = try #require(verdict["ladders"] as? [String])
            #expect(known.isSuperset(of: ladders))
        }
        for ladder in try Self.list(report, "ladders") {
            let columns = (ladder["participants"] as? [String])?.count ?? 0
            for message in try Self.list(ladder, "messages") {
                for end in ["from", "to"] { #expect((0..<columns).contains(message[end] as? Int ?? -1)) }
            }
        }
    }

    /// Any text survives: JSON escapes what it must.
    @Test func rudeTextIsKept() throws {
        var report = SampleReport.whole
        report.pbx = "\u{0}\"\\\u{1B}\u{2028}\u{202E}</script>é"
        #expect(try Self.object(report)["pbx"] as? String == report.pbx)
    }

    /// Dates are right over leap years and the ends of months and years.
    @Test func dates() throws {
        var report = SampleReport.whole
        let cases = [
            0: "1970-01-01T00:00:00Z", 951_782_399: "2000-02-28T23:59:59Z", 951_782_400: "2000-02-29T00:00:00Z",
            1_709_251_199: "2024-02-29T23:59:59Z", 1_767_225_599: "2025-12-31T23:59:59Z",
            4_107_542_400: "2100-03-01T00:00:00Z", -1: "1969-12-31T23:59:59Z",
        ]
        for (seconds, text) in cases {
            report.began = seconds
            #expect(try Self.object(report)["began"] as? String == text)
        }
    }
}
