/// What somebody who watches the server is told.
public enum ServerEvent: Sendable {
    /// A binding was made or refreshed.
    case registered(account: String, contact: String, expires: UInt32, source: Endpoint)
    /// A binding was removed by its owner.
    case unregistered(account: String, contact: String, source: Endpoint)
    /// A binding ran out.
    case expired(account: String, contact: String)
    /// A request was refused.
    ///
    /// The reason is in the server's words; an account is named only where it exists.
    case refused(method: String, status: Int, reason: String, account: String?, source: Endpoint)
    /// Something was dropped without an answer.
    case dropped(reason: String, source: Endpoint)
    /// A request was answered with 200 that changes nothing, such as OPTIONS.
    case answered(method: String, source: Endpoint)
}

/// Somebody who watches the server.
///
/// It is called within the server's work and must not block.
public protocol ServerObserver: AnyObject {
    /// Something happened.
    func server(_ event: ServerEvent, now: ServerTime)
}
