import SIPMessages

/// The client's side of a transaction over UDP: RFC 3261 §17.1, with the state Accepted of RFC 6026 §7.2.
final class ClientTransaction {
    /// What a response must repeat (RFC 3261 §17.1.3).
    struct Key: Hashable {
        /// The branch of our Via.
        var branch: String
        /// The method in CSeq: CANCEL has the branch of its INVITE.
        var method: String
    }

    /// The states of both kinds; only INVITE has `accepted`.
    enum State {
        /// No answer yet. RFC 3261 calls it Calling for INVITE, Trying for others.
        case trying
        /// A provisional answer has come.
        case proceeding
        /// A final answer has come; copies of it are swallowed, or acknowledged for INVITE.
        case completed
        /// A 2xx to INVITE has come; all further ones are handed on.
        case accepted
        /// Nothing is left to do.
        case terminated
    }

    /// What it waits for.
    let key: Key
    /// What was asked.
    let request: OutgoingRequest
    /// Where it went.
    let destination: Endpoint
    /// Gets each answer that is not a copy; nil if none came in time.
    let receive: (SIPMessage?) -> Void
    /// The state.
    private(set) var state = State.trying
    private let packet: [UInt8]
    private let host: String
    private let patience: UInt64
    private var acknowledgement: [UInt8] = []
    private var retransmission: Retransmission
    private var end: ServerTime?

    /// Sends a request.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - branch: Its branch.
    ///   - host: Our host and port for Via.
    ///   - agent: The value of User-Agent.
    ///   - destination: Where it goes.
    ///   - patience: How many milliseconds after its first provisional answer an INVITE is given up.
    ///   - sink: Where it goes out.
    ///   - now: The time.
    ///   - receive: Gets each answer that is not a copy; nil if none came in time.
    init(
        _ request: OutgoingRequest,
        branch: String,
        host: String,
        agent: String,
        destination: Endpoint,
        patience: UInt64,
        sink: any PacketSink,
        now: ServerTime,
        receive: @escaping (SIPMessage?) -> Void
    ) {
        key = Key(branch: branch, method: request.method)
        self.request = request
        self.host = host
        self.patience = patience
        self.destination = destination
        self.receive = receive
        packet = request.packet(branch: branch, host: host, agent: agent)
        // Timer A or E, and B or F.
        retransmission = Retransmission(from: now, longestPause: request.method == "INVITE" ? nil : TransactionTimer.t2)
        end = now + TransactionTimer.end
        sink.send(packet, to: destination)
    }

    /// Whether it is an INVITE.
    var isInvite: Bool { request.method == "INVITE" }

    /// Whether a final answer has come: then it may be forgotten if room is needed.
    var isFinished: Bool { state == .completed || state == .accepted || state == .terminated }

    /// Whether the answer is still open and the peer has shown that it is there: only then may CANCEL be sent (§9.1).
    var isCancellable: Bool { isInvite && state == .proceeding }

    /// An answer has come.
    ///
    /// - Parameters:
    ///   - response: The answer.
    ///   - status: Its status code.
    ///   - sink: Where an ACK goes out.
    ///   - now: The time.
    /// - Returns: Whether it is new: then `receive` is to get it.
    func accept(_ response: SIPMessage, _ status: Int, sink: any PacketSink, now: ServerTime) -> Bool {
        switch (state, status) {
        case (.trying, ..<200), (.proceeding, ..<200):
            if isInvite {
                // RFC 3261 lets a callee ring for ever; a peer that falls silent must not leave this behind.
                if state == .trying { end = now + patience }
            } else {
                retransmission.slowDown()
            }
            state = .proceeding
            return true
        case (.trying, _), (.proceeding, _):
            finish(response, status, sink: sink, now: now)
            return true
        case (.accepted, 200..<300): return true
        case (.completed, 300...) where isInvite:
            sink.send(acknowledgement, to: destination)
            return false
        default: return false
        }
    }

    private func finish(_ response: SIPMessage, _ status: Int, sink: any PacketSink, now: ServerTime) {
        if !isInvite {
            state = .completed
            end = now + TransactionTimer.t4  // Timer K
        } else if status < 300 {
            state = .accepted
            end = now + TransactionTimer.end  // Timer M
        } else {
            state = .completed
            end = now + TransactionTimer.d
            acknowledgement = request.companion("ACK", to: response[.to] ?? request.to)
                .packet(branch: key.branch, host: host, agent: "")
            sink.send(acknowledgement, to: destination)
        }
    }

    /// Gives up at a time if no final answer has come by then (after CANCEL, RFC 3261 §9.1).
    func giveUp(at time: ServerTime) {
        if !isFinished { end = end.map { min($0, time) } ?? time }
    }

    /// Does what is due.
    ///
    /// - Returns: Whether the time was up before a final answer came: then `receive` is to get nil.
    func tick(sink: any PacketSink, now: ServerTime) -> Bool {
        if let end, now >= end {
            let hasFailed = !isFinished
            state = .terminated
            return hasFailed
        }
        if state == .trying || state == .proceeding && !isInvite, retransmission.isDue(now) {
            sink.send(packet, to: destination)
        }
        return false
    }
}
