import Foundation
import TestSupport
import Testing

/// Passwords: where they come from, and where they never show.
@Suite struct SecretTests {
    /// Every password of the golden cases that is long enough not to stand anywhere by accident.
    static let passwords: [String] = {
        let folder = GoldenCase.folder.appending(path: "cases/secrets")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let inFiles = files.compactMap { try? String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
        let all = Array(GoldenCase.environment.values) + inFiles.map { $0.trimmingCharacters(in: .newlines) }
        return all.filter { $0.utf8.count > 5 }
    }()

    static func shown(_ text: String) -> [String] {
        passwords.filter { text.contains($0) || text.contains($0.replacing(";", with: "\\;")) }
    }

    @Test func thereArePasswords() { #expect(Self.passwords.count > 20) }

    /// No command but `generate` without `--redact` prints one.
    @Test(arguments: GoldenCase.all) func commandsShowNone(_ golden: GoldenCase) async throws {
        let name = "@\(golden)"
        let runs = [
            try await TrunklineCommand.run(cases: "check", name, "--pbx", "all"),
            try await TrunklineCommand.run(cases: "dial", name, "112", "--format", "json"),
            try await TrunklineCommand.run(cases: "inbound", name, "+31508200000"),
        ]
        for run in runs {
            #expect(Self.shown(run.all).isEmpty)
            #expect(run.status < 2, "\(run.errors)")
        }
    }

    /// `--redact` needs no variable and no file, and leaves stars.
    @Test(arguments: GoldenCase.all) func redacted(_ golden: GoldenCase) async throws {
        let folder = try TemporaryFolder()
        let run = try await TrunklineCommand.run(
            ["generate", golden.path, "--pbx", "all", "--redact", "--language", "en", "--output", folder.path("out")]
        )
        #expect(run.status < 2, "\(run.errors)")
        #expect(Self.shown(run.all).isEmpty)
        var stars = 0
        for file in try folder.files() {
            let text = try folder.text(file)
            #expect(Self.shown(text).isEmpty, "\(file)")
            stars += text.components(separatedBy: "********").count - 1
            #expect(try folder.mode(file) == 0o644, "\(file)")
        }
        #expect(stars >= 2)
    }

    @Test(arguments: [["check", "FILE"], ["generate", "FILE", "--pbx", "asterisk-pjsip"]])
    func unsetVariable(_ command: [String]) async throws {
        let path = GoldenCase(name: "groningen").path
        let run = try await TrunklineCommand.run(
            command.map { $0 == "FILE" ? path : $0 },
            environment: ["TRUNK_PASSWORD_PRIMARY": "one-Password"]
        )
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errorLines.count == 1)
        #expect(run.errors.contains("TRUNK_PASSWORD_SECONDARY") && run.errors.contains("[secret-unset]"))
    }

    /// What only explains a plan needs no password.
    @Test func dialAndInboundNeedNone() async throws {
        let path = GoldenCase(name: "groningen").path
        #expect(try await TrunklineCommand.run(["dial", path, "112"]).status == 0)
        #expect(try await TrunklineCommand.run(["inbound", path, "+31508200000"]).status == 0)
    }

    /// A password in the file is warned of, and not repeated.
    @Test func plainText() async throws {
        let folder = try TemporaryFolder()
        let text = try String(contentsOf: URL(filePath: GoldenCase(name: "groningen").path), encoding: .utf8)
            .replacing("${env:TRUNK_PASSWORD_PRIMARY}", with: "Plain-Pass-4711")
            .replacing("${env:TRUNK_PASSWORD_SECONDARY}", with: "Other-Pass-4712")
        let path = try folder.write(text, to: "trunk.yaml")
        for arguments in [["check", path], ["check", path, "--format", "json"], ["check", path, "--strict"]] {
            let run = try await TrunklineCommand.run(arguments)
            #expect(run.status == (arguments.contains("--strict") ? 1 : 0))
            #expect(!run.all.contains("-Pass-471"))
            #expect(run.all.components(separatedBy: "secret-plain").count == 3)
        }
        // A mistake in the very line of the password.
        let wrong = text.replacing("    password: Plain-Pass-4711", with: "    pasword: Plain-Pass-4711")
        let run = try await TrunklineCommand.run(["check", try folder.write(wrong, to: "wrong.yaml")])
        #expect(run.status == 2)
        #expect(run.errors.contains("did you mean 'password'?"))
        #expect(!run.all.contains("-Pass-471"))
    }
}
