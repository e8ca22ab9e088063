internal import NIOCore
internal import NIOPosix
internal import SIPServer
internal import Synchronization

/// All audio of a live test, on an event loop of its own, so that nothing else delays a packet.
public final class AudioDesk: Sendable {
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    /// The open ends; nil once stopped: an event loop that has ended answers nothing at all.
    private let channels = Mutex<[ObjectIdentifier: any Channel]?>([:])

    /// Every second port that the system chooses is even.
    private static let attempts = 64

    /// A desk without ends; `stop()` must be called at its end.
    public init() {}

    /// Opens an end on an even port that the system chooses (RFC 3550 §11).
    ///
    /// - Parameter host: The address to listen on.
    /// - Returns: The end; `close()` it when its call is over.
    /// - Throws: `ListenError`, as for an address that is not this machine's.
    public func open(on host: String) async throws -> AudioEnd {
        guard channels.withLock({ $0 != nil }) else { throw ListenError(ChannelError.ioOnClosedChannel) }
        var failure: any Error = ChannelError.unknownLocalAddress
        for _ in 0..<Self.attempts {
            do {
                if let end = try await bind(host) { return end }
            } catch {
                failure = error
                break
            }
        }
        throw ListenError(failure)
    }

    /// Closes all ends and ends the event loop.
    public func stop() async {
        let open = channels.withLock { channels in
            defer { channels = nil }
            return channels.map { Array($0.values) }
        }
        guard let open else { return }
        for channel in open { try? await channel.close().get() }
        try? await group.shutdownGracefully()
    }

    /// An end on a port that the system chooses; nil if that is odd.
    private func bind(_ host: String) async throws -> AudioEnd? {
        let loop = group.next()
        let ear = AudioEar()
        let port = try await loop.submit { NIOLoopBound(AudioPort(ear: ear), eventLoop: loop) }.get()
        let bootstrap = DatagramBootstrap(group: loop)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 2048))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(port.value) }
            }
        let channel: any Channel
        // An address needs no resolver, and may have brackets.
        if let literal = Endpoint(host, port: 0).flatMap({ SocketAddress($0) }) {
            channel = try await bootstrap.bind(to: literal).get()
        } else {
            channel = try await bootstrap.bind(host: host, port: 0).get()
        }
        guard let address = channel.localAddress.flatMap({ Endpoint($0) }), address.port % 2 == 0 else {
            try? await channel.close().get()
            return nil
        }
        let id = ObjectIdentifier(channel)
        channels.withLock { $0?[id] = channel }
        channel.closeFuture.whenComplete { [weak self] _ in
            self?.channels.withLock { _ = $0?.removeValue(forKey: id) }
        }
        return AudioEnd(address: address, channel: channel, port: port, ear: ear)
    }
}
