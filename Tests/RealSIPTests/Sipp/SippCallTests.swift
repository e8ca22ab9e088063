import SIPMessages
import SIPServer
import TestSupport
import Testing

/// SIPp plays telephones that call.
@Suite struct SippCallTests {
    static let user = "31508200000"

    /// Plays a scenario of calls to a server that offers what SIPp understands; gives what the server counted.
    static func play(_ scenario: String, _ sipp: Sipp = Sipp(), ringing: UInt64 = 200) async throws
        -> (metrics: ServerMetrics, trace: TraceRecorder)
    {
        var outcome: (ServerMetrics, TraceRecorder)?
        try await RegistrarUnderTest.with(ringing: ringing) {
            $0.algorithms = [.md5]
        } _: { registrar in
            try await sipp.play(scenario, to: registrar)
            try await registrar.expectNoOpenCalls()
            outcome = (try await registrar.metrics(), registrar.trace)
        }
        return try #require(outcome)
    }

    @Test func callsAndHangsUp() async throws {
        let (metrics, trace) = try await Self.play("call", Sipp(calls: 10))
        #expect(metrics.calls == 10)
        #expect(metrics.failures == 0)
        #expect(trace.requests("BYE").count == 10)
    }

    @Test func givesUpWhatRings() async throws {
        let (metrics, trace) = try await Self.play("cancel", Sipp(calls: 10), ringing: 5_000)
        #expect(metrics.calls == 10)
        #expect(trace.answers(487).count == 10)
    }

    /// What gets lost comes again, from either side; a call begins once, and its answer is the same to the letter.
    ///
    /// SIPp loses 15 of 100 answers, by chance: that of 90 none gets lost happens once in two million runs.
    @Test func callsThoughPacketsGetLost() async throws {
        let calls = 90
        let (metrics, trace) = try await Self.play("lossy-call", Sipp(calls: calls, isLossy: true))
        #expect(metrics.calls == calls)
        #expect(metrics.failures == 0)
        #expect(trace.requests("INVITE").count > 2 * calls)
        let answers = trace.answers(200).filter { $0.contains("CSeq: 2 INVITE") }
        #expect(answers.count > calls)
        #expect(Set(answers).count == calls)
    }

    @Test(arguments: [(user, "wrong"), ("31508299999", "wrong")])
    func refuses(_ username: String, _ password: String) async throws {
        let (metrics, trace) = try await Self.play("refused-call", Sipp(username: username, password: password))
        #expect(metrics.calls == 0)
        #expect(metrics.failures == 1)
        #expect(trace.answers(100).isEmpty)
    }

    @Test func knowsNothingOfOtherCalls() async throws {
        let (metrics, trace) = try await Self.play("stray")
        #expect(metrics.calls == 0)
        #expect(trace.answers(481).count == 2)
        #expect(trace.texts.count == 5)
    }
}
