import SIPMessages
import SIPServer

@testable import LiveTest

/// SIP messages as PBXs write them, with what a test changes.
enum SampleMessage {
    static let pbx = Endpoint(ipv4: 0xCB00_710A, port: 5060)
    static let provider = Endpoint(ipv4: 0xB913_EC0A, port: 5060)

    /// A request.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - uri: The Request-URI.
    ///   - headers: Its headers but Via, Max-Forwards, Call-ID and CSeq; From and To if they are not among them.
    ///   - callID: Call-ID.
    ///   - cseq: CSeq.
    ///   - body: The body.
    /// - Returns: The request.
    /// - Throws: `SIPSyntaxError` if a test wrote what is no SIP.
    static func request(
        _ method: String,
        uri: String,
        headers: [String] = [],
        callID: String = "4f1b@203.0.113.10",
        cseq: Int = 1,
        body: String = ""
    ) throws -> SIPMessage {
        func has(_ name: String) -> Bool { headers.contains { $0.hasPrefix("\(name):") } }
        var lines = [
            "\(method) \(uri) SIP/2.0", "Via: SIP/2.0/UDP 203.0.113.10:5060;rport;branch=z9hG4bKPj\(cseq)\(method)",
            "Max-Forwards: 70", "Call-ID: \(callID)", "CSeq: \(cseq) \(method)",
        ]
        if !has("From") { lines.append("From: <sip:+31508200000@pbx.callvoip.nl>;tag=7c1") }
        if !has("To") { lines.append("To: <\(uri)>") }
        return try message(lines + headers, body)
    }

    /// An answer to a request.
    static func answer(_ status: Int, to request: SIPMessage, headers: [String] = []) throws -> SIPMessage {
        try message(
            [
                "SIP/2.0 \(status) \(reasons[status] ?? "Reason")", "Via: \(request[.via] ?? "")",
                "From: \(request[.from] ?? "")", "To: \(request[.to] ?? "");tag=9d2",
                "Call-ID: \(request[.callID] ?? "")", "CSeq: \(request[.cseq] ?? "")",
            ] + headers,
            ""
        )
    }

    /// A session in the body of an INVITE.
    static func session(_ media: [String]) -> String {
        (["v=0", "o=- 1 1 IN IP4 203.0.113.10", "s=Asterisk", "c=IN IP4 203.0.113.10", "t=0 0"] + media)
            .map { $0 + "\r\n" }.joined()
    }

    private static let reasons = [
        200: "OK", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 423: "Interval Too Brief", 486: "Busy Here",
    ]

    private static func message(_ lines: [String], _ body: String) throws -> SIPMessage {
        let type = body.isEmpty ? [] : ["Content-Type: application/sdp"]
        let text = (lines + type + ["Content-Length: \(body.utf8.count)", "", body]).joined(separator: "\r\n")
        return try SIPMessage(parsing: Array(text.utf8))
    }
}

extension SIPMessage {
    /// The message as it passed on the wire.
    func onWire(at time: Double, incoming: Bool = true) -> LiveTest.WireMessage {
        LiveTest.WireMessage(
            time: time,
            isIncoming: incoming,
            peer: SampleMessage.pbx,
            own: SampleMessage.provider,
            message: self
        )
    }
}
