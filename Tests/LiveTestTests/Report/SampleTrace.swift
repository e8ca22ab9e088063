import LiveTest
import SIPServer
import TrunkModel

/// The packets behind the sample report, and the ladders that are built of them.
enum SampleTrace {
    static let start: UInt64 = 1_795_407_477_000_000_000
    static let pbx = Endpoint(ipv4: 0xCB00_710A, port: 5060)
    static let provider = Endpoint(ipv4: 0xC000_0201, port: 5060)
    static let stranger = Endpoint(ipv4: 0xC633_6407, port: 5068)

    static var builder: LadderBuilder {
        LadderBuilder(
            start: start,
            known: [
                "odd@198.51.100.7": (
                    title: LocalizedText(nl: "Gesprek van een vreemde", en: "A stranger's call"), act: .inbound
                )
            ],
            naming: { end in
                switch end {
                case pbx: "PBX \(end)"
                case provider: "Callvoip \(end)"
                default: "\(end)"
                }
            },
            part: { $0 == pbx ? .pbx : $0 == provider ? .provider : .stranger }
        )
    }

    static var ladders: [Ladder] { builder.build(packets).ladders }

    /// Packets in the order of time.
    static var packets: [TracePacket] {
        var packets: [TracePacket] = []
        for (index, name) in ["a", "b"].enumerated() { packets += registration(name, at: 1 + index) }
        for (index, last) in ["00", "10", "19"].enumerated() {
            packets += call(
                from: provider,
                to: pbx,
                "in-\(last)",
                "+31201234567",
                "+315082000\(last)",
                at: 10 + 4 * index
            )
        }
        for index in 1...4 {
            packets += call(
                from: pbx,
                to: provider,
                "out-\(index)",
                "+31508200000",
                "+3120123456\(index)",
                at: 30 + 9 * index
            )
        }
        packets += options(from: provider, to: pbx, "options-p", at: 80)
        packets += options(from: pbx, to: provider, "options-c", at: 81)
        packets.append(packet("OPTIONS \r\n\r\n no SIP at all", from: stranger, to: provider, at: 82_000))
        packets += odd(at: 83)
        return packets
    }

    static func packet(_ text: String, from: Endpoint, to: Endpoint, at milliseconds: Int) -> TracePacket {
        TracePacket(
            nanoseconds: start + UInt64(milliseconds) * 1_000_000,
            from: from,
            to: to,
            payload: Array(text.utf8)
        )
    }

    private static func registration(_ name: String, at second: Int) -> [TracePacket] {
        let account = "trunk8200-\(name)"
        let response = "response=\"4ea0b5d9cd1ba6b7d1a0ab3b2a4a3d51\""
        let credentials = "Digest username=\"\(account)\", realm=\"callvoip.nl\", nonce=\"n1\", \(response)"
        func message(_ line: String, _ cseq: Int, _ more: [String]) -> String {
            text(line, "reg-\(name)@203.0.113.10", account, account, "\(cseq) REGISTER", more)
        }
        let contact = name == "a" ? account : "s"
        let more = ["Contact: <sip:\(contact)@203.0.113.10:5060>", "Expires: 7200", "User-Agent: Asterisk PBX 22.5.2"]
        let line = "REGISTER sip:pbx.callvoip.nl SIP/2.0"
        let challenge = "WWW-Authenticate: Digest realm=\"callvoip.nl\", nonce=\"n1\", algorithm=MD5, qop=\"auth\""
        let time = second * 1000
        return [
            packet(message(line, 1, more), from: pbx, to: provider, at: time),
            packet(message("SIP/2.0 401 Unauthorized", 1, [challenge]), from: provider, to: pbx, at: time + 2),
            packet(message(line, 2, more + ["Authorization: \(credentials)"]), from: pbx, to: provider, at: time + 9),
            packet(message("SIP/2.0 200 OK", 2, [more[0] + ";expires=3600"]), from: provider, to: pbx, at: time + 11),
        ]
    }

