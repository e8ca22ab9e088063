import SIPMessages

/// All calls, and all transactions that have state.
///
/// It lives on one event loop, and has neither clock nor socket nor randomness of its own: it is told the time with each
/// call, and what it sends goes to a sink. All that it holds is limited in number.
public final class CallCenter {
    /// What it is told once.
    public struct Configuration: Sendable {
        /// Host and port for our Contact and Via.
        public var contactHost: String
        /// The value of Server and User-Agent; empty for none.
        public var server: String
        /// How many calls there may be; beyond that, 503 with Retry-After.
        public var maximumCalls = 1_000
        /// How many transactions of either side are kept.
        public var maximumTransactions = 8_192
        /// After how many seconds without an answer a call is given up.
        public var maximumRinging: UInt64 = 180
        /// After how many seconds an answered call is ended.
        public var maximumDuration: UInt64 = 4 * 3_600
        /// The value of Allow.
        public var allow = "INVITE, ACK, CANCEL, BYE, OPTIONS"
        /// The option tags of Supported; no header if there are none.
        public var supported: [String] = []
        /// Whether requests in a dialog go where the peer's Contact or first Route says (RFC 3261 §12.2.1.1).
        ///
        /// Else they go where answers to its INVITE go, which works through NAT and cannot be aimed at others.
        public var followsContact = false

        /// A configuration.
        ///
        /// - Parameters:
        ///   - contactHost: Host and port for our Contact and Via.
        ///   - server: The value of Server and User-Agent; empty for none.
        public init(contactHost: String, server: String = "") {
            self.contactHost = contactHost
            self.server = server
        }
    }

    /// What it was told.
    public let configuration: Configuration
    /// Who answers calls.
    public weak var delegate: (any CallDelegate)?

    let sink: any PacketSink
    let random: () -> UInt64
    /// Makes tags of answers that leave no state: one tag for all copies of a request (RFC 3261 §8.2.7).
    let tagSecret: UInt64
    /// The time that it was told last.
    var now = ServerTime(nanoseconds: 0)
    var servers: ServerTransactionStore
    var clients: ClientTransactionStore
    /// All calls that are not over, by number.
    var calls: [UInt64: Call] = [:]
    var dialogs: [Dialog.ID: Call] = [:]
    var lastNumber: UInt64 = 0
    var isShuttingDown = false

    /// An empty call center.
    ///
    /// - Parameters:
    ///   - configuration: What it is told once.
    ///   - sink: Where packets go.
    ///   - random: Makes tags, branches and Call-IDs: must be unpredictable outside tests (RFC 3261 §19.3).
    public init(configuration: Configuration, sink: any PacketSink, random: @escaping () -> UInt64) {
        self.configuration = configuration
        self.sink = sink
        self.random = random
        tagSecret = random()
        servers = ServerTransactionStore(limit: configuration.maximumTransactions)
        clients = ClientTransactionStore(limit: configuration.maximumTransactions)
    }

    /// Whether there is anything that time can change: `tick` is needed.
    public var hasWork: Bool { !servers.isEmpty || !clients.isEmpty || !calls.isEmpty }

    /// The calls that are not over, in the order of their arrival.
    public var openCalls: [Call] { calls.values.sorted { $0.number < $1.number } }

    /// Does what is due; to be called every 50 ms at least, while there is work.
    ///
    /// - Parameter now: The time.
    public func tick(now: ServerTime) {
        self.now = now
        servers.tick(sink: sink, now: now)
        for transaction in clients.tick(sink: sink, now: now) { transaction.receive(nil) }
        for call in openCalls where !call.isEnded { tick(call) }
    }

    /// Ends all calls; new ones get 503 from now on.
    ///
    /// - Parameter now: The time.
    public func shutDown(now: ServerTime) {
        self.now = now
        isShuttingDown = true
        for call in openCalls {
            if call.direction == .incoming, call.state == .trying || call.state == .ringing {
                refuse(call, 503, by: .us)
            } else {
                hangUp(call)
            }
        }
    }

    private func tick(_ call: Call) {
        if let reminder = call.incoming?.reminder, now >= reminder.next, let incoming = call.incoming {
            // §13.3.1.1: a proxy gives up after three minutes without a sign of life.
            sink.send(reminder.packet, to: incoming.transaction.replyTo)
            call.incoming?.reminder?.next = now + Self.reminderPause
        }
        repeatAnswer(call)
        if let deadline = call.deadline, now >= deadline, !call.isEnded {
            call.deadline = nil
            hangUp(call)
        }
        if let alarm = call.alarm, now >= alarm, !call.isEnded {
            call.alarm = nil
            delegate?.callWoke(call)
        }
    }

    static let reminderPause: UInt64 = 60_000

    func change(_ call: Call, to state: Call.State) {
        guard !call.isEnded, call.state != state else { return }
        call.state = state
        if call.isEnded {
            calls[call.number] = nil
            if let id = call.dialog?.id { dialogs[id] = nil }
            call.unacknowledged = nil
            call.incoming = nil
            call.alarm = nil
            call.deadline = nil
        }
        delegate?.call(call, changed: state)
    }

    func makeTag() -> String { hexadecimal(random()) }

    func makeCallID() -> String { "\(hexadecimal(random()))\(hexadecimal(random()))" }

    func makeCall(_ direction: Call.Direction, account: String?, invite: SIPMessage?) -> Call {
        lastNumber += 1
        let call = Call(number: lastNumber, direction: direction, account: account, invite: invite, center: self)
        call.deadline = now + configuration.maximumRinging &* 1_000
        calls[call.number] = call
        return call
    }
}

/// Sixteen hexadecimal digits, as `ResponseWriter` writes tags.
func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
