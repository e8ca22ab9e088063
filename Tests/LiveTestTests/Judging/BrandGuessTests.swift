import SIPMessages
import Testing

@testable import LiveTest

@Suite struct BrandGuessTests {
    private static func messages(_ agent: String?, branch: String) throws -> [LiveTest.WireMessage] {
        let text = """
            REGISTER sip:pbx.callvoip.nl SIP/2.0
            Via: SIP/2.0/UDP 203.0.113.10:5060;branch=\(branch);rport
            From: <sip:trunk8200-a@pbx.callvoip.nl>;tag=1
            To: <sip:trunk8200-a@pbx.callvoip.nl>
            Call-ID: a
            CSeq: 1 REGISTER
            \(agent.map { "User-Agent: \($0)" } ?? "Subject: none")
            Content-Length: 0


            """
        let message = try SIPMessage(parsing: Array(text.replacing("\n", with: "\r\n").utf8))
        // The provider's own answers say what it is too, and must not count.
        let own = try SampleMessage.answer(401, to: message, headers: ["Server: Asterisk of the provider"])
        return [own.onWire(at: 0, incoming: false), message.onWire(at: 0)]
    }

    @Test(
        arguments: [
            ("Asterisk PBX 20.5.0", "z9hG4bKPj3a1", "asterisk-pjsip"),
            ("Asterisk PBX 11.25", "z9hG4bK5ad3", "asterisk-sip"),
            ("FPBX-16.0.40(Asterisk 18)", "z9hG4bKPjx", "asterisk-pjsip"), ("3CXPhoneSystem 20", "z9hG4bK-1", nil),
            ("kamailio (5.6.3 (x86_64/linux))", "z9hG4bKcydzigwkX", "kamailio"),
            (nil, "z9hG4bKPj3a1", nil),
        ] as [(String?, String, String?)]
    )
    func tellsChannelDriversApart(_ agent: String?, _ branch: String, _ brand: String?) throws {
        let messages = try Self.messages(agent, branch: branch)
        #expect(BrandGuess.software(messages) == agent)
        #expect(BrandGuess.brand(messages) == brand)
    }

    @Test func nothingSaidNothingGuessed() {
        #expect(BrandGuess.software([]) == nil)
        #expect(BrandGuess.brand([]) == nil)
    }
}
