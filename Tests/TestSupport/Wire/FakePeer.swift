import Synchronization

/// A message that came in, and where from.
public struct ReceivedMessage: Sendable, CustomStringConvertible {
    /// The message.
    public var message: WireMessage
    /// The sender's address, as the packet had it.
    public var source: SocketAddress

    /// The source, and the message below it.
    public var description: String { "from \(source): \(message)" }
}

/// A SIP peer on a loopback address: it records what it gets, answers requests by a rule, and can place calls.
///
/// With its own rule it is a telephone that answers every call, or a stranger who calls; with `FakeProvider`'s it is a
/// provider. Retransmissions are answered again but recorded once.
public final class FakePeer: Sendable {
    /// What to answer to a request: any number of responses, in order; none is silence.
    public typealias Rule = @Sendable (ReceivedMessage) -> [WireMessage]

    /// Where it is.
    public let address: SocketAddress
    /// Every message that came in, requests and responses.
    public let received = Recorder<ReceivedMessage>()

    private let lease: LoopbackAddress
    private let answered = Mutex<[String: [WireMessage]]>([:])
    private let rule: Rule
    private let socket = Mutex<UDPSocket?>(nil)

    /// Starts a peer.
    ///
    /// - Parameters:
    ///   - lease: Its address; a new one if nil. Share one to have two peers on one address and different ports.
    ///   - port: Its port.
    ///   - rule: What it answers; as a telephone that accepts every call if nil.
    /// - Throws: `SystemFailure`.
    public init(on lease: LoopbackAddress? = nil, port: UInt16 = 5060, rule: Rule? = nil) throws {
        let lease = try lease ?? LoopbackAddress()
        let address = lease.port(port)
        self.lease = lease
        self.address = address
        self.rule = rule ?? { Self.accept($0.message, at: address) }
        let socket = try UDPSocket(on: address) { [weak self] text, source in
            guard let message = WireMessage(parsing: text) else { return }
            self?.take(ReceivedMessage(message: message, source: source))
        }
        self.socket.withLock { $0 = socket }
    }

    /// The requests of one method that came in so far.
    public func requests(_ method: String) -> [ReceivedMessage] { received.all.filter { $0.message.method == method } }

    /// Waits for a request.
    ///
    /// - Parameters:
    ///   - method: Its method.
    ///   - time: How long to wait.
    ///   - matches: A further condition.
    /// - Returns: The first such request.
    /// - Throws: `NothingCame`.
    public func request(
        _ method: String,
        within time: Duration = .patience,
        where matches: @escaping @Sendable (WireMessage) -> Bool = { _ in true }
    ) async throws -> ReceivedMessage {
        try await received.first("\(method) at \(address)", within: time) {
            $0.message.method == method && matches($0.message)
        }
    }

    /// Sends a message.
    public func send(_ message: WireMessage, to address: SocketAddress) throws {
        try socket.withLock { try $0?.send(message.text, to: address) }
    }

    private func take(_ received: ReceivedMessage) {
        let key = "\(received.message.transaction) \(received.message.status ?? 0)"
        var replies = answered.withLock { $0[key] }
        if replies == nil {
            let made = received.message.status == nil ? rule(received) : []
            answered.withLock { $0[key] = made }
            self.received.record(received)
            replies = made
        }
        // The source is where answers go (RFC 3581): a PBX on loopback has no other way in.
        for reply in replies ?? [] { try? send(reply, to: received.source) }
    }

    /// What a telephone answers that accepts every call.
    public static func accept(_ request: WireMessage, at address: SocketAddress) -> [WireMessage] {
        switch request.method {
        case "ACK": []
        case "INVITE": [request.reply(180, contact(address)), accepted(request, at: address)]
        default: [request.reply(200)]
        }
    }

    static func accepted(_ invite: WireMessage, at address: SocketAddress) -> WireMessage {
        invite.reply(200, contact(address), body: WireMessage.speech(at: address.host))
    }

    static func contact(_ address: SocketAddress) -> KeyValuePairs<String, String> { ["Contact": "<sip:\(address)>"] }
}
