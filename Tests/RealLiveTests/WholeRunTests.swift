import TestSupport
import Testing

/// Every generated configuration passes every check, in three real Asterisks.
@Suite struct WholeRunTests {
    /// A golden in an Asterisk.
    struct Run: Sendable, CustomStringConvertible {
        let flavour: Flavour
        let golden: GoldenCase
        var description: String { "\(golden), \(flavour)" }
    }

    /// Two accounts; accounts side by side; an outside line and another number format; passwords that are hard to write.
    static let cases = ["groningen", "assen-device-accounts", "outside-line-0", "passwords-comment-signs"]
    static let runs =
        Flavour.all.flatMap { flavour in cases.map { Run(flavour: flavour, golden: GoldenCase(name: $0)) } } + [
            Run(flavour: .pjsip22, golden: GoldenCase(name: "passwords-backslashes")),
            Run(flavour: .sip16, golden: GoldenCase(name: "passwords-device-accounts")),
        ]

    @Test(arguments: runs) func passes(_ run: Run) async throws {
        let lab = LiveTestLab(run.golden, with: .asterisk(try LiveTestLab.PBX(run.flavour, run.golden)))
        let end = try await lab.run()
        try await WholeRun(end: end, plan: try run.golden.plan().plan).expectPassed(run.flavour.brand)
        #expect(end.complaints == [])
    }
}
