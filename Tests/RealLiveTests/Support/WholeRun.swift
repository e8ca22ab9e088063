import DialPlan
import LiveTest
import TestSupport
import Testing
import TrunkModel

/// A live test that has to have passed in all that applies to its trunk.
struct WholeRun {
    let end: LiveTestEnd
    let plan: DialPlan

    /// Everything was judged and passed, the reports are there and whole, and nothing says a password.
    ///
    /// - Parameter brand: The brand that it must have been taken for.
    /// - Returns: The report.
    /// - Throws: What keeps the reports from being read.
    @discardableResult
    func expectPassed(_ brand: String) async throws -> LiveReport {
        #expect(end.status == 0, "\(end.story)")
        #expect(end.written == LiveTestEnd.reports)
        let report = try end.report()
        expectAll(in: report)
        #expect(report.passed)
        #expect(report.brand == brand)
        #expect(report.duration < 60, "the issue's bound on a whole run")
        for name in end.written { #expect(try end.mode(name) == 0o600, "\(name)") }
        #expect(XMLJudge.isWellFormed(end.bytes("report.junit.xml")))
        try await expectReadable()
        expectNoSecret()
        return report
    }

    /// Every check was judged, and passed wherever it was.
    private func expectAll(in report: LiveReport) {
        let remarks = report.remarks.filter { !cannotBeJudged.contains($0.check) }
        #expect(remarks.isEmpty, "\(remarks)")
        let missing = Set(Check.allCases.map(\.rawValue)).subtracting(report.checks("passed"))
            .subtracting(doesNotApply)
        #expect(missing.isEmpty)
    }

    /// The checks that say why they cannot be judged.
    private var cannotBeJudged: Set<String> { plan.trunk.kind == .deviceAccounts ? [Check.failover.rawValue] : [] }

    /// The checks that need what a trunk does not have.
    private var doesNotApply: Set<String> {
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
    private func expectReadable() async throws {
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
    private func expectNoSecret() {
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
