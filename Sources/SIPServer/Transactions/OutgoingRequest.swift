import SIPMessages

/// A request of our own, as text that becomes a packet once it has a branch.
///
/// Texts come from configuration and from the peer: line ends in them become spaces, so that none can add a header.
public struct OutgoingRequest: Sendable {
    /// The method.
    public var method: String
    /// The Request-URI.
    public var uri: String
    /// The value of From, with its tag.
    public var from: String
    /// The value of To.
    public var to: String
    /// Call-ID.
    public var callID: String
    /// The number of CSeq.
    public var cseq: UInt32
    /// The values of Route, in their order.
    public var routes: [String] = []
    /// Other headers, such as Contact, P-Asserted-Identity, Privacy or Authorization.
    public var headers: [(name: String, value: String)] = []
    /// The type of the body.
    public var contentType = "application/sdp"
    /// The body; empty for none.
    public var body: [UInt8] = []

    /// A request.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - uri: The Request-URI.
    ///   - from: The value of From, with its tag.
    ///   - to: The value of To.
    ///   - callID: Call-ID.
    ///   - cseq: The number of CSeq.
    public init(_ method: String, uri: String, from: String, to: String, callID: String, cseq: UInt32 = 1) {
        self.method = method
        self.uri = uri
        self.from = from
        self.to = to
        self.callID = callID
        self.cseq = cseq
    }

    /// Writes the packet.
    ///
    /// - Parameters:
    ///   - branch: The branch, with its cookie.
    ///   - host: Our host and port for Via, with `rport` (RFC 3581 §3).
    ///   - agent: The value of User-Agent; empty for none.
    /// - Returns: The packet.
    func packet(branch: String, host: String, agent: String) -> [UInt8] {
        var text = "\(method.onOneLine) \(uri.onOneLine.filter { $0 != " " }) SIP/2.0\r\n"
        func add(_ name: String, _ value: String) { text += "\(name.onOneLine): \(value.onOneLine)\r\n" }
        add("Via", "SIP/2.0/UDP \(host);branch=\(branch);rport")
        add("Max-Forwards", "70")
        for route in routes { add("Route", route) }
        add("From", from)
        add("To", to)
        add("Call-ID", callID)
        add("CSeq", "\(cseq) \(method)")
        for header in headers { add(header.name, header.value) }
        if !agent.isEmpty { add("User-Agent", agent) }
        if !body.isEmpty { add("Content-Type", contentType) }
        add("Content-Length", String(body.count))
        return Array(text.utf8) + [0x0D, 0x0A] + body
    }

    /// Makes the ACK or CANCEL that goes with an INVITE (RFC 3261 §9.1, §17.1.1.3).
    ///
    /// - Parameters:
    ///   - method: `ACK` or `CANCEL`.
    ///   - recipient: The value of To: that of the answer for ACK.
    /// - Returns: The request.
    func companion(_ method: String, to recipient: String) -> OutgoingRequest {
        var request = OutgoingRequest(method, uri: uri, from: from, to: recipient, callID: callID, cseq: cseq)
        request.routes = routes
        // §22.1: an ACK has the INVITE's credentials; a CANCEL cannot be challenged.
        if method == "ACK" { request.headers = credentials }
        return request
    }

    /// The headers that hold credentials.
    var credentials: [(name: String, value: String)] {
        headers.filter { ["authorization", "proxy-authorization"].contains($0.name.lowercased()) }
    }

    /// Replaces credentials of the same kind by new ones.
    mutating func set(credentials: (name: String, value: String)) {
        headers.removeAll { $0.name.lowercased() == credentials.name.lowercased() }
        headers.append(credentials)
    }
}

extension String {
    /// The text without line ends and NUL, which a header's value cannot hold.
    var onOneLine: String {
        guard unicodeScalars.contains(where: { $0.value < 0x20 }) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    }
}
