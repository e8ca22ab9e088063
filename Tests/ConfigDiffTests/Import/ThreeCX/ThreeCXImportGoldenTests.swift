import ConfigDiff
import ConfigFormats
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// What is made for 3CX comes back as a trunk file that makes the same.
@Suite struct ThreeCXImportGoldenTests {
    /// A deployed form, the line that it is read as, and what it does not hold.
    struct Form: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var line: String
        var folder: @Sendable (GoldenCase) throws -> SourceFolder
    }

    @Test(arguments: GoldenCase.all) func probe(_ golden: GoldenCase) throws {
        for form in Self.forms {
            let generated = try GeneratedBed("3cx:\(form.line)", case: golden)
            let plan = generated.plan
            let isOwn = golden.name == "british-pbx"
            let provider = isOwn ? ImportProvider(reference: "profiles/thames.yaml", profile: plan.trunk.profile) : nil
            let bed = try ThreeCXImportBed(try form.folder(golden), as: "3cx:\(form.line)", provider: provider)
            let comparison = TrunkComparison(old: plan.trunk, new: bed.trunk)
            print(
                "PROBE \(golden.name) | \(form.testDescription) | \(comparison.keys) | \(bed.uncarried) | \(bed.errors)"
            )
            try bed.expectSame(generated.files, of: bed.trunk)
        }
    }

    static let forms = [
        Form(testDescription: "setup", line: "18") { golden in
            try GeneratedBed("3cx:18", case: golden).folder { $0 == "setupconfig.xml" }
        },
        Form(testDescription: "files 18", line: "18") { golden in try GeneratedBed("3cx:18", case: golden).folder() },
        Form(testDescription: "files 14", line: "14") { golden in try GeneratedBed("3cx:14", case: golden).folder() },
        Form(testDescription: "template 20", line: "20") { golden in
            try GeneratedBed("3cx:20", case: golden).folder { $0.hasSuffix(".pv.xml") }
        },
        Form(testDescription: "answers", line: "20") { golden in
            let system = try ThreeCXSystem(GeneratedBed("3cx:20", case: golden))
            return SourceFolder(name: "pbx", files: try system.answers)
        },
        Form(testDescription: "backup", line: "20") { golden in
            SourceFolder(name: "pbx", files: [try ThreeCXSystem(GeneratedBed("3cx:20", case: golden)).backup])
        },
    ]
}
