internal import NIOCore
internal import NIOPosix

/// A SIP server on a UDP socket, with an event loop of its own.
///
/// All of the server happens on that loop; what is asked from outside is carried there.
public final class UDPServer: Sendable {
    /// Where it listens: with the port that the system chose, if 0 was asked for.
    public let address: Endpoint
    private let group: MultiThreadedEventLoopGroup
    private let channel: any Channel
    private let handler: NIOLoopBound<DatagramHandler>

    /// Packets that one system call takes or gives.
    private static let vector = 32
    /// A receive buffer that holds what comes while the process is not running for some milliseconds, in bytes.
    private static let receiveBuffer = 4 << 20

    private init(
        address: Endpoint,
        group: MultiThreadedEventLoopGroup,
        channel: any Channel,
        handler: NIOLoopBound<DatagramHandler>
    ) {
        self.address = address
        self.group = group
        self.channel = channel
        self.handler = handler
    }

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - host: The address to listen on.
    ///   - port: The port; 0 for any.
    ///   - make: Makes the server, on its event loop, knowing the sink and where it listens.
    /// - Returns: The running server.
    /// - Throws: `ListenError`: no such address, a port in use.
    public static func start(
        host: String,
        port: Int,
        make: @escaping @Sendable (_ sink: any PacketSink, _ address: Endpoint) -> (SIPServer, (any PacketTap)?)
    ) async throws -> UDPServer {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        do {
            let loop = group.next()
            let handler = try await loop.submit { NIOLoopBound(DatagramHandler(), eventLoop: loop) }.get()
            let channel = try await DatagramBootstrap(group: group)
                .channelOption(.datagramVectorReadMessageCount, value: vector)
                .channelOption(
                    .recvAllocator,
                    value: FixedSizeRecvByteBufferAllocator(capacity: vector * 65_536)
                )
                .channelOption(.socketOption(.so_rcvbuf), value: ChannelOptions.Types.SocketOption.Value(receiveBuffer))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(handler.value)
                    }
                }
                .bind(host: host, port: port).get()
            guard let local = channel.localAddress, let address = Endpoint(local) else {
                throw ChannelError.unknownLocalAddress
            }
            try await loop.submit {
                let (server, tap) = make(handler.value, address)
                handler.value.server = server
                handler.value.tap = tap
            }.get()
            return UDPServer(address: address, group: group, channel: channel, handler: handler)
        } catch {
            try? await group.shutdownGracefully()
            throw ListenError(error)
        }
    }

    /// Asks the server something, on its event loop.
    ///
    /// - Parameter body: What to ask.
    /// - Returns: What it answers.
    /// - Throws: If the server was stopped.
    public func ask<Answer: Sendable>(_ body: @escaping @Sendable (SIPServer) -> Answer) async throws -> Answer {
        try await perform { server, _ in body(server) }
    }

    /// Lets the server do something, on its event loop: place a call, send a request.
    ///
    /// - Parameter body: What to do, given the server's time.
    /// - Returns: What it returns.
    /// - Throws: If the server was stopped.
    public func perform<Answer: Sendable>(
        _ body: @escaping @Sendable (SIPServer, ServerTime) -> Answer
    ) async throws -> Answer {
        let handler = handler
        return try await channel.eventLoop.submit {
            guard let answer = handler.value.perform(body) else { throw ChannelError.ioOnClosedChannel }
            return answer
        }.get()
    }

    /// Ends all calls, stops the server and waits for its end.
    ///
    /// Peers get a second to confirm that their calls are over.
    public func stop() async {
        let handler = handler
        for step in 0..<20 {
            let isIdle = try? await channel.eventLoop.submit { handler.value.endCalls(isFirst: step == 0) }.get()
            guard isIdle == false else { break }
            try? await Task.sleep(for: .milliseconds(50))
        }
        try? await channel.close().get()
        try? await group.shutdownGracefully()
    }
}
