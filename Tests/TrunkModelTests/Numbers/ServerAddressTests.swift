import Testing

@testable import TrunkModel

@Suite("Servers")
struct ServerAddressTests {
    @Test(
        "Host and port, and how a SIP URI writes them",
        arguments: [
            ("pbx.callvoip.nl", "pbx.callvoip.nl", 5060, "pbx.callvoip.nl"),
            ("pbx.callvoip.nl:5060", "pbx.callvoip.nl", 5060, "pbx.callvoip.nl"),
            ("pbx.callvoip.nl:5062", "pbx.callvoip.nl", 5062, "pbx.callvoip.nl:5062"),
            ("192.0.2.1:5070", "192.0.2.1", 5070, "192.0.2.1:5070"),
            ("2001:db8::1", "2001:db8::1", 5060, "[2001:db8::1]"),
            ("[2001:db8::1]", "2001:db8::1", 5060, "[2001:db8::1]"),
            ("[2001:db8::1]:65535", "2001:db8::1", 65535, "[2001:db8::1]:65535"),
            ("localhost", "localhost", 5060, "localhost"),
            ("1and1.example", "1and1.example", 5060, "1and1.example"),
        ]
    )
    func reading(text: String, host: String, port: Int, written: String) throws {
        let server = try ServerAddress(text)
        #expect(server.host == host)
        #expect(server.port == port)
        #expect(server.uriHostPort == written)
    }

    @Test(
        "Refused, with the reason",
        arguments: [
            ("", ServerAddress.Fault.host), ("pbx_callvoip.nl", .host), ("-pbx.example.org", .host),
            ("pbx..example.org", .host), ("pbx.example.org.", .host), ("192.0.2.256", .host), ("192.0.2.0/24", .host),
            ("192.0.2.1/32", .host), ("192.0.2.1\0", .host), ("pbx example.org", .host), ("[pbx.example.org]", .host),
            ("[192.0.2.1]", .host), ("[2001:db8::1", .host), ("[2001:db8::1]x", .host), ("pbé.example.org", .host),
            ("pbx.example.org\n", .host), ("pbx.example.org;transport=tcp", .host),
            ("pbx.example.org:", .port), ("pbx.example.org:0", .port), ("pbx.example.org:65536", .port),
            ("pbx.example.org:+5060", .port), ("pbx.example.org:sip", .port),
            ("sip:pbx.example.org", .scheme), ("SIPS:pbx.example.org", .scheme), ("udp://pbx.example.org", .scheme),
        ]
    )
    func refused(text: String, fault: ServerAddress.Fault) { #expect(throws: fault) { try ServerAddress(text) } }

    @Test("A label has at most 63 letters")
    func labels() throws {
        let label = String(repeating: "a", count: 63)
        #expect(try ServerAddress("\(label).example").host.count == 71)
        #expect(throws: ServerAddress.Fault.host) { try ServerAddress("a\(label).example") }
    }

    @Test("Only an address has an address")
    func addresses() throws {
        #expect(try ServerAddress("192.0.2.1:5070").ipAddress?.description == "192.0.2.1")
        #expect(try ServerAddress("pbx.example.org").ipAddress == nil)
    }
}
