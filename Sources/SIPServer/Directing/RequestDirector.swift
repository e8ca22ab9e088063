public import SIPMessages

/// Somebody who decides what becomes of requests: lets a test make the provider fail.
///
/// It is asked on the server's event loop, and answers at once.
public protocol RequestDirector: AnyObject {
    /// Whether a request gets no answer at all, as from a dead server.
    ///
    /// Asked before anything else is done for a request that can be read, copies of it and requests within dialogs
    /// included.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - source: Where it came from.
    ///   - now: The time.
    /// - Returns: Whether nobody answers it.
    func ignores(_ request: SIPMessage, from source: Endpoint, now: ServerTime) -> Bool

    /// What becomes of a REGISTER or an INVITE (one that begins a call) whose credentials were right.
    ///
    /// Asked once for a request, not for its copies, and only for one that the server would grant.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - account: The account's user name.
    ///   - source: Where it came from.
    ///   - now: The time.
    /// - Returns: What becomes of it.
    func decide(
        _ request: SIPMessage,
        account: String,
        from source: Endpoint,
        now: ServerTime
    ) -> RequestDecision
}

extension RequestDirector {
    /// Answers all requests.
    public func ignores(_ request: SIPMessage, from source: Endpoint, now: ServerTime) -> Bool { false }

    /// Lets all requests pass.
    public func decide(
        _ request: SIPMessage,
        account: String,
        from source: Endpoint,
        now: ServerTime
    ) -> RequestDecision { .proceed }
}
