import Foundation
import TestSupport
import Testing

@Suite struct ArgumentTests {
    @Test(arguments: [
        ["--help"], ["-h"], ["--version"], ["help"], ["help", "generate"], ["generate", "--help"], ["check", "-h"],
        ["templates", "export", "--help"], [],
    ]) func helpIsNoFailure(_ arguments: [String]) async throws {
        let run = try await TrunklineCommand.run(arguments)
        #expect(run.status == 0)
        #expect(!run.output.isEmpty)
        #expect(run.errors.isEmpty)
    }

    @Test(arguments: [
        ["--wrong"], ["generate"], ["generate", "x.yaml"], ["check"], ["check", "x.yaml", "--wrong"],
        ["dial", "x.yaml"],
        ["generate", "x.yaml", "--pbx", "asterisk-pjsip", "--language", "fr"], ["check", "x.yaml", "--format", "xml"],
        ["brands", "too", "many"], ["inbound", "x.yaml"],
    ]) func wrongArguments(_ arguments: [String]) async throws {
        let run = try await TrunklineCommand.run(arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("Usage:") && run.errors.contains("rror: "), "\(run.errors)")
    }

    @Test(arguments: [("genrate", "generate"), ("chekc", "check"), ("brand", "brands"), ("dail", "dial")])
    func unknownCommand(_ wrong: String, _ meant: String) async throws {
        let run = try await TrunklineCommand.run([wrong, "x.yaml"])
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(
            run.errors == "trunkline: error: there is no command '\(wrong)'; did you mean '\(meant)'? [arguments]\n"
        )
    }

    @Test(arguments: [["templates", "exprt", "x"], ["zzzzzz"], ["Check"], ["check.yaml"]])
    func otherUnknownCommands(_ arguments: [String]) async throws {
        let run = try await TrunklineCommand.run(arguments)
        #expect(run.status == 2)
        #expect(
            run.errors.hasPrefix(
                "trunkline: error: there is no command '\(arguments.last == "x" ? "exprt" : arguments[0])'"
            )
        )
    }

    @Test(arguments: [("asterisk-pjsp", "asterisk-pjsip"), ("asterisk_sip", "asterisk-sip")])
    func unknownBrand(_ wrong: String, _ meant: String) async throws {
        let run = try await TrunklineCommand.run(cases: "generate", "@groningen", "--pbx", wrong)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("trunkline: error: ") && run.errors.hasSuffix("[pbx-unknown]\n"))
        #expect(run.errors.contains("did you mean '\(meant)'?"))
    }

    @Test(arguments: ["", "nonsense", "asterisk-pjsip:99", "asterisk-pjsip,", ":", ","])
    func wrongBrand(_ brand: String) async throws {
        let run = try await TrunklineCommand.run(cases: "generate", "@groningen", "--pbx", brand)
        #expect(run.status == 2)
        #expect(run.errors.contains("[pbx-unknown]"), "\(run.errors)")
    }

    /// All mistakes at once: brand, templates folder, trunk file.
    @Test func allMistakesAreSaid() async throws {
        let run = try await TrunklineCommand.run(
            ["generate", "none.yaml", "nor.yaml", "--pbx", "nonsense", "--templates", "nowhere"]
        )
        #expect(run.status == 2)
        for text in ["none.yaml:1:1: error: ", "nor.yaml:1:1: error: ", "[pbx-unknown]", "nowhere:1:1: error: "] {
            #expect(run.errors.contains(text), "\(text)")
        }
    }
}
