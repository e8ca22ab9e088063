import Foundation
import TestSupport
import Testing

/// `trunkline import`: what it refuses, before anything is read or written.
@Suite struct ImportCommandTests {
    @Test(arguments: [
        (["--pbx", "nobody"], "pbx-unknown"), (["--pbx", "asterisk-sip,asterisk-pjsip"], "arguments"),
        (["--pbx", "asterisk-pjsip", "--output", ""], "arguments"),
        (["--pbx", "asterisk-pjsip", "--output", "-"], "arguments"),
        (["--pbx", "asterisk-pjsip", "--output", "there.yaml"], "file-exists"),
    ]) func refuses(_ arguments: [String], rule: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "pjsip.conf")
        try folder.write("mine", to: "there.yaml")
        let run = try await TrunklineCommand.run(
            ["import", "pjsip.conf", "--format", "json"] + arguments,
            in: folder.url
        )
        #expect(run.status == 2)
        #expect(run.rules == [rule], "\(run.output)")
        #expect(try folder.files() == ["pjsip.conf", "there.yaml"])
        #expect(try folder.text("there.yaml") == "mine")
    }

    @Test func helpTellsTheExitCodes() async throws {
        let run = try await TrunklineCommand.run(["import", "--help"])
        #expect(run.status == 0)
        #expect(run.output.contains("0 imported"))
        #expect(run.output.contains("--provider"))
    }
}
