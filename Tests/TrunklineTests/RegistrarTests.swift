import Foundation
import TestSupport
import Testing

/// The command `registrar`, run as a user runs it.
@Suite struct RegistrarTests {
    static let secrets = ["TRUNK_PASSWORD_PRIMARY": "geheim-eins-1", "TRUNK_PASSWORD_SECONDARY": "geheim-zwei-2"]

    static let trunk = """
        name: groningen
        provider: callvoip
        kind: trunk
        accounts:
          - { username: trunk8200-a, password: "${env:TRUNK_PASSWORD_PRIMARY}" }
          - { username: trunk8200-b, password: "${env:TRUNK_PASSWORD_SECONDARY}" }
        pbx: { address: 203.0.113.10, country: NL, area_code: "050" }
        numbers:
          - { number: "+31508200000", inbound: { extension: "100" } }

        """

    @Test(arguments: [
        (["--listen", "pbx.example:5060"], "--listen must be an address and a port"),
        (["--listen", "127.0.0.1:70000"], "--listen must be an address and a port"),
        (["--listen", "[::1"], "--listen must be an address and a port"),
        (["--digest", "sha-1"], "--digest knows md5, sha-256, sha-512-256, not 'sha-1'"),
        (["--allow", "203.0.113.0/99"], "--allow must be an address or a network"),
        (["--ring", "4000"], "--ring must be 0 to 3600 seconds"),
        (["--listen", "192.0.2.1:5060"], "cannot listen on 192.0.2.1, port 5060"),
        (["--trace", "/nowhere/trace.pcapng"], "cannot write the trace"),
    ])
    func wrongArguments(_ arguments: [String], _ message: String) async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Self.trunk, to: "groningen.yaml")
        let run = try await TrunklineCommand.run(["registrar", file] + arguments, environment: Self.secrets)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("error: \(message)"), "\(run.errors)")
    }

    @Test func oneAccountInTwoTrunks() async throws {
        let folder = try TemporaryFolder()
        let first = try folder.write(Self.trunk, to: "one.yaml")
        let second = try folder.write(Self.trunk.replacing("groningen", with: "assen"), to: "two.yaml")
        let run = try await TrunklineCommand.run(["registrar", first, second], environment: Self.secrets)
        #expect(run.status == 2)
        #expect(run.errors.contains("two.yaml:5:"), "\(run.errors)")
        #expect(run.errors.contains("the account trunk8200-a is in"), "\(run.errors)")
    }

    @Test func portInUse() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Self.trunk, to: "groningen.yaml")
        let taken = try FakePeer()
        let run = try await TrunklineCommand.run(
            ["registrar", file, "--listen", "\(taken.address)"],
            environment: Self.secrets
        )
        #expect(run.status == 2)
        #expect(run.errors.contains("Address already in use"), "\(run.errors)")
    }

    @Test(arguments: ["text", "json"], [SIGINT, SIGTERM])
    func runsUntilASignal(_ format: String, _ signal: Int32) async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Self.trunk, to: "groningen.yaml")
        let peer = try FakePeer(rule: { _ in [] })
        let lease = try LoopbackAddress()
        let server = lease.port(5060)
        let process = try RunningCommand(
            ["registrar", file, "--listen", "\(server)", "--trace", folder.path("trace.pcapng"), "--format", format],
            environment: Self.secrets
        )
        try await process.waitForOutput("listening")
        let register = try Self.register("trunk8200-a", from: peer)
        try peer.send(register, to: server)
        let challenge = try await peer.received.first("a challenge") { $0.message.status != nil }
        #expect(challenge.message.status == 401)
        let options = try #require(WireMessage(parsing: register.text.replacing("REGISTER", with: "OPTIONS")))
        try peer.send(options, to: server)
        try await process.waitForOutput(format == "json" ? "\"method\":\"OPTIONS\"" : "method=OPTIONS")
        process.send(SIGUSR1)
        try await process.waitForOutput("challenges")
        process.send(signal)
        #expect(try await process.waitForEnd() == 0)
        try await process.waitForOutput("stopped")

        let output = process.output
        #expect(!output.contains("geheim"))
        if format == "json" {
            for line in output.split(separator: "\n") {
                #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) is [String: Any], "\(line)")
            }
        }
        #expect(try folder.mode("trace.pcapng") == 0o600)
        let trace = try Data(contentsOf: URL(filePath: folder.path("trace.pcapng")))
        // The block type of a pcapng section header, and packets behind it.
        #expect(trace.starts(with: [0x0A, 0x0D, 0x0D, 0x0A]) && trace.count > 1_000)
    }

    private static func register(_ user: String, from peer: FakePeer) throws -> WireMessage {
        let text = """
            REGISTER sip:pbx.callvoip.nl SIP/2.0
            Via: SIP/2.0/UDP \(peer.address);branch=z9hG4bKtest1;rport
            Max-Forwards: 70
            From: <sip:\(user)@pbx.callvoip.nl>;tag=1
            To: <sip:\(user)@pbx.callvoip.nl>
            Call-ID: test
            CSeq: 1 REGISTER
            Contact: <sip:\(user)@\(peer.address)>
            Content-Length: 0


            """
        return try #require(WireMessage(parsing: text.replacing("\n", with: "\r\n")))
    }
}
