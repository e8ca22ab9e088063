import SIPMessages
import SIPServer
import TestSupport

/// A call center with a clock that is moved by hand, and a list in place of the network.
final class Exchange {
    /// What was sent, with the time in milliseconds.
    struct Sent {
        var time: UInt64
        var to: Endpoint
        var bytes: [UInt8]

        /// The packet's first line.
        var line: String { text.split(separator: "\r\n").first.map(String.init) ?? "" }
        /// The packet as text.
        var text: String { String(decoding: bytes, as: UTF8.self) }
        /// The packet as a message.
        var message: SIPMessage? { try? SIPMessage(parsing: bytes) }
        /// Method, or status with the method of CSeq: `200 INVITE`.
        var kind: String {
            guard let message else { return "?" }
            return message.methodText ?? "\(message.status ?? 0) \(message.cseq?.method ?? "")"
        }
    }

    /// Collects packets.
    final class Network: PacketSink {
        var time: UInt64 = 0
        var sent: [Sent] = []

        func send(_ packet: borrowing [UInt8], to destination: Endpoint) {
            sent.append(Sent(time: time, to: destination, bytes: copy packet))
        }
    }

    static let pbx = Endpoint(ipv4: 0xC000_0201, port: 5060)
    let network = Network()
    let center: CallCenter
    let desk: ScriptedDesk
    /// What the center left to the server's core to refuse: status and method.
    var refusals: [String] = []
    /// Milliseconds between two ticks.
    var step: UInt64 = 10

    init(
        _ desk: ScriptedDesk = ScriptedDesk(),
        change: (inout CallCenter.Configuration) -> Void = { _ in }
    ) {
        var configuration = CallCenter.Configuration(contactHost: "203.0.113.5:5060", server: "Trunkline")
        change(&configuration)
        var generator = SeededGenerator(seed: 1)
        center = CallCenter(configuration: configuration, sink: network) { generator.next() }
        self.desk = desk
        center.delegate = desk
    }

    var now: ServerTime { ServerTime(nanoseconds: network.time * 1_000_000) }

    /// Moves the clock.
    func advance(_ milliseconds: UInt64) {
        let end = network.time + milliseconds
        while network.time < end {
            network.time = min(end, network.time + step)
            center.tick(now: now)
        }
    }

    /// What was sent since the last time.
    func take() -> [Sent] {
        defer { network.sent = [] }
        return network.sent
    }

    /// Does what the server's core does with a packet.
    ///
    /// - Returns: Whether it was known.
    @discardableResult
    func receive(_ text: String, from source: Endpoint = Exchange.pbx) -> Bool {
        guard let message = try? SIPMessage(parsing: Array(text.utf8)) else { return false }
        return receive(message, from: source)
    }

    @discardableResult
    func receive(_ message: SIPMessage, from source: Endpoint = Exchange.pbx) -> Bool {
        if message.status != nil {
            center.receiveResponse(message, from: source, now: now)
            return true
        }
        guard let parts = try? RequestParts(message) else { return false }
        switch center.receiveKnown(message, parts, from: source, replyTo: source, now: now) {
        case .done: return true
        case .refused(let status):
            refusals.append("\(status) \(message.methodText ?? "")")
            return true
        case .new: break
        }
        if parts.method == .invite {
            center.receiveInvite(message, parts, from: source, replyTo: source, account: "trunk", now: now)
        }
        return false
    }
}

/// Does with calls what a test says, and notes what it hears.
final class ScriptedDesk: CallDelegate {
    var calls: [Call] = []
    var states: [Call.State] = []
    var offers: [[UInt8]] = []
    var answered: [Int] = []
    var onArrival: (Call) -> Void
    var answer: ((Call, [UInt8]) -> [UInt8]?)?

    init(_ onArrival: @escaping (Call) -> Void = { _ in }) { self.onArrival = onArrival }

    func callArrived(_ call: Call) {
        calls.append(call)
        onArrival(call)
    }

    func call(_ call: Call, changed state: Call.State) { states.append(state) }

    func call(_ call: Call, answerTo offer: [UInt8]) -> [UInt8]? {
        offers.append(offer)
        return answer.map { $0(call, offer) } ?? call.localSession
    }

    func call(_ call: Call, offerAnswered status: Int) { answered.append(status) }
}
