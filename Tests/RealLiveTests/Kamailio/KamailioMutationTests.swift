import LiveTest
import TestSupport
import Testing

/// What is wrong in a Kamailio's folder is caught, and the advice names where it stands.
@Suite struct KamailioMutationTests {
    /// One thing that is wrong.
    struct Mutation: Sendable, CustomStringConvertible {
        /// What is wrong.
        let description: String
        /// The file, the text that stands there once, and what stands in its place.
        let edit: (file: String, old: String, new: String)
        /// The acts in which it is seen.
        let acts: String
        /// The checks that must fail, and no others; what follows from them is not judged.
        let checks: Set<Check>
        /// The setting that the advice must name.
        let place: LiveReport.Place
    }

    static let all = [
        Mutation(
            description: "a wrong password of the second account",
            edit: ("dbtext/uacreg", "::trunk8200-b:", "::trunk8200-b:x"),
            acts: "registration",
            checks: [.registrationPassword],
            place: LiveReport.Place("dbtext/uacreg", "l_uuid trunk8200-b", "auth_password")
        ),
        Mutation(
            description: "a dial rule that is a digit too short",
            edit: ("dbtext/dialplan", ":^0[1-57][0-9]{8}$:", ":^0[1-57][0-9]{7}$:"),
            acts: "outbound",
            checks: [.callArrives],
            place: LiveReport.Place("dbtext/dialplan", "dpid 1", "match_exp")
        ),
        // The second try has the Call-ID of the first.
        Mutation(
            description: "the second account is tried when the called party declines",
            edit: ("trunk-groningen.cfg", "408|5[0-9][0-9]", "408|[56][0-9][0-9]"),
            acts: "failover",
            checks: [.noFailover],
            place: LiveReport.Place("trunk-groningen.cfg", "failure_route[TRUNK_FAILED]", "t_check_status")
        ),
    ]

    @Test(arguments: all) func isCaught(_ mutation: Mutation) async throws {
        let golden = GoldenCase(name: "groningen")
        var folder = try KamailioFolder(golden)
        try folder.replace(mutation.edit.old, in: mutation.edit.file, with: mutation.edit.new)
        var lab = LiveTestLab(golden, with: .kamailio(folder.files))
        lab.arguments = ["--only", mutation.acts]
        let end = try await lab.run()
        #expect(end.status == 1, "\(end.story)")
        let report = try end.report()
        let failed = report.verdicts.filter { $0.outcome == "failed" }
        #expect(Set(failed.map(\.check)) == Set(mutation.checks.map(\.rawValue)), "\(report.remarks)")
        let places = failed.flatMap(\.advice).filter { $0.brand == "kamailio" }.flatMap(\.places)
        #expect(places.contains(mutation.place), "\(places)")
    }
}
