import Foundation
import TestSupport
import Testing

/// The arguments of `trunkline diff`.
@Suite struct DiffCommandTests {
    @Test(arguments: [
        (["--deployed", "-", "--format", "patch"], "--format patch needs the file's name: --deployed-name"),
        (["--deployed", "x", "--deployed-name", "y"], "--deployed-name is for standard input"),
        (["--deployed", "-", "--deployed-name", "../y"], "--deployed-name must be a file's name"),
        (["--deployed", "-", "--deployed-name", "/y"], "--deployed-name must be a file's name"),
        (["--deployed", ""], "an empty name names nothing that is deployed"),
        (["--deployed", "x", "--output", ""], "--output names no file"),
        (["--deployed", "x", "--pbx", "freepbx,3cx"], "--pbx must be one brand"),
        (["--deployed", "x", "--pbx", "fripbx"], "did you mean 'freepbx'?"),
    ]) func wrongArguments(_ arguments: [String], _ message: String) async throws {
        let brand = arguments.contains("--pbx") ? [] : ["--pbx", "asterisk-pjsip"]
        let run = try await TrunklineCommand.run(
            ["diff", GoldenCase(name: "groningen").path] + brand + arguments,
            environment: GoldenCase.environment
        )
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains(message), "\(run.errors)")
    }

    @Test(arguments: [
        ["diff"], ["diff", "x.yaml"], ["diff", "x.yaml", "--pbx", "3cx"],
        ["diff", "x.yaml", "--pbx", "3cx", "--deployed", "x", "--format", "xml"],
        ["diff", "x.yaml", "--pbx", "3cx", "--deployed", "x", "--language", "fr"],
    ]) func usage(_ arguments: [String]) async throws {
        let run = try await TrunklineCommand.run(arguments)
        #expect(run.status == 2)
        #expect(run.errors.contains("Usage:"), "\(run.errors)")
    }

    @Test func bothFromStandardInput() async throws {
        let run = try await TrunklineCommand.run(["diff", "-", "--pbx", "asterisk-pjsip", "--deployed", "-"])
        #expect(run.status == 2)
        #expect(run.errors.contains("the trunk file and --deployed cannot both be -"))
    }

    /// Also what cannot be done is JSON where JSON was asked for.
    @Test func failuresAsJSON() async throws {
        let run = try await TrunklineCommand.run(
            cases: "diff",
            "@groningen",
            "--pbx",
            "asterisk-pjsip",
            "--deployed",
            "/nonexistent",
            "--format",
            "json"
        )
        #expect(run.status == 2)
        #expect(run.rules == ["file-unreadable"])
        #expect(run.errors.isEmpty)
    }

    @Test func help() async throws {
        let run = try await TrunklineCommand.run(["diff", "--help"])
        #expect(run.status == 0)
        for text in ["--ignore", "patch -p1", "Exit codes", "TRUNKLINE_AMI_SECRET", "--deployed-name"] {
            #expect(run.output.contains(text), "\(text)")
        }
    }
}
