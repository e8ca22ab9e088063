/// What a call asks of whoever answers or places it.
///
/// All requirements have a default but the first.
public protocol CallDelegate: AnyObject {
    /// Somebody calls: ring, answer or refuse, at once or later.
    func callArrived(_ call: Call)

    /// A call has reached another state.
    func call(_ call: Call, changed state: Call.State)

    /// The peer offers another session, with a re-INVITE or in the 2xx to an INVITE without an offer (RFC 3264 §8).
    ///
    /// - Parameters:
    ///   - call: The call.
    ///   - offer: The offer.
    /// - Returns: The answer; nil refuses with 488 and leaves the session as it is.
    func call(_ call: Call, answerTo offer: [UInt8]) -> [UInt8]?

    /// The peer has answered an offer of ours: what it said is in `remoteSession`.
    ///
    /// - Parameters:
    ///   - call: The call.
    ///   - status: The status code; other than 2xx, the session stays as it is.
    func call(_ call: Call, offerAnswered status: Int)

    /// The time given to `Call.wake(after:)` is up.
    func callWoke(_ call: Call)
}

extension CallDelegate {
    /// Does nothing.
    public func call(_ call: Call, changed state: Call.State) {}

    /// Answers with the session that there is, its directions mirrored.
    public func call(_ call: Call, answerTo offer: [UInt8]) -> [UInt8]? {
        call.localSession.flatMap { MirroredSession.answer(to: offer, with: $0) }
    }

    /// Does nothing.
    public func call(_ call: Call, offerAnswered status: Int) {}

    /// Does nothing.
    public func callWoke(_ call: Call) {}
}
