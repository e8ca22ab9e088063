import SIPMessages
import SIPServer

/// Writes the messages of a PBX.
struct PBX {
    static let session = """
        v=0
        o=- 1 1 IN IP4 192.0.2.1
        s=-
        c=IN IP4 192.0.2.1
        t=0 0
        m=audio 4000 RTP/AVP 8
        a=rtpmap:8 PCMA/8000

        """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")

    var callID = "call-1@pbx"
    var fromTag = "pbx1"
    var toTag = ""
    var host = "192.0.2.1"

    /// A request.
    func request(
        _ method: String,
        _ cseq: UInt32,
        branch: String,
        headers: [String] = [],
        body: String = "",
        uri: String = "sip:0508200000@203.0.113.5"
    ) -> String {
        let tag = toTag.isEmpty ? "" : ";tag=\(toTag)"
        let cookie = branch.isEmpty ? "" : ";branch=\(branch)"
        var lines = [
            "\(method) \(uri) SIP/2.0", "Via: SIP/2.0/UDP \(host):5060\(cookie);rport", "Max-Forwards: 70",
            "From: <sip:trunk@203.0.113.5>;tag=\(fromTag)", "To: <sip:0508200000@203.0.113.5>\(tag)",
            "Call-ID: \(callID)", "CSeq: \(cseq) \(method)",
        ]
        if method == "INVITE" { lines.append("Contact: <sip:trunk@192.0.2.1:5070>") }
        lines += headers
        if !body.isEmpty { lines.append("Content-Type: application/sdp") }
        return (lines + ["Content-Length: \(body.utf8.count)", "", body]).joined(separator: "\r\n")
    }

    /// An INVITE with an offer.
    func invite(_ cseq: UInt32 = 1, branch: String = "z9hG4bKinvite", headers: [String] = []) -> String {
        request("INVITE", cseq, branch: branch, headers: headers, body: Self.session)
    }

    /// An answer to a request of ours.
    static func answer(
        _ status: Int,
        to request: Exchange.Sent,
        tag: String = "callee",
        headers: [String] = [],
        body: String = ""
    ) -> String {
        guard let message = request.message else { return "" }
        let to = message[.to] ?? ""
        var lines = [
            "SIP/2.0 \(status) Answer", "Via: \(message[.via] ?? "")", "From: \(message[.from] ?? "")",
            "To: \(to.contains("tag=") || status == 100 ? to : "\(to);tag=\(tag)")",
            "Call-ID: \(message[.callID] ?? "")",
            "CSeq: \(message[.cseq] ?? "")",
        ]
        lines += headers
        if !body.isEmpty { lines.append("Content-Type: application/sdp") }
        return (lines + ["Content-Length: \(body.utf8.count)", "", body]).joined(separator: "\r\n")
    }
}

extension [Exchange.Sent] {
    /// The kinds of all packets.
    var kinds: [String] { map(\.kind) }

    /// When each packet was sent, after the first one.
    var times: [UInt64] { map { $0.time - (first?.time ?? 0) } }

    /// The packets of a kind.
    func only(_ kind: String) -> [Exchange.Sent] { filter { $0.kind == kind } }

    /// The To tag of the last packet.
    var toTag: String { last?.message?.to?.tag ?? "" }
}
