import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// What `generate` makes differs in nothing from what should be, however it is deployed.
@Suite struct AsteriskCircularTests {
    @Test(arguments: AsteriskBed.all) func nothingDiffers(_ row: AsteriskBed) throws {
        let bed = try row.bed()
        let (differences, deployment) = try bed.differences(bed.deployed)
        // The telephones of the folder are not ours.
        #expect(try bed.drift(bed.deployed) == [])
        #expect(deployment.findings.diagnostics.map(\.message) == [])
        if row.form == .pieces { #expect(differences.isEmpty) }
    }

    /// Each file alone shows what it can, whatever it is called, and nothing else is missed.
    @Test(
        arguments: AsteriskBed.all.filter { $0.form == .pieces && ["groningen", "ipv6-only"].contains($0.golden.name) }
    )
    func eachFileAlone(_ row: AsteriskBed) throws {
        let bed = try row.bed()
        for file in bed.deployed.files {
            // Lines for [general] have no section: only their name tells what they are.
            for path in file.path.hasPrefix("sip_register") ? [file.path] : [file.path, "-"] {
                let folder = SourceFolder(files: [SourceFile(path: path, bytes: file.bytes)])
                #expect(try bed.drift(folder, others: true) == [], "\(path)")
            }
        }
    }
}
