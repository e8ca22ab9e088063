import SIPMessages
import Testing

@testable import SIPServer

/// Whose bindings a REGISTER changes (RFC 3261 §10.3 steps 4 and 5).
@Suite struct AddressOfRecordTests {
    /// The status for alice's credentials with a To.
    @Test(arguments: [
        ("<sip:alice@provider.example>", 200),
        // Parameters are no part of the address of record; the port and case of the host say nothing about the user.
        ("<sip:alice@provider.example;user=phone>", 200), ("\"Alice\" <sip:alice@PROVIDER.example:5060>", 200),
        ("sip:alice@provider.example", 200), ("<sips:alice@provider.example>", 200),
        ("<sip:alice@203.0.113.5>", 200), ("<sip:alice@[2001:db8::5]>", 200),
        // Escapes are undone (Kamailio knows %61lice as somebody else), once only, and no zero ends a name.
        ("<sip:%61lice@provider.example>", 200), ("<sip:%61%6C%69%63%65@provider.example>", 200),
        ("<sip:%2561lice@provider.example>", 404), ("<sip:alice%00@provider.example>", 404),
        ("<sip:alice%00bob@provider.example>", 404), ("<sip:%00alice@provider.example>", 404),
        // User names have case (§19.1.4).
        ("<sip:Alice@provider.example>", 404),
        // Somebody else's.
        ("<sip:bob@provider.example>", 403), ("<sip:%62ob@provider.example>", 403),
        // Not in this domain, or nowhere.
        ("<sip:carol@provider.example>", 404), ("<sip:provider.example>", 404), ("<sip:alice@elsewhere.example>", 404),
        // RFC 4475 §3.3.4: no address of record at all. Kamailio answers 500 to the first.
        ("<tel:+31508200000>", 400), ("<tel:>", 400), ("<mailto:alice@provider.example>", 400),
        ("<isbn:2983792873>", 400), ("nonsense", 400),
    ])
    func isReadFromTo(_ to: String, _ status: Int) {
        let lab = Lab()
        #expect(lab.register("<sip:alice@192.0.2.1>") { $0.to = to }?.status == status)
        #expect(lab.contacts().count == (status == 200 ? 1 : 0))
        #expect(lab.contacts(of: "bob").isEmpty)
    }

    /// An account with a zero byte in its name is another one.
    @Test func zeroBytesAreBytes() {
        let lab = Lab([Account(username: "a\0b", password: "x"), Account(username: "a", password: "y")])
        let request = Request {
            $0.to = "<sip:a%00b@provider.example>"
            $0.contacts = ["<sip:a%00b@192.0.2.1>", "<sip:a%00c@192.0.2.1>"]
        }
        #expect(lab.status(lab.authorized(request, lab.newChallenge(), username: "a", password: "y")) == 403)
        // RFC 4475 §3.1.1.4: two contacts that differ behind the zero are two.
        let own = lab.authorized(
            Request { $0.contacts = request.contacts },
            lab.newChallenge(),
            username: "a",
            password: "y"
        )
        var mine = own
        mine.to = "<sip:a@provider.example>"
        mine.branch = "z9hG4bK-2"
        #expect(lab.status(mine) == 200)
        #expect(lab.contacts(of: "a").count == 2)
    }

    /// A reason phrase says which rule was broken: whoever sets a PBX up reads it in a trace.
    @Test func saysWhy() {
        let lab = Lab()
        #expect(lab.register { $0.to = "<sip:bob@provider.example>" }?.reason == "Not Your Address of Record")
        #expect(lab.register { $0.to = "<tel:+1>" }?.reason == "Address of Record Is No SIP URI")
        #expect(
            lab.log.events.suffix(2) == [
                "403 REGISTER alice: Not Your Address of Record", "400 REGISTER alice: Address of Record Is No SIP URI",
            ]
        )
    }
}
