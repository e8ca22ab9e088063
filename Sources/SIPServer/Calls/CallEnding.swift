/// How a call came to its end.
public struct CallEnding: Sendable, Hashable, CustomStringConvertible {
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
    /// Who ended it and why, to stand behind "ended": `by us: 486 Busy Here`, `by the peer: Q.850;cause=16`.
    public var description: String {
        let who =
            switch party {
            case .us: "by us"
            case .peer: "by the peer"
            case .timeout: "by a timeout"
            }
        let phrase = status.map { ReasonPhrase.of($0).description }
        // A reason that only repeats the status tells nothing.
        let why = [status.map { "\($0) \(phrase ?? "")" }, reason == phrase ? nil : reason?.onOneLine]
        let words = why.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
        return words.isEmpty ? who : "\(who): \(words)"
    }
}
