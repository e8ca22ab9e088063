import ConfigDiff
import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// What is made for 3CX comes back as a trunk file that makes the same, letter for letter; what no form of 3CX holds is
/// listed, and nothing else is missing.
@Suite struct ThreeCXImportGoldenTests {
    /// Cases of several kinds, for forms whose breadth another form has already.
    private static let some = GoldenCase.all.filter { golden in
        GoldenCase.single.contains(golden.name) || ["antwerpen", "names-at-their-limits"].contains(golden.name)
    }

    /// What is lost of a trunk in every form: who shows what, what numbers are for, and what only the customer knows.
    private func lost(_ trunk: Trunk) -> Set<String> {
        var keys: Set<String> = ["pbx.address"]
        if trunk.pbx.internalContext != Trunk.PBX.defaultInternalContext { keys.insert("pbx.internal_context") }
        if trunk.numbers.contains(where: { $0.description != nil }) { keys.insert("numbers.description") }
        if !trunk.callers.isEmpty { keys.insert("callers") }
        return keys
    }

    /// What no rule shows in some cases: an area code where local numbers are blocked, types that the own country has not.
    private static let unseen: [String: Set<String>] = [
        "everything-blocked": ["pbx.area_code"], "generic-one-account": ["outbound.block"],
    ]

    private func imported(_ folder: SourceFolder, _ generated: GeneratedBed, _ golden: GoldenCase) throws
        -> ThreeCXImportBed
    {
        let plan = generated.plan
        let isOwn = golden.name == "british-pbx"
        let provider = isOwn ? ImportProvider(reference: "profiles/thames.yaml", profile: plan.trunk.profile) : nil
        return try ThreeCXImportBed(folder, as: "3cx:\(generated.selection.line.name ?? "")", provider: provider)
    }

    /// Expects that nothing but some keys is lost, and that with some of these the files are the same.
    private func expect(
        _ bed: ThreeCXImportBed,
        _ generated: GeneratedBed,
        lost: Set<String>,
        mended: Set<String>,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let comparison = TrunkComparison(old: generated.plan.trunk, new: bed.trunk)
        #expect(Set(comparison.keys) == lost, sourceLocation: sourceLocation)
        #expect(bed.errors == [], sourceLocation: sourceLocation)
        // Foreign numbers of blocked types go out, for 3CX cannot refuse them: that is said, and nothing more.
        let isDialling: (String) -> Bool = { $0.hasPrefix("dialling ") && $0.hasSuffix("(international)") }
        let others = bed.uncarried.filter { !isDialling($0) }
        #expect(others == ["numbers that extensions show"], sourceLocation: sourceLocation)
        try bed.expectSame(
            generated.files,
            of: comparison.mended(mended.intersection(lost)),
            sourceLocation: sourceLocation
        )
    }

    @Test(arguments: GoldenCase.all) func answers(_ golden: GoldenCase) throws {
        let generated = try GeneratedBed("3cx:20", case: golden)
        let folder = SourceFolder(name: "pbx", files: try ThreeCXSystem(generated).answers)
        let lost = lost(generated.plan.trunk).union(Self.unseen[golden.name] ?? [])
        try expect(
            imported(folder, generated, golden),
            generated,
            lost: lost,
            mended: ["numbers.description", "pbx.area_code"]
        )
    }

    @Test(arguments: some) func backup(_ golden: GoldenCase) throws {
        let generated = try GeneratedBed("3cx:20", case: golden)
        let folder = SourceFolder(name: "pbx", files: [try ThreeCXSystem(generated).backup])
        var lost = lost(generated.plan.trunk)
        // A running 3CX has always a number of calls, whether or not somebody chose it.
        if generated.plan.trunk.channels == nil { lost.insert("channels") }
        try expect(
            imported(folder, generated, golden),
            generated,
            lost: lost,
            mended: ["numbers.description", "channels"]
        )
    }

    /// `setupconfig.xml` knows extensions and voicemail only, and the table no ring groups and queues of its own.
    @Test(arguments: some, [false, true]) func unattended(_ golden: GoldenCase, _ hasTable: Bool) throws {
        let generated = try GeneratedBed("3cx:18", case: golden)
        let folder = generated.folder { hasTable || $0 == "setupconfig.xml" }
        var lost = lost(generated.plan.trunk)
        let unknown: [InboundDestination.Kind] = hasTable ? [.ringGroup, .queue] : [.ringGroup, .queue, .ivr]
        let kinds = generated.plan.trunk.numbers.compactMap(\.inbound?.kind)
        if kinds.contains(where: unknown.contains) { lost.insert("numbers") }
        try expect(imported(folder, generated, golden), generated, lost: lost, mended: ["numbers"])
    }

    /// A template and a table hold servers, numbers and where they go; all else is said to be missing.
    @Test(arguments: GoldenCase.all) func templateAndTable(_ golden: GoldenCase) throws {
        let generated = try GeneratedBed("3cx:14", case: golden)
        let trunk = generated.plan.trunk
        let bed = try imported(generated.folder(), generated, golden)
        let comparison = TrunkComparison(old: trunk, new: bed.trunk)
        let isInTable: (NumberBlock) -> Bool = { block in
            block.inbound.map { $0.kind != .ringGroup && $0.kind != .queue } ?? false
        }
        var lost: Set<String> = []
        if !trunk.numbers.filter({ $0.inbound != nil }).allSatisfy(isInTable) { lost.insert("numbers") }
        if trunk.kind == .deviceAccounts, !trunk.numbers.allSatisfy(isInTable) {
            // Of an account without a row nothing is known.
            lost.formUnion(["accounts.server", "accounts.number"])
        }
        let held: Set<String> = ["name", "kind", "number_format", "accounts.server", "accounts.number", "numbers"]
        var different = Set(comparison.keys).intersection(held)
        // This line knows no plus.
        if trunk.numberFormat == .plus { different.remove("number_format") }
        #expect(different == lost)
        #expect(bed.errors == [])
        #expect(bed.trunk.blocked == Set(bed.trunk.profile.defaultBlocked))
        let missing = ["numbers that extensions show", "the trunk's data", "outbound rules"]
        let accounts = bed.trunk.accounts.map { "an account at \($0.server.host)" }
        #expect(bed.uncarried == missing + accounts)
        #expect(bed.outcome.result.guesses.contains { $0.key == "outbound" })
        try bed.expectSame(generated.files, of: comparison.mended(["pbx.country"]))
    }

    /// A template alone holds no more than a server: that is imported, and the rest is said to be missing.
    @Test(arguments: ["antwerpen", "groningen", "generic-one-account"]) func templateAlone(_ name: String) throws {
        let generated = try GeneratedBed("3cx:20", case: name)
        let bed = try imported(generated.folder { $0.hasSuffix(".pv.xml") }, generated, GoldenCase(name: name))
        #expect(bed.trunk.name == generated.plan.trunk.name)
        #expect(Set(bed.trunk.accounts.map(\.server)) == Set(generated.plan.trunk.accounts.map(\.server)))
        #expect(bed.errors == [])
        let accounts = bed.trunk.accounts.map { "an account at \($0.server.host)" }
        let missing = ["numbers that extensions show", "the trunk's data", "outbound rules", "inbound rules"]
        #expect(bed.uncarried == missing + accounts)
        #expect(!bed.outcome.text.contains("username:"))
        let toFillIn = bed.outcome.check.diagnostics.filter { $0.rule == "import-fill-in" }.map(\.message)
        #expect(toFillIn.contains { $0.hasPrefix("accounts[0].username ") })
        #expect(toFillIn.contains { $0.hasPrefix("numbers is empty") })
    }
}
