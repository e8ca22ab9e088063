import SIPMessages
import SIPServer
import TestSupport

/// Our server on a loopback address of its own, watched: all that it tells, and a trace of all that it sends and gets.
final class RegistrarUnderTest: Sendable {
    /// Where it listens.
    let address: TestSupport.SocketAddress
    /// What it has told so far, and will tell.
    let events: Recorder<ServerEvent>
    /// Every packet in and out.
    let trace: TraceRecorder

    private let server: UDPServer
    private let clock: ContinuousClock.Instant
    private let log: EventLog
    private let lease: LoopbackAddress

    /// The realm and domain.
    static let domain = "provider.example"

    /// Starts a server, lets a test use it, stops it, and lets tshark judge its trace.
    ///
    /// - Parameters:
    ///   - accounts: The passwords by user name.
    ///   - ringing: For how many milliseconds a call rings before it is answered.
    ///   - configure: Changes the configuration.
    ///   - body: What to do with it.
    /// - Throws: What the test throws, and what starting the server throws.
    static func with(
        _ accounts: [String: String] = ["31508200000": "p;a#s s\\"],
        ringing: UInt64 = 200,
        configure: (inout ServerConfiguration) -> Void = { _ in },
        _ body: (RegistrarUnderTest) async throws -> Void
    ) async throws {
        let lease = try LoopbackAddress()
        var configuration = ServerConfiguration(realm: domain, domains: [domain, lease.host])
        configure(&configuration)
        let registrar = try await RegistrarUnderTest(
            configuration,
            accounts.map { Account(username: $0.key, password: $0.value) },
            lease,
            ringing: ringing
        )
        do {
            try await body(registrar)
        } catch {
            await registrar.server.stop()
            throw error
        }
        await registrar.server.stop()
        try await registrar.trace.expectOnlySIP()
    }

    private init(
        _ configuration: ServerConfiguration,
        _ accounts: [Account],
        _ lease: LoopbackAddress,
        ringing: UInt64
    ) async throws {
        self.lease = lease
        address = lease.port(5060)
        let events = Recorder<ServerEvent>(), trace = TraceRecorder()
        let log = EventLog(events)
        self.events = events
        self.trace = trace
        self.log = log
        // The server's clock begins with its socket.
        clock = .now
        server = try await UDPServer.start(host: lease.host, port: Int(address.port)) { sink, address in
            let server = SIPServer(configuration, accounts: accounts, address: address.description, sink: sink) {
                UInt64.random(in: .min ... .max)
            }
            server.observer = log
            server.epoch = TraceRecorder.nanoseconds() / 1_000_000_000
            server.calls.delegate = log.answerCalls(at: address, ringing: ringing)
            return (server, trace)
        }
    }

    /// What it has counted.
    func metrics() async throws -> ServerMetrics { try await server.ask { $0.metrics } }

    /// Waits until every call is over.
    func expectNoOpenCalls() async throws {
        _ = try await eventually("the end of all calls") {
            try await server.ask { $0.calls.openCalls.count }
        } until: {
            $0 == 0
        }
    }

    /// Where an account can be reached.
    func registrations(of username: String) async throws -> [SIPServer.Registration] {
        let passed = (ContinuousClock.now - clock).components
        let now = ServerTime(
            nanoseconds: UInt64(passed.seconds) * 1_000_000_000 + UInt64(passed.attoseconds / 1_000_000_000)
        )
        return try await server.ask { $0.registrations(of: username, now: now) }
    }
}
