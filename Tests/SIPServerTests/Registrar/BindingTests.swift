import SIPMessages
import Testing

@testable import SIPServer

/// What is kept of a contact, and which contacts are the same.
@Suite struct BindingTests {
    /// RFC 3261 §19.1.4; Kamailio compares letters, and so keeps one telephone twice.
    @Test(arguments: [
        ("sip:a@pbx.example;transport=udp;x=1", "sip:a@PBX.Example;X=1;transport=UDP", true),
        ("sip:a@192.0.2.1", "sip:%61@192.0.2.1", true), ("sip:a@192.0.2.1", "sip:a@192.0.2.1;rinstance=5", true),
        ("sip:a@192.0.2.1", "sip:A@192.0.2.1", false), ("sip:a@192.0.2.1", "sip:a@192.0.2.1:5060", false),
        ("sip:a@192.0.2.1", "sips:a@192.0.2.1", false), ("sip:a@192.0.2.1", "sip:192.0.2.1", false),
        ("sip:a@192.0.2.1;x=1", "sip:a@192.0.2.1;x=2", false), ("sip:a@192.0.2.1", "sip:a@192.0.2.1;user=phone", false),
        ("sip:a@192.0.2.1?b=c", "sip:a@192.0.2.1", false), ("sip:a%00b@192.0.2.1", "sip:a%00c@192.0.2.1", false),
    ])
    func comparesURIs(_ one: String, _ other: String, _ isSame: Bool) {
        let lab = Lab()
        lab.register("<\(one)>")
        lab.register("<\(other)>")
        #expect(lab.contacts() == (isSame ? [other] : [one, other]))
    }

    /// RFC 3261 §10.3 step 8, RFC 4475 §3.3.12 to §3.3.14: what stands in angle brackets is the URI's, what stands behind
    /// the contact's, and both are given back; the display name was for reading only.
    @Test(arguments: [
        ("<sip:a@192.0.2.1>", "<sip:a@192.0.2.1>"), ("sip:a@192.0.2.1", "<sip:a@192.0.2.1>"),
        ("sip:a@192.0.2.1;unknown", "<sip:a@192.0.2.1>;unknown"),
        ("<sip:a@192.0.2.1;unknown>", "<sip:a@192.0.2.1;unknown>"),
        ("<sip:a@192.0.2.1?Route=%3Csip:b%3E>", "<sip:a@192.0.2.1?Route=%3Csip:b%3E>"),
        ("\"A, B\" <sip:a@192.0.2.1>;q=0.5;x=\"y;z\"", "<sip:a@192.0.2.1>;q=0.5;x=\"y;z\""),
        ("<sip:a@192.0.2.1>\r\n ; x\r\n = 1 ;y", "<sip:a@192.0.2.1>;x=1;y"),
        // RFC 5626 §6: without support for outbound these are parameters like any other.
        (
            "<sip:a@192.0.2.1>;reg-id=1;+sip.instance=\"<urn:uuid:0001>\"",
            "<sip:a@192.0.2.1>;reg-id=1;+sip.instance=\"<urn:uuid:0001>\""
        ),
        ("<tel:+31508200000>", "<tel:+31508200000>"), ("<sip:a@[2001:db8::1]:5070>", "<sip:a@[2001:db8::1]:5070>"),
    ])
    func keepsWhatTheContactHas(_ contact: String, _ expected: String) {
        let lab = Lab()
        #expect(lab.register("\(contact);expires=600")?.values(.contact) == ["\(expected);expires=600"])
        #expect(lab.register()?.values(.contact) == ["\(expected);expires=600"])
    }

    /// RFC 3261 §20.10 and §10.2.1.2: calls go to the contact with the highest `q` first.
    @Test func sortsByPriority() {
        let lab = Lab()
        lab.register(
            "<sip:c@192.0.2.1>;q=0.25",
            "<sip:a@192.0.2.1>",
            "<sip:d@192.0.2.1>;q=0",
            "<sip:b@192.0.2.1>;q=0.9"
        )
        let registrations = lab.server.registrations(of: "alice", now: lab.now)
        #expect(registrations.map(\.contact) == ["a", "b", "c", "d"].map { "sip:\($0)@192.0.2.1" })
        #expect(registrations.map(\.q) == [1_000, 900, 250, 0])
        #expect(registrations.map(\.source) == Array(repeating: Lab.pbx, count: 4))
        #expect(lab.server.registrations(of: "carol", now: lab.now).isEmpty)
    }

    @Test(arguments: [
        ("1", 1_000), ("1.000", 1_000), ("0.001", 1), ("0.5", 500), ("0.", 0), ("0.1239", 123), ("0.x", 0), ("", 1_000),
    ])
    func readsPriorities(_ text: String, _ expected: Int) {
        let lab = Lab()
        lab.register("<sip:a@192.0.2.1>;q\(text.isEmpty ? "" : "=")\(text)")
        #expect(lab.server.registrations(of: "alice", now: lab.now).map(\.q) == [expected])
    }

    /// A refresh replaces all of a binding: where it came from, and its Path.
    @Test func refreshesAllOfABinding() {
        let lab = Lab()
        lab.register("<sip:a@192.0.2.1>;q=0.1") { $0.headers = ["Path: <sip:192.0.2.9;lr>"] }
        let next = lab.authorized(lab.nextRegister(["<sip:a@192.0.2.1>"]))
        #expect(lab.status(next, from: Lab.elsewhere) == 200)
        let registration = lab.server.registrations(of: "alice", now: lab.now).first
        #expect(registration?.source == Lab.elsewhere)
        #expect(registration?.path == "")
        #expect(registration?.q == 1_000)
    }

    /// One request can make no flood of bindings, nor can many.
    @Test func hasRoomForFewBindings() {
        let lab = Lab()
        let many = (0..<500).map { "<sip:a\($0)@192.0.2.1>" }
        for contacts in [[many.prefix(300).joined(separator: ",")], Array(many.prefix(100)), Array(many.prefix(11))] {
            let answer = lab.answer(lab.authorized(lab.nextRegister(contacts)))
            #expect(answer?.status == 403)
            #expect(answer?.reason == "Too Many Contacts")
        }
        // More fields than a message may have.
        #expect(lab.status(lab.authorized(lab.nextRegister(many))) == 513)
        #expect(lab.contacts().isEmpty)
        for contact in many.prefix(10) { #expect(lab.register(contact)?.status == 200) }
        #expect(lab.register(many[10])?.status == 403)
        // Those that are there can be refreshed, and exchanged for others.
        #expect(lab.register(many[3])?.status == 200)
        #expect(lab.register("\(many[3]);expires=0")?.status == 200)
        #expect(lab.register(many[10])?.contacts.count == 10)
        #expect(lab.server.metrics.bindings == 10)
    }
}
