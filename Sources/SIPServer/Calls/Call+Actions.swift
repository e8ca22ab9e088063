/// What the application does with a call. What does not fit the call's state does nothing.
extension Call {
    /// Tells the caller that it rings, or how the call gets on.
    ///
    /// - Parameters:
    ///   - status: 180 to 183.
    ///   - sdp: A session for early media; empty for none.
    public func ring(_ status: Int = 180, sdp: [UInt8] = []) {
        center?.ring(self, status, sdp: sdp)
    }

    /// Answers a call that came in.
    ///
    /// - Parameter sdp: The answer to its offer, or an offer if it had none.
    public func answer(sdp: [UInt8]) { center?.answer(self, sdp: sdp) }

    /// Refuses a call that came in.
    ///
    /// - Parameters:
    ///   - status: 300 to 699; anything else counts as 480.
    ///   - headers: Headers to add, such as Contact for a 3xx, Retry-After or Warning.
    public func refuse(_ status: Int, headers: [(name: String, value: String)] = []) {
        center?.refuse(self, 300...699 ~= status ? status : 480, headers: headers, by: .us)
    }

    /// Ends a call, whatever its state: BYE, CANCEL, or 480 for one that has not been answered.
    ///
    /// - Parameter reason: The value of a Reason header (RFC 3326), such as `Q.850;cause=16`; nil for none.
    public func hangUp(reason: String? = nil) { center?.hangUp(self, reason: reason) }

    /// Offers another session in an established call, with a re-INVITE (RFC 3261 §14.1).
    ///
    /// - Parameter sdp: The offer.
    /// - Returns: False if an offer is on its way already, or the call is not established.
    @discardableResult
    public func offer(sdp: [UInt8]) -> Bool { center?.offer(self, sdp: sdp) ?? false }

    /// Has `callWoke` called after a time, in place of an earlier wish.
    ///
    /// - Parameter milliseconds: After how long; nil for never.
    public func wake(after milliseconds: UInt64?) {
        alarm = center.flatMap { center in milliseconds.map { center.now + $0 } }
    }
}
