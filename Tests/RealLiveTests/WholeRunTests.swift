import DialPlan
import LiveTest
import TestSupport
import Testing
import TrunkModel

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
        #expect(end.status == 0, "\(end.story)")
        #expect(end.written == LiveTestEnd.reports)
        let report = try end.report()
        let plan = try run.golden.plan().plan
        expectAll(of: plan, in: report)
        #expect(report.passed)
        #expect(report.brand == run.flavour.brand)
        #expect(report.duration < 60, "the issue's bound on a whole run")
        #expect(end.complaints == [])
        for name in end.written { #expect(try end.mode(name) == 0o600, "\(name)") }
        #expect(XMLJudge.isWellFormed(end.bytes("report.junit.xml")))
        try await expectReadable(end)
        expectNoSecret(of: plan, in: end)
    }

    /// Every check was judged, and passed wherever it was.
    private func expectAll(of plan: DialPlan, in report: LiveReport) {
        let remarks = report.remarks.filter { !Self.cannotBeJudged(of: plan).contains($0.check) }
        #expect(remarks.isEmpty, "\(remarks)")
        let missing = Set(Check.allCases.map(\.rawValue)).subtracting(report.checks("passed"))
            .subtracting(Self.doesNotApply(to: plan))
        #expect(missing.isEmpty)
    }

    /// The checks that say why they cannot be judged.
    private static func cannotBeJudged(of plan: DialPlan) -> Set<String> {
        plan.trunk.kind == .deviceAccounts ? [Check.failover.rawValue] : []
    }

    /// The checks that need what a trunk does not have.
    private static func doesNotApply(to plan: DialPlan) -> Set<String> {
        var checks: Set<Check> = []
        // Device accounts do not replace each other.
        if plan.trunk.kind == .deviceAccounts {
            checks.formUnion([.failover, .failoverCredentials, .noFailover, .primaryAgain, .inboundSecondary])
        }
        if !plan.callers.callers.contains(where: { $0.identity.isAnonymous }) {
            checks.formUnion([.privacy, .privateNumber])
        }
        return Set(checks.map(\.rawValue))
    }

    /// Wireshark finds every packet whole and in order.
    private func expectReadable(_ end: LiveTestEnd) async throws {
        let tshark = try Tshark(end.bytes("trace.pcapng"))
        defer { tshark.remove() }
        let packets = try await tshark.fields(["sip.Call-ID"], filter: "sip")
        #expect(packets.count > 100)
        let wrong = try await tshark.fields(
            ["frame.number", "_ws.malformed", "_ws.expert.message"],
            filter: "_ws.malformed || ip.checksum.status == \"Bad\" || udp.checksum.status == \"Bad\""
        )
        #expect(wrong == [])
    }

    /// No password stands in anything that was written or printed.
    private func expectNoSecret(of plan: DialPlan, in end: LiveTestEnd) {
        let texts = end.written.map { ($0, end.bytes($0)) } + [("printed", Array((end.output + end.errors).utf8))]
        for account in plan.trunk.accounts {
            for form in Self.forms(account.password.reveal()) {
                for (name, bytes) in texts { #expect(!bytes.holds(Array(form.utf8)), "\(name), \(account.username)") }
            }
        }
    }

    /// A text as it stands, as JSON writes it and as XML writes it.
    private static func forms(_ text: String) -> Set<String> {
        let quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        return [text, quoted, escaped, escaped.replacing("\"", with: "&quot;")]
    }
}