    private static func call(
        from caller: Endpoint,
        to callee: Endpoint,
        _ name: String,
        _ from: String,
        _ to: String,
        at second: Int
    ) -> [TracePacket] {
        func message(_ line: String, _ cseq: String, tagged: Bool = true, session: Bool = false) -> String {
            text(line, "\(name)@\(caller.address)", from, to, cseq, [], toTag: tagged, session: session)
        }
        let uri = "sip:\(to)@\(callee) SIP/2.0"
        let invite = message("INVITE \(uri)", "1 INVITE", tagged: false, session: true)
        let time = second * 1000
        return [
            packet(invite, from: caller, to: callee, at: time),
            packet(invite, from: caller, to: callee, at: time + 500),
            packet(message("SIP/2.0 100 Trying", "1 INVITE", tagged: false), from: callee, to: caller, at: time + 503),
            packet(message("SIP/2.0 180 Ringing", "1 INVITE"), from: callee, to: caller, at: time + 521),
            packet(message("SIP/2.0 200 OK", "1 INVITE", session: true), from: callee, to: caller, at: time + 1_730),
            packet(message("ACK \(uri)", "1 ACK"), from: caller, to: callee, at: time + 1_741),
            packet(message("INVITE \(uri)", "2 INVITE", session: true), from: caller, to: callee, at: time + 2_000),
            packet(message("SIP/2.0 200 OK", "2 INVITE", session: true), from: callee, to: caller, at: time + 2_012),
            packet(message("ACK \(uri)", "2 ACK"), from: caller, to: callee, at: time + 2_020),
            packet(message("BYE \(uri)", "3 BYE"), from: caller, to: callee, at: time + 3_900),
            packet(message("SIP/2.0 200 OK", "3 BYE"), from: callee, to: caller, at: time + 3_904),
        ]
    }

    private static func options(from: Endpoint, to: Endpoint, _ name: String, at second: Int) -> [TracePacket] {
        func message(_ line: String) -> String { text(line, "\(name)@\(from.address)", "ping", "pbx", "1 OPTIONS", []) }
        return [
            packet(message("OPTIONS sip:pbx@\(to) SIP/2.0"), from: from, to: to, at: second * 1000),
            packet(message("SIP/2.0 200 OK"), from: to, to: from, at: second * 1000 + 3),
        ]
    }

    /// A stranger who tries what HTML, XML and terminals must not fall for.
    private static func odd(at second: Int) -> [TracePacket] {
        let name = "\"</pre><script>alert(1)</script>\u{1B}[31m\u{202E}' & \u{85}\""
        let line = "INVITE sip:112@192.0.2.1 SIP/2.0"
        var invite = Array(text(line, "odd@198.51.100.7", "<x>", "112", "1 INVITE", ["Subject: \(name)"]).utf8)
        invite += [0xFF, 0xFE, 0x00, 0x41]
        return [
            TracePacket(
                nanoseconds: start + UInt64(second) * 1_000_000_000,
                from: stranger,
                to: provider,
                payload: invite
            ),
            packet(
                text("SIP/2.0 403 Forbidden", "odd@198.51.100.7", "<x>", "112", "1 INVITE", []),
                from: provider,
                to: stranger,
                at: second * 1000 + 1
            ),
        ]
    }

    private static func text(
        _ line: String,
        _ callID: String,
        _ from: String,
        _ to: String,
        _ cseq: String,
        _ more: [String],
        toTag: Bool = false,
        session: Bool = false
    ) -> String {
        let body =
            session
            ? "v=0\r\no=- 1 1 IN IP4 203.0.113.10\r\ns=-\r\nc=IN IP4 203.0.113.10\r\nt=0 0\r\n"
                + "m=audio 10000 RTP/AVP 8 0 101\r\na=rtpmap:101 telephone-event/8000\r\n"
            : ""
        let head = [
            line, "Via: SIP/2.0/UDP 203.0.113.10:5060;branch=z9hG4bK\(cseq.filter { $0 != " " });rport",
            "Max-Forwards: 70", "From: <sip:\(from)@pbx.callvoip.nl>;tag=f1",
            "To: <sip:\(to)@pbx.callvoip.nl>" + (toTag ? ";tag=t1" : ""), "Call-ID: \(callID)", "CSeq: \(cseq)",
        ]
        let type = session ? ["Content-Type: application/sdp"] : []
        let fields = head + more + type + ["Content-Length: \(body.utf8.count)", "", body]
        return fields.joined(separator: "\r\n")
    }
}
