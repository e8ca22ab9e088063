extension WireMessage {
    /// Makes the answer to this request: what RFC 3261 §8.2.6 says is copied, and what is given besides.
    ///
    /// - Parameters:
    ///   - status: The status code. All but 100 get a tag in To.
    ///   - headers: Further headers.
    ///   - body: A session description, or nothing.
    /// - Returns: The response.
    public func reply(_ status: Int, _ headers: KeyValuePairs<String, String> = [:], body: String = "") -> WireMessage {
        var reply = WireMessage("SIP/2.0 \(status) \(Self.reasons[status] ?? "Status")", headers: [:], body: body)
        for header in self.headers {
            switch header.name.lowercased() {
            case "via", "from", "call-id", "cseq", "record-route": reply.headers.append(header)
            case "to":
                // One tag for a call, however many answers it gets; the Call-ID gives one that is always the same.
                let tag = header.value.contains(";tag=") || status == 100 ? "" : ";tag=\(tagFromCallID)"
                reply.headers.append(Header(name: header.name, value: header.value + tag))
            default: break
            }
        }
        reply.headers += headers.map { Header(name: $0.key, value: $0.value) }
        if !body.isEmpty { reply.headers.append(Header(name: "Content-Type", value: "application/sdp")) }
        return reply
    }

    private var tagFromCallID: String {
        "to-" + (self["Call-ID"] ?? "").filter { $0.isLetter || $0.isNumber }.prefix(24)
    }

    private static let reasons: [Int: String] = [
        100: "Trying", 180: "Ringing", 183: "Session Progress", 200: "OK", 401: "Unauthorized", 403: "Forbidden",
        404: "Not Found", 407: "Proxy Authentication Required", 408: "Request Timeout", 480: "Temporarily Unavailable",
        481: "Call/Transaction Does Not Exist", 486: "Busy Here", 487: "Request Terminated",
        500: "Server Internal Error", 503: "Service Unavailable", 603: "Decline",
    ]

    /// A session description that offers or accepts G.711 A-law at an address where nobody listens.
    static func speech(at host: String) -> String {
        [
            "v=0", "o=- 1 1 IN IP4 \(host)", "s=-", "c=IN IP4 \(host)", "t=0 0", "m=audio 40000 RTP/AVP 8 101",
            "a=rtpmap:8 PCMA/8000", "a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-15", "a=sendrecv", "",
        ].joined(separator: "\r\n")
    }
}
