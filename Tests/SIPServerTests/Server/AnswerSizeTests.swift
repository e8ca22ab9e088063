import SIPMessages
import TestSupport
import Testing

@testable import SIPServer

/// How large answers get: to the messages of RFC 4475 and RFC 5118, and to ordinary ones.
@Suite struct AnswerSizeTests {
    private static let domains: Set<String> = [
        "example.com", "company.com", "example.net", "[2001:db8::10]", "[2001:db8::9:1]", "192.0.2.1",
    ]

    private static func lab() -> Lab { Lab { $0.domains = domains } }

    /// From a source that may be forged, nothing makes the server send more than it was sent, but for a few answers.
    @Test func noneIsAnAmplifier() {
        var packets = TortureMessage.all.map(\.bytes)
        for method in ["REGISTER", "INVITE", "OPTIONS", "BYE", "CANCEL", "MESSAGE", "NEWMETHOD"] {
            packets.append(Array(Request(method).text.utf8))
            packets.append(Array(Request(method) { $0.cseq = "x" }.text.utf8))
            packets.append(Array(Request(method) { $0.uri = "sip:elsewhere.example" }.text.utf8))
            packets.append(Array(Request(method) { $0.to += ";tag=x" }.text.utf8))
            packets.append(
                Array(
                    Request(method) { $0.headers = ["Require: \((0..<99).map(String.init).joined(separator: ","))"] }
                        .text.utf8
                )
            )
        }
        // The smallest requests that can be answered.
        for method in ["REGISTER", "INVITE", "OPTIONS", "X"] {
            let text =
                "\(method) sip:a@example.com SIP/2.0\r\nv:SIP/2.0/UDP a\r\nf:sip:a@b\r\nt:sip:a@b\r\ni:1\r\nCSeq:1 \(method)\r\n\r\n"
            packets.append(Array(text.utf8))
        }
        var worst = 0
        for packet in packets {
            let lab = Self.lab()
            var large = 0
            for _ in 0..<60 {
                for answer in lab.send(packet) where answer.bytes.count > packet.count {
                    large += 1
                    worst = max(worst, answer.bytes.count - packet.count)
                }
            }
            #expect(large <= 20, "\(String(decoding: packet.prefix(60), as: UTF8.self))")
        }
        // Even those few are hardly larger.
        #expect(worst < 800)
    }

    /// An ordinary REGISTER is as large as its challenge: telephones are never caught by this rule.
    @Test func telephonesGetAllTheirChallenges() {
        let lab = Lab()
        let request = Request {
            $0.contacts = ["<sip:alice@192.0.2.1:5060;line=kfozcmk>"]
            $0.usual = [
                "User-Agent: Asterisk PBX 20.5.0", "Expires: 3600",
                "Allow: OPTIONS, REGISTER, SUBSCRIBE, NOTIFY, PUBLISH, INVITE, ACK, BYE, CANCEL, UPDATE, PRACK, INFO, MESSAGE, REFER",
            ]
        }
        #expect((0..<100).allSatisfy { _ in lab.challenges(in: lab.answer(request)).count == 2 })
        // A shorter one is asked for MD5 alone, which fits.
        let brief = Request {
            $0.usual = ["User-Agent: Telephone/1.0"]
            $0.contacts = ["<sip:alice@192.0.2.1:5060>"]
            $0.headers = ["Expires: 3600", "Supported: path"]
        }
        #expect((0..<100).allSatisfy { _ in lab.challenges(in: lab.answer(brief)).map(\.algorithm) == [.md5] })
        #expect(lab.server.metrics.withheld == 0)
    }
}
