import Synchronization

/// A provider on a loopback address: takes registrations and calls of its accounts, by digest, and answers calls as a
/// test wants.
public final class FakeProvider: Sendable {
    /// How a call ends that came with the right password.
    public enum Answer: Sendable {
        /// Rings and is answered.
        case accept
        /// Rings and goes on ringing.
        case ring
        /// Is refused with this status code.
        case refuse(Int)
        /// Gets no answer at all, not even 100.
        case silence
    }

    /// A registration that was accepted.
    public struct Registration: Sendable {
        /// The account.
        public var username: String
        /// The value of Contact.
        public var contact: String
        /// The whole REGISTER.
        public var request: ReceivedMessage
    }

    /// Its place on the wire: `provider.peer.call(…)` calls the PBX, `provider.peer.received` is all that came in.
    public let peer: FakePeer
    /// The registrations that were accepted; one with `expires=0` or `Expires: 0` is the end of one.
    public let registrations: Recorder<Registration>
    /// Calls that came with the right password.
    public let calls: Recorder<ReceivedMessage>
    /// Requests whose password was wrong, or whose account is unknown.
    public let refusals: Recorder<ReceivedMessage>

    private let desk: ProviderDesk

    /// Starts a provider.
    ///
    /// - Parameters:
    ///   - accounts: The passwords by user name.
    ///   - realm: The realm of its challenges.
    ///   - lease: Its address; a new one if nil.
    ///   - port: Its port.
    ///   - answer: How calls end; see `answer(_:)`.
    /// - Throws: `SystemFailure`.
    public init(
        accounts: [String: String],
        realm: String = "provider.example",
        on lease: LoopbackAddress? = nil,
        port: UInt16 = 5060,
        answer: Answer = .accept
    ) throws {
        let lease = try lease ?? LoopbackAddress()
        let desk = ProviderDesk(accounts: accounts, realm: realm, address: lease.port(port), answer: answer)
        self.desk = desk
        peer = try FakePeer(on: lease, port: port) { desk.serve($0) }
        registrations = desk.registrations
        calls = desk.calls
        refusals = desk.refusals
    }

    /// Where it is.
    public var address: SocketAddress { peer.address }

    /// Changes how calls end from now on.
    public func answer(_ answer: Answer) { self.answer { _ in answer } }

    /// Changes how calls end from now on, by a rule on the INVITE, such as on its number or its account.
    public func answer(by rule: @escaping @Sendable (WireMessage) -> Answer) { desk.answer.withLock { $0 = rule } }

    /// Makes it as good as dead, or brings it back: what comes in is recorded and gets no answer.
    public func setDead(_ dead: Bool) { desk.dead.withLock { $0 = dead } }

    /// Waits for an account to be registered.
    public func registration(of username: String, within time: Duration = .seconds(15)) async throws -> Registration {
        try await registrations.first("the registration of \(username) at \(address)", within: time) {
            $0.username == username
        }
    }
}
