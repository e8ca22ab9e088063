import Foundation
import DialPlan
import TestSupport
import Testing
import TrunkModel

/// SIPp as an endpoint that answers late, twice, in the wrong order, in pieces, or in no language at all.
@Suite struct RudeTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scenarios")

    /// Registers both accounts until the provider is there, then takes calls on the same port.
    private static let script = """
        cd FOLDER
        own="-i 203.0.113.10 -p 5060 -mi 203.0.113.10 -nostdin"
        register() {
            until SIPP 185.19.236.10:5060 -sf register.xml $own -m 1 -recv_timeout 2000 -timeout 5s \\
                -s "$1" -au "$1" -ap "$2" -key domain pbx.callvoip.nl; do sleep 0.3; done
        }
        register "$1" "$2"
        register "$3" "$4"
        # It may die of what it does; then it is there again.
        for round in 1 2 3 4 5 6 7 8 9 10; do
            SIPP -sf rude.xml $own -timeout 100s -recv_timeout 20000 -default_behaviors none
        done
        """

    @Test func endsWithVerdicts() async throws {
        let golden = GoldenCase(name: "groningen")
        let accounts = try golden.plan().plan.trunk.accounts
        let sipp = try MissingProgram.path(of: "sipp")
        var files: [String: String] = [:]
        for name in ["register.xml", "rude.xml"] {
            files[name] = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        }
        files["rude.sh"] = Self.script.replacing("SIPP", with: sipp)
        let command =
            ["/bin/bash", "FOLDER/rude.sh"] + accounts.flatMap { [$0.username, $0.password.reveal()] }
        var lab = LiveTestLab(golden, with: .program(command, files: files))
        lab.arguments = ["--timeout", "5", "--only", "registration,inbound,keepalive"]
        let end = try await lab.run()
        #expect(end.status == 1, "\(end.story)")
        #expect(end.written == LiveTestEnd.reports)
        let report = try end.report()
        #expect(report.duration < 90)
        let (passed, failed) = (report.checks("passed"), report.checks("failed"))
        #expect(passed.isSuperset(of: ["registers", "registration-password", "did", "unknown-number"]), "\(end.story)")
        // A session without audio, pieces of an answer, and a stranger whom it let ring.
        #expect(failed.isSuperset(of: ["codecs", "provider-source", "stranger"]), "\(report.remarks)")
    }
}
