import Foundation
import TestSupport
import Testing

/// `--format json`: one object on standard output with the diagnostics and the result, nothing on standard error.
@Suite struct JSONTests {
    static let commands: [(arguments: [String], status: Int32, hasResult: Bool)] = [
        (["brands"], 0, true), (["templates"], 0, true), (["templates", "list"], 0, true),
        (["templates", "export", "templates"], 0, true), (["templates", "export", "/dev/null/x"], 2, false),
        (["check", "@groningen"], 0, true), (["check", "@groningen", "--pbx", "asterisk-pjsip,asterisk-sip"], 0, true),
        (["check", "@groningen", "--pbx", "nonsense"], 2, false), (["check", "none.yaml"], 2, false),
        (["dial", "@groningen", "0612345678"], 0, true), (["dial", "@groningen", "09001234"], 1, true),
        (["dial", "@groningen", "x"], 2, false), (["inbound", "@groningen", "+31508200000"], 0, true),
        (["inbound", "@groningen", "+31508200099"], 1, true), (["inbound", "@groningen", "x"], 2, false),
        (["generate", "@groningen", "--pbx", "asterisk-sip"], 0, true),
        (["generate", "@groningen", "--pbx", "asterisk-sip,asterisk-pjsip", "--output", "out"], 0, true),
        (["generate", "@groningen", "--pbx", "all"], 2, false),
        (["generate", "none.yaml", "nor.yaml", "--pbx", "nonsense"], 2, false),
    ]

    @Test(arguments: commands.indices) func json(_ index: Int) async throws {
        let (arguments, status, hasResult) = Self.commands[index]
        let names = arguments.map { $0.hasPrefix("@") ? GoldenCase(name: String($0.dropFirst())).path : $0 }
        let run = try await TrunklineCommand.run(names + ["--format", "json"], environment: GoldenCase.environment)
        #expect(run.status == status)
        #expect(run.errors.isEmpty, "\(run.errors)")
        let object = try #require(run.json, "\(run.output)")
        #expect((object["result"] != nil) == hasResult)
        let diagnostics = try #require(object["diagnostics"] as? [[String: Any]])
        #expect(diagnostics.contains { $0["severity"] as? String == "error" } == (status == 2))
        for diagnostic in diagnostics {
            #expect(diagnostic["message"] is String && diagnostic["rule"] is String)
            #expect((diagnostic["file"] == nil) == (diagnostic["line"] == nil))
        }
    }

    @Test func dialInDetail() async throws {
        let run = try await TrunklineCommand.run(
            cases: "dial",
            "@groningen",
            "0612345678",
            "--from",
            "219",
            "--format",
            "json"
        )
        let result = try #require(run.json?["result"] as? [String: Any])
        #expect(result["number"] as? String == "+31612345678")
        #expect(result["e164"] as? String == "+31612345678")
        #expect(result["rule"] as? String == "national")
        #expect(result["privacy"] as? String == "id")
        #expect(result["from"] as? String == "<sip:+31508200000@pbx.callvoip.nl>")
        let accounts = try #require(result["accounts"] as? [[String: Any]])
        #expect(accounts.map { $0["username"] as? String } == ["trunk8200-a", "trunk8200-b"])
    }

    @Test func generatedFilesAreInIt() async throws {
        let run = try await TrunklineCommand.run(
            cases: "generate",
            "@groningen",
            "--pbx",
            "asterisk-pjsip",
            "--format",
            "json"
        )
        let files = try #require(run.json?["result"] as? [[String: Any]])
        let folder = GoldenCase.folder.appending(path: "asterisk-pjsip/groningen")
        for file in files {
            let path = try #require(file["path"] as? String)
            let golden = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            #expect(file["text"] as? String == golden, "\(path)")
        }
        #expect(files.count == 6)
    }

    /// Wrong arguments of the parser itself are the one thing that is said as text.
    @Test func wrongOption() async throws {
        let run = try await TrunklineCommand.run(["check", "x.yaml", "--format", "json", "--wrong"])
        #expect(run.status == 2)
    }
}
