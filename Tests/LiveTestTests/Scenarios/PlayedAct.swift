import DialPlan
import SIPServer
import TestSupport
import TrunkModel

@testable import LiveTest

/// A live test against a fake PBX, from beginning to end.
enum PlayedAct {
    /// Plays acts of the trunk `groningen`.
    ///
    /// - Parameters:
    ///   - acts: What is played.
    ///   - fault: What the PBX does wrong; nil for nothing.
    ///   - isProxy: Whether the PBX tries the next account within the same call.
    ///   - limits: How long to wait for what should come, as a part of the usual time.
    /// - Returns: The report.
    /// - Throws: What keeps it from being played.
    static func report(
        _ acts: Set<Act> = Set(Act.allCases),
        fault: PBXFault?,
        isProxy: Bool = false,
        limits: Double
    ) async throws -> LiveTestReport {
        let plan = try GoldenPlans.plan("groningen")
        let (main, other, stranger) = (try LoopbackAddress(), try LoopbackAddress(), try LoopbackAddress())
        var configuration = LiveTestRun.Configuration()
        (configuration.host, configuration.port) = (main.host, 5_060)
        (configuration.otherAddress, configuration.strangerAddress) = (other.host, stranger.host)
        configuration.acts = acts
        configuration.timeout = .seconds(20 * limits)
        configuration.registrationTimeout = configuration.timeout
        configuration.grantedExpiry = 5
        configuration.times.pauses = 0.1
        configuration.times.limits = limits
        guard let provider = Endpoint(main.host, port: 5_060) else { throw NoAddress() }
        let pbx = try await FakePBX.start(
            plan,
            provider: provider,
            friends: [main.host, other.host],
            fault: fault,
            isProxy: isProxy
        )
        let run = LiveTestRun(plan, configuration, advisors: [], progress: { _ in }) { FakePBXOriginator(pbx: pbx) }
        let outcome = try await run.run()
        await pbx.stop()
        return outcome.report
    }

    private struct NoAddress: Error {}
}

extension LiveTestReport {
    /// The checks that ended in a way, without doubles, in their order.
    func checks(_ outcome: Verdict.Outcome) -> [String] {
        var seen: Set<String> = []
        return verdicts.filter { $0.outcome == outcome }.map(\.check.rawValue).filter { seen.insert($0).inserted }
    }

    /// All that did not pass, for a failing test.
    var troubles: String {
        verdicts.filter { $0.outcome != .passed }
            .map { "\($0.check.rawValue) \($0.outcome.rawValue) \($0.subject): \($0.expected.en) / \($0.seen.en)" }
            .joined(separator: "\n")
    }
}
