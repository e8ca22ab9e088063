/// Who sends (RFC 3264 §5.1, RFC 8866 §6.7), seen from the side that wrote the description.
public enum MediaDirection: String, Sendable, Hashable, CaseIterable {
    /// Both sides.
    case sendReceive = "sendrecv"
    /// This side alone: The other is on hold.
    case sendOnly = "sendonly"
    /// The other side alone.
    case receiveOnly = "recvonly"
    /// Nobody.
    case inactive

    /// A direction.
    ///
    /// - Parameters:
    ///   - sends: Whether this side sends.
    ///   - receives: Whether it receives.
    public init(sends: Bool, receives: Bool) {
        self =
            switch (sends, receives) {
            case (true, true): .sendReceive
            case (true, false): .sendOnly
            case (false, true): .receiveOnly
            case (false, false): .inactive
            }
    }

    /// Whether this side sends.
    public var sends: Bool { self == .sendReceive || self == .sendOnly }

    /// Whether this side receives.
    public var receives: Bool { self == .sendReceive || self == .receiveOnly }

    /// The same as the other side sees it.
    public var mirrored: Self { Self(sends: receives, receives: sends) }

    /// What remains of it when the other side, as it sees itself, does no more than a direction.
    ///
    /// - Parameter offer: The other side's direction.
    /// - Returns: The direction of an answer (RFC 3264 §6.1).
    public func answering(_ offer: Self) -> Self {
        Self(sends: sends && offer.receives, receives: receives && offer.sends)
    }
}
