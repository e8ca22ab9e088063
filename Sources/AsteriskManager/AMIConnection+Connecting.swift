internal import NIOCore
internal import NIOPosix

#if canImport(Glibc)
    import Glibc
#endif

extension AMIConnection {
    /// Connects, and waits for the greeting.
    static func connect(
        _ address: AMIAddress,
        _ group: MultiThreadedEventLoopGroup,
        messageLimit: Int,
        patience: TimeAmount,
        _ onEvent: @escaping @Sendable (ManagerMessage) -> Void
    ) async throws -> AMIConnection {
        let loop = group.next()
        let place = place(address)
        let greeting = loop.makePromise(of: Void.self)
        let handler = try await loop.submit {
            NIOLoopBound(
                AMIHandler(place: place, greeting: greeting, messageLimit: messageLimit, onEvent: onEvent),
                eventLoop: loop
            )
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
            greeting.fail(ManagerError(.unreachable, "what listens at \(place) is no Asterisk manager: it is silent"))
            channel.close(promise: nil)
        }
        // On the event loop: whoever waits here may be woken much later, when the timer has closed what is in use.
        greeting.futureResult.whenComplete { _ in timer.cancel() }
        try await greeting.futureResult.get()
        return AMIConnection(channel: channel, handler: handler, group: group)
    }

    /// Host and port.
    static func place(_ address: AMIAddress) -> String {
        address.host.contains(":") ? "[\(address.host)]:\(address.port)" : "\(address.host):\(address.port)"
    }

    /// Why no connection came about, in the system's words.
    static func reason(_ error: any Error) -> String {
        switch error {
        case let error as IOError: text(error)
        case let error as NIOConnectionError:
            error.connectionErrors.first.map { reason($0.error) } ?? "the host name has no address"
        case is ChannelError: "no answer"
        default: "\(error)"
        }
    }

    private static func text(_ error: IOError) -> String { String(cString: strerror(error.errnoCode)) }
}
