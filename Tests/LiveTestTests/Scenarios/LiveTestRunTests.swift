import SIPServer
import TestSupport
import Testing
import TrunkModel

@testable import LiveTest

/// Whole live tests in this process: a PBX that does all right passes, and one that does not is found out in time.
@Suite struct LiveTestRunTests {
    @Test func everythingPasses() async throws {
        let report = try await PlayedAct.report(fault: nil, limits: 1)
        #expect(report.troubles == "")
        #expect(report.passed)
        #expect(report.checks(.passed).count == Check.allCases.count, "\(missing(report))")
        #expect(report.pbx == "Fake PBX")
        #expect(report.notices.isEmpty, "\(report.notices.map(\.text.en))")
        // Seven seconds on an idle machine.
        #expect(report.duration < 60)
    }

    private func missing(_ report: LiveTestReport) -> [String] {
        let seen = Set(report.checks(.passed))
        return Check.allCases.map(\.rawValue).filter { !seen.contains($0) }
    }
}
