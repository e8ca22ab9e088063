import ConfigDiff
import ConfigFormats
import Diagnostics
import PBXBackends
import TestSupport
import Testing

/// IP Office's routes as text: ours against ours, and with one change at a time (`groningen`).
@Suite struct AvayaDeploymentTests {
    @Test(arguments: GoldenCase.all, ["9", "10", "11"])
    func generated(_ golden: GoldenCase, _ line: String) throws {
        let generated = try GeneratedBed("avaya-ipoffice:\(line)", case: golden)
        let bed = try generated.bed(generated.folder())
        try bed.checkClean()
        #expect(try bed.drift(bed.deployed, others: true) == [])
        for file in bed.deployed.files where GoldenCase.single.contains(golden.name) {
            #expect(try bed.drift(SourceFolder(name: "pbx", files: [file]), others: true) == [])
        }
    }

    private static func bed(_ line: String = "11") throws -> MutationBed {
        let generated = try GeneratedBed("avaya-ipoffice:\(line)")
        return try generated.bed(generated.folder())
    }

    @Test(arguments: ["9", "10", "11"]) func rows(_ line: String) throws {
        let bed = try Self.bed(line)
        for row in AvayaRows.outgoing + AvayaRows.incoming { try bed.check(row) }
    }

    @Test func garbled() throws { try Self.bed().checkHostile() }

    /// Ranges that are too long, or whose numbers are none, are said and left out.
    @Test(arguments: ["10 / Range: 99999999999999999999", "10 / Range: 0", "10 / Range: -1", "10"])
    func strangeRanges(_ end: String) throws {
        let bed = try Self.bed()
        let line = "MSN/DID: 0508200010 / Destination: 210 / Line Group ID: 17 / Presentation Digits: \(end)"
        let folder = SourceFolder(files: [SourceFile(path: "x.txt", text: "[MSN Configuration]\n\(line)\n")])
        let deployment = try bed.reader.deployment(in: folder, line: bed.line)
        #expect(deployment.objects.isEmpty)
        #expect(deployment.findings.diagnostics.map(\.rule) == ["avaya-line"])
    }

    @Test func nothingRecognised() throws {
        let bed = try Self.bed()
        let folder = SourceFolder(files: [SourceFile(path: "x", text: "[Short]\n1/Dial/1/0\n")])
        #expect(throws: DiagnosedFailure.self) { try bed.drift(folder) }
    }
}
