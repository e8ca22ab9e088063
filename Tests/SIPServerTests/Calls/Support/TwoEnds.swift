import SIPMessages
import TestSupport

@testable import SIPServer

/// Two call centers and a network between them that loses, doubles and delays packets.
final class TwoEnds {
    /// One of the two.
    final class End: PacketSink {
        let address: Endpoint
        /// All that it sent.
        var sent: [SIPMessage] = []
        var transmit: (_ bytes: [UInt8], _ from: Endpoint, _ to: Endpoint) -> Void = { _, _, _ in }

        init(_ address: Endpoint) { self.address = address }

        func send(_ packet: borrowing [UInt8], to destination: Endpoint) {
            if let message = try? SIPMessage(parsing: copy packet) { sent.append(message) }
            transmit(copy packet, address, destination)
        }
    }

    private struct Packet {
        var time: UInt64
        var bytes: [UInt8]
        var from: Endpoint
        var to: Endpoint
    }

    let caller = End(Endpoint(ipv4: 0xC000_0201, port: 5060))
    let callee = End(Endpoint(ipv4: 0xC000_0202, port: 5060))
    let callerCenter: CallCenter
    let calleeCenter: CallCenter
    var time: UInt64 = 0
    private var packets: [Packet] = []
    private var generator: SeededGenerator
    private let loss: Double

    init(seed: UInt64, loss: Double) {
        generator = SeededGenerator(seed: seed)
        self.loss = loss
        var one = SeededGenerator(seed: seed &+ 1_000), other = SeededGenerator(seed: seed &+ 2_000)
        callerCenter = CallCenter(
            configuration: CallCenter.Configuration(contactHost: caller.address.description),
            sink: caller
        ) { one.next() }
        calleeCenter = CallCenter(
            configuration: CallCenter.Configuration(contactHost: callee.address.description),
            sink: callee
        ) { other.next() }
        let transmit: ([UInt8], Endpoint, Endpoint) -> Void = { [unowned self] in enqueue($0, $1, $2) }
        caller.transmit = transmit
        callee.transmit = transmit
    }

    var now: ServerTime { ServerTime(nanoseconds: time * 1_000_000) }

    private func enqueue(_ bytes: [UInt8], _ from: Endpoint, _ to: Endpoint) {
        let copies = Double.random(in: 0..<1, using: &generator) < 0.15 ? 2 : 1
        for _ in 0..<copies where Double.random(in: 0..<1, using: &generator) >= loss {
            let delay = UInt64.random(in: 1...400, using: &generator)
            packets.append(Packet(time: time + delay, bytes: bytes, from: from, to: to))
        }
    }

    /// Moves the clock by 50 ms and delivers what is due, in the order of arrival.
    func step() {
        time += 50
        callerCenter.tick(now: now)
        calleeCenter.tick(now: now)
        let due = packets.filter { $0.time <= time }.sorted { $0.time < $1.time }
        packets.removeAll { $0.time <= time }
        for packet in due { deliver(packet) }
    }

    private func deliver(_ packet: Packet) {
        let center = packet.to == caller.address ? callerCenter : calleeCenter
        guard let message = try? SIPMessage(parsing: packet.bytes) else { return }
        if message.status != nil {
            center.receiveResponse(message, from: packet.from, now: now)
        } else if let parts = try? RequestParts(message) {
            switch center.receiveKnown(message, parts, from: packet.from, replyTo: packet.from, now: now) {
            case .done: return
            case .refused(let status):
                // As the server's core does, which minds the size besides.
                center.answerStatelessly(Answer(status), message, parts, from: packet.from, replyTo: packet.from)
                return
            case .new: break
            }
            center.receiveInvite(message, parts, from: packet.from, replyTo: packet.from, account: "a", now: now)
        }
    }
}
