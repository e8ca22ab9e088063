import LiveTest
import TestSupport
import Testing

/// Each thing that is wrong is caught by the check made for it and by no other, and the advice names where it stands.
@Suite struct MutationTests {
    static let all = Mutation.ofPJSIP + Mutation.ofDialPlan + Mutation.ofSIP

    @Test func thereAreEnough() {
        #expect(Self.all.count >= 20)
        #expect(Set(Self.all.map(\.description)).count == Self.all.count)
    }

    @Test(arguments: all) func isCaught(_ mutation: Mutation) async throws {
        let golden = GoldenCase(name: "groningen")
        var pbx = try LiveTestLab.PBX(mutation.flavour, golden)
        pbx.files = try mutation.apply(to: pbx.files)
        pbx.showsExtensions = mutation.showsExtensions
        pbx.isHasty = true
        let end = try await LiveTestLab(golden, with: .asterisk(pbx)).run()
        #expect(end.status == 1, "\(end.story)")
        let report = try end.report()
        let failed = report.verdicts.filter { $0.outcome == "failed" }
        #expect(Set(failed.map(\.check)) == [mutation.check.rawValue], "\(report.remarks)")
        let places = failed.filter { $0.check == mutation.check.rawValue }.flatMap(\.advice)
            .filter { $0.brand == mutation.flavour.brand }.flatMap(\.places)
        #expect(places.contains(mutation.place), "\(places)")
    }
}
