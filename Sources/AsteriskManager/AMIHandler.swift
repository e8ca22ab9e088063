internal import NIOCore

/// Carries actions and messages between a TCP connection and those who ask, on the connection's event loop.
final class AMIHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private struct Pending {
        var promise: EventLoopPromise<ManagerReply>
        var name: String
        var timer: Scheduled<Void>
        /// The response of a list whose items are coming.
        var list: ManagerReply?
    }

    /// Items of a list beyond this are left out.
    private static let maximumItems = 10_000

    private let place: String
    private let onEvent: @Sendable (ManagerMessage) -> Void
    private let greeting: EventLoopPromise<Void>
    private var parser: AMIParser
    private var pending: [String: Pending] = [:]
    private var context: ChannelHandlerContext?

    /// A handler.
    ///
    /// - Parameters:
    ///   - place: Where the connection goes, for errors.
    ///   - greeting: Kept when the interface has said what it is.
    ///   - messageLimit: How large a message may be, in bytes.
    ///   - onEvent: Is told of each event that no action asked for.
    init(
        place: String,
        greeting: EventLoopPromise<Void>,
        messageLimit: Int = AMIConnection.defaultMessageLimit,
        onEvent: @escaping @Sendable (ManagerMessage) -> Void
    ) {
        parser = AMIParser(messageLimit: messageLimit)
        self.place = place
        self.greeting = greeting
        self.onEvent = onEvent
    }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        for element in parser.take(Array(unwrapInboundIn(data).readableBytesView)) {
            switch element {
            case .greeting(let text):
                guard text.hasPrefix("Asterisk Call Manager") else {
                    greeting.fail(ManagerError(.unreachable, "what answers at \(place) is no Asterisk manager"))
                    context.close(promise: nil)
                    return
                }
                greeting.succeed()
            case .message(let message): take(message)
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.context = nil
        let error = closed
        greeting.fail(error)
        let waiting = pending.values
        pending = [:]
        for entry in waiting {
            entry.timer.cancel()
            entry.promise.fail(error)
        }
        context.fireChannelInactive()
    }

    /// What the connection suffers ends it; whoever waits is told by `channelInactive`.
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    /// Sends an action.
    func send(
        _ bytes: [UInt8],
        id: String,
        name: String,
        within time: TimeAmount,
        _ promise: EventLoopPromise<ManagerReply>
    ) {
        guard let context else { return promise.fail(closed) }
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let timer = context.eventLoop.scheduleTask(in: time) { bound.value.giveUp(id) }
        pending[id] = Pending(promise: promise, name: name, timer: timer)
        context.writeAndFlush(wrapOutboundOut(context.channel.allocator.buffer(bytes: bytes)), promise: nil)
    }

    private var closed: ManagerError { ManagerError(.closed, "the PBX closed the AMI connection to \(place)") }

    private func take(_ message: ManagerMessage) {
        guard let id = message["ActionID"], var entry = pending[id] else {
            if message.event != nil { onEvent(message) }
            return
        }
        let mark = message["EventList"]?.lowercased()
        if message.event == nil {
            if mark == "start" {
                entry.list = ManagerReply(response: message)
                pending[id] = entry
            } else {
                finish(id, entry, ManagerReply(response: message))
            }
        } else if var list = entry.list {
            if mark == "complete" || mark == "cancelled" { return finish(id, entry, list) }
            if list.items.count < Self.maximumItems { list.items.append(message) }
            entry.list = list
            pending[id] = entry
        } else {
            onEvent(message)
        }
    }

    private func finish(_ id: String, _ entry: Pending, _ reply: ManagerReply) {
        pending[id] = nil
        entry.timer.cancel()
        entry.promise.succeed(reply)
    }

    private func giveUp(_ id: String) {
        guard let entry = pending.removeValue(forKey: id) else { return }
        entry.promise.fail(ManagerError(.timedOut, "the PBX did not answer the AMI action \(entry.name)"))
    }
}
