import SIPMessages
import Testing

@testable import SIPServer

/// What a request gets for its start line and headers, before anybody is asked for a password (RFC 3261 §8.2).
@Suite struct MethodTests {
    private static let allow = "INVITE, ACK, BYE, CANCEL, OPTIONS, REGISTER"

    /// RFC 3261 §8.2.1, §21.5.2: a method that is known by name gets 405, any other 501, both with Allow, which
    /// Kamailio leaves out.
    ///
    /// Methods have case, and may begin with any character of a token (RFC 4475 §3.1.1.2).
    @Test(arguments: [
        ("SUBSCRIBE", 405), ("NOTIFY", 405), ("MESSAGE", 405), ("PUBLISH", 405), ("INFO", 405), ("REFER", 405),
        ("PRACK", 405), ("UPDATE", 405), ("NEWMETHOD", 501), ("register", 501), ("REGISTERX", 501), ("!x", 501),
        ("%20", 501),
        ("~", 501), ("1", 501),
    ])
    func hasToBeKnown(_ method: String, _ status: Int) {
        let answer = Lab().answer(Request(method))
        #expect(answer?.status == status)
        #expect(answer?[.allow] == Self.allow)
    }

    /// RFC 3261 §11.2: OPTIONS tells what the server can do.
    @Test func optionsTellsAbilities() {
        let lab = Lab()
        let answer = lab.answer(Request("OPTIONS") { $0.headers = ["X: \(String(repeating: "x", count: 200))"] })
        #expect(answer?.status == 200)
        #expect(answer?[.allow] == Self.allow)
        #expect(answer?[.accept] == "application/sdp")
        #expect(answer?[.supported] == "path")
        #expect(lab.log.events == ["answered OPTIONS"])
        #expect(lab.server.metrics.options == 1)
    }

    /// RFC 3261 §8.2.2.1: an unknown scheme gets 416 (Kamailio: 400), another domain 404.
    @Test(arguments: [
        ("nobodyKnowsThisScheme:totallyopaque", 416), ("soap.beep://192.0.2.103:3002", 416), ("mailto:a@b", 416),
        ("sip:elsewhere.example", 404), ("sip:192.0.2.77", 404), ("sip:provider.example.org", 404),
        ("sip:provider.example", 200), ("sip:203.0.113.5", 200), ("sip:x@[2001:DB8::5]:5060;transport=udp", 200),
        ("sip:PROVIDER.EXAMPLE", 200), ("tel:+31508200000", 200),
        ("nonsense", 400), ("sip:", 400), ("<sip:provider.example>", 400), ("sip:a b@provider.example", 400),
        ("sip:provider.example:99999", 400), ("sip:a@provider.example;;lr", 400), ("sip:%zz@provider.example", 400),
    ])
    func requestURIHasToBeOurs(_ uri: String, _ status: Int) {
        #expect(Lab().status(Request("OPTIONS") { $0.uri = uri }) == status)
    }

    /// A server that listens on all addresses takes each of them for its own.
    @Test func ownsEveryAddressIfToldTo() {
        let lab = Lab { $0.ownsEveryAddress = true }
        for (uri, status) in [("sip:192.0.2.77", 200), ("sip:[::1]", 200), ("sip:elsewhere.example", 404)] {
            #expect(lab.status(Request("OPTIONS") { $0.uri = uri }) == status)
        }
    }

    /// RFC 3261 §7.1 and RFC 4475 §3.1.2.16.
    @Test(
        arguments: [("SIP/7.0", 505), ("SIP/2.1", 505), ("sip/2.0", 200), ("HTTP/1.1", nil), ("SIP/", nil)]
            as [(String, Int?)]
    )
    func versionHasToBeOurs(_ version: String, _ status: Int?) {
        let lab = Lab()
        let text = Request("OPTIONS").text.replacing(" SIP/2.0\r\nVia", with: " \(version)\r\nVia")
        #expect(lab.send(text).map { $0.message?.status } == (status.map { [$0] } ?? []))
    }

