/// A SIP message: its bytes, and where its parts stand in them.
///
/// Reading one is a single pass that finds lines and header names. Values are parsed when they are asked for, and nothing
/// is copied: a message that was not changed is written back byte for byte.
public struct SIPMessage: Sendable {
    /// The text that all parts point into.
    ///
    /// New values of changed headers stand behind the original message.
    public internal(set) var bytes: [UInt8]
    /// The start line.
    public internal(set) var startLine: StartLine
    /// The header fields in their order.
    public internal(set) var fields: [HeaderField]
    /// The body, as long as Content-Length says; octets behind that are ignored (RFC 3261 §18.3).
    public internal(set) var body: ByteRange
    /// The first thing that is wrong with the message as a whole; its headers can be read nevertheless, for an answer.
    public internal(set) var problem: SIPSyntaxError?
    /// The end of the original message in `bytes`, if it was not changed.
    var untouched: Int?

    /// The method of a request; nil for a response.
    public var method: SIPMethod? {
        if case .request(let method, _, _) = startLine { method } else { nil }
    }

    /// The status code of a response; nil for a request.
    public var status: Int? {
        if case .response(let status, _) = startLine { status } else { nil }
    }

    /// The reason phrase of a response.
    public var reason: String? {
        if case .response(_, let reason) = startLine { bytes.text(reason) } else { nil }
    }

    /// The method's name as it was received; nil for a response.
    public var methodText: String? {
        if case .request(_, let method, _) = startLine { bytes.text(method) } else { nil }
    }

    /// Where the Request-URI stands; empty for a response.
    public var requestURIRange: ByteRange {
        if case .request(_, _, let uri) = startLine { uri } else { ByteRange(0, 0) }
    }

    /// The body's bytes.
    public var bodyBytes: ArraySlice<UInt8> { bytes[body] }
}

/// A header field: where its name and value stand.
public struct HeaderField: Sendable, Hashable {
    /// Which header it is.
    public var name: HeaderName
    /// The name as it was spelt.
    public var nameRange: ByteRange
    /// The value without blanks around it; folding is still in it.
    public var value: ByteRange
    /// Offset behind the line's end.
    var end: UInt32
}
