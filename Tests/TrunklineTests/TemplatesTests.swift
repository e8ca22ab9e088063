import Foundation
import TestSupport
import Testing

/// Templates of the user's own.
@Suite struct TemplatesTests {
    static func generate(_ folder: TemporaryFolder) async throws -> TrunklineCommand.Result {
        try await TrunklineCommand.run(
            cases: "generate",
            "@groningen",
            "--pbx",
            "asterisk-pjsip",
            "--templates",
            folder.path("own"),
            "--output",
            folder.path("out")
        )
    }

    @Test func list() async throws {
        for arguments in [["templates"], ["templates", "list"]] {
            let run = try await TrunklineCommand.run(arguments)
            #expect(run.status == 0)
            #expect(run.output.contains("asterisk-pjsip/pjsip.conf.mustache\n"))
            let lines = run.output.split(separator: "\n")
            #expect(lines == lines.sorted())
        }
    }

    @Test func exportTwice() async throws {
        let folder = try TemporaryFolder()
        let first = try await TrunklineCommand.run(["templates", "export", folder.path("own")])
        #expect(first.status == 0)
        #expect(first.output.split(separator: "\n").allSatisfy { $0.hasPrefix("created ") })
        let files = try folder.files()
        #expect(files.contains("own/sheet/sheet.md.mustache"))
        let again = try await TrunklineCommand.run(["templates", "export", folder.path("own")])
        #expect(again.status == 0)
        #expect(again.output.split(separator: "\n").allSatisfy { $0.hasPrefix("unchanged ") })
        // What was changed is not lost by accident.
        try folder.write("changed", to: "own/sheet/sheet.md.mustache")
        let refused = try await TrunklineCommand.run(["templates", "export", folder.path("own")])
        #expect(refused.status == 2)
        #expect(refused.errors.hasPrefix("\(folder.path("own"))/sheet/sheet.md.mustache:1:1: error: "))
        #expect(refused.errors.hasSuffix("[file-exists]\n"))
        #expect(try folder.text("own/sheet/sheet.md.mustache") == "changed")
        let forced = try await TrunklineCommand.run(["templates", "export", folder.path("own"), "--force"])
        #expect(forced.status == 0)
        #expect(try folder.text("own/sheet/sheet.md.mustache") != "changed")
        #expect(try folder.files() == files)
    }

    /// The exported templates make what the built-in ones make.
    @Test func exportedMakesTheSame() async throws {
        let folder = try TemporaryFolder()
        _ = try await TrunklineCommand.run(["templates", "export", folder.path("own")])
        let run = try await Self.generate(folder)
        #expect(run.status == 0)
        #expect(run.errors.isEmpty, "\(run.errors)")
        let golden = GoldenCase.folder.appending(path: "asterisk-pjsip/groningen/pjsip_groningen.conf")
        #expect(
            try folder.text("out/asterisk-pjsip/pjsip_groningen.conf") == String(contentsOf: golden, encoding: .utf8)
        )
    }

    @Test func oneIsReplaced() async throws {
        let folder = try TemporaryFolder()
        try folder.write("; own of {{name}}\n", to: "own/asterisk-pjsip/pjsip.conf.mustache")
        let run = try await Self.generate(folder)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try folder.text("out/asterisk-pjsip/pjsip_groningen.conf") == "; own of groningen\n")
        let golden = GoldenCase.folder.appending(path: "asterisk-pjsip/groningen/extensions_groningen.conf")
        let made = try folder.text("out/asterisk-pjsip/extensions_groningen.conf")
        #expect(try made == String(contentsOf: golden, encoding: .utf8))
    }

    @Test(arguments: [
        ("; one\n; {{nmae}}\n", "2:3", "did you mean 'name'?"), ("{{#accounts}}\n", "1:1", ""),
        ("x\n{{/accounts}}\n", "2:1", ""), ("{{> asterisk/haed.conf}}\n", "1:", "head.conf"), ("a {{name\n", "1:3", ""),
    ]) func wrongTemplate(_ text: String, _ place: String, _ hint: String) async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "own/asterisk-pjsip/pjsip.conf.mustache")
        let run = try await Self.generate(folder)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("\(path):\(place)"), "\(run.errors)")
        #expect(run.errors.contains(": error: ") && (hint.isEmpty || run.errors.contains(hint)), "\(run.errors)")
        #expect(!folder.exists("out"))
    }

    @Test func misspeltPath() async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("x", to: "own/asterisk-pjsip/pjsip.cnf.mustache")
        let run = try await Self.generate(folder)
        #expect(run.status == 0)
        #expect(run.errors.hasPrefix("\(path):1:1: warning: "))
        #expect(run.errors.contains("did you mean 'asterisk-pjsip/pjsip.conf.mustache'?"))
    }
}
