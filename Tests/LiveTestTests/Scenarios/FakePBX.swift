import DialPlan
import SIPServer
import TestSupport
import TrunkModel

@testable import LiveTest

/// A PBX in this process, on a loopback address of its own.
final class FakePBX: Sendable {
    private let server: UDPServer
    private let echo: EchoSocket
    private let address: LoopbackAddress
    private let ticking: Task<Void, Never>

    private init(_ server: UDPServer, _ echo: EchoSocket, _ address: LoopbackAddress) {
        self.server = server
        self.echo = echo
        self.address = address
        ticking = Task {
            while !Task.isCancelled {
                _ = try? await server.perform { server, now in (server.director as? FakePBXDesk)?.tick(now) }
                try? await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    /// Starts a PBX, which registers at once.
    ///
    /// - Parameters:
    ///   - plan: What it follows.
    ///   - provider: Where the provider is.
    ///   - friends: Where the provider calls from.
    ///   - fault: What it does wrong.
    ///   - isProxy: Whether it tries the next account within the same call.
    /// - Returns: The PBX.
    /// - Throws: `ListenError`.
    static func start(
        _ plan: DialPlan,
        provider: Endpoint,
        friends: Set<String>,
        fault: PBXFault?,
        isProxy: Bool = false
    ) async throws -> FakePBX {
        let address = try LoopbackAddress()
        let echo = try EchoSocket(host: address.host)
        let port = echo.port
        let host = address.host
        let server = try await UDPServer.start(host: host, port: 5_060) { sink, own in
            var generator = SystemRandomNumberGenerator()
            var configuration = ServerConfiguration(realm: host, domains: [host])
            configuration.software = "Fake PBX"
            let server = SIPServer(
                configuration,
                accounts: [],
                address: "\(own)",
                sink: FaultySink(sink, fault),
                random: { generator.next() }
            )
            let desk = FakePBXDesk(
                plan,
                provider: provider,
                friends: friends,
                fault: fault,
                isProxy: isProxy,
                host: host,
                echoPort: port,
                server: server
            )
            // The server keeps its delegate, and only its delegate.
            server.callDelegate = desk
            server.director = desk
            return (server, nil)
        }
        return FakePBX(server, echo, address)
    }

    /// Does something on the PBX's event loop.
    func perform<Answer: Sendable>(
        _ body: @escaping @Sendable (FakePBXDesk, ServerTime) -> Answer
    ) async -> Answer? {
        try? await server.perform { server, now in (server.director as? FakePBXDesk).map { body($0, now) } } ?? nil
    }

    /// Ends it.
    func stop() async {
        ticking.cancel()
        await server.stop()
    }
}

/// Has the fake PBX dial.
struct FakePBXOriginator: Originator {
    let pbx: FakePBX

    var isAutomatic: Bool { true }

    func dial(_ request: DialRequest) async throws(OriginateError) -> any DialedCall {
        let number = await pbx.perform { desk, now in desk.dial(request.digits, from: request.caller ?? "", now: now) }
        return FakeDialedCall(pbx: pbx, number: number ?? nil)
    }

    func hangUpCall(callerNumber: String) async -> Bool {
        await pbx.perform { desk, _ in desk.hangUpCall(from: callerNumber) } ?? false
    }
}

/// What the fake PBX dialled; without a number, its plan refused it.
struct FakeDialedCall: DialedCall {
    let pbx: FakePBX
    let number: Int?

    func hangUp() async {
        guard let number else { return }
        _ = await pbx.perform { desk, _ in desk.hangUp(number) }
    }

    var outcome: DialOutcome? { number == nil ? .failed(reason: nil) : .unknown }
}
