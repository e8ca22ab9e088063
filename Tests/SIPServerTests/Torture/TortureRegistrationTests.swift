import SIPMessages
import TestSupport
import Testing

/// The torture messages that register, from a phone that knows its password.
@Suite struct TortureRegistrationTests {
    static func answer(to name: String, user: String) throws -> SIPMessage {
        let torture = try #require(TortureMessage.named(name))
        return try #require(try TortureServer().answer(toChallenged: torture.bytes, user: user))
    }

    /// RFC 4475 §3.3.12 to §3.3.14: the binding is given back as it was made.
    @Test func parametersStayWhereTheyWere() throws {
        let header = try #require(try Self.answer(to: "cparam01", user: "watson").contacts.first)
        #expect(header.uri.description == "sip:+19725552222@gw1.example.net")
        #expect(header.parameters["unknownparam"] == "" && header.parameters["expires"] == "3600")
        let uri = try #require(try Self.answer(to: "cparam02", user: "watson").contacts.first)
        #expect(uri.uri.description == "sip:+19725552222@gw1.example.net;unknownparam")
        #expect(uri.parameters["unknownparam"] == nil)
        let escaped = try #require(try Self.answer(to: "regescrt", user: "user").contacts.first)
        #expect(escaped.uri.description == "sip:user@example.com?Route=%3Csip:sip.example.com%3E")
    }

    /// RFC 4475 §3.1.1.4: a zero byte ends no user name.
    ///
    /// The contacts are registered by another user: no digest can be made for a name with a zero byte.
    @Test func zeroBytesAreKept() throws {
        let torture = try #require(TortureMessage.named("escnull"))
        let request = String(decoding: torture.bytes, as: UTF8.self).replacing("null-%00-null", with: "user")
        let answer = try TortureServer().answer(toChallenged: Array(request.utf8), user: "user")
        let contacts = answer?.contacts.map(\.uri.description)
        #expect(contacts == ["sip:%00@host5.example.com", "sip:%00%00@host5.example.com"])
    }

    /// RFC 4475 §3.1.1.8: what follows the body is not another request.
    @Test func trailingOctetsAreIgnored() throws {
        let answer = try Self.answer(to: "dblreq", user: "j.user")
        #expect(answer.status == 200)
        #expect(answer.contacts.map(\.uri.description) == ["sip:j.user@host.example.com"])
    }

    /// RFC 4475 §3.3.4: who is to be registered must have a SIP URI.
    @Test func otherSchemesHaveNoBindings() throws {
        #expect(try Self.answer(to: "unksm2", user: "user").status == 400)
    }

    @Test(arguments: ["ipv6-good", "port-ambiguous", "port-unambiguous"]) func ipv6(_ name: String) throws {
        let answer = try Self.answer(to: name, user: "user")
        #expect(answer.status == 200)
        #expect(answer.contacts.first?.uri.description == "sip:caller@[2001:db8::1]")
        #expect(answer.contacts.first?.displayName == "Caller" || answer.contacts.first?.displayName == nil)
    }
}
