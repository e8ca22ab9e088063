import Testing

@testable import SIPMessages

@Suite struct SIPMessageTests {
    static let register = """
        REGISTER sip:pbx.callvoip.nl SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.1:5070;branch=z9hG4bKabc;rport
        v: SIP/2.0/TCP [2001:db8::1];branch=z9hG4bKdef , SIP/2.0/UDP host.example;received=192.0.2.9
        MAX-forwards :  70
        From: "Jansen, \\"Piet\\"" <sip:trunk8200-a@pbx.callvoip.nl>;tag=1
        t: sip:trunk8200-a@pbx.callvoip.nl
        i: call@example
        CSeq: 0009
          REGISTER
        m: <sip:a@192.0.2.1;x=1?h=2>;q=0.5, "B, c" <sip:b@[2001:db8::2]:5099>;expires=60
        Supported: path,  outbound
        X-Thing: kept \t
        Content-Length: 3

        abcdef
        """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")

    @Test func readsEveryHeader() throws {
        let message = try SIPMessage(parsing: Array(Self.register.utf8))
        #expect(message.problem == nil)
        #expect(message.method == .register)
        #expect(message.requestURI?.host == "pbx.callvoip.nl")
        #expect(message.vias.map(\.host) == ["192.0.2.1", "[2001:db8::1]", "host.example"])
        #expect(message.vias.first?.branch == "z9hG4bKabc")
        #expect(message.vias.last?.parameters["RECEIVED"] == "192.0.2.9")
        #expect(message.number(.maxForwards) == 70)
        #expect(message.from?.displayName == "Jansen, \"Piet\"")
        #expect(message.from?.tag == "1")
        #expect(message.to?.uri.user == "trunk8200-a")
        #expect(message.cseq == CSeq(number: 9, method: "REGISTER"))
        #expect(message.contacts.map(\.uri.host) == ["192.0.2.1", "[2001:db8::2]"])
        #expect(message.contacts.first?.uri.parameter("x") == "1")
        #expect(message.contacts.first?.uri.headers == "h=2")
        #expect(message.contacts.last?.parameters["expires"] == "60")
        #expect(message.contacts.last?.uri.port == 5099)
        #expect(message.tokens(.supported) == ["path", "outbound"])
        #expect(message["x-thing"] == "kept")
        #expect(Array(message.bodyBytes) == Array("abc".utf8))

        let parts = try RequestParts(message)
        #expect(parts.viaCount == 3)
        #expect(parts.cseq == 9)
        #expect(parts.contactCount == 2)
        #expect(message.bytes.text(parts.fromTag) == "1")
    }

    @Test func comesOutAsItCameIn() throws {
        var message = try SIPMessage(parsing: Array(Self.register.utf8))
        #expect(message.serialized() == Array(Self.register.utf8))
        try message.set(.maxForwards, "69")
        try message.append("Path", "<sip:p.example;lr>")
        try message.prepend("Via", "SIP/2.0/UDP 192.0.2.77;branch=z9hG4bKnew")
        let text = String(decoding: message.serialized(), as: UTF8.self)
        let expected =
            Self.register
            .replacing("MAX-forwards :  70", with: "Max-Forwards: 69")
            .replacing(
                "Via: SIP/2.0/UDP 192.0.2.1",
                with: "Via: SIP/2.0/UDP 192.0.2.77;branch=z9hG4bKnew\r\nVia: SIP/2.0/UDP 192.0.2.1"
            )
            .replacing("Content-Length: 3\r\n", with: "Content-Length: 3\r\nPath: <sip:p.example;lr>\r\n")
            .replacing("abcdef", with: "abc")
        #expect(text == expected)
        message.set(body: Array("hallo".utf8))
        #expect(message.number(.contentLength) == 5)
        #expect(try SIPMessage(parsing: message.serialized()).problem == nil)
        #expect(throws: SIPSyntaxError.self) { try message.set(.subject, "a\r\nVia: b") }
    }

    @Test func knowsEveryNameInAnyCase() {
        for name in HeaderName.allCases where name != .other {
            for text in [name.text, name.text.lowercased(), name.text.uppercased()] {
                let bytes = Array(text.utf8)
                #expect(HeaderName(ByteRange(0, bytes.count), in: bytes.span) == name)
            }
        }
        for method in SIPMethod.allCases where method != .other {
            let bytes = Array(method.text.utf8)
            #expect(SIPMethod(ByteRange(0, bytes.count), in: bytes.span) == method)
        }
    }

    @Test(arguments: [
        ("CSeq: 0009", "CSeq: 4294967296", HeaderName.cseq, 400),
        ("CSeq: 0009", "CSeq: -1", .cseq, 400),
        ("  REGISTER", "  OPTIONS", .cseq, 400),
        ("i: call@example", "X-No: call@example", .callID, 400),
        ("i: call@example", "i: a\r\nCall-ID: b", .callID, 400),
        ("t: sip:trunk", "t: \"open <sip:trunk", .to, 400),
        ("rport\r\n", "rport;\r\n", .via, 400),
        ("rport\r\n", "rport,\r\n", .via, 400),
        ("m: <sip:a", "m: <sip: a", .contact, 400),
        ("Content-Length: 3", "Content-Length: 30", .contentLength, 400),
        ("Content-Length: 3", "Content-Length: -3", .contentLength, 400),
        ("Content-Length: 3", "Content-Length: 99999999999999999999999", .contentLength, 400),
        ("Content-Length: 3", "Content-Length: 3\r\nl: 2", .contentLength, 400),
        ("SIP/2.0\r\nVia", "SIP/7.0\r\nVia", nil, 505),
        ("sip:pbx.callvoip.nl SIP", "<sip:pbx.callvoip.nl> SIP", nil, 400),
        ("sip:pbx.callvoip.nl SIP", "sip:pbx. callvoip.nl SIP", nil, 400),
    ])
    func saysWhatIsWrong(_ text: String, _ instead: String, _ header: HeaderName?, _ status: Int) throws {
        let broken = Self.register.replacing(text, with: instead)
        #expect(broken != Self.register)
        let message = try SIPMessage(parsing: Array(broken.utf8))
        let error = #expect(throws: SIPSyntaxError.self) { try RequestParts(message) }
        #expect(error?.header == header)
        #expect(error?.status == status)
    }

    @Test(arguments: [
        "", "\r\n\r\n", "\0\0\0\0", "GET / HTTP/1.1\r\n\r\n", "SIP/2.0 700 No\r\n\r\n", "SIP/2.0 20 No\r\n\r\n",
        "INVITE",
        "SIP/2.0 200\r\nContent-Length: 9\r\n\r\n",
    ])
    func dropsWhatIsNoSIP(_ text: String) {
        let error = #expect(throws: SIPSyntaxError.self) { try SIPMessage(parsing: Array(text.utf8)) }
        #expect(error?.status == nil)
    }
}
