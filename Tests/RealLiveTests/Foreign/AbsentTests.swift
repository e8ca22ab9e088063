import TestSupport
import Testing

/// Where nobody is there, and where somebody stops it.
@Suite struct AbsentTests {
    private static let golden = GoldenCase(name: "groningen")

    @Test func nobodyRegisters() async throws {
        var lab = LiveTestLab(Self.golden, with: .nobody)
        lab.arguments = ["--timeout", "2"]
        let end = try await lab.run()
        #expect(end.status == 1, "\(end.story)")
        #expect(end.written == LiveTestEnd.reports)
        let report = try end.report()
        #expect(report.checks("failed").contains("registers"), "\(report.remarks)")
        #expect(report.checks("passed").isEmpty)
        #expect(report.duration < 60)
    }

    // While accounts register, and in the middle of calls.
    @Test(arguments: [6.0, 12]) func anInterruptionWritesNothing(after time: Double) async throws {
        var lab = LiveTestLab(
            Self.golden,
            with: .asterisk(try LiveTestLab.PBX(.pjsip22, Self.golden))
        )
        lab.interruption = time
        let end = try await lab.run()
        #expect(end.status == 2, "\(end.story)")
        #expect(end.written.isEmpty)
        #expect(end.errors.contains("interrupted"))
    }
}
