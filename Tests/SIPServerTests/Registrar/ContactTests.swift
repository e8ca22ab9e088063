import SIPMessages
import Testing

@testable import SIPServer

/// What a REGISTER can do with contacts (RFC 3261 §10.2, §10.3 steps 6 to 8).
@Suite struct ContactTests {
    /// RFC 3261 §10.2.3: without Contact it only asks.
    @Test func listsAllBindings() {
        let lab = Lab()
        #expect(lab.register()?.contacts.isEmpty == true)
        lab.register("<sip:a@192.0.2.1>", "<sip:b@192.0.2.1>")
        lab.register("<sip:c@192.0.2.1>")
        let answer = lab.register { $0.headers = ["Expires: 0"] }
        #expect(answer?.contacts.map(\.uri.description) == ["sip:a@192.0.2.1", "sip:b@192.0.2.1", "sip:c@192.0.2.1"])
    }

    /// RFC 3261 §10.2.2: `expires=0` removes one, and nothing else.
    @Test func removesOne() {
        let lab = Lab()
        lab.register("<sip:a@192.0.2.1>", "<sip:b@192.0.2.1>")
        #expect(lab.register("<sip:a@192.0.2.1>;expires=0")?.contacts.map(\.uri.description) == ["sip:b@192.0.2.1"])
        #expect(lab.log.events.last == "- alice sip:a@192.0.2.1")
        // One that is not there is gone already.
        #expect(lab.register("<sip:x@192.0.2.1>;expires=0")?.status == 200)
        #expect(lab.contacts() == ["sip:b@192.0.2.1"])
        #expect(lab.server.metrics.bindings == 1)
    }

    /// RFC 3261 §10.3 step 6: `*` stands alone, with Expires: 0.
    ///
    /// Kamailio takes it with other contacts.
    @Test(arguments: [
        (["*"], ["Expires: 0"], 200), (["*"], ["Expires: 00"], 200),
        (["*"], ["Expires: 1"], 400), (["*"], ["Expires: 3600"], 400), (["*"], ["Expires: never"], 400),
        (["*"], [], 400),
        (["*", "<sip:a@192.0.2.1>"], ["Expires: 0"], 400), (["<sip:a@192.0.2.1>", "*"], ["Expires: 0"], 400),
        (["*, <sip:a@192.0.2.1>"], ["Expires: 0"], 400), (["<sip:a@192.0.2.1>, *"], ["Expires: 0"], 400),
        (["*;expires=0"], [], 400), (["<*>"], ["Expires: 0"], 400),
    ])
    func removesAllOnlyWhenThatIsAllThatIsAsked(_ contacts: [String], _ headers: [String], _ status: Int) {
        let lab = Lab()
        lab.register("<sip:old@192.0.2.1>", "<sip:older@192.0.2.1>")
        let request = lab.nextRegister(contacts) { $0.headers = headers }
        #expect(lab.status(lab.authorized(request)) == status)
        #expect(lab.contacts().count == (status == 200 ? 0 : 2))
        #expect(lab.server.metrics.bindings == (status == 200 ? 0 : 2))
    }

    /// RFC 3261 §10.3 step 6: with the Call-ID of a binding, `*` needs a higher CSeq than that, else nothing is removed.
    @Test func removesAllOnlyInOrder() {
        let lab = Lab()
        lab.register("<sip:a@192.0.2.1>") { $0.cseq = "7" }
        lab.register("<sip:b@192.0.2.1>") { $0.callID = "other" }
        for (callID, cseq, status) in [("1@192.0.2.1", "7", 400), ("1@192.0.2.1", "6", 400), ("third", "1", 200)] {
            let answer = lab.register("*") {
                ($0.callID, $0.cseq) = (callID, cseq)
                $0.headers = ["Expires: 0"]
            }
            #expect(answer?.status == status)
            #expect(lab.contacts().count == (status == 200 ? 0 : 2))
        }
    }

