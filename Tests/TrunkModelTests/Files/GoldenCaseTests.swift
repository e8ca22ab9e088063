import Diagnostics
import Testing

@testable import TrunkModel

@Suite("Golden cases")
struct GoldenCaseTests {
    @Test("Becomes a trunk; only plain passwords earn a warning", arguments: GoldenCase.names)
    func accepted(name: String) throws {
        let (trunk, findings) = try GoldenCase(name: name).run()
        #expect(trunk != nil)
        #expect(findings.filter { $0.rule != "secret-plain" } == [])
        #expect(findings.isEmpty == !name.hasPrefix("passwords-"))
    }

    @Test("Says on its first line what it covers", arguments: GoldenCase.names)
    func purpose(name: String) throws {
        #expect(try GoldenCase(name: name).text.hasPrefix("# "))
    }

    @Test("The environment holds what the cases ask for, and nothing else")
    func environment() throws {
        let asked = try GoldenCase.names.flatMap { name in
            try GoldenCase(name: name).text.matches(of: /\$\{env:(\w+)\}/).map { String($0.1) }
        }
        #expect(try Set(asked) == Set(GoldenCase.environment.keys))
    }

    @Test(
        "Passwords arrive as they were written",
        arguments: [
            ("passwords-comment-signs", [#"a;b;--c#d "e" --;f"#, ##"#1;""##]),
            ("passwords-backslashes", [#">a=b  c\d\"#, "=>$(x)`y`${EXTEN},|&%"]),
        ]
    )
    func passwords(name: String, passwords: [String]) throws {
        let trunk = try #require(try GoldenCase(name: name).run().trunk)
        #expect(trunk.accounts.map { $0.password.reveal() } == passwords)
    }

    @Test("A password file counts up to its last line break")
    func passwordFiles() throws {
        let trunk = try #require(try GoldenCase(name: "passwords-device-accounts").run().trunk)
        let passwords = trunk.accounts.map { $0.password.reveal() }
        #expect(passwords[2] == String(String.UnicodeScalarView((0x21..<0x7f).compactMap(Unicode.Scalar.init))))
        #expect(passwords[3].utf8.count == 200)
    }

    @Test("What a file leaves out comes from the profile")
    func defaults() throws {
        let trunk = try #require(try GoldenCase(name: "one-number").run().trunk)
        #expect(trunk.numberFormat == .plus)
        #expect(trunk.channels == nil)
        #expect(trunk.destinations.name == "europe")
        #expect(trunk.blocked == [.premiumRate, .satellite])
        #expect(trunk.limits == [.hour: 10, .day: 25, .week: 50])
        #expect(trunk.defaultCallerID?.e164 == "+31508200030")
        #expect(trunk.pbx.internalContext == "internal")
        #expect(trunk.accounts.map(\.server.uriHostPort) == ["pbx.callvoip.nl", "pbx.callvoip.nl"])
        #expect(trunk.accounts.map(\.label) == ["primary", "secondary"])
    }

    @Test("A range counts its numbers")
    func range() throws {
        let trunk = try #require(try GoldenCase(name: "range-of-1000").run().trunk)
        #expect(trunk.numberCount == 1001)
        #expect(trunk.block(holding: "31508201999")?.inbound?.target(forDigits: "31508201999") == "1999")
        #expect(trunk.block(holding: "31508202000") == nil)
    }

    @Test("Device accounts have the numbers of their accounts, and no default caller ID")
    func deviceAccounts() throws {
        let trunk = try #require(try GoldenCase(name: "device-accounts-with-callers").run().trunk)
        #expect(trunk.numbers.map(\.first.digits) == ["31508200150", "31508200151", "31508200152"])
        #expect(trunk.accounts.map(\.label) == ["31508200150", "31508200151", "31508200152"])
        #expect(trunk.defaultCallerID == nil)
        #expect(trunk.numbers.last?.inbound == nil)
        #expect(
            trunk.callers.map(\.identity) == [
                .number(try PhoneNumber(e164: "+31508200151")), .anonymous,
                .number(try PhoneNumber(e164: "+31508200152")),
            ]
        )
    }

    @Test("An own profile from a path decides server, networks and formats")
    func ownProfile() throws {
        let trunk = try #require(try GoldenCase(name: "british-pbx").run().trunk)
        #expect(trunk.profile.title == "Thames SIP")
        #expect(trunk.accounts.first?.server.uriHostPort == "sip.example.org:5061")
        #expect(trunk.providerNetworks.map(\.description) == ["198.51.100.0/25", "2001:db8:5060::/48"])
        #expect(trunk.wireFormat(try PhoneNumber(e164: "+442079460000")) == "00442079460000")
    }

    @Test("A server named by address counts as one of the provider's networks")
    func serverNetworks() throws {
        let trunk = try #require(try GoldenCase(name: "ipv6-only").run().trunk)
        #expect(trunk.providerNetworks.map(\.description) == ["2001:db8:5060::10", "2001:db8:5060::11"])
        #expect(trunk.accounts.map(\.server.uriHostPort) == ["[2001:db8:5060::10]", "[2001:db8:5060::11]:5070"])
    }
}
