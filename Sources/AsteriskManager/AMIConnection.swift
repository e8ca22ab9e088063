internal import NIOCore
internal import NIOPosix
internal import Synchronization

/// Of which events a connection is told: a busy PBX has many.
public enum AMIInterest: String, Sendable {
    /// Those that tell how calls go.
    case calls = "call"
    /// None.
    case nothing = "off"
}

/// A connection to the Asterisk Manager Interface, logged in.
///
/// The secret goes over the connection as it is: it should not leave the machine or a network that is trusted.
public final class AMIConnection: Sendable {
    private let channel: any Channel
    private let handler: NIOLoopBound<AMIHandler>
    private let group: MultiThreadedEventLoopGroup
    private let lastID = Mutex(0)

    /// How large a message may be where nobody says, in bytes.
    public static let defaultMessageLimit = 256 << 10

    /// How long connecting, and logging in, may take where nobody says.
    public static let patience = Duration.seconds(5)

    init(channel: any Channel, handler: NIOLoopBound<AMIHandler>, group: MultiThreadedEventLoopGroup) {
        self.channel = channel
        self.handler = handler
        self.group = group
    }

    /// Connects and logs in.
    ///
    /// - Parameters:
    ///   - address: Where, and as whom.
    ///   - interest: Of which events it is told.
    ///   - messageLimit: How large a message may be, in bytes; what it has beyond that is left out, and it says so.
    ///   - patience: How long connecting may take, the greeting, and logging in, each.
    ///   - onEvent: Is told of each event, in order; must not take long.
    /// - Returns: The connection; `close()` it at the end.
    /// - Throws: `ManagerError` if nobody answers, or user or secret are wrong.
    public static func open(
        _ address: AMIAddress,
        interest: AMIInterest = .calls,
        messageLimit: Int = defaultMessageLimit,
        patience: Duration = patience,
        onEvent: @escaping @Sendable (ManagerMessage) -> Void = { _ in }
    ) async throws(ManagerError) -> AMIConnection {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let failure: ManagerError
        do {
            let connection = try await connect(
                address,
                group,
                messageLimit: messageLimit,
                patience: TimeAmount(patience),
                onEvent
            )
            do throws(ManagerError) {
                try await connection.logIn(address, interest, within: patience)
                return connection
            } catch {
                await connection.close()
                throw error
            }
        } catch let error as ManagerError {
            failure = error
        } catch {
            failure = ManagerError(.unreachable, "no AMI connection to \(place(address)): \(reason(error))")
        }
        try? await group.shutdownGracefully()
        throw failure
    }

    /// Sends an action and waits for its answer, and for the whole list if it announces one.
    ///
    /// - Parameters:
    ///   - name: The action, such as `CoreShowChannels`.
    ///   - fields: Its fields.
    ///   - time: How long to wait.
    /// - Returns: The answer, if it is no error.
    /// - Throws: `ManagerError` if the PBX refuses, does not answer or has closed the connection, or a field holds a
    ///   line end.
    @discardableResult
    public func action(
        _ name: String,
        _ fields: [(String, String)] = [],
        within time: Duration = .seconds(10)
    ) async throws(ManagerError) -> ManagerReply {
        try await action(name, id: newID(), fields, within: time)
    }

    /// Logs off and closes the connection.
    public func close() async {
        _ = try? await action("Logoff", within: .seconds(1))
        if channel.isActive { try? await channel.close().get() }
        try? await group.shutdownGracefully()
    }

    /// Whether the connection stands.
    public var isOpen: Bool { channel.isActive }

    /// An ActionID that no other action has.
    func newID() -> String {
        lastID.withLock { last in
            last += 1
            return "trunkline-\(last)"
        }
    }

    /// Sends an action whose answer, and whose events, bear this ActionID.
    @discardableResult
    package func action(
        _ name: String,
        id: String,
        _ fields: [(String, String)],
        within time: Duration
    ) async throws(ManagerError) -> ManagerReply {
        let bytes = try ManagerAction(name, id: id, fields).bytes
        // The event loop of a connection that was closed has ended, and would never answer.
        guard channel.isActive else { throw ManagerError(.closed, "the AMI connection is closed") }
        let promise = channel.eventLoop.makePromise(of: ManagerReply.self)
        let handler = handler
        let limit = TimeAmount(time)
        channel.eventLoop.execute { handler.value.send(bytes, id: id, name: name, within: limit, promise) }
        let reply: ManagerReply
        do {
            reply = try await promise.futureResult.get()
        } catch {
            throw error as? ManagerError ?? ManagerError(.closed, "the AMI connection is closed")
        }
        guard reply.response["Response"]?.lowercased() == "error" else { return reply }
        let message = reply.response["Message"] ?? "no reason"
        if message.lowercased().hasPrefix("permission denied") {
            throw ManagerError(.notPermitted, "the AMI user may not use the action \(name)")
        }
        throw ManagerError(.refused, "the PBX refused the AMI action \(name): \(message)")
    }

    private func logIn(
        _ address: AMIAddress,
        _ interest: AMIInterest,
        within time: Duration
    ) async throws(ManagerError) {
        do throws(ManagerError) {
            let fields = [
                ("Username", address.user), ("Secret", address.secret.reveal()), ("Events", interest.rawValue),
            ]
            try await action("Login", fields, within: time)
        } catch {
            guard error.kind == .refused || error.kind == .notPermitted else { throw error }
            throw ManagerError(
                .loginRefused,
                "AMI at \(Self.place(address)) refused the user \(address.user): wrong user or secret, or this address "
                    + "is not permitted"
            )
        }
    }
}
