import DialPlan
import SIPMessages
import TestSupport
import Testing
import TrunkModel

@testable import LiveTest

/// Each wrong header of an outbound call is one finding, and the right one.
@Suite struct CallerJudgeTests {
    /// A call, its INVITE, and the checks that must fail.
    struct Sample: Sendable, CustomTestStringConvertible {
        var name: String
        var caller = "100"
        var digits = "0612345678"
        var uri = "sip:+31612345678@pbx.callvoip.nl"
        var headers: [String]
        var first: [String]?
        var failed: String
        var seen = ""
        var testDescription: String { name }
    }

    @Test(arguments: plain + anonymous + emergency) func findsOneThing(_ sample: Sample) throws {
        let plan = try GoldenPlans.plan("groningen")
        let decision = plan.decide(dialled: sample.digits, from: sample.caller)
        guard case .sent(let call) = decision.outcome else {
            Issue.record("no call")
            return
        }
        let findings = Findings()
        CallerJudge(
            call: call,
            invite: try SampleMessage.request("INVITE", uri: sample.uri, headers: sample.headers),
            first: try sample.first.map { try SampleMessage.request("INVITE", uri: sample.uri, headers: $0) },
            rule: decision.rule?.kind,
            book: findings.book,
            act: .outbound,
            subject: sample.name,
            ladders: ["x"]
        ).judge()
        #expect(findings.failed == sample.failed)
        let failed = findings.book.all.first { $0.outcome == .failed }
        if !sample.seen.isEmpty { #expect(failed?.seen.en == sample.seen) }
        #expect(findings.book.all.allSatisfy { $0.ladders == ["x"] && $0.subject == sample.name })
        if sample.failed.isEmpty { #expect(findings.checks(.passed).contains("caller-id")) }
    }
}
