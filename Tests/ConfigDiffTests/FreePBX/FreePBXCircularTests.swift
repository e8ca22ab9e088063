import ConfigDiff
import ConfigFormats
import Diagnostics
import DialPlan
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// What is set up as the setup sheet says differs in nothing, in every form that FreePBX has.
@Suite struct FreePBXCircularTests {
    static let lines = selections.compactMap(\.line.name)
    static let selections = BackendRegistry.selections.filter { $0.backend.name == "freepbx" }

    static func bed(_ golden: GoldenCase, _ selection: BackendRegistry.Selection) throws -> (MutationBed, FreePBXBox) {
        let plan = try golden.plan().plan
        let line = try #require(FreePBXLine(selection.line))
        let bed = MutationBed(
            reader: try #require(selection.backend.deployments),
            line: selection.line,
            plan: plan,
            ours: try Generator(languages: []).generate(plan, for: selection).files,
            deployed: SourceFolder(files: [])
        )
        return (bed, FreePBXBox(view: FreePBXPlan(plan, line: line)))
    }

    @Test(arguments: GoldenCase.all) func everyCase(_ golden: GoldenCase) throws {
        try Self.expectNoDrift(golden, "17")
    }

    /// Cases that are enough for the lines that differ from the newest in little: a trunk, and device accounts.
    @Test(arguments: lines.filter { $0 != "17" }, ["groningen", "device-accounts-with-callers"])
    func everyLine(_ line: String, _ name: String) throws { try Self.expectNoDrift(GoldenCase(name: name), line) }

    private static func expectNoDrift(_ golden: GoldenCase, _ line: String) throws {
        let selection = try #require(Self.selections.first { $0.line.name == line })
        let (bed, box) = try Self.bed(golden, selection)
        for (index, files) in Self.forms(bed, box).enumerated() {
            let bed = bed.with(files)
            let (differences, deployment) = try bed.differences(bed.deployed)
            #expect(differences.prefix(3).map(\.rule) == [], "form \(index) of \(golden), \(line)")
            #expect(deployment.findings.diagnostics.map(\.message) == [], "form \(index) of \(golden), \(line)")
            #expect(!deployment.objects.isEmpty && !deployment.shows.isEmpty)
        }
    }

    private static func forms(_ bed: MutationBed, _ box: FreePBXBox) -> [[SourceFile]] {
        let configured = box.configured(bed.ours)
        var forms = [
            [SourceFile(path: "asterisk.sql", text: box.dump())],
            bed.ours.filter { $0.path.hasSuffix(".csv") }.map { SourceFile(path: $0.path, text: $0.text) }, configured,
        ]
        if ["groningen", "assen"].contains(box.view.plan.trunk.name) {
            forms.append([SourceFile(path: "x", text: box.dump(isExtended: true))])
            // Without the files that include the others.
            forms.append(configured.filter { !["pjsip.conf", "sip.conf", "extensions.conf"].contains($0.path) })
        }
        if box.view.line.core >= 15 { forms.append([SourceFile(path: "modulejson/Core.json", text: box.backup())]) }
        if box.view.line.core >= 16, box.view.line.driver == .pjsip {
            forms.append([SourceFile(path: "trunks.csv", text: box.trunksCSV())])
        }
        return forms
    }
}
