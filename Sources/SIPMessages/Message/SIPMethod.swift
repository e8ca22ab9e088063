/// A request's method.
public enum SIPMethod: UInt8, Sendable, CaseIterable {
    case invite, ack, bye, cancel, options, register
    case prack, subscribe, notify, publish, info, refer, message, update
    /// Any other token: a server answers 501 (RFC 3261 §21.5.2).
    case other

    /// The name on the wire; empty for `other`.
    ///
    /// Methods are case-sensitive (RFC 3261 §7.1).
    public var text: String { spelling.description }

    /// The name on the wire.
    public var spelling: StaticString {
        switch self {
        case .invite: "INVITE"
        case .ack: "ACK"
        case .bye: "BYE"
        case .cancel: "CANCEL"
        case .options: "OPTIONS"
        case .register: "REGISTER"
        case .prack: "PRACK"
        case .subscribe: "SUBSCRIBE"
        case .notify: "NOTIFY"
        case .publish: "PUBLISH"
        case .info: "INFO"
        case .refer: "REFER"
        case .message: "MESSAGE"
        case .update: "UPDATE"
        case .other: ""
        }
    }

    /// The method that a token stands for.
    init(_ part: ByteRange, in bytes: Span<UInt8>) {
        self = .other
        guard part.count >= 3, part.count <= 9 else { return }
        for method in Self.allCases where method.spelling.utf8CodeUnitCount == part.count {
            if bytes.holds(part, method.spelling) {
                self = method
                return
            }
        }
    }
}
