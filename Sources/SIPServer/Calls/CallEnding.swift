/// How a call came to its end.
public struct CallEnding: Sendable, Hashable {
    /// Who ended it.
    public enum Party: Sendable {
        /// This server.
        case us
        /// The other side.
        case peer
        /// Neither: no answer came, or no ACK.
        case timeout
    }

    /// Who ended it.
    public var party: Party
    /// The final status code of a call that was not answered; nil once it was.
    public var status: Int?
    /// The value of a Reason header (RFC 3326), or the reason phrase.
    public var reason: String?

    /// An ending.
    ///
    /// - Parameters:
    ///   - party: Who ended it.
    ///   - status: The final status code of a call that was not answered.
    ///   - reason: The value of a Reason header, or the reason phrase.
    public init(by party: Party, status: Int? = nil, reason: String? = nil) {
        self.party = party
        self.status = status
        self.reason = reason
    }
}
