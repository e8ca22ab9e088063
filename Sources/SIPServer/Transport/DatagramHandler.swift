internal import NIOCore
internal import NIOPosix

/// Carries packets between a socket and the server, on the socket's event loop.
final class DatagramHandler: ChannelInboundHandler, PacketSink {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundOut = AddressedEnvelope<ByteBuffer>

    /// How often the server does what has become due.
    private static let tickInterval = TimeAmount.milliseconds(50)

    /// The server, once it is made: it needs this sink first.
    @exclusivity(unchecked) var server: SIPServer?
    /// Sees every packet, in and out.
    @exclusivity(unchecked) var tap: (any PacketTap)?
    private let start = NIODeadline.now()
    @exclusivity(unchecked) private var context: ChannelHandlerContext?
    @exclusivity(unchecked) private var now = ServerTime(nanoseconds: 0)
    /// The time is asked for once for all packets that one system call brought.
    @exclusivity(unchecked) private var isTimeFresh = false
    /// The sender of the packet at hand: most answers go back there, so its address need not be made anew.
    @exclusivity(unchecked) private var sender: (endpoint: Endpoint, address: SocketAddress)?
    private var local = Endpoint(ipv4: 0, port: 0)

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        local = context.localAddress.flatMap { Endpoint($0) } ?? local
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.scheduleRepeatedTask(initialDelay: Self.tickInterval, delay: Self.tickInterval) { _ in
            bound.value.tick()
        }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        if !isTimeFresh {
            now = time()
            isTimeFresh = true
        }
        let source: Endpoint
        if let sender, sender.address == envelope.remoteAddress {
            source = sender.endpoint
        } else {
            guard let endpoint = Endpoint(envelope.remoteAddress) else { return }
            source = endpoint
            sender = (endpoint, envelope.remoteAddress)
        }
        let packet = envelope.data.withUnsafeReadableBytes { [UInt8]($0) }
        tap?.saw(packet.span, from: source, to: local)
        server?.receive(packet, from: source, now: now)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isTimeFresh = false
        context.flush()
    }

    /// A refused or unreachable port is the peer's business: the server goes on.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {}

    func send(_ packet: borrowing [UInt8], to destination: Endpoint) {
        guard let context else { return }
        tap?.saw(packet.span, from: local, to: destination)
        let address: SocketAddress
        if let sender, sender.endpoint == destination {
            address = sender.address
        } else {
            guard let made = SocketAddress(destination) else { return }
            address = made
        }
        var buffer = context.channel.allocator.buffer(capacity: packet.count)
        packet.withUnsafeBytes { _ = buffer.writeBytes($0) }
        context.write(wrapOutboundOut(AddressedEnvelope(remoteAddress: address, data: buffer)), promise: nil)
    }

    /// Lets the server do something, and sends what comes of it; nil if the server was stopped.
    func perform<Answer>(_ body: (SIPServer, ServerTime) -> Answer) -> Answer? {
        guard let server, let context, context.channel.isActive else { return nil }
        defer { context.flush() }
        return body(server, time())
    }

    /// Asks for the end of all calls; says whether there are none.
    func endCalls(isFirst: Bool) -> Bool {
        guard let server, let context, context.channel.isActive else { return true }
        if isFirst {
            server.calls.shutDown(now: time())
            context.flush()
        }
        return server.calls.openCalls.isEmpty
    }

    private func tick() {
        guard let context, context.channel.isActive else { return }
        now = time()
        server?.tick(now: now)
        context.flush()
    }

    private func time() -> ServerTime {
        ServerTime(nanoseconds: UInt64(max(0, (NIODeadline.now() - start).nanoseconds)))
    }
}

/// Somebody who sees every packet, such as a trace.
public protocol PacketTap: AnyObject {
    /// A packet came in, or is about to go out.
    ///
    /// - Parameters:
    ///   - packet: Its bytes.
    ///   - source: Where it comes from.
    ///   - destination: Where it goes.
    func saw(_ packet: Span<UInt8>, from source: Endpoint, to destination: Endpoint)
}
