import Testing

@testable import SIPServer

/// Networks in CIDR notation (RFC 4632 §3.1, RFC 4291 §2.3).
@Suite struct SourceNetworkTests {
    @Test(arguments: [
        ("192.0.2.0/24", "192.0.2.255", true), ("192.0.2.0/24", "192.0.3.0", false),
        ("192.0.2.77/24", "192.0.2.1", true),
        ("192.0.2.1", "192.0.2.1", true), ("192.0.2.1", "192.0.2.2", false), ("192.0.2.0/31", "192.0.2.1", true),
        ("0.0.0.0/0", "255.255.255.255", true), ("0.0.0.0/0", "::1", false), ("2001:db8::/48", "2001:db8:0:9::1", true),
        ("2001:db8::/48", "2001:db8:1::1", false), ("2001:db8::/64", "2001:db8::ffff", true),
        ("2001:db8::1/127", "2001:db8::", true), ("::/0", "2001:db8::1", true),
    ])
    func contain(_ network: String, _ address: String, _ expected: Bool) throws {
        let endpoint = try #require(Endpoint(address, port: 5_060))
        #expect(try #require(SourceNetwork(network)).contains(endpoint) == expected)
    }

    @Test(arguments: [
        "", "/", "192.0.2.0/", "192.0.2.0/33", "192.0.2.0/-1", "192.0.2/24", "a/8", "::/129", "::1/64/1", "1.2.3.4.5",
    ])
    func haveToBeNetworks(_ text: String) {
        #expect(SourceNetwork(text) == nil)
    }

    @Test(arguments: [
        ("192.0.2.1", true), ("127.0.0.1", true), ("224.0.0.1", false), ("239.255.255.255", false),
        ("255.255.255.255", false),
        ("0.0.0.0", false), ("2001:db8::1", true), ("::1", true), ("::", false), ("ff02::1", false),
        ("::ffff:224.0.0.1", false),
    ])
    func addressesAreUnicast(_ address: String, _ expected: Bool) throws {
        #expect(try #require(Endpoint(address, port: 5_060)).isUnicast == expected)
        #expect(try #require(Endpoint(address, port: 0)).isUnicast == false)
    }
}
