internal import NIOCore
internal import NIOPosix
internal import Synchronization
internal import TrunkModel

/// A connection to the Asterisk Manager Interface, logged in.
///
/// The secret goes over the connection as it is: it should not leave the machine or a network that is trusted.
public final class AMIConnection: Sendable {
    private let channel: any Channel
    private let handler: NIOLoopBound<AMIHandler>
    private let group: MultiThreadedEventLoopGroup
    private let lastID = Mutex(0)

    /// How long connecting, and logging in, may take.
    private static let patience = TimeAmount.seconds(5)

    private init(channel: any Channel, handler: NIOLoopBound<AMIHandler>, group: MultiThreadedEventLoopGroup) {
        self.channel = channel
        self.handler = handler
        self.group = group
    }

    /// Connects and logs in.
    ///
    /// - Parameters:
    ///   - address: Where, and as whom.
    ///   - onEvent: Is told of each event of the class `call`, in order; must not take long.
    /// - Returns: The connection; `close()` it at the end.
    /// - Throws: `OriginateError` if nobody answers, or user or secret are wrong.
    public static func open(
        _ address: AMIAddress,
        onEvent: @escaping @Sendable (ManagerMessage) -> Void = { _ in }
    ) async throws(OriginateError) -> AMIConnection {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let failure: OriginateError
        do {
            let connection = try await connect(address, group, onEvent)
            do throws(OriginateError) {
                try await connection.logIn(address)
                return connection
            } catch {
                await connection.close()
                throw error
            }
        } catch let error as OriginateError {
            failure = error
        } catch {
            failure = OriginateError(.unreachable, "no AMI connection to \(place(address)): \(reason(error))")
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
    /// - Throws: `OriginateError` if the PBX refuses, does not answer or has closed the connection, or a field holds a
    ///   line end.
    @discardableResult
    public func action(
        _ name: String,
        _ fields: [(String, String)] = [],
        within time: Duration = .seconds(10)
    ) async throws(OriginateError) -> ManagerReply {
        try await action(name, id: newID(), fields, within: time)
    }

    /// Logs off and closes the connection.
    public func close() async {
        _ = try? await action("Logoff", within: .seconds(1))
        try? await channel.close().get()
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
    func action(
        _ name: String,
        id: String,
        _ fields: [(String, String)],
        within time: Duration
    ) async throws(OriginateError) -> ManagerReply {
        let bytes = try ManagerAction(name, id: id, fields).bytes
        let promise = channel.eventLoop.makePromise(of: ManagerReply.self)
        let handler = handler
        let limit = TimeAmount(time)
        channel.eventLoop.execute { handler.value.send(bytes, id: id, name: name, within: limit, promise) }
        let reply: ManagerReply
        do {
            reply = try await promise.futureResult.get()
        } catch {
            throw error as? OriginateError ?? OriginateError(.closed, "the AMI connection is closed")
        }
        guard reply.response["Response"]?.lowercased() == "error" else { return reply }
        let message = reply.response["Message"] ?? "no reason"
        if message.lowercased().hasPrefix("permission denied") {
            throw OriginateError(.notPermitted, "the AMI user may not use the action \(name)")
        }
        throw OriginateError(.refused, "the PBX refused the AMI action \(name): \(message)")
    }

    private func logIn(_ address: AMIAddress) async throws(OriginateError) {
        do throws(OriginateError) {
            // Only what tells how calls go: a busy PBX has many other events.
            let fields = [("Username", address.user), ("Secret", address.secret.reveal()), ("Events", "call")]
            try await action("Login", fields, within: .nanoseconds(Self.patience.nanoseconds))
        } catch {
            guard error.kind == .refused || error.kind == .notPermitted else { throw error }
            throw OriginateError(
                .loginRefused,
                "AMI at \(Self.place(address)) refused the user \(address.user): wrong user or secret, or this address "
                    + "is not permitted"
            )
        }
    }

    private static func connect(
        _ address: AMIAddress,
        _ group: MultiThreadedEventLoopGroup,
        _ onEvent: @escaping @Sendable (ManagerMessage) -> Void
    ) async throws -> AMIConnection {
        let loop = group.next()
        let place = place(address)
        let greeting = loop.makePromise(of: Void.self)
        let handler = try await loop.submit {
            NIOLoopBound(AMIHandler(place: place, greeting: greeting, onEvent: onEvent), eventLoop: loop)
        }.get()
        let channel: any Channel
        do {
            channel = try await ClientBootstrap(group: loop).connectTimeout(patience)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(handler.value)
                    }
                }
                .connect(host: address.host, port: address.port).get()
        } catch {
            greeting.fail(error)
            throw error
        }
        let timer = loop.scheduleTask(in: patience) {
            greeting.fail(OriginateError(.unreachable, "what listens at \(place) is no Asterisk manager: it is silent"))
            channel.close(promise: nil)
        }
        try await greeting.futureResult.get()
        timer.cancel()
        return AMIConnection(channel: channel, handler: handler, group: group)
    }

    private static func place(_ address: AMIAddress) -> String {
        address.host.contains(":") ? "[\(address.host)]:\(address.port)" : "\(address.host):\(address.port)"
    }
}
