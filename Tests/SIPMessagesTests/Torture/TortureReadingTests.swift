import SIPMessages
import TestSupport
import Testing

/// The values that the RFCs say are in their messages.
@Suite struct TortureReadingTests {
    static func message(_ name: String) throws -> SIPMessage {
        try SIPMessage(parsing: try #require(TortureMessage.named(name)).bytes)
    }

    /// §3.1.1.1: folding, empty values, compact names, any case, blanks wherever they may be.
    @Test func wsinv() throws {
        let message = try Self.message("wsinv")
        #expect(message.requestURI?.parameter("unknownparam") == "")
        #expect(message.to?.uri.description == "sip:vivekg@chair-dnrc.example.com")
        #expect(message.to?.tag == "1918181833n")
        #expect(message.from?.displayName == "J Rosenberg \\\"")
        #expect(message.from?.tag == "98asjd8")
        #expect(message.number(.maxForwards) == 68)
        #expect(message.cseq?.number == 9 && message.cseq?.method == "INVITE")
        #expect(message.vias.map(\.host) == ["192.0.2.2", "spindle.example.com", "192.168.255.111"])
        #expect(message.vias.map(\.transport) == ["UDP", "TCP", "UDP"])
        #expect(message.vias.map(\.branch) == ["390skdjuw", "z9hG4bK9ikj8", "z9hG4bK30239"])
        #expect(message[.subject] == "")
        #expect(message["unknownheaderwithunusualvalue"] == ";;,,;;,;")
        let route = try #require(message.addresses(.route).first?.uri)
        #expect(route.parameter("lr") == "" && route.parameter("unknownwith") == "value")
        #expect(route.parameter("unknown-no-value") == "")
        let contact = try #require(message.contacts.first)
        #expect(contact.displayName == "Quoted string \"\"")
        #expect(contact.parameters["newparam"] == "newvalue" && contact.parameters["secondparam"] == "")
        #expect(contact.parameters["q"] == "0.33")
        #expect(message.bodyBytes.count == 150)
    }

    /// §3.1.1.2: all characters that a token, a user or a Call-ID may have.
    @Test func intmeth() throws {
        let message = try Self.message("intmeth")
        #expect(message.method == .other)
        #expect(message.requestURI?.user == "1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*")
        #expect(message.requestURI?.host == "example.com")
        #expect(message.vias.first?.branch == "z9hG4bK-.!%66*_+`'~")
        #expect(message.to?.displayName == "BEL:\u{7} NUL:\0 DEL:\u{7f}")
        #expect(message.from?.displayName == "token1~` token2'+_ token3*%!.-")
        #expect(message.from?.parameters["fromParam''~+*_!.-%"] == "работающий")
        #expect(message.from?.tag == "_token~1'+`*%!-.")
        #expect(message.callID == "intmeth.word%ZK-!.*_+'@word`~)(><:\\/\"][?}{")
        #expect(message["extensionHeader-!.%*+_`'~"] == "\u{feff}大停電")
    }

    /// §3.1.1.3 to §3.1.1.5: where an escape is one, where not, and a zero byte that ends nothing.
    @Test func escapes() throws {
        let esc01 = try Self.message("esc01")
        #expect(esc01.requestURI?.user == "sips:user@example.com" && esc01.requestURI?.host == "example.net")
        #expect(esc01.to?.uri.user == "user")
        #expect(esc01.from?.uri.user == "I have spaces")
        let contact = try #require(esc01.contacts.first?.uri)
        #expect(contact.user == "caller")
        #expect(contact == (try SIPURI("sip:caller@host5.example.net;lr;name=value%2541")))
        #expect(contact != (try SIPURI("sip:caller@host5.example.net;lr;name=valueA")))

        let escnull = try Self.message("escnull")
        #expect(escnull.to?.uri.user == "null-\0-null")
        #expect(escnull.contacts.map(\.uri.userBytes) == [[0], [0, 0]])
        #expect(escnull.contacts.first?.uri != escnull.contacts.last?.uri)
        #expect(escnull.number(.contentLength) == 0)

        let esc02 = try Self.message("esc02")
        #expect(esc02.method == .other)
        #expect(esc02.from?.displayName == "%Z%45" && esc02.to?.displayName == "%Z%45")
        #expect(esc02.contacts.map(\.uri.user) == ["alias1", "alias3"])
        #expect(esc02["C%6Fntact"] == "<sip:alias2@host2.example.com>")
    }

    /// §3.1.1.6 to §3.1.1.10: display names without blank, long values, octets behind the body, semicolons, transports.
    @Test func shapes() throws {
        let display = try Self.message("lwsdisp").from
        #expect(display?.displayName == "caller" && display?.tag == "323")

        let long = try Self.message("longreq")
        let name = String(repeating: "extreme", count: 10)
        #expect(long.to?.displayName == "I have a user name of \(name) proportion")
        #expect(long.to?.uri.port == 6000)
        #expect(long.from?.tag == "12\(String(repeating: "982", count: 50))424")
        #expect(long.callID == "longreq.one\(String(repeating: "really", count: 20))longcallid")
        #expect(long.vias.count == 34)
        #expect(long.vias.map(\.host) == (1...33).reversed().map { "sip\($0).example.com" } + ["host.example.com"])
        #expect(long.vias.last?.branch == "very\(String(repeating: "long", count: 50))branchvalue")

        let double = try Self.message("dblreq")
        #expect(double.method == .register && double.bodyBytes.isEmpty)
        #expect(double.callID == "dblreq.0ha0isndaksdj99sdfafnl3lk233412")
        #expect(double.contacts.count == 1 && double.vias.count == 1)

        let semicolon = try Self.message("semiuri")
        #expect(semicolon.requestURI?.user == "user;par=u@example.net" && semicolon.requestURI?.host == "example.com")
        #expect(
            semicolon.tokens(.accept) == [
                "application/sdp", "application/pkcs7-mime", "multipart/mixed", "multipart/signed",
                "message/sip", "message/sipfrag",
            ]
        )

        let transports = try Self.message("transports").vias.map(\.transport)
        #expect(transports == ["UDP", "SCTP", "TLS", "UNKNOWN", "TCP"])
    }

