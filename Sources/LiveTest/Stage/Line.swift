import SIPMessages
import SIPServer

/// An address that SIP is spoken from: the provider's main one, another of the provider's, or a stranger's.
final class Line: Sendable {
    /// Where it listens.
    let address: Endpoint
    private let server: UDPServer
    private let log: StageLog

    private init(_ server: UDPServer, _ log: StageLog) {
        self.server = server
        self.log = log
        address = server.address
    }

    /// Opens a line.
    ///
    /// - Parameters:
    ///   - host: The address.
    ///   - port: The port; 0 for any.
    ///   - configuration: How its server behaves.
    ///   - accounts: Who may register and call; none for a line that only calls.
    ///   - log: Gets what happens.
    ///   - script: What the provider is to do.
    ///   - protections: What it limits; nil for a line that only calls.
    /// - Returns: The open line.
    /// - Throws: `ListenError`.
    static func open(
        host: String,
        port: Int,
        _ configuration: ServerConfiguration,
        accounts: [Account],
        log: StageLog,
        script: Script,
        protections: Protections? = nil
    ) async throws -> Line {
        let server = try await UDPServer.start(host: host, port: port) { sink, address in
            var generator = SystemRandomNumberGenerator()
            let server = SIPServer(
                configuration,
                accounts: accounts,
                address: "\(address)",
                sink: sink,
                random: { generator.next() }
            )
            let manager = LineManager(address, log, script)
            server.director = manager
            // The desk keeps the manager.
            let desk = ProtectedDesk(manager, [protections].compactMap(\.self))
            desk.onNotice = { [weak manager] notice, _, _ in manager?.note(notice) }
            server.callDelegate = desk
            return (server, manager)
        }
        return Line(server, log)
    }

    /// Does something on the line's event loop.
    func perform<Answer: Sendable>(
        _ body: @escaping @Sendable (SIPServer, LineManager, ServerTime) -> Answer
    ) async -> Answer? {
        try? await server.perform { server, now in
            (server.director as? LineManager).map { body(server, $0, now) }
        } ?? nil
    }

    /// Where an account can be reached.
    func registration(of account: String) async -> SIPServer.Registration? {
        await perform { server, _, now in server.registrations(of: account, now: now).first } ?? nil
    }

    /// Places a call.
    func call(_ placing: CallPlacing) async -> CallHandle? {
        let place = log.calls.count
        let made = await perform { server, manager, now in
            let call = server.calls.placeCall(
                to: placing.uri,
                destination: placing.destination,
                from: placing.from,
                to: placing.to,
                headers: placing.headers,
                offer: placing.offer,
                now: now
            )
            manager.keep(call)
            return (call.number, call.callID)
        }
        return made.map { CallHandle(line: self, log: log, number: $0.0, callID: $0.1, place: place) }
    }

    /// Sends OPTIONS.
    ///
    /// - Parameters:
    ///   - uri: The Request-URI.
    ///   - destination: Where it goes.
    ///   - from: The value of From, without a tag.
    ///   - limit: How long to wait for an answer.
    /// - Returns: The status of the answer; nil if none came.
    func ask(
        _ uri: String,
        at destination: Endpoint,
        from: String,
        within limit: Duration
    ) async -> (status: Int?, callID: String) {
        let place = log.wire.count
        let sent = await perform { server, _, now in
            let request = server.calls.makeRequest("OPTIONS", uri: uri, from: from, to: "<\(uri)>")
            server.calls.sendRequest(request, destination: destination, now: now) { _ in }
            return request.callID
        }
        guard let callID = sent else { return (nil, "") }
        // Seen on the wire and not by the transaction, which would keep an interrupted test waiting for its end.
        let answer = await log.wire.first(from: place, within: limit) { message in
            message.callID == callID && message.isAnswer(to: "OPTIONS", incoming: true)
                && (message.message.status ?? 0) >= 200
        }
        return (answer?.message.status, callID)
    }

    /// Gives the provider's alerts that are due.
    func tick() async {
        _ = await perform { server, _, now in (server.callDelegate as? ProtectedDesk)?.tick(now: now) }
    }

    /// Ends all calls and closes the line.
    func close() async { await server.stop() }
}

/// A call that the provider is to place.
struct CallPlacing: Sendable {
    /// The Request-URI.
    var uri: String
    /// Where the INVITE goes.
    var destination: Endpoint
    /// The value of From, without a tag.
    var from: String
    /// The value of To.
    var to: String
    /// Further headers.
    var headers: [(name: String, value: String)]
    /// The session that is offered.
    var offer: [UInt8]
}
