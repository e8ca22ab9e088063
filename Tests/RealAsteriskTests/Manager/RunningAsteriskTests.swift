import Foundation
import TestSupport
import Testing

/// The command's `ami://`: what a real Asterisk runs, compared, imported and audited.
@Suite struct RunningAsteriskTests {
    /// Runs the command on a running Asterisk; gives its exit code and all that it printed.
    private func run(_ arguments: [String], on asterisk: AsteriskInstance) async throws -> (status: Int32, said: String)
    {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "trunkline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: scratch) }
        let file = scratch.appending(path: "said")
        try Data().write(to: file)
        let output = try FileHandle(forUpdating: file)
        defer { try? output.close() }
        let address = "ami://harness@\(asterisk.sip.host)"
        let own = ["PATH": "/usr/bin:/bin", "TERM": "dumb", "TRUNKLINE_AMI_SECRET": "harness"]
        let ending = try await SpawnedProgram.run(
            try BuiltCommand.executable().path,
            arguments.map { $0 == "@" ? address : $0 },
            in: scratch.path,
            environment: GoldenCase.environment.merging(own) { $1 },
            streams: [FileHandle.nullDevice.fileDescriptor, output.fileDescriptor, output.fileDescriptor]
        )
        let said = try String(contentsOf: file, encoding: .utf8)
        guard case .exit(let status) = ending else { throw CocoaError(.executableLoad) }
        return (status, said)
    }

    @Test(arguments: Flavour.all) func whatRunsIsWhatShouldRun(_ flavour: Flavour) async throws {
        let golden = GoldenFiles(golden: GoldenCase(name: "groningen"), flavour: flavour)
        try await golden.load { asterisk, _ in
            let same = ["diff", golden.golden.path, "--pbx", flavour.brand, "--deployed", "@", "--language", "en"]
            let diff = try await run(same, on: asterisk)
            #expect(diff.status == 0, "\(diff.said)")
            // Another trunk is another matter.
            let other = GoldenCase(name: "one-number").path
            let drift = try await run(["diff", other, "--pbx", flavour.brand, "--deployed", "@"], on: asterisk)
            #expect(drift.status == 1, "\(drift.said)")
            let imported = try await run(["import", "@", "--pbx", flavour.brand, "--language", "en"], on: asterisk)
            #expect(imported.said.contains("name: groningen "), "\(imported.said)")
            #expect(imported.said.contains("pbx.address is missing"), "\(imported.said)")
            let audit = try await run(["audit", "@", "--pbx", flavour.brand], on: asterisk)
            #expect(audit.status != 2, "\(audit.said)")
            for said in [diff.said, drift.said, imported.said, audit.said] {
                #expect(!GoldenCase.environment.values.contains { !$0.isEmpty && said.contains($0) })
            }
        }
    }
}
