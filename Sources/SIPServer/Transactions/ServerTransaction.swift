/// The server's side of a transaction over UDP: RFC 3261 §17.2, with the state Accepted of RFC 6026 §7.1.
///
/// It holds the answer and sends it again; what the answer is, others decide.
final class ServerTransaction {
    /// The states of both kinds.
    ///
    /// A request that is no INVITE has only `proceeding`, `completed` and `terminated`.
    enum State {
        /// No final answer yet.
        case proceeding
        /// A final answer is kept: to INVITE one other than 2xx, until ACK comes.
        case completed
        /// The ACK has come; more copies of it are swallowed.
        case confirmed
        /// A 2xx answered an INVITE: copies of the INVITE are swallowed, the 2xx is the call's business.
        case accepted
        /// There was and will be no answer: copies are swallowed.
        case ignored
        /// Nothing is left to do.
        case terminated
    }

    /// Whether it began with an INVITE.
    let isInvite: Bool
    /// The tag for To: one for all answers (RFC 3261 §8.2.6.2).
    let toTag: UInt64
    /// Where answers go.
    let replyTo: Endpoint
    /// How to find a copy of the request that came another way; nil where To had a tag, or for other methods.
    let mergeKey: MergeKey?
    /// The state.
    private(set) var state = State.proceeding
    /// The last answer; empty before the first.
    private(set) var lastResponse: [UInt8] = []
    private var retransmission: Retransmission?
    private var end: ServerTime?

    /// A transaction without an answer.
    init(isInvite: Bool, toTag: UInt64, replyTo: Endpoint, mergeKey: MergeKey? = nil) {
        self.isInvite = isInvite
        self.toTag = toTag
        self.replyTo = replyTo
        self.mergeKey = mergeKey
    }

    /// Whether the same request on another way would be a merged one (RFC 3261 §8.2.2.2).
    ///
    /// Only while this one goes on, or where it began a call: after a refusal that was acknowledged, it is the next try of a
    /// proxy, which keeps Call-ID, From tag and perhaps CSeq (§16.6).
    var isOngoing: Bool { [.proceeding, .completed, .accepted].contains(state) }

    /// Whether a final answer, or none, was given: then it may be forgotten if room is needed.
    var isFinished: Bool { state != .proceeding }

    /// Sends an answer; does nothing if a final one was sent before.
    ///
    /// - Parameters:
    ///   - status: Its status code.
    ///   - packet: Its bytes.
    ///   - sink: Where it goes out.
    ///   - now: The time.
    func respond(_ status: Int, _ packet: [UInt8], sink: any PacketSink, now: ServerTime) {
        guard state == .proceeding else { return }
        lastResponse = packet
        sink.send(packet, to: replyTo)
        guard status >= 200 else { return }
        // Timer J, L or H: the same length.
        end = now + TransactionTimer.end
        if isInvite, status < 300 {
            state = .accepted
        } else {
            state = .completed
            // Timer G.
            if isInvite { retransmission = Retransmission(from: now) }
        }
    }

    /// Leaves the request without an answer; does nothing if one was sent before.
    ///
    /// The client sends copies for 64 * T1, and the last may be as long under way as a packet lives.
    func ignore(now: ServerTime) {
        guard state == .proceeding, lastResponse.isEmpty else { return }
        state = .ignored
        end = now + TransactionTimer.end + TransactionTimer.t4
    }

    /// A copy of the request has come.
    func receiveAgain(sink: any PacketSink) {
        switch state {
        case .proceeding, .completed: if !lastResponse.isEmpty { sink.send(lastResponse, to: replyTo) }
        case .confirmed, .accepted, .ignored, .terminated: break
        }
    }

    /// An ACK with this transaction's branch has come.
    ///
    /// - Returns: Whether that was its own; if not, it may be for the call's 2xx.
    func acknowledge(now: ServerTime) -> Bool {
        guard isInvite else { return false }
        switch state {
        case .completed:
            state = .confirmed
            retransmission = nil
            // Timer I.
            end = now + TransactionTimer.t4
            return true
        case .confirmed, .terminated: return true
        // RFC 6026 §7.1 hands it on: a sender of RFC 2543 gives it the INVITE's Via.
        case .accepted, .proceeding, .ignored: return false
        }
    }

    /// Does what is due.
    func tick(sink: any PacketSink, now: ServerTime) {
        if let end, now >= end {
            state = .terminated
        } else if state == .completed, retransmission?.isDue(now) == true {
            sink.send(lastResponse, to: replyTo)
        }
    }
}
