import ConfigFormats
import Diagnostics
import TestSupport
import Testing

@testable import AsteriskManager

/// What a manager answers to `GetConfig`, as files.
///
/// RealAsteriskTests has the same of real ones.
@Suite struct ManagerConfigurationTests {
    /// A manager with the file `a.conf`; others it lacks.
    private func with(
        _ answer: @escaping @Sendable ([String: String]) -> String,
        _ body: (AMIAddress, FakeAMI) async throws -> Void
    ) async throws {
        let server = try FakeAMI.obliging { action in
            guard action["Action"] == "GetConfig" else { return [] }
            let isThere = action["Filename"] == "a.conf"
            return [.flood(isThere ? answer(action) : FakeAMI.failure(action, "Config file not found"), times: 1)]
        }
        defer { withExtendedLifetime(server) {} }
        try await body(try AMIAddress("ami://tester:hush@127.0.0.1:\(server.port)"), server)
    }

    private static func success(_ action: [String: String], _ lines: [String]) -> String {
        (["Response: Success", "ActionID: \(action["ActionID"] ?? "")"] + lines).map { $0 + "\r\n" }.joined() + "\r\n"
    }

    private func failure(_ body: () async throws -> Void) async -> ManagerError? {
        do {
            try await body()
            return nil
        } catch {
            return error as? ManagerError
        }
    }

    @Test func files() async throws {
        let lines = [
            "Category-000000: a;b", "Templates-000000: t", "Line-000000-000000: callerid=\"Een ; x\" <1>",
            "Line-000000-000001: k=", "Line-000000-000002: x=y = z", "Line-000000-000003: g=>h",
            "Line-000000-000004: m=\u{301}",
            "Category-000001: é",
        ]
        try await with({ Self.success($0, lines) }) { address, server in
            let folder = try await ManagerConfiguration.fetch(files: ["a.conf", "b.conf"], from: address)
            #expect(folder.name == "ami://tester@127.0.0.1:\(server.port)")
            #expect(folder.files.map(\.path) == ["a.conf"])
            let text = try #require(folder["a.conf"]?.text)
            #expect(text == "[a\\;b]\ncallerid=\"Een \\; x\" <1>\nk=\nx=y = z\ng= >h\nm=\u{301}\n[é]\n")
            var log = DiagnosticLog()
            let tree = AsteriskConfReader.read(text, file: folder.shown("a.conf"), log: &log)
            #expect(tree.sections.map(\.name).last == "é" && log.diagnostics.isEmpty)
            #expect(tree.sections.first?.settings.map(\.value) == ["\"Een ; x\" <1>", "", "y = z", ">h", "\u{301}"])
            #expect(server.actions.first?["Events"] == "off")
        }
    }

    /// Asterisk sends Latin-1 as it stands in the file.
    @Test func encodings() {
        var parser = AMIParser()
        _ = parser.take(Array("Asterisk Call Manager/5\n".utf8))
        let bytes = Array("Category-000000: a\nLine-000000-000000: v=caf".utf8) + [0xe9] + Array("\n\n".utf8)
        guard case .message(let message)? = parser.take(bytes).first else {
            Issue.record("no message")
            return
        }
        #expect(ManagerConfiguration.text(of: message) == "[a]\nv=café\n")
    }

    /// Larger than any other message may be, and a line as long as it can be.
    @Test func large() async throws {
        let long = "Line-000000-000000: k=" + String(repeating: "x", count: AsteriskConf.maximumLineLength - 2)
        let lines = ["Category-000000: a", long] + (1...20_000).map { "Line-000000-\($0): key=value \($0)" }
        try await with({ Self.success($0, lines) }) { address, _ in
            let folder = try await ManagerConfiguration.fetch(files: ["a.conf"], from: address)
            var log = DiagnosticLog()
            let text = try #require(folder["a.conf"]?.text)
            let section = AsteriskConfReader.read(text, file: "a.conf", log: &log).sections.first
            #expect(section?.settings.count == 20_001 && section?["key"] == "value 20000")
            #expect(section?["k"]?.utf8.count == AsteriskConf.maximumLineLength - 2 && log.diagnostics.isEmpty)
        }
    }

    @Test(arguments: [("Permission denied", "add config to its write="), ("Config file has invalid format", "invalid")])
    func refusals(_ message: String, _ words: String) async throws {
        try await with({ FakeAMI.failure($0, message) }) { address, _ in
            let error = await failure { _ = try await ManagerConfiguration.fetch(files: ["a.conf"], from: address) }
            #expect(error?.description.contains(words) == true, "\(error?.description ?? "nothing")")
            #expect(error?.description.contains("hush") == false)
        }
    }

    @Test(arguments: ["", "../a.conf", "/etc/passwd", "a/b.conf", "a\r\nb", ".conf"])
    func names(_ name: String) async throws {
        let address = try AMIAddress("ami://tester:hush@127.0.0.1:1")
        let error = await failure { _ = try await ManagerConfiguration.fetch(files: [name], from: address) }
        #expect(error?.kind == .invalid)
    }
}
