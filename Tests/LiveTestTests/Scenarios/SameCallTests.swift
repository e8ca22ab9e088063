import Testing
import TrunkModel

@testable import LiveTest

/// A proxy tries the next account within the same call: Call-ID, From tag and CSeq are those of its first INVITE.
///
/// It is judged as a PBX is that begins a new call for each account.
@Suite(.timeLimit(.minutes(4))) struct SameCallTests {
    /// Plays acts with a PBX that begins new calls, or a proxy; with little patience for what must not come.
    private func report(_ acts: Set<Act>, _ fault: PBXFault?, _ isProxy: Bool) async throws -> LiveTestReport {
        try await PlayedAct.report(acts, fault: fault, isProxy: isProxy, limits: fault == nil ? 1 : 0.3)
    }

    @Test func failsOver() async throws {
        let report = try await report([.outbound, .failover], nil, true)
        #expect(report.troubles == "")
        let wanted: [Check] = [.failover, .failoverCredentials, .noFailover, .primaryAgain, .inboundSecondary]
        for check in wanted { #expect(report.checks(.passed).contains(check.rawValue), "\(check)") }
        let seen = report.verdicts.filter { $0.check == .failoverCredentials }.map(\.seen.en)
        #expect(seen == Array(repeating: "trunk8200-b", count: 3))
        // Both tries stand in the one ladder of the call.
        #expect(report.verdicts.filter { $0.check == .failover }.allSatisfy { $0.ladders.count == 1 })
    }

    @Test(arguments: [false, true]) func triesNextWhenBusy(_ isProxy: Bool) async throws {
        let report = try await report([.failover], .triesNextWhenBusy, isProxy)
        #expect(report.checks(.failed) == ["no-failover"], "\(report.troubles)")
        let seen = report.verdicts.filter { $0.check == .noFailover }.map(\.seen.en)
        #expect(seen == ["also over trunk8200-b", "also over trunk8200-b"])
    }

    @Test(arguments: [false, true]) func wrongSecondPassword(_ isProxy: Bool) async throws {
        let report = try await report([.failover], .wrongSecondPassword, isProxy)
        #expect(report.checks(.failed) == ["failover-credentials"], "\(report.troubles)")
        let seen = Set(report.verdicts.filter { $0.check == .failoverCredentials }.map(\.seen.en))
        #expect(seen == ["trunk8200-b, with a wrong digest"])
    }

    @Test(arguments: [false, true]) func wrongFirstPassword(_ isProxy: Bool) async throws {
        let report = try await report([.outbound], .wrongFirstPassword, isProxy)
        #expect(report.checks(.failed) == ["invite-digest"], "\(report.troubles)")
        // That all came over the second account is no fault of its own.
        #expect(report.checks(.notJudged) == ["primary-first"])
        let seen = Set(report.verdicts.filter { $0.check == .inviteDigest }.map(\.seen.en))
        #expect(seen == ["a wrong digest"])
    }
}