    /// RFC 3261 §8.1.1 and §20, RFC 4475 §3.1.2 and §3.3: what is missing, twice there, or no number.
    @Test(arguments: [
        ("CSeq: 1 OPTIONS", "CSeq: 1 INVITE"), ("CSeq: 1 OPTIONS", "CSeq: 4294967296 OPTIONS"),
        ("CSeq: 1 OPTIONS", "CSeq: 1"),
        ("CSeq: 1 OPTIONS", "CSeq: -1 OPTIONS"), ("CSeq: 1 OPTIONS", "CSeq: 36893488147419103232 OPTIONS"),
        ("CSeq: 1 OPTIONS", "X: y"), ("CSeq: 1 OPTIONS", "CSeq: 1 OPTIONS\r\nCSeq: 1 OPTIONS"),
        ("Call-ID: ", "X-ID: "), ("Call-ID: 1@192.0.2.1", "Call-ID:"), ("Call-ID: 1@192.0.2.1", "Call-ID: 1\r\ni: 1"),
        ("From: ", "X: "), ("To: ", "X: "), ("To: <", "To: \"unfinished <"), ("To: <", "t: <sip:a@b>\r\nTo: <"),
        ("Content-Length: 0", "Content-Length: -1"), ("Content-Length: 0", "Content-Length: 99999999999999999999"),
        ("Content-Length: 0", "Content-Length: 9"), ("Content-Length: 0", "Content-Length: 0\r\nl: 1"),
        ("Content-Length: 0", "Content-Length: 0\r\nno header"), ("Content-Length: 0", "Contact: <sip:a"),
    ])
    func headersHaveToBeWhole(_ part: String, _ broken: String) {
        let lab = Lab()
        #expect(lab.send(Request("OPTIONS").text.replacing(part, with: broken)).map { $0.message?.status } == [400])
        #expect(lab.server.metrics.malformed == 1)
    }

    /// RFC 3261 §18.3, §7.3.1, §7.5, RFC 4475 §3.1.1: what looks odd and is right.
    @Test(arguments: [
        ("", "\r\n\r\n", true), ("From: ", "f  :  ", false), ("To: ", "t\t: ", false), ("Via: ", "v \t :", false),
        ("Call-ID: ", "i:\r\n  ", false), ("Content-Length: 0", "l: 00", false),
        ("Max-Forwards: 70", "Max-Forwards: 0", false),
        ("Max-Forwards: 70", "X: y", false), ("Max-Forwards: 70", "Max-Forwards: 999", false),
        ("Content-Length: 0\r\n", "", false),
        ("\r\n\r\n", "\r\n\r\nINVITE sip:a@b SIP/2.0\r\nVia: more\r\n\r\n", false),
        ("\r\n", "\n", false), ("CSeq: 1 ", "CSeq: 0001\t ", false), ("From: <", "From: caller<", false),
    ])
    func oddRequestsAreAnswered(_ part: String, _ odd: String, _ isBefore: Bool) {
        let text = Request("OPTIONS").text
        let changed = isBefore ? odd + text : text.replacing(part, with: odd)
        #expect(Lab().send(changed).map { $0.message?.status } == [200])
    }

    /// There is an end to what is read, and to what an answer repeats.
    @Test func hasLimits() {
        let lab = Lab()
        let hop = "SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK-1"
        #expect(lab.status(Request("OPTIONS") { $0.vias = Array(repeating: hop, count: 70) }) == 200)
        #expect(lab.status(Request("OPTIONS") { $0.vias = Array(repeating: hop, count: 71) }) == 483)
        #expect(
            lab.status(Request("OPTIONS") { $0.vias = [Array(repeating: hop, count: 71).joined(separator: ",")] })
                == 483
        )
        #expect(lab.status(Request("OPTIONS") { $0.headers = Array(repeating: "X: y", count: 200) }) == 513)
        #expect(lab.status(Request("OPTIONS") { $0.headers = ["X: \(String(repeating: "y", count: 9_000))"] }) == 513)
        for count in [1_000, 5_000] {
            let sent = lab.send(Request("OPTIONS") { $0.vias = Array(repeating: hop, count: count) }.text)
            #expect(sent.allSatisfy { $0.bytes.count < 16_384 && $0.line.hasPrefix("SIP/2.0 513") })
        }
        #expect(lab.send(Request("OPTIONS") { $0.body = String(repeating: "z", count: 60_000) }.text).count == 1)
    }
}
