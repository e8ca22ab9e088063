import Foundation
import TestSupport
import Testing

/// The command `live-test`, run as a user runs it; what it finds is the library's business.
@Suite struct LiveTestCommandTests {
    private static func run(_ arguments: [String], in folder: TemporaryFolder) async throws -> TrunklineCommand.Result {
        let file = try folder.write(RegistrarTests.trunk, to: "groningen.yaml")
        return try await TrunklineCommand.run(["live-test", file] + arguments, environment: RegistrarTests.secrets)
    }

    @Test(arguments: [
        (["--listen", "pbx.example:5060"], "--listen must be an address and a port"),
        (["--listen", "[::1"], "--listen must be an address and a port"),
        (["--only", "inbond"], "there is no act 'inbond'; did you mean 'inbound'?"),
        (["--only", "registration,fishing"], "there is no act 'fishing'; there are registration, inbound"),
        (["--timeout", "0"], "--timeout must be 1 to 3600 seconds"),
        (["--timeout", "3601"], "--timeout must be 1 to 3600 seconds"),
        (["--timeout", "nan"], "--timeout must be 1 to 3600 seconds"),
        (["--expiry", "4"], "--expiry must be 5 to 7200 seconds"),
        (["--stranger", "nobody"], "--stranger must be an address of this machine, not 'nobody'"),
        (["--other-source", "192.0.2.0/24"], "--other-source must be an address of this machine"),
        (["--pbx", "asterisk-pjsp"], "did you mean 'asterisk-pjsip'?"),
        (["--originate", "http://a:geheim-drei-3@127.0.0.1"], "--originate: "),
        (["--originate", "ami://a:geheim-drei-3@127.0.0.1:port"], "--originate: "),
        (["--originate", "ami://geheim-drei-3"], "--originate: "),
        (["--listen", "192.0.2.1:5060"], "cannot listen on 192.0.2.1, port 5060"),
    ])
    func wrongArguments(_ arguments: [String], _ message: String) async throws {
        let folder = try TemporaryFolder()
        let run = try await Self.run(arguments + ["--report", folder.path("report")], in: folder)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(!run.all.contains("geheim"))
        #expect(!folder.exists("report"))
        #expect(!run.errors.contains("listens on"))
    }

    /// To be told after a test of minutes that its report cannot be written would be too late.
    @Test(arguments: ["file/report", "file", ""]) func reportFolder(_ name: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "file")
        let path = name.isEmpty ? "" : folder.path(name)
        let run = try await Self.run(["--report", path, "--timeout", "1"], in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("cannot write reports"), "\(run.errors)")
        #expect(!run.errors.contains("listens on"))
    }

    @Test func portInUse() async throws {
        let folder = try TemporaryFolder()
        let taken = try FakePeer()
        let run = try await Self.run(["--listen", "\(taken.address)"], in: folder)
        #expect(run.status == 2)
        #expect(run.errors.contains("Address already in use"), "\(run.errors)")
    }

    @Test func managerThatIsNotThere() async throws {
        let folder = try TemporaryFolder()
        let lease = try LoopbackAddress()
        // Nobody listens there, and it is waited for, until the command is interrupted.
        let file = try folder.write(RegistrarTests.trunk, to: "groningen.yaml")
        let originate = "ami://trunkline:${env:AMI_SECRET}@\(lease.host):5038"
        let process = try RunningCommand(
            ["live-test", file, "--listen", "\(lease.host):5060", "--originate", originate],
            environment: RegistrarTests.secrets.merging(["AMI_SECRET": "geheim-drei-3"]) { $1 }
        )
        try await process.waitForOutput("listens on \(lease.host):5060")
        process.send(SIGTERM)
        #expect(try await process.waitForEnd() == 2)
        #expect(!process.output.contains("geheim"))
    }

    @Test(arguments: ["nl", "en"]) func noPBX(_ language: String) async throws {
        let folder = try TemporaryFolder()
        let lease = try LoopbackAddress()
        let run = try await Self.run(
            [
                "--listen", "\(lease.host):5060", "--timeout", "2", "--report", folder.path("report"),
                "--language", language,
            ],
            in: folder
        )
        #expect(run.status == 1)
        #expect(!run.errors.contains("\n\n"), "an empty line among the steps")
        #expect(run.output.contains(language == "nl" ? "geen enkele in" : "none in"), "\(run.output)")
        let names = ["report.html", "report.json", "report.junit.xml", "trace.pcapng"]
        #expect(try folder.files().filter { $0.hasPrefix("report/") } == names.map { "report/\($0)" })
        for name in names { #expect(try folder.mode("report/\(name)") == 0o600) }
        let report = try JSONSerialization.jsonObject(with: Data(try folder.text("report/report.json").utf8))
        let verdicts = try #require((report as? [String: Any])?["verdicts"] as? [[String: Any]])
        let failed = verdicts.filter { $0["outcome"] as? String == "failed" }
        #expect(failed.map { $0["check"] as? String } == ["registers", "registers"])
        #expect(!run.all.contains("geheim"))
    }

    @Test func oneJSONDocument() async throws {
        let folder = try TemporaryFolder()
        let lease = try LoopbackAddress()
        let run = try await Self.run(
            ["--listen", "\(lease.host):5060", "--timeout", "1", "--only", "registration", "--format", "json"],
            in: folder
        )
        #expect(run.status == 1)
        #expect(run.errors.isEmpty, "\(run.errors)")
        let json = try #require(run.json, "\(run.output)")
        #expect(json["result"] is [String: Any])
        #expect((json["diagnostics"] as? [Any])?.isEmpty == true)
    }

    @Test(arguments: [SIGINT, SIGTERM]) func interrupted(_ signal: Int32) async throws {
        let folder = try TemporaryFolder()
        let lease = try LoopbackAddress()
        let file = try folder.write(RegistrarTests.trunk, to: "groningen.yaml")
        let process = try RunningCommand(
            ["live-test", file, "--listen", "\(lease.host):5060", "--report", folder.path("report")],
            environment: RegistrarTests.secrets
        )
        try await process.waitForOutput("listens on")
        process.send(signal)
        #expect(try await process.waitForEnd() == 2)
        try await process.waitForOutput("interrupted; nothing was written")
        #expect(!folder.exists("report"))
    }
}
