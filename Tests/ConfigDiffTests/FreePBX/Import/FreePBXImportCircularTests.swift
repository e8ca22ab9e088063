import ConfigDiff
import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// What is set up as the setup sheet says is imported as a trunk file that makes the same files again.
@Suite struct FreePBXImportCircularTests {
    /// Cases whose provider no built-in profile describes: there the user names it.
    private static let ownProfiles = ["british-pbx"]

    /// What no form of FreePBX's holds, whatever the trunk.
    ///
    /// The PBX's own address and numbers that take no calls are not there either; nothing made for FreePBX needs them.
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
            $0.rule == "import-uncarried" && !$0.message.hasPrefix("Outbound CID of the extensions")
        }
        #expect(differing.map(\.message) == [], "\(golden), \(line)", sourceLocation: sourceLocation)
        let again = try imported.files()
        let ours = form == .configured ? try undescribed(golden, bed) : bed.bed.ours
        #expect(again.map(\.path) == ours.map(\.path), sourceLocation: sourceLocation)
        for (old, new) in zip(ours, again) where old.text != new.text {
            let diff = UnifiedDiff.of(old.text, new.text, name: old.path) ?? ""
            Issue.record("\(golden), \(line), \(form): \(diff.prefix(3000))", sourceLocation: sourceLocation)
        }
    }

    /// Our files without what inbound routes are for: files for Asterisk do not hold it.
    private static func undescribed(_ golden: GoldenCase, _ bed: FreePBXImportBed) throws -> [OutputFile] {
        let lines = try String(contentsOfFile: golden.path, encoding: .utf8).split(separator: "\n")
            .filter { !$0.drop { $0 == " " }.hasPrefix("description:") }
        var log = DiagnosticLog()
        let trunk = Trunk.load(
            lines.joined(separator: "\n"),
            file: "undescribed.yaml",
            readFile: { _ in throw DiagnosedFailure("no file", rule: "test") },
            secrets: SecretSources(environment: { GoldenCase.environment[$0] }),
            log: &log
        )
        let plan = DialPlan(try #require(trunk))
        let files = try Generator(languages: []).generate(plan, for: bed.selection).files
        #expect(zip(files, bed.bed.ours).filter { $0.text != $1.text }.allSatisfy { isOfDIDs($0.0.path) })
        return files
    }

    private static func isOfDIDs(_ path: String) -> Bool { path == "dids.csv" || path.hasPrefix("apply-") }

    /// Each line once, each kind of case once: what all lines do with all cases ``FreePBXImportBehaviourTests`` follows call
    /// by call.
    private static let pairs = [
        ("groningen", "17"), ("device-accounts-with-callers", "2.11"), ("names-at-their-limits", "13"),
        ("secondary-on-another-server", "16"), ("ipv6-only", "15"), ("british-pbx", "14"),
        ("generic-one-account", "17-sip"), ("everything-blocked", "16-sip"), ("outside-line-0", "issabel"),
        ("assen-device-accounts", "issabel-sip"), ("german-pbx", "2.11"),
    ]

    @Test(arguments: pairs) func comesBack(_ name: String, _ line: String) throws {
        try Self.expectSame(GoldenCase(name: name), line, .dump)
    }

    @Test func everyLineIsTried() { #expect(Set(Self.pairs.map(\.1)) == Set(FreePBXCircularTests.lines)) }

    @Test func aBackupComesBack() throws { try Self.expectSame(GoldenCase(name: "groningen"), "16", .backup) }

    @Test(arguments: [("groningen", "17"), ("device-accounts-with-callers", "2.11")])
    func theFilesForAsteriskComeBack(_ name: String, _ line: String) throws {
        try Self.expectSame(GoldenCase(name: name), line, .configured)
    }
}
