import Foundation
import TestSupport
import Testing

/// `trunkline audit` as a user runs it.
@Suite struct AuditCommandTests {
    private static let safe = "[transport-udp]\ntype=transport\nprotocol=udp\nbind=192.0.2.1\n"
    private static let doubtful = safe + "[i]\ntype=identify\nendpoint=line\nmatch=192.0.2.0/24\n"
    private static let unsafe = safe + "[line]\ntype=endpoint\n"
    private static let password = "Zomer2024"
    private static let weak =
        "[a]\ntype=auth\nusername=desk\npassword=\(password)\n[b]\ntype=auth\nusername=x\npassword=kf83js\n"

    /// Runs it on a `pjsip.conf`.
    private func run(_ text: String, _ arguments: [String]) async throws -> TrunklineCommand.Result {
        let folder = try TemporaryFolder()
        try text.write(to: folder.url.appending(path: "pjsip.conf"), atomically: true, encoding: .utf8)
        return try await TrunklineCommand.run(["audit", folder.url.path] + arguments, environment: ["LANG": "C"])
    }

    @Test func exitCodes() async throws {
        let weakOnly = "[b]\ntype=auth\nusername=x\npassword=kf83js\n"
        for (text, arguments, status) in [
            (Self.safe, [], 0), (Self.safe, ["--strict"], 0), (weakOnly, [], 0), (weakOnly, ["--strict"], 1),
            (Self.unsafe, [], 1), (Self.unsafe, ["--ignore", "trunk-by-name"], 0),
            (Self.unsafe, ["--ignore", "warning"], 1), (Self.unsafe, ["--pbx", "asterisk-sip"], 1),
            (Self.unsafe, ["--ignore", "trunk-by-nam"], 2), (Self.unsafe, ["--pbx", "fripbx"], 2),
            (Self.unsafe, ["--pbx", "freepbx,3cx"], 2), (Self.unsafe, ["--output", ""], 2),
            (Self.unsafe, ["--trunk", "/nonexistent"], 2), (Self.unsafe, ["--deployed-name", "x"], 2),
            ("no configuration", [], 1), (Self.safe + "#include gone.conf\n", [], 1),
        ] as [(String, [String], Int32)] {
            let result = try await run(text, arguments)
            #expect(result.status == status, "\(arguments): \(result.all)")
            #expect(result.output.isEmpty == (status == 2))
        }
    }

    @Test func saysWhatIsWrong() async throws {
        let result = try await run(Self.unsafe, [])
        #expect(result.output.contains("unsafe  [line] asks for no password"))
        #expect(result.output.contains("pjsip.conf:5:1"))
        #expect(result.output.contains("1 finding: 1 unsafe"))
    }

    @Test func speaksDutch() async throws {
        let result = try await run(Self.unsafe, ["--language", "nl"])
        #expect(result.output.contains("1 bevinding: 1 onveilig"))
    }

    @Test func json() async throws {
        let result = try await run(Self.unsafe, ["--format", "json"])
        let answer = try #require(result.json?["result"] as? [String: Any])
        #expect(answer["safe"] as? Bool == false)
        #expect(answer["brand"] as? String == "asterisk-pjsip")
        let findings = try #require(answer["findings"] as? [[String: Any]])
        #expect(findings.compactMap { $0["rule"] as? String } == ["trunk-by-name"])
        #expect(result.rules == ["audit-limit"])
    }

    @Test(arguments: ["text", "json", "junit", "html"]) func showsNoPassword(_ format: String) async throws {
        let result = try await run(Self.weak, ["--format", format])
        #expect(result.status == 1)
        #expect(result.output.contains("weak-password"))
        #expect(!result.all.contains(Self.password) && !result.all.contains("kf83js"))
    }

    @Test func writesAFile() async throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "safety.html")
        let result = try await run(Self.unsafe, ["--format", "html", "--output", file.path])
        #expect(result.status == 1 && result.output.isEmpty)
        #expect(result.errors.contains("1 finding: 1 unsafe"))
        #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("<!DOCTYPE html>"))
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func readsStandardInput() async throws {
        for arguments in [["--deployed-name", "pjsip.conf"], []] {
            let result = try await TrunklineCommand.run(["audit", "-"] + arguments, input: Array(Self.unsafe.utf8))
            #expect(result.status == 1, "\(result.all)")
            #expect(result.output.contains(arguments.last ?? "-:5:1"))
        }
        let both = try await TrunklineCommand.run(["audit", "-", "--trunk", "-"])
        #expect(both.status == 2 && both.errors.contains("cannot both be -"))
    }

    /// With the trunk file, the provider's networks are known.
    @Test func knowsTheTrunk() async throws {
        let folder = try TemporaryFolder()
        try Self.doubtful.write(to: folder.url.appending(path: "pjsip.conf"), atomically: true, encoding: .utf8)
        let trunk = ["--trunk", GoldenCase(name: "groningen").path]
        for (arguments, status) in [([], 0), (trunk, 1)] as [([String], Int32)] {
            let all = ["audit", folder.url.path, "--strict"] + arguments
            let result = try await TrunklineCommand.run(all, environment: GoldenCase.environment)
            #expect(result.status == status, "\(result.all)")
            #expect(result.output.contains("sources-not-limited") == (status == 1))
        }
    }

    @Test func help() async throws {
        let run = try await TrunklineCommand.run(["audit", "--help"])
        #expect(run.status == 0)
        for text in ["--ignore", "--trunk", "Exit codes", "--deployed-name", "Documentation/audit.md"] {
            #expect(run.output.contains(text), "\(text)")
        }
        let completion = try await TrunklineCommand.run(["--generate-completion-script", "bash"])
        #expect(completion.output.contains("guests-call-out"))
    }
}
