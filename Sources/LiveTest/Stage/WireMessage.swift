import SIPMessages
import SIPServer

/// A SIP message that passed between the provider and somebody.
struct WireMessage: Sendable {
    /// When, in seconds since the live test began.
    var time: Double
    /// Whether it came to the provider.
    var isIncoming: Bool
    /// The other side.
    var peer: Endpoint
    /// The provider's own address.
    var own: Endpoint
    /// What it says.
    var message: SIPMessage

    /// Call-ID; empty if it has none.
    var callID: String { message.callID ?? "" }

    /// Whether it is a request of a method, in this direction.
    func isRequest(_ method: SIPMethod, incoming: Bool = true) -> Bool {
        isIncoming == incoming && message.method == method
    }

    /// Whether it is an answer to a request of a method, in this direction.
    func isAnswer(to method: String, incoming: Bool) -> Bool {
        isIncoming == incoming && message.status != nil && message.cseq?.method == method
    }

    /// Whether it begins a dialog, or would: no tag in To.
    var isOutsideDialog: Bool { message.to?.tag == nil }

    /// The user name in its credentials; nil without any.
    var credentialsUser: String? { message.credentialsUser }

    /// What it has in common with the copies of its request and with the answers to it.
    var transaction: String { message.transaction }
}

extension SIPMessage {
    /// The user name in its credentials, as it stands there; nil without any.
    var credentialsUser: String? {
        for name in [HeaderName.proxyAuthorization, .authorization] {
            guard let field = fields.first(where: { $0.name == name }),
                case .digest(let credentials)? = try? DigestCredentials.parse(bytes.span, field.value)
            else { continue }
            return bytes.text(credentials.username)
        }
        return nil
    }

    /// What a request has in common with its copies and its answers: the topmost branch (RFC 3261 §17.1.3), and the
    /// Call-ID and number of a sender who makes branches badly.
    var transaction: String { "\(callID ?? "") \(cseq?.number ?? 0) \(vias.first?.branch ?? "")" }

    /// The user part of the Request-URI; empty if there is none.
    var calledUser: String { requestURI?.user ?? "" }
}
