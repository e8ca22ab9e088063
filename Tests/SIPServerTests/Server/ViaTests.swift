import SIPMessages
import Testing

@testable import SIPServer

/// Where answers go, and what they say about it (RFC 3261 §18.2, RFC 3581 §4).
@Suite struct ViaTests {
    private static let nat = Endpoint(ipv4: 0xC633_6407, port: 40_000)

    /// The top Via of a request, that of its answer, and the port the answer goes to.
    @Test(arguments: [
        // With rport: back where it came from, both written in, also where they say nothing new.
        (
            "192.0.2.1:5060;branch=z9hG4bK1;rport", "192.0.2.1:5060;branch=z9hG4bK1;rport=40000;received=198.51.100.7",
            40_000
        ),
        (
            "198.51.100.7:40000;rport;branch=z9hG4bK1",
            "198.51.100.7:40000;rport=40000;branch=z9hG4bK1;received=198.51.100.7", 40_000
        ),
        // Without: to the port of sent-by, by default 5060; `received` where the address is another.
        ("192.0.2.1:5070;branch=z9hG4bK1", "192.0.2.1:5070;branch=z9hG4bK1;received=198.51.100.7", 5_070),
        ("pbx.example;branch=z9hG4bK1", "pbx.example;branch=z9hG4bK1;received=198.51.100.7", 5_060),
        ("198.51.100.7;branch=z9hG4bK1", "198.51.100.7;branch=z9hG4bK1", 5_060),
        // What the sender claims about itself is replaced.
        (
            "192.0.2.1;received=203.0.113.99;branch=z9hG4bK1", "192.0.2.1;branch=z9hG4bK1;received=198.51.100.7", 5_060
        ),
        (
            "192.0.2.1;rport=9;received=203.0.113.99;branch=z9hG4bK1;x=1",
            "192.0.2.1;branch=z9hG4bK1;x=1;received=198.51.100.7;rport=40000", 40_000
        ),
        // Twice: what a sender writes there is not believed wherever it stands.
        (
            "192.0.2.1;branch=z9hG4bK1;rport=9;rport", "192.0.2.1;branch=z9hG4bK1;received=198.51.100.7;rport=40000",
            40_000
        ),
        (
            "192.0.2.1;rport;branch=z9hG4bK1;rport=9", "192.0.2.1;branch=z9hG4bK1;received=198.51.100.7;rport=40000",
            40_000
        ),
        (
            "192.0.2.1;rport;branch=z9hG4bK1;rport",
            "192.0.2.1;rport=40000;branch=z9hG4bK1;rport;received=198.51.100.7", 40_000
        ),
        // RFC 3261 §18.2.2 would send the answer to anybody: maddr is written back, and not followed.
        (
            "192.0.2.1;maddr=203.0.113.99;branch=z9hG4bK1",
            "192.0.2.1;maddr=203.0.113.99;branch=z9hG4bK1;received=198.51.100.7", 5_060
        ),
        ("192.0.2.1;maddr=239.1.1.1;rport", "192.0.2.1;maddr=239.1.1.1;rport=40000;received=198.51.100.7", 40_000),
        ("[2001:db8::1]:5070;branch=z9hG4bK1", "[2001:db8::1]:5070;branch=z9hG4bK1;received=198.51.100.7", 5_070),
    ])
    func sendsAnswersBack(_ via: String, _ expected: String, _ port: UInt16) {
        let sent = Lab().send(Request("OPTIONS") { $0.vias = ["SIP/2.0/UDP \(via)"] }.text, from: Self.nat)
        #expect(sent.map { $0.message?[.via] } == ["SIP/2.0/UDP \(expected)"])
        var destination = Self.nat
        destination.port = port
        #expect(sent.map(\.to) == [destination])
    }

    /// RFC 3261 §8.2.6.2: all Vias in their order, and only the first one is changed.
    @Test func copiesTheOthers() {
        let others = [
            "SIP/2.0/TLS proxy.example;branch=z9hG4bK2;received=192.0.2.9", "SIP/2.0/SCTP a;rport, SIP/2.0/UDP b",
        ]
        let answer = Lab().answer(Request("OPTIONS") { $0.vias += others })
        #expect(answer.map { Array($0.values(.via).dropFirst()) } == others)
    }

    /// RFC 5118: IPv6 without brackets in `received`; sent-by is the source, so nothing is added.
    @Test func knowsIPv6() {
        let source = Endpoint(high: 0x2001_0db8_0000_0000, low: 1, port: 5_080)
        for (via, expected) in [
            ("[2001:db8::1]:5080;branch=z9hG4bK1", "[2001:db8::1]:5080;branch=z9hG4bK1"),
            (
                "[2001:db8::1]:5080;rport;branch=z9hG4bK1",
                "[2001:db8::1]:5080;rport=5080;branch=z9hG4bK1;received=2001:db8::1"
            ),
            ("[2001:db8::9]:5080;branch=z9hG4bK1", "[2001:db8::9]:5080;branch=z9hG4bK1;received=2001:db8::1"),
        ] {
            let sent = Lab().send(Request("OPTIONS") { $0.vias = ["SIP/2.0/UDP \(via)"] }.text, from: source)
            #expect(sent.map { $0.message?[.via] } == ["SIP/2.0/UDP \(expected)"])
            #expect(sent.map(\.to) == [source])
        }
    }

    /// RFC 4475 §3.3.10: nothing goes to port 0, to many, or to nobody, whether the request is right or wrong.
    @Test(arguments: ["OPTIONS", "REGISTER", "NEWMETHOD", "BROKEN URI"])
    func sendsNothingToNowhere(_ method: String) {
        let rport = "SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1;rport", zero = "SIP/2.0/UDP 192.0.2.1:0;branch=z9hG4bK1"
        let lab = Lab()
        for (address, port, via) in [
            ("192.0.2.1", 0, rport), ("192.0.2.1", 5_060, zero), ("224.0.0.1", 5_060, rport),
            ("255.255.255.255", 5_060, rport),
            ("0.0.0.0", 5_060, rport), ("::", 5_060, rport), ("ff02::1", 5_060, rport),
        ] as [(String, UInt16, String)] {
            guard let source = Endpoint(address, port: port) else { continue }
            #expect(lab.send(Request(method) { $0.vias = [via] }.text, from: source).isEmpty)
        }
    }

    /// Where the Via is what is wrong, an answer can go back at least (RFC 4475 §3.1.2.1); without any it reaches nobody.
    @Test func sendsBackWhatCannotBeRead() {
        let broken = Request("OPTIONS") { $0.vias = ["SIP/2.0/UDP 192.0.2.15;;,;,,"] }
        let sent = Lab().send(broken.text, from: Self.nat)
        #expect(sent.map { $0.message?.status } == [400])
        #expect(sent.map(\.to) == [Self.nat])
        for vias in [[], ["SIP/2.0/UDP 192.0.2.1;rport"]] {
            var request = Request("OPTIONS") { $0.vias = vias }
            request.cseq = vias.isEmpty ? "1" : "x"
            #expect(Lab().send(request.text, from: Self.nat).count == vias.count)
        }
    }

    /// A refusal goes where any other answer goes.
    @Test func sendsRefusalsBack() {
        let request = Request("OPTIONS") {
            $0.vias = ["SIP/2.0/UDP 192.0.2.1:5099;branch=z9hG4bK1"]
            $0.cseq = "x"
        }
        #expect(Lab().send(request.text, from: Self.nat).map(\.to.port) == [5_099])
    }
}
