public import SIPMessages

/// A call, from its INVITE to its end.
public final class Call {
    /// Who called.
    public enum Direction: Sendable {
        /// The peer.
        case incoming
        /// This server.
        case outgoing
    }

    /// How far a call has come.
    public enum State: Sendable, Hashable {
        /// INVITE has been sent or received.
        case trying
        /// It rings at the callee; early media may flow.
        case ringing
        /// The callee has answered; the ACK is still to come.
        case answered
        /// Both sides know that it was answered.
        case established
        /// It is over.
        case ended(CallEnding)
    }

    /// A number of its own, for logs.
    public let number: UInt64
    /// Who called.
    public let direction: Direction
    /// The account that it belongs to; nil if it has none.
    public let account: String?
    /// The INVITE as it came in; nil for an outgoing call.
    public let invite: SIPMessage?
    /// How far it has come.
    public internal(set) var state = State.trying
    /// The session that the peer last described; nil before it did.
    public internal(set) var remoteSession: [UInt8]?
    /// The session that this end last described; nil before it did.
    public internal(set) var localSession: [UInt8]?
    /// The last answer to the INVITE of an outgoing call, such as a 302 with its Contact; nil before the first.
    public internal(set) var response: SIPMessage?
    /// When it was answered; nil before.
    public internal(set) var answeredAt: ServerTime?
    /// For whatever the application wants to keep with it.
    public var note: String?

    weak var center: CallCenter?
    /// nil for an outgoing call before the peer's first tag.
    var dialog: Dialog?
    /// When it is ended, at the latest.
    var deadline: ServerTime?
    /// When the application wants to be woken.
    var alarm: ServerTime?
    /// Whether it is to be hung up as soon as that is allowed.
    var isHangingUp = false
    /// Why, as the value of a Reason header.
    var hangUpReason: String?
    /// What a call that the peer placed has besides.
    var incoming: Incoming?
    /// The 2xx that is sent again until ACK comes.
    var unacknowledged: UnacknowledgedAnswer?
    /// What a call that this end placed has besides.
    var outgoing: Outgoing?
    /// Whether a re-INVITE of ours is not answered yet.
    var isOffering = false
    /// How requests in the dialog are authenticated.
    var credentials: CredentialsSource?

    init(
        number: UInt64,
        direction: Direction,
        account: String?,
        invite: SIPMessage?,
        center: CallCenter
    ) {
        self.number = number
        self.direction = direction
        self.account = account
        self.invite = invite
        self.center = center
    }

    /// Whether it is over.
    public var isEnded: Bool {
        if case .ended = state { true } else { false }
    }

    /// The server's time, as it was last told; nil once the server is gone.
    public var now: ServerTime? { center?.now }

    /// Call-ID.
    public var callID: String { dialog?.id.callID ?? outgoing?.request.callID ?? "" }
}

extension Call {
    /// An INVITE that is not answered yet.
    struct Incoming {
        /// Its transaction.
        var transaction: ServerTransaction
        /// The transaction's key.
        var key: ServerTransactionKey
        /// Its number: others of the same dialog may come before it is answered.
        var cseq: UInt32
        /// Where it came from.
        var source: Endpoint
        /// The provisional answer that is repeated each minute, and when that is next.
        var reminder: (packet: [UInt8], next: ServerTime)?
    }

    /// An INVITE of ours.
    struct Outgoing {
        /// The request.
        var request: OutgoingRequest
        /// Where it went.
        var destination: Endpoint
        /// Its transaction.
        var key: ClientTransaction.Key
        /// How often it was sent anew with credentials.
        var attempts = 0
        /// Whether CANCEL was sent.
        var isCancelled = false
        /// The ACK for each 2xx, by To tag: more than one if the call was forked.
        var acknowledgements: [String: [UInt8]] = [:]
    }
}

/// A 2xx to INVITE: its sender repeats it until ACK comes (RFC 3261 §13.3.1.4).
struct UnacknowledgedAnswer {
    /// The 2xx.
    var packet: [UInt8]
    /// Where it goes.
    var destination: Endpoint
    /// The number of the INVITE.
    var cseq: UInt32
    /// Whether it holds an offer, so that the ACK must hold the answer.
    var isOffer: Bool
    /// When it is sent again.
    var retransmission: Retransmission
    /// When the call is given up.
    var end: ServerTime
}

/// Makes credentials for a request that was challenged with 401 or 407.
///
/// Gets the challenge, and method and Request-URI of the request. Returns a header, `Authorization` or
/// `Proxy-Authorization`, or nil to give up.
public typealias CredentialsSource = (
    _ challenge: SIPMessage, _ method: String, _ uri: String
) -> (name: String, value: String)?
