import Diagnostics
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Every golden case's plan, played by a deployed trunk, comes back as a trunk file that makes the same configuration.
@Suite struct ImportGoldenTests {
    /// Cases whose provider no built-in profile describes: there the user names it.
    private static let ownProfiles = ["british-pbx"]

    @Test(arguments: GoldenCase.all) func comesBack(_ golden: GoldenCase) throws {
        let plan = try golden.plan().plan
        let isOwn = Self.ownProfiles.contains(golden.name)
        let provider = isOwn ? ImportProvider(reference: "profiles/thames.yaml", profile: plan.trunk.profile) : nil
        let result = try TrunkImporter.trunkFile(from: PlanTrunk(plan: plan), provider: provider)
        #expect(result.uncarried.map { "\($0.setting.en): \($0.reason.en)" } == [])

        let imported = try ImportedFile(result)
        #expect(imported.log.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
        let again = try #require(imported.plan)
        try Behaviour.expectSame(plan, again)

        let (before, after) = (try Self.configuration(plan), try Self.configuration(again))
        #expect(before.map(\.path) == after.map(\.path))
        for (old, new) in zip(before, after) {
            if let diff = UnifiedDiff.of(old.text, new.text, name: old.path) { Issue.record("\(diff)") }
        }
    }

    /// Cases with an outside line that nobody would try who does not see it written.
    private static let rareLines = ["names-at-their-limits"]

    /// Where only calls can be tried, the trunk file still behaves the same; but for its own address, which no call shows.
    @Test(arguments: GoldenCase.all) func comesBackByCallsAlone(_ golden: GoldenCase) throws {
        let plan = try golden.plan().plan
        let provider = ImportProvider(reference: "profile.yaml", profile: plan.trunk.profile)
        let deployed = PlanTrunk(plan: plan, showsDialRules: false, showsAddress: false)
        let result = try TrunkImporter.trunkFile(from: deployed, provider: provider)
        let isRare = Self.rareLines.contains(golden.name)
        let uncarried = result.uncarried.map { "\($0.setting.en): \($0.reason.en)" }
        #expect(isRare ? !uncarried.isEmpty : uncarried == [])
        #expect(result.guesses.contains { $0.key == "pbx.address" })

        let imported = try ImportedFile(result)
        let errors = imported.log.diagnostics.filter { $0.severity == .error }.map(\.message)
        #expect(errors == ["pbx.address is missing"])
        let again = try #require(imported.plan)
        if !isRare { try Behaviour.expectSame(plan, again, seed: 2) }
    }

    /// The files of the brand whose dial plan is the plan itself, without the setup sheets.
    private static func configuration(_ plan: DialPlan) throws -> [OutputFile] {
        let selection = try #require(try BackendRegistry.select("asterisk-pjsip").first)
        return try Generator(languages: []).generate(plan, for: selection).files
    }
}
