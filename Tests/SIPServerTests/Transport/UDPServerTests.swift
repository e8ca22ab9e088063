import SIPMessages
import TestSupport
import Testing

@testable import SIPServer

/// Servers on real sockets.
@Suite struct UDPServerTests {
    private static func start(_ host: String, port: Int = 0) async throws -> UDPServer {
        try await UDPServer.start(host: host, port: port) { sink, address in
            var configuration = ServerConfiguration(realm: "provider.example", domains: [address.host])
            configuration.trusted = ["127.0.0.0/8", "::1"].compactMap { SourceNetwork($0) }
            let server = SIPServer(configuration, accounts: [], address: address.description, sink: sink) {
                UInt64.random(in: .min ... .max)
            }
            return (server, nil)
        }
    }

    /// Sends OPTIONS from one server to another.
    ///
    /// - Returns: The status of the answer; nil if there is none.
    private static func options(
        from caller: UDPServer,
        to callee: UDPServer,
        padding: Int = 0
    ) async throws -> Int? {
        let statuses = Recorder<Int?>()
        let address = callee.address
        try await caller.perform { server, now in
            var request = server.calls.makeRequest(
                "OPTIONS",
                uri: "sip:\(address)",
                from: "<sip:a@\(address.host)>",
                to: "<sip:\(address)>"
            )
            request.body = [UInt8](repeating: 0x61, count: padding)
            server.calls.sendRequest(request, destination: address, now: now) { statuses.record($0?.status) }
        }
        return try await statuses.first("an answer") { _ in true }
    }

    @Test(arguments: ["127.0.0.1", "::1"], [0, 1_200, 60_000])
    func talks(_ host: String, _ padding: Int) async throws {
        let one = try await Self.start(host), other = try await Self.start(host)
        #expect(try await Self.options(from: one, to: other, padding: padding) == 200)
        #expect(try await other.ask { $0.metrics.options } == 1)
        await one.stop()
        await other.stop()
    }

    @Test func endsItsCallsBeforeItStops() async throws {
        let server = try await Self.start("127.0.0.1")
        let peer = try FakePeer()
        let address = try #require(Endpoint(peer.address.host, port: peer.address.port))
        try await server.perform { server, now in
            _ = server.calls.placeCall(
                to: "sip:100@\(address)",
                destination: address,
                from: "<sip:a@127.0.0.1>",
                offer: Array("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n".utf8),
                now: now
            )
        }
        _ = try await peer.request("ACK")
        await server.stop()
        // The server waits a second for the answer; on a busy machine the peer may take longer to read what came.
        _ = try await peer.request("BYE")
        #expect(peer.requests("BYE").count == 1)
    }

    @Test func saysWhyItCannotListen() async throws {
        let server = try await Self.start("127.0.0.1")
        await #expect(throws: ListenError.self) {
            _ = try await Self.start("127.0.0.1", port: Int(server.address.port))
        }
        await server.stop()
    }
}
