import SIPMessages
import SIPServer
import Testing
import TrunkModel

@testable import LiveTest

@Suite struct AdmissionJudgeTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        var name: String
        var state: Call.State?
        var rang = false
        var status: Int?
        /// Checks with outcomes.
        var verdicts: String
        var seen: String
        var testDescription: String { name }
    }

    private static func ended(_ status: Int) -> Call.State { .ended(CallEnding(by: .peer, status: status)) }

    static let samples = [
        Sample(
            name: "answered",
            state: .established,
            status: 200,
            verdicts: "provider-source passed, did passed",
            seen: "answered"
        ),
        Sample(
            name: "rings on",
            rang: true,
            status: 180,
            verdicts: "provider-source passed, did passed",
            seen: "rings"
        ),
        Sample(
            name: "rang, then gave up",
            state: ended(480),
            rang: true,
            status: 480,
            verdicts: "provider-source passed, did passed",
            seen: "rings"
        ),
        Sample(
            name: "busy",
            state: ended(486),
            status: 486,
            verdicts: "provider-source passed, did warned",
            seen: "486 Busy Here"
        ),
        Sample(
            name: "unknown",
            state: ended(404),
            status: 404,
            verdicts: "provider-source passed, did failed",
            seen: "404 Not Found"
        ),
        Sample(
            name: "no more than trying",
            status: 100,
            verdicts: "provider-source passed, did failed",
            seen: "nothing after 100 Reason"
        ),
        Sample(
            name: "challenged",
            state: ended(401),
            status: 401,
            verdicts: "provider-source failed",
            seen: "401 Unauthorized"
        ),
        Sample(
            name: "forbidden",
            state: ended(403),
            status: 403,
            verdicts: "provider-source failed",
            seen: "403 Forbidden"
        ),
        Sample(name: "silent", verdicts: "provider-source failed", seen: "no answer at all"),
        Sample(
            name: "given up after silence",
            state: .ended(CallEnding(by: .timeout, status: 408)),
            verdicts: "provider-source failed",
            seen: "no answer at all"
        ),
    ]

    @Test(arguments: samples) func judges(_ sample: Sample) throws {
        let invite = try SampleMessage.request("INVITE", uri: "sip:+31508200000@203.0.113.10")
        let findings = Findings()
        AdmissionJudge(
            book: findings.book,
            act: .inbound,
            subject: "+31508200000",
            source: "185.19.236.10",
            ladders: ["x"]
        ).judge(
            sample.state,
            rang: sample.rang,
            last: try sample.status.map { try SampleMessage.answer($0, to: invite) }
        )
        let verdicts = findings.book.all
        #expect(
            verdicts.map { "\($0.check.rawValue) \($0.outcome.rawValue)" }.joined(separator: ", ") == sample.verdicts
        )
        #expect(verdicts.last?.seen.en == sample.seen)
        #expect(verdicts.allSatisfy { $0.ladders == ["x"] })
    }
}
