import ConfigDiff
import ConfigFormats
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// What is set up as the setup sheet says differs in nothing, in every form that FreePBX has.
@Suite struct FreePBXCircularTests {
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

    @Test(arguments: GoldenCase.all, selections) func noDrift(
        _ golden: GoldenCase,
        _ selection: BackendRegistry.Selection
    )
        throws
    {
        var (bed, box) = try Self.bed(golden, selection)
        var forms = [
            [SourceFile(path: "asterisk.sql", text: box.dump())],
            [SourceFile(path: "x", text: box.dump(isExtended: true))],
            bed.ours.filter { $0.path.hasSuffix(".csv") }.map { SourceFile(path: $0.path, text: $0.text) },
        ]
        if box.view.line.core >= 15 { forms.append([SourceFile(path: "modulejson/Core.json", text: box.backup())]) }
        if box.view.line.core >= 16, box.view.line.driver == .pjsip {
            forms.append([SourceFile(path: "trunks.csv", text: box.trunksCSV())])
        }
        for files in forms {
            bed = MutationBed(
                reader: bed.reader,
                line: bed.line,
                plan: bed.plan,
                ours: bed.ours,
                deployed: SourceFolder(name: "box", files: files)
            )
            try bed.checkClean()
            let (differences, deployment) = try bed.differences(bed.deployed)
            #expect(differences.isEmpty && !deployment.objects.isEmpty)
        }
    }
}