    /// §3.1.1.11 to §3.1.1.13: a body with zero bytes, reason phrases.
    @Test func bodiesAndReasons() throws {
        let multipart = try Self.message("mpart01")
        #expect(multipart.bodyBytes.count == 553 && multipart.bodyBytes.contains(0))
        #expect(multipart.bodyBytes.suffix(22).elementsEqual("--7a9cbec02ceef655--\r\n".utf8))
        let unusual = try Self.message("unreason")
        #expect(unusual.status == 200)
        #expect(unusual.reason == "= 2**3 * 5**2 но сто девяносто девять - простое")
        let empty = try Self.message("noreason")
        #expect(empty.status == 100 && empty.reason == "")
    }

    /// §3.1.2.11, §3.1.2.12, §3.2.1: what is let pass, without doing harm.
    @Test func liberal() throws {
        let escaped = try Self.message("escruri")
        #expect(escaped.requestURI?.headers == "Route=%3Csip:example.com%3E")
        #expect(escaped.addresses(.route).isEmpty)
        #expect(try Self.message("baddate")[.date] == "Fri, 01 Jan 2010 16:00:00 EST")
        #expect(try Self.message("badbranch").vias.first?.branch == "z9hG4bK")
    }

    /// §3.3 and §3.4: values that the application decides by.
    @Test func application() throws {
        #expect(try Self.message("unkscm").requestURI?.scheme == .other)
        #expect(try Self.message("novelsc").requestURI?.description == "soap.beep://192.0.2.103:3002")
        let schemes = try Self.message("unksm2")
        #expect(schemes.to?.uri.description == "isbn:2983792873" && schemes.to?.uri.scheme == .other)
        #expect(schemes.from?.uri.description == "http://www.example.com")
        #expect(schemes.contacts.map(\.uri.description) == ["name:John_Smith"])
        #expect(try Self.message("bext01").tokens(.require) == ["nothingSupportsThis", "nothingSupportsThisEither"])
        let proxies = try Self.message("bext01").tokens(.proxyRequire)
        #expect(proxies == ["noProxiesSupportThis", "norDoAnyProxiesSupportThis"])
        #expect(try Self.message("invut")[.contentType] == "application/unknownformat")
        #expect(try Self.message("regaut01")[.authorization] == "NoOneKnowsThisScheme opaque-data=here")
        #expect(try Self.message("bcast").vias.last?.host == "255.255.255.255")
        #expect(try Self.message("zeromf").number(.maxForwards) == 0)
        #expect(try Self.message("sdp01").tokens(.accept) == ["text/nobodyKnowsThis"])
        let old = try Self.message("inv2543")
        #expect(old.vias.first?.branch == nil && old.from?.tag == nil && old[.maxForwards] == nil)
        #expect(old.from?.uri.parameter("user") == "phone" && old.to?.parameters["user"] == "phone")
        #expect(old.bodyBytes.starts(with: "v=0\r\n".utf8))
    }

