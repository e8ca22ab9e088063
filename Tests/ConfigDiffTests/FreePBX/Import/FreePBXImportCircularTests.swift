import ConfigDiff
import ConfigFormats
import Diagnostics
import DialPlan
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// What is set up as the setup sheet says is imported as a trunk file that makes the same files again.
@Suite struct FreePBXImportCircularTests {
    /// Cases whose provider no built-in profile describes: there the user names it.
    private static let ownProfiles = ["british-pbx"]

    /// What no form of FreePBX's holds, whatever the trunk: FreePBX's own address, the numbers of single extensions, and
    /// numbers that take no calls. None of it stands in a file that is made for it.
    private static let always = ["Outbound CID of the extensions"]

    private static func expectSame(
        _ golden: GoldenCase,
        _ line: String,
        _ form: FreePBXImportBed.Form,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let bed = try FreePBXImportBed(golden, line)
        let provider =
            ownProfiles.contains(golden.name)
            ? ImportProvider(reference: "profiles/thames.yaml", profile: bed.plan.trunk.profile) : nil
        let imported = try bed.imported(bed.folder(form), provider: provider)
        let isForced = bed.plan.trunk.kind == .deviceAccounts
        let uncarried = imported.outcome.result.uncarried.map(\.setting.en)
        #expect(uncarried == (isForced ? [] : always), "\(golden), \(line)", sourceLocation: sourceLocation)
        let differing = imported.outcome.findings.diagnostics.filter {
            $0.rule == "import-uncarried" && !$0.message.hasPrefix(always[0])
        }
        #expect(differing.map(\.message) == [], "\(golden), \(line)", sourceLocation: sourceLocation)
        let again = try imported.files()
        #expect(again.map(\.path) == bed.bed.ours.map(\.path), sourceLocation: sourceLocation)
        for (old, new) in zip(bed.bed.ours, again) where old.text != new.text {
            let diff = UnifiedDiff.of(old.text, new.text, name: old.path) ?? ""
            Issue.record("\(golden), \(line), \(form): \(diff.prefix(3000))", sourceLocation: sourceLocation)
        }
    }

    @Test(arguments: GoldenCase.all) func everyCaseComesBack(_ golden: GoldenCase) throws {
        try Self.expectSame(golden, "17", .dump)
    }

    @Test(arguments: FreePBXCircularTests.lines.filter { $0 != "17" }, GoldenCase.single.sorted())
    func everyLineComesBack(_ line: String, _ name: String) throws {
        try Self.expectSame(GoldenCase(name: name), line, .dump)
    }

    @Test(arguments: ["15", "16", "17"]) func aBackupComesBack(_ line: String) throws {
        try Self.expectSame(GoldenCase(name: "groningen"), line, .backup)
    }

    @Test(arguments: ["17", "13", "16-sip", "2.11"], ["groningen", "device-accounts-with-callers"])
    func theFilesForAsteriskComeBack(_ line: String, _ name: String) throws {
        try Self.expectSame(GoldenCase(name: name), line, .configured)
    }
}