    /// RFC 3261 §10.3 step 7: within a Call-ID CSeq must rise; a refresh that comes late changes nothing.
    @Test(arguments: [
        ("1@192.0.2.1", "8", 200), ("1@192.0.2.1", "7", 400), ("1@192.0.2.1", "6", 400),
        // A telephone that was restarted has a new Call-ID, and begins anew.
        ("2@192.0.2.1", "1", 200),
    ])
    func changesOnlyInOrder(_ callID: String, _ cseq: String, _ status: Int) {
        for expires in [900, 0] {
            let lab = Lab()
            lab.register("<sip:a@192.0.2.1>;expires=600") { $0.cseq = "7" }
            let answer = lab.register("<sip:a@192.0.2.1>;expires=\(expires)") { ($0.callID, $0.cseq) = (callID, cseq) }
            #expect(answer?.status == status)
            let left = lab.server.registrations(of: "alice", now: lab.now).map(\.expires)
            #expect(left == (status == 400 ? [600] : expires == 0 ? [] : [900]))
            // Whoever sees this needs to know why (the PBX that restarts with its old Call-ID is a classic).
            if status == 400 { #expect(answer?.reason == "CSeq Is Not Higher") }
        }
    }

    /// RFC 3261 §10.3 step 7: all changes or none.
    @Test(arguments: [
        ["<sip:new@192.0.2.1>", "<sip:old@192.0.2.1>;expires=1"],
        ["<sip:new@192.0.2.1>, <sip:old@192.0.2.1>;expires=59"],
        ["<sip:old@192.0.2.1>;expires=0", "<sip:new@192.0.2.1;bnc>"],
        ["<sip:old@192.0.2.1>;expires=0", "<sip:new@192.0.2.1>", "<broken"],
    ])
    func changesAllOrNothing(_ contacts: [String]) {
        let lab = Lab()
        lab.register("<sip:old@192.0.2.1>;expires=600")
        let status = lab.status(lab.authorized(lab.nextRegister(contacts)))
        #expect(status == 423 || status == 400)
        let left = lab.server.registrations(of: "alice", now: lab.now)
        #expect(left.map(\.contact) == ["sip:old@192.0.2.1"])
        #expect(left.map(\.expires) == [600])
    }

    /// All bindings must fit into the one datagram of the 200 that lists them.
    @Test(arguments: [(4_000, 200), (4_200, 403)]) func takesNoEndlessContact(_ length: Int, _ status: Int) {
        let lab = Lab()
        let contact = "<sip:\(String(repeating: "a", count: length))@192.0.2.1>"
        #expect(lab.status(lab.authorized(lab.nextRegister([contact]))) == status)
    }

    /// Each contact of a request in turn: of equal ones the later counts.
    @Test(
        arguments: [
            (["<sip:a@192.0.2.1>;expires=600", "<sip:a@192.0.2.1>;expires=900"], [900]),
            (["<sip:a@192.0.2.1>;expires=0", "<sip:a@192.0.2.1>;expires=900"], [900]),
            (["<sip:a@192.0.2.1>;expires=600", "<sip:a@192.0.2.1>;expires=0"], []),
            (["<sip:a@192.0.2.1>;expires=0", "<sip:b@192.0.2.1>;expires=70", "<sip:a@192.0.2.1>;expires=0"], [70]),
        ] as [([String], [UInt32])]
    )
    func takesEqualContactsInTurn(_ contacts: [String], _ expected: [UInt32]) {
        for isKnown in [true, false] {
            let lab = Lab()
            if isKnown { lab.register("<sip:a@192.0.2.1>;expires=300") }
            #expect(lab.status(lab.authorized(lab.nextRegister(contacts))) == 200)
            #expect(lab.server.registrations(of: "alice", now: lab.now).map(\.expires) == expected)
            #expect(lab.server.metrics.bindings == UInt64(expected.count))
        }
    }
}
