import Foundation
import TestSupport
import Testing

/// `trunkline diff` on a folder of Asterisk's files: answers, formats, exit codes.
@Suite struct DiffRunTests {
    /// A deployed folder: what `generate` makes, with a text of a file replaced.
    private static func deployed(_ file: String = "", _ old: String = "", _ new: String = "") async throws
        -> TemporaryFolder
    {
        let folder = try TemporaryFolder()
        _ = try await OutputTests.generate(folder, "@groningen", "--pbx", "asterisk-pjsip")
        if !file.isEmpty {
            let text = try folder.text("out/asterisk-pjsip/\(file)")
            try #require(text.contains(old))
            try folder.write(text.replacing(old, with: new, maxReplacements: 1), to: "out/asterisk-pjsip/\(file)")
        }
        return folder
    }

    private static func diff(_ folder: TemporaryFolder, _ more: String...) async throws -> TrunklineCommand.Result {
        try await TrunklineCommand.run(
            [
                "diff", GoldenCase(name: "groningen").path, "--pbx", "asterisk-pjsip", "--deployed",
                folder.path("out/asterisk-pjsip"), "--language", "en",
            ] + more,
            environment: GoldenCase.environment
        )
    }

    private static let file = "pjsip_groningen.conf"
    private static let change = (old: "direct_media = no", new: "direct_media = yes")

    @Test func noDrift() async throws {
        let run = try await Self.diff(try await Self.deployed())
        #expect(run.status == 0, "\(run.all)")
        #expect(run.output.contains("No drift: what is deployed is what should be"))
        #expect(run.errors.isEmpty, "\(run.errors)")
    }

    @Test func drift() async throws {
        let folder = try await Self.deployed(Self.file, Self.change.old, Self.change.new)
        let run = try await Self.diff(folder)
        #expect(run.status == 1, "\(run.all)")
        let line = try folder.text("out/asterisk-pjsip/\(Self.file)").split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        .firstIndex { $0.hasPrefix("direct_media") }
        let number = try #require(line) + 1
        #expect(run.output.contains("[endpoint/direct_media]"))
        #expect(run.output.contains("\(folder.path)/out/asterisk-pjsip/\(Self.file):\(number):"), "\(run.output)")
        #expect(!run.output.contains("\u{1B}"))
        let ignored = try await Self.diff(folder, "--ignore", "endpoint/direct_*")
        #expect(ignored.status == 0)
        #expect(ignored.output.contains(" ignored"), "\(ignored.output)")
        let wrong = try await Self.diff(folder, "--ignore", "endpoint/direct_medium")
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("did you mean 'endpoint/direct_media'?"), "\(wrong.errors)")
    }

    @Test func json() async throws {
        let folder = try await Self.deployed(Self.file, Self.change.old, Self.change.new)
        let run = try await Self.diff(folder, "--format", "json")
        #expect(run.status == 1)
        #expect(run.errors.isEmpty)
        let result = try #require(run.json?["result"] as? [String: Any])
        #expect(result["drift"] as? Bool == true)
        let differences = try #require(result["differences"] as? [[String: Any]])
        #expect(Set(differences.compactMap { $0["rule"] as? String }) == ["endpoint/direct_media"])
        #expect(run.json?["diagnostics"] is [Any])
    }

    /// The patch makes what is deployed what it should be.
    @Test func patch() async throws {
        let folder = try await Self.deployed(Self.file, Self.change.old, Self.change.new)
        let made = try await Self.diff(folder, "--format", "patch", "--output", folder.path("the.patch"))
        #expect(made.status == 1)
        #expect(made.output.isEmpty)
        #expect(try folder.mode("the.patch") == 0o600)
        let ending = try await SpawnedProgram.run(
            "/usr/bin/patch",
            ["-s", "-p1", "-i", folder.path("the.patch")],
            in: folder.path("out/asterisk-pjsip"),
            environment: ["PATH": "/usr/bin:/bin"],
            streams: [0, 1, 2]
        )
        guard case .exit(0) = ending else {
            Issue.record("\(ending)")
            return
        }
        #expect(try await Self.diff(folder).status == 0)
    }

    /// In no format does any password show, be it the right one or the wrong one.
    @Test(arguments: ["text", "json", "junit", "html", "patch"]) func passwords(_ format: String) async throws {
        let folder = try await Self.deployed(Self.file, "\npassword = ", "\npassword = Wrong-Password-")
        let run = try await Self.diff(folder, "--format", format, "--all")
        #expect(run.status == 1, "\(run.all)")
        let secrets = GoldenCase.environment.values.filter { $0.count > 5 } + ["Wrong-Password-"]
        for secret in secrets { #expect(!run.all.contains(secret), "\(format)") }
        if format != "patch" { #expect(run.output.contains("auth")) }
    }

    @Test func standardInput() async throws {
        let folder = try await Self.deployed(Self.file, Self.change.old, Self.change.new)
        let run = try await TrunklineCommand.run(
            [
                "diff", GoldenCase(name: "groningen").path, "--pbx", "asterisk-pjsip", "--deployed", "-",
                "--deployed-name", Self.file, "--language", "nl",
            ],
            environment: GoldenCase.environment,
            input: Array(try folder.text("out/asterisk-pjsip/\(Self.file)").utf8)
        )
        #expect(run.status == 1, "\(run.all)")
        #expect(run.output.contains("(\(Self.file):"), "\(run.output)")
        #expect(run.output.contains("verschil"))
    }

    @Test(arguments: [
        ("/nonexistent", "file-unreadable"), ("ami://u:geheim1234@127.0.0.1:1", "deployed-manager"),
        ("ami://u@127.0.0.1:1", "deployed-manager"), ("/dev/null", "file-unreadable"),
    ]) func whatCannotBeRead(_ path: String, _ rule: String) async throws {
        let run = try await TrunklineCommand.run(
            cases: "diff",
            "@groningen",
            "--pbx",
            "asterisk-pjsip",
            "--deployed",
            path
        )
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("[\(rule)]"), "\(run.errors)")
        #expect(!run.all.contains("geheim1234"))
    }

    /// A page and a file for CI, written beside each other.
    @Test(arguments: ["html", "junit", "text", "json"]) func files(_ format: String) async throws {
        let folder = try await Self.deployed(Self.file, Self.change.old, Self.change.new)
        let run = try await Self.diff(folder, "--format", format, "--output", folder.path("reports/drift"))
        #expect(run.status == 1)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("2 differences: 2 break calls"), "\(run.errors)")
        #expect(try folder.mode("reports/drift") == 0o600)
        let bytes = Array(try folder.text("reports/drift").utf8)
        if format == "junit" { #expect(JUnitSchema.accepts(bytes)) }
        #expect(String(decoding: bytes, as: UTF8.self).contains("direct_media"))
    }
}
