import Testing

@testable import SIPMessages

@Suite struct SIPURITests {
    /// The examples of RFC 3261 §19.1.4, and more of their kind.
    @Test(arguments: [
        ("sip:%61lice@atlanta.com;transport=TCP", "sip:alice@AtLanTa.CoM;Transport=tcp"),
        ("sip:carol@chicago.com", "sip:carol@chicago.com;newparam=5"),
        ("sip:carol@chicago.com;security=on", "sip:carol@chicago.com;newparam=5"),
        (
            "sip:biloxi.com;transport=tcp;method=REGISTER?to=sip:bob%40biloxi.com",
            "sip:biloxi.com;method=REGISTER;transport=tcp?to=sip:bob%40biloxi.com"
        ),
        (
            "sip:alice@atlanta.com?subject=project%20x&priority=urgent",
            "sip:alice@atlanta.com?priority=urgent&subject=project%20x"
        ),
        ("SIP:a@[2001:DB8::1]", "sip:a@[2001:db8::1]"),
        ("tel:+31-50-820 0000".replacing(" ", with: "-"), "tel:+31(50)8200000"),
    ])
    func equal(_ one: String, _ other: String) throws {
        #expect(try SIPURI(one) == SIPURI(other))
        #expect(try SIPURI(other) == SIPURI(one))
    }

    @Test(arguments: [
        ("SIP:ALICE@AtLanTa.CoM;Transport=udp", "sip:alice@AtLanTa.CoM;Transport=UDP"),
        ("sip:bob@biloxi.com", "sip:bob@biloxi.com:5060"),
        ("sip:bob@biloxi.com", "sips:bob@biloxi.com"),
        ("sip:bob@biloxi.com;transport=udp", "sip:bob@biloxi.com;transport=tcp"),
        ("sip:bob@biloxi.com", "sip:bob@biloxi.com;maddr=192.0.2.1"),
        ("sip:bob@biloxi.com;user=phone", "sip:bob@biloxi.com"),
        ("sip:carol@chicago.com", "sip:carol@chicago.com?Subject=next%20meeting"),
        ("sip:bob@phone21.boxesbybob.com", "sip:bob@192.0.2.4"),
        ("sip:bob:a@biloxi.com", "sip:bob:b@biloxi.com"),
        ("sip:biloxi.com", "sip:bob@biloxi.com"),
        ("tel:+31508200000", "tel:31508200000"),
        ("tel:8200000;phone-context=+3150", "tel:8200000"),
    ])
    func different(_ one: String, _ other: String) throws {
        #expect(try SIPURI(one) != SIPURI(other))
        #expect(try SIPURI(other) != SIPURI(one))
    }

    @Test func parts() throws {
        let uri = try SIPURI("sip:a;b%00%41:pa$s@host_1.example:5070;lr;x=%20y?Route=%3Csip%3Ab%3E")
        #expect(uri.userBytes == Array("a;b\0A".utf8))
        #expect(uri.host == "host_1.example")
        #expect(uri.port == 5070)
        #expect(uri.parameter("LR") == "")
        #expect(uri.parameter("x") == "%20y")
        #expect(uri.parameter("y") == nil)
        #expect(uri.headers == "Route=%3Csip%3Ab%3E")
        #expect(uri.description.hasPrefix("sip:a;b"))
    }

    @Test(arguments: [
        "", "sip", ":x", "sip:", "sip:@host", "sip:a b@host", "sip:a@ho st", "sip:a@host:", "sip:a@host:65536",
        "sip:a@host;",
        "sip:a@host;;b", "sip:a%4@host", "sip:a%zz@host", "sip:a@[::1", "sip:a@2001:db8::1", "tel:", "tel:abc xyz",
        "urn: x", "sip:a\"b@host", "sip:a<b@host",
    ])
    func broken(_ text: String) {
        #expect(throws: SIPSyntaxError.self) { try SIPURI(text) }
    }
}