    /// §3.3.12 to §3.3.14: what belongs to the header, and what to the URI.
    @Test func contacts() throws {
        let header = try #require(try Self.message("cparam01").contacts.first)
        #expect(header.parameters["unknownparam"] == "" && header.uri.parameter("unknownparam") == nil)
        let uri = try #require(try Self.message("cparam02").contacts.first)
        #expect(uri.parameters["unknownparam"] == nil && uri.uri.parameter("unknownparam") == "")
        let escaped = try #require(try Self.message("regescrt").contacts.first)
        #expect(escaped.uri.headers == "Route=%3Csip:sip.example.com%3E")
    }

    /// RFC 5118: addresses of IPv6.
    @Test func ipv6() throws {
        let good = try Self.message("ipv6-good")
        #expect(good.requestURI?.host == "[2001:db8::10]" && good.requestURI?.port == nil)
        #expect(good.vias.first?.host == "[2001:db8::9:1]" && good.contacts.first?.uri.host == "[2001:db8::1]")
        let ambiguous = try Self.message("port-ambiguous").requestURI
        #expect(ambiguous?.host == "[2001:db8::10:5070]" && ambiguous?.port == nil)
        let unambiguous = try Self.message("port-unambiguous").requestURI
        #expect(unambiguous?.host == "[2001:db8::10]" && unambiguous?.port == 5070)
        for (name, received) in [("with", "[2001:db8::9:255]"), ("no", "2001:db8::9:255")] {
            let via = try #require(try Self.message("via-received-param-\(name)-delim").vias.first)
            #expect(via.parameters["received"] == received && via.branch?.hasPrefix("z9hG4bKas3") == true)
        }
        let hops = try Self.message("mult-ip-in-header").vias
        #expect(hops.map(\.host) == ["[2001:db8::9:1]", "192.0.2.1", "[2001:db8::9:255]"])
        #expect(hops.map(\.port) == [6050, nil, nil])
        let mapped = try Self.message("ipv4-mapped-ipv6")
        #expect(mapped.vias.map(\.host) == ["[::ffff:192.0.2.10]", "[::ffff:192.0.2.2]"])
        #expect(mapped.vias.first?.port == 19823)
        #expect(try Self.message("ipv6-bug-abnf-3-colons").requestURI?.host == "[2001:db8:::192.0.2.1]")
        #expect(try Self.message("ipv6-correct-abnf-2-colons").requestURI?.host == "[2001:db8::192.0.2.1]")
    }

    /// RFC 5118 §4.6, §4.8, §4.9: addresses in session descriptions.
    @Test func sessions() throws {
        let single = try SessionDescription(try Self.message("ipv6-in-sdp").bodyBytes)
        #expect(single.connection?.text == "IN IP6 2001:db8::20")
        let double = try SessionDescription(try Self.message("mult-ip-in-sdp").bodyBytes)
        let addresses = double.media.compactMap { double.address(of: $0)?.text }
        #expect(addresses == ["IN IP4 192.0.2.1", "IN IP6 2001:db8::1"])
        let mapped = try SessionDescription(try Self.message("ipv4-mapped-ipv6").bodyBytes)
        #expect(mapped.connection?.text == "IN IP6 ::ffff:192.0.2.2")
    }
}
