/// What the server has counted since it began.
public struct ServerMetrics: Sendable, Hashable {
    /// Datagrams that came in.
    public var received: UInt64 = 0
    /// Datagrams that were sent.
    public var sent: UInt64 = 0
    /// Datagrams that were no SIP, or that nobody owes an answer.
    public var dropped: UInt64 = 0
    /// Requests that a source sent beyond its limit, or after too many wrong passwords.
    public var limited: UInt64 = 0
    /// Requests from addresses outside the whitelist.
    public var strangers: UInt64 = 0
    /// Requests with an error in them.
    public var malformed: UInt64 = 0
    /// Challenges sent to requests without credentials.
    public var challenges: UInt64 = 0
    /// Credentials whose nonce had run out.
    public var stale: UInt64 = 0
    /// Credentials that were wrong: user, password, nonce or a nonce count that was used before.
    public var failures: UInt64 = 0
    /// Requests that came again and got the same answer.
    public var retransmissions: UInt64 = 0
    /// Registrations that were accepted, refreshes and removals included.
    public var registrations: UInt64 = 0
    /// Bindings that ran out.
    public var expirations: UInt64 = 0
    /// Bindings at this moment.
    public var bindings: UInt64 = 0
    /// OPTIONS requests.
    public var options: UInt64 = 0
    /// INVITE requests that began a call.
    public var calls: UInt64 = 0
    /// Answers that were larger than an unproven sender's request, and so were not sent.
    public var withheld: UInt64 = 0

    /// No counts.
    public init() {}
}
