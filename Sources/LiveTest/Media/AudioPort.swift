internal import NIOCore
internal import SIPServer
internal import Synchronization

/// One end of a call's audio on its socket: sends each 20 ms and listens, on the socket's event loop.
final class AudioPort: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundOut = AddressedEnvelope<ByteBuffer>

    private static let interval = TimeAmount.milliseconds(20)
    /// When the process did not run for longer than this, what was missed is not sent in a burst.
    private static let patience = TimeAmount.milliseconds(200)

    private let ear: AudioEar
    private var talker: AudioTalker
    private var remote: (settings: AudioRemote, address: SocketAddress)?
    private var context: ChannelHandlerContext?
    private var due = NIODeadline.now()
    private var timer: Scheduled<Void>?
    private var waiting: [EventLoopPromise<Void>] = []

    /// A port that tells an ear what comes.
    init(ear: AudioEar) {
        self.ear = ear
        var random = SystemRandomNumberGenerator()
        talker = AudioTalker(using: &random)
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        guard let source = Endpoint(envelope.remoteAddress) else { return }
        ear.take(Array(envelope.data.readableBytesView), from: source)
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        self.context = nil
        release()
        context.fireChannelInactive()
    }

    /// A peer's closed port is no reason to stop listening.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {}

    /// Sends there from now on.
    func connect(_ settings: AudioRemote) {
        ear.expectEvents(settings.eventPayloadType)
        // Port 0 and the address 0.0.0.0 mean hold in old sessions (RFC 3264 §8.4): nothing is sent.
        guard settings.address.isUnicast, let address = SocketAddress(settings.address) else {
            remote = nil
            release()
            return
        }
        remote = (settings, address)
        if settings.eventPayloadType == nil { release() }
        guard timer == nil, context != nil else { return }
        due = .now()
        tick()
    }

    /// Plays this from now on.
    func play(_ sound: AudioSound) { talker.sound = sound }

    /// Sends digits; the promise is kept when all were sent, or cannot be.
    func send(digits: String, _ promise: EventLoopPromise<Void>) {
        guard context != nil, remote?.settings.eventPayloadType != nil else { return promise.succeed() }
        talker.digits.add(digits)
        waiting.append(promise)
        if talker.digits.isDone { release() }
    }

    private func tick() {
        guard let context else { return }
        if let remote, let packet = talker.next(to: remote.settings) {
            let buffer = context.channel.allocator.buffer(bytes: packet)
            let envelope = AddressedEnvelope(remoteAddress: remote.address, data: buffer)
            context.writeAndFlush(wrapOutboundOut(envelope), promise: nil)
        }
        if talker.digits.isDone { release() }
        // From the time it was due and not from now, so that lateness does not add up.
        due = due + Self.interval
        if .now() - due > Self.patience { due = .now() }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(deadline: due) { bound.value.tick() }
    }

    private func release() {
        talker.digits = DigitSender()
        let promises = waiting
        waiting = []
        for promise in promises { promise.succeed() }
    }
}

/// What was heard, to be asked from anywhere, also when the socket is closed.
final class AudioEar: Sendable {
    private let listener = Mutex(AudioListener())

    /// Takes a datagram.
    func take(_ datagram: [UInt8], from source: Endpoint) { listener.withLock { $0.take(datagram, from: source) } }

    /// Takes this payload type for events, besides those before: the peer may not have noticed a change yet.
    func expectEvents(_ type: UInt8?) {
        if let type, type < 128 { listener.withLock { _ = $0.eventTypes.insert(type) } }
    }

    /// What was heard.
    var heard: AudioHeard {
        // A copy, so that looking for a tone does not keep packets waiting.
        let copy = listener.withLock { $0 }
        return copy.summary
    }

    /// Begins anew.
    func forget() { listener.withLock { $0.forget() } }
}
