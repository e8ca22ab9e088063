/// The name of a header field that Trunkline knows by heart; `other` is any name it does not.
///
/// The cases are in the order in which a message has its headers, the frequent ones first.
public enum HeaderName: UInt8, Sendable, CaseIterable {
    case via, maxForwards, from, to, callID, cseq, contact, expires, authorization, proxyAuthorization, userAgent
    case contentLength, contentType, allow, supported, require, proxyRequire, unsupported, route, recordRoute, path
    case wwwAuthenticate, proxyAuthenticate, authenticationInfo, pAssertedIdentity, pPreferredIdentity, privacy
    case remotePartyID, reason, minExpires, accept, contentEncoding, contentDisposition, contentLanguage, mimeVersion
    case date, event, server, subject, timestamp, warning, retryAfter, diversion, sessionExpires, minSE, serviceRoute
    case acceptEncoding, acceptLanguage, alertInfo, callInfo, errorInfo, inReplyTo, organization, priority, replyTo
    case other

    /// The name as its RFC spells it; empty for `other`.
    public var text: String { spelling.description }

    /// The name as its RFC spells it.
    var spelling: StaticString {
        switch self {
        case .via: "Via"
        case .maxForwards: "Max-Forwards"
        case .from: "From"
        case .to: "To"
        case .callID: "Call-ID"
        case .cseq: "CSeq"
        case .contact: "Contact"
        case .expires: "Expires"
        case .authorization: "Authorization"
        case .proxyAuthorization: "Proxy-Authorization"
        case .userAgent: "User-Agent"
        case .contentLength: "Content-Length"
        case .contentType: "Content-Type"
        case .allow: "Allow"
        case .supported: "Supported"
        case .require: "Require"
        case .proxyRequire: "Proxy-Require"
        case .unsupported: "Unsupported"
        case .route: "Route"
        case .recordRoute: "Record-Route"
        case .path: "Path"
        case .wwwAuthenticate: "WWW-Authenticate"
        case .proxyAuthenticate: "Proxy-Authenticate"
        case .authenticationInfo: "Authentication-Info"
        case .pAssertedIdentity: "P-Asserted-Identity"
        case .pPreferredIdentity: "P-Preferred-Identity"
        case .privacy: "Privacy"
        case .remotePartyID: "Remote-Party-ID"
        case .reason: "Reason"
        case .minExpires: "Min-Expires"
        case .accept: "Accept"
        case .contentEncoding: "Content-Encoding"
        case .contentDisposition: "Content-Disposition"
        case .contentLanguage: "Content-Language"
        case .mimeVersion: "MIME-Version"
        case .date: "Date"
        case .event: "Event"
        case .server: "Server"
        case .subject: "Subject"
        case .timestamp: "Timestamp"
        case .warning: "Warning"
        case .retryAfter: "Retry-After"
        case .diversion: "Diversion"
        case .sessionExpires: "Session-Expires"
        case .minSE: "Min-SE"
        case .serviceRoute: "Service-Route"
        case .acceptEncoding: "Accept-Encoding"
        case .acceptLanguage: "Accept-Language"
        case .alertInfo: "Alert-Info"
        case .callInfo: "Call-Info"
        case .errorInfo: "Error-Info"
        case .inReplyTo: "In-Reply-To"
        case .organization: "Organization"
        case .priority: "Priority"
        case .replyTo: "Reply-To"
        case .other: ""
        }
    }
}
