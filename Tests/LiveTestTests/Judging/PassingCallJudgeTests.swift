import SIPMessages
import TestSupport
import Testing
import TrunkModel

@testable import LiveTest

/// Calls that pass the registrar, of which nobody knows what was dialled.
@Suite struct PassingCallJudgeTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        var name: String
        var plan = "groningen"
        var account = "trunk8200-a"
        var called = "+31612345678"
        var from = "+31508200000"
        var asserted: String? = "+31508200010"
        var more: [String] = []
        var media = ["m=audio 12000 RTP/AVP 8 0 101", "a=rtpmap:101 telephone-event/8000"]
        var failed: String
        var testDescription: String { name }
    }

    static let samples = [
        Sample(name: "right", failed: ""),
        Sample(name: "short", called: "112", failed: ""),
        Sample(name: "national", called: "0612345678", failed: "called-number"),
        Sample(name: "with 00", called: "0031612345678", failed: "called-number"),
        Sample(name: "premium", called: "+31906123456", failed: "blocked"),
        Sample(name: "extension in From", from: "100", failed: "from"),
        Sample(name: "somebody else's number", from: "+31201234567", failed: "from"),
        Sample(name: "inbound-only number", from: "+31508200008", failed: "from"),
        Sample(name: "no PAI", asserted: nil, failed: "p-asserted-identity"),
        Sample(name: "extension in PAI", asserted: "210", failed: "p-asserted-identity"),
        Sample(name: "anonymous", more: ["Privacy: id"], failed: ""),
        Sample(name: "anonymous in From", from: "anonymous", more: ["Privacy: id"], failed: "private-number"),
        Sample(name: "timers", more: ["Require: timer"], failed: "extensions"),
        Sample(name: "codecs", media: ["m=audio 12000 RTP/AVP 9 8"], failed: "codecs telephone-event"),
        Sample(
            name: "own device account",
            plan: "assen-device-accounts",
            account: "31592300001",
            called: "31612345678",
            from: "31592300001",
            asserted: "31592300001",
            failed: ""
        ),
        Sample(
            name: "another device's number",
            plan: "assen-device-accounts",
            account: "31592300001",
            called: "31612345678",
            from: "31592300002",
            asserted: "31592300001",
            failed: "from"
        ),
    ]

    @Test(arguments: samples) func judges(_ sample: Sample) throws {
        var headers = ["From: <sip:\(sample.from)@pbx.callvoip.nl>;tag=1"] + sample.more
        if let asserted = sample.asserted { headers.append("P-Asserted-Identity: <sip:\(asserted)@pbx.callvoip.nl>") }
        let invite = try SampleMessage.request(
            "INVITE",
            uri: "sip:\(sample.called)@pbx.callvoip.nl",
            headers: headers,
            body: SampleMessage.session(sample.media)
        )
        let plan = try GoldenPlans.plan(sample.plan)
        let verdicts = PassingCallJudge(plan, invite, account: sample.account).verdicts
        #expect(verdicts.filter { $0.outcome == .failed }.map(\.check.rawValue).joined(separator: " ") == sample.failed)
        #expect(verdicts.allSatisfy { $0.subject == sample.called && $0.ladders == ["4f1b@203.0.113.10"] })
    }
}
