import Testing

@testable import TrunkModel

@Suite("IP addresses and networks")
struct IPNetworkTests {
    @Test(
        "Read and written back",
        arguments: [
            ("203.0.113.10", "203.0.113.10"), ("192.0.2.16/28", "192.0.2.16/28"), ("198.51.100.7/32", "198.51.100.7"),
            ("0.0.0.0/0", "0.0.0.0/0"), ("2001:db8::1", "2001:db8::1"), ("2001:DB8:0:0::/32", "2001:db8::/32"),
            ("2001:db8::1/128", "2001:db8::1"),
        ]
    )
    func reading(text: String, written: String) throws { #expect(try IPNetwork(text).description == written) }

    @Test(
        "Refused, with the reason",
        arguments: [
            ("", IPNetwork.Fault.notAnAddress), ("203.0.113", .notAnAddress), ("203.0.113.256", .notAnAddress),
            ("203.0.113.010", .notAnAddress), ("pbx.example.org", .notAnAddress), ("203.0.113.10 ", .notAnAddress),
            ("203.0.113.10\0", .notAnAddress), ("fe80::1%eth0", .notAnAddress), ("[2001:db8::1]", .notAnAddress),
            ("203.0.113.0/33", .prefixLength(maximum: 32)), ("203.0.113.0/", .prefixLength(maximum: 32)),
            ("203.0.113.0/+24", .prefixLength(maximum: 32)), ("203.0.113.0/24/2", .prefixLength(maximum: 32)),
            ("2001:db8::/129", .prefixLength(maximum: 128)),
            ("192.0.2.17/28", .hostBits(network: "192.0.2.16/28")),
            ("2001:db8::1/64", .hostBits(network: "2001:db8::/64")),
        ]
    )
    func refused(text: String, fault: IPNetwork.Fault) { #expect(throws: fault) { try IPNetwork(text) } }

    @Test("Masks in dotted form")
    func masks() throws {
        #expect(try IPNetwork("185.19.236.0/22").dottedMask == "255.255.252.0")
        #expect(try IPNetwork("203.0.113.10").dottedMask == "255.255.255.255")
        #expect(try IPNetwork("0.0.0.0/0").dottedMask == "0.0.0.0")
    }

    @Test(
        "What lies in what",
        arguments: [
            ("192.0.2.0/24", "192.0.2.255", true), ("192.0.2.0/24", "192.0.3.0", false),
            ("192.0.2.0/24", "192.0.2.0/25", true), ("192.0.2.0/25", "192.0.2.0/24", false),
            ("192.0.2.0/23", "192.0.3.0/24", true), ("0.0.0.0/0", "2001:db8::1", false),
            ("2001:db8::/33", "2001:db8:8000::", false), ("2001:db8::/32", "2001:db8:8000::", true),
        ]
    )
    func containment(network: String, other: String, isInside: Bool) throws {
        #expect(try IPNetwork(network).contains(IPNetwork(other)) == isInside)
    }

    @Test(
        "Addresses that the public internet does not route",
        arguments: [
            "10.0.0.1", "172.16.0.0/12", "192.168.1.1", "100.64.0.1", "127.0.0.1", "169.254.1.1", "fd00::1", "fe80::1",
            "::1",
        ]
    )
    func privateAddresses(text: String) throws { #expect(try IPNetwork(text).isPrivate) }

    @Test("Public addresses", arguments: ["203.0.113.10", "172.32.0.1", "100.128.0.1", "2001:db8::1"])
    func publicAddresses(text: String) throws { #expect(try !IPNetwork(text).isPrivate) }
}
