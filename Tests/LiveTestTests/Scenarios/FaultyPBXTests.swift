import SIPServer
import Testing
import TrunkModel

@testable import LiveTest

/// A PBX with one fault: the test ends in its time, and says what is wrong.
///
/// Each takes some seconds; tests that compute for a minute may run beside them.
@Suite(.timeLimit(.minutes(4))) struct FaultyPBXTests {
    /// Plays acts: with little patience where that is waited out.
    private func report(_ acts: Set<Act>, _ fault: PBXFault, limits: Double = 1) async throws -> LiveTestReport {
        let report = try await PlayedAct.report(acts, fault: fault, limits: limits)
        #expect(!report.verdicts.isEmpty)
        return report
    }

    @Test func silent() async throws {
        let report = try await report([.inbound, .keepalive], .silent, limits: 0.05)
        #expect(report.checks(.failed) == ["provider-source", "options-sent"], "\(report.troubles)")
        #expect(report.checks(.notJudged).contains("options-answered"))
    }

    @Test func busy() async throws {
        let report = try await report([.inbound, .failover], .busy, limits: 0.2)
        #expect(report.checks(.failed) == [], "\(report.troubles)")
        #expect(report.checks(.warned) == ["did", "inbound-secondary"])
        #expect(report.checks(.notJudged).contains("bye-from-pbx"))
    }

    @Test func noSession() async throws {
        let report = try await report([.inbound], .noSession)
        #expect(report.checks(.failed).starts(with: ["codecs", "telephone-event"]), "\(report.troubles)")
        #expect(report.checks(.notJudged).contains("audio"))
        #expect(!report.checks(.passed).contains("dtmf-digits"))
    }

    /// An accepted REGISTER may be one that ends a registration: calls wait for one that begins it.
    @Test func takesBackFirst() async throws {
        let report = try await report([.inbound], .takesBackFirst)
        #expect(report.troubles == "")
        #expect(report.checks(.passed).contains("did"))
    }

    /// A call that never comes about is still judged by what was seen of it.
    @Test func noACK() async throws {
        let report = try await report([.outbound], .noACK, limits: 0.2)
        #expect(report.checks(.failed) == ["audio"], "\(report.troubles)")
        #expect(report.verdicts.contains { $0.check == .audio && $0.seen.en == "no ACK" })
        #expect(report.checks(.passed).contains("called-number"))
    }

    @Test func hangsUpAtOnce() async throws {
        let report = try await report([.inbound], .hangsUpAtOnce)
        #expect(report.checks(.failed) == ["did"], "\(report.troubles)")
        #expect(report.checks(.notJudged).contains("hold"))
    }

    @Test func answersTwice() async throws {
        let report = try await report([.inbound], .answersTwice)
        #expect(report.checks(.failed) == [], "\(report.troubles)")
        #expect(report.passed)
    }

    /// Who interrupts a test does not wait for it.
    @Test func interrupted() async throws {
        let began = ContinuousClock.now
        let task = Task { try await PlayedAct.report(fault: .silent, limits: 1) }
        try await Task.sleep(for: .milliseconds(700))
        task.cancel()
        _ = try await task.value
        // Uninterrupted, the accounts alone are waited for as long as that, and each of many calls.
        #expect(ContinuousClock.now - began < .seconds(60))
    }
}
