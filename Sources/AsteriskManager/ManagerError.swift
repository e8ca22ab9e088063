/// Why the Asterisk Manager Interface cannot be asked.
public struct ManagerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of trouble it is.
    public enum Kind: Sendable, Hashable {
        /// There is no connection, or something else answers there.
        case unreachable
        /// User or secret are wrong.
        case loginRefused
        /// The user may not do this.
        case notPermitted
        /// The PBX refused the action.
        case refused
        /// The connection ended.
        case closed
        /// No answer came in time.
        case timedOut
        /// The request holds what may not be sent.
        case invalid
    }

    /// What kind of trouble it is.
    public var kind: Kind
    /// What happened, without any secret.
    public var description: String

    /// An error.
    ///
    /// - Parameters:
    ///   - kind: What kind of trouble it is.
    ///   - description: What happened.
    public init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
