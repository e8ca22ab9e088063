import SIPMessages
import Testing

@testable import SIPServer

/// What must never get an answer.
@Suite struct SilenceTests {
    /// RFC 5626 §4.4.1 and what else telephones send to keep NAT open: not worth a line in a log either.
    @Test(arguments: [
        "", "\r\n", "\r\n\r\n", "\n", "\0", "\0\0\0\0", " ", "\t\r\n",
        // A STUN Binding request (RFC 5389 §6).
        "\0\u{1}\0\0!\u{12}xBabcdefghijkl",
    ])
    func keepalivesPass(_ text: String) {
        let lab = Lab()
        #expect(lab.send(text).isEmpty)
        #expect(lab.log.events.isEmpty)
        #expect(lab.server.metrics.dropped == 1)
        #expect(lab.server.metrics.malformed == 0)
    }

    @Test(arguments: [
        "hello", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "REGISTER\r\n\r\n", "REGISTER sip:provider.example\r\n\r\n",
        "\r\n\r\n hello", "\u{FFFD}\u{FFFD}", "{\"json\": true}", "OPTIONS sip:provider.example SIP/2.0\r\n\r\n",
        "OPTIONS sip:provider.example SIP/7.0\r\n\r\n",
        "OPTIONS sip:provider.example SIP/2.0",
    ])
    func noisePasses(_ text: String) {
        #expect(Lab().send(text).isEmpty)
    }

    /// Each byte alone, and runs of it.
    @Test func bytesPass() {
        let lab = Lab()
        for byte in UInt8.min ... .max {
            for count in [1, 20, 1_500] { #expect(lab.send([UInt8](repeating: byte, count: count)).isEmpty) }
        }
    }

    /// RFC 3261 §17.1.1.3, §17: an ACK has no answer, whatever is wrong with it, whoever sends it.
    @Test func acknowledgementsPass() {
        let lab = Lab(
            [Account(username: "alice", password: "x", networks: [SourceNetwork("192.0.2.0/24")].compactMap { $0 })]
        )
        let changes: [(inout Request) -> Void] = [
            { _ in }, { $0.uri = "sip:elsewhere.example" }, { $0.uri = "unknown:scheme" }, { $0.uri = "<broken" },
            { $0.headers = ["Require: something"] }, { $0.cseq = "99999999999" }, { $0.to += ";tag=x" },
            { $0.vias = Array(repeating: $0.vias[0], count: 100) },
            { $0.headers = Array(repeating: "X: y", count: 200) },
        ]
        for change in changes {
            for source in [Lab.pbx, Lab.elsewhere] {
                #expect(lab.send(Request("ACK", change).text, from: source).map(\.line) == [])
            }
        }
    }

    /// RFC 3261 §18.1.2, RFC 4475 §3.1.2.19: answers that nobody asked for go nowhere; a loop could never begin.
    @Test func responsesPass() throws {
        let lab = Lab()
        for status in [100, 180, 200, 302, 401, 487, 500, 603, 699, 700, 4_294_967_301, 0, 99] {
            let text = """
                SIP/2.0 \(status) Text\r
                Via: SIP/2.0/UDP 203.0.113.5:5060;branch=z9hG4bK-x;rport\r
                From: <sip:a@b>;tag=1\r
                To: <sip:a@b>;tag=2\r
                Call-ID: 1\r
                CSeq: 1 INVITE\r
                \r

                """
            #expect(lab.send(text).isEmpty)
        }
        // Our own answers, sent back to us.
        for request in [Request(), Request("OPTIONS"), Request("INVITE"), Request("NEWMETHOD")] {
            let answer = try #require(lab.send(request.text).first)
            #expect(lab.send(answer.bytes).isEmpty)
        }
    }
}
