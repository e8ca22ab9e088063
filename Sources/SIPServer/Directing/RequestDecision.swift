/// What becomes of a request whose credentials were right.
public enum RequestDecision: Sendable {
    /// What the server does without a director.
    case proceed
    /// No answer, to copies of the request neither.
    case ignore
    /// A final answer from 300 to 699 with these headers; any other status counts as 500.
    ///
    /// An INVITE's is sent again until its ACK comes (RFC 3261 §17.2.1), a REGISTER's to each copy (§17.2.2).
    case refuse(Int, headers: [(name: String, value: String)])
    /// 401 or 407 with `stale=true` and a new nonce (RFC 7616 §3.3).
    case challengeAgain
}
