import SIPMessages
import Testing

@testable import SIPServer

/// Requests that come again (RFC 3261 §17.2.2, §8.2.7).
@Suite struct RetransmissionTests {
    private let contact = "<sip:a@192.0.2.1>"

    /// Each gets the answer of the first, to the letter, though its nonce count was used and time has passed.
    @Test(arguments: ["<sip:a@192.0.2.1>", "<sip:a@192.0.2.1>;expires=0", "<sip:a@192.0.2.1>;expires=1", "*"])
    func getTheSameAnswer(_ contact: String) throws {
        let lab = Lab()
        lab.register("<sip:a@192.0.2.1>")
        let request = lab.authorized(lab.nextRegister([contact]))
        let first = try #require(lab.send(request.text).first)
        let registrations = lab.server.metrics.registrations
        for seconds in [0, 1, 31] {
            lab.advance(seconds: UInt64(seconds))
            #expect(lab.send(request.text).map(\.bytes) == [first.bytes])
        }
        #expect(lab.server.metrics.retransmissions == 3)
        #expect(lab.server.metrics.registrations == registrations)
    }

    /// After Timer J (32 s) the transaction is over: what comes then is a replay.
    @Test func areReplaysAfterTimerJ() {
        let lab = Lab()
        let request = lab.authorized(lab.nextRegister(["\(contact);expires=0"]))
        lab.send(request.text)
        lab.advance(seconds: 33)
        #expect(lab.status(request) == 401)
    }

    /// Where the answer was lost from the cache, the binding itself still shows that this was done.
    @Test func areKnownByTheirBinding() throws {
        let lab = Lab { $0.answerMemory = 100 }
        let request = lab.authorized(lab.nextRegister([contact]))
        let first = try #require(lab.answer(request))
        let again = try #require(lab.answer(request))
        #expect(lab.server.metrics.retransmissions == 0)
        #expect(first.serialized() == again.serialized())
    }

    /// A new transaction with used credentials is no retransmission, whoever sends it.
    @Test func areNotWhatHasAnotherCSeq() {
        let lab = Lab()
        let request = lab.authorized(lab.nextRegister([contact]))
        #expect(lab.status(request) == 200)
        var replay = request
        replay.cseq = "99"
        #expect(lab.status(replay, from: Lab.elsewhere) == 401)
        replay.branch = "z9hG4bK-replay"
        #expect(lab.status(replay, from: Lab.elsewhere) == 401)
        #expect(lab.server.registrations(of: "alice", now: lab.now).map(\.source) == [Lab.pbx])
    }

    /// RFC 3261 §17.2.3: without the cookie a branch need not be unique, so more is compared.
    @Test(arguments: ["1", "z9hG4bK", ""])
    func ofRFC2543AreKnownByMore(_ branch: String) {
        let lab = Lab()
        let via = "SIP/2.0/UDP 192.0.2.1:5060" + (branch.isEmpty ? "" : ";branch=\(branch)")
        let one = lab.authorized(lab.nextRegister([contact]) { $0.vias = [via] })
        let other = lab.authorized(lab.nextRegister(["<sip:b@192.0.2.1>"]) { $0.vias = [via] })
        let first = lab.send(one.text).map(\.bytes)
        #expect(lab.status(other) == 200)
        #expect(lab.contacts().count == 2)
        #expect(lab.send(one.text).map(\.bytes) == first)
        #expect(lab.server.metrics.retransmissions == 1)
    }

    /// Somebody who recorded a REGISTER can send it from a forged source: that must not get large answers there.
    @Test func ofAStrangerBringNoFlood() {
        let lab = Lab()
        for number in 0..<9 { lab.register("<sip:a\(number)@\(String(repeating: "x", count: 200)).example>") }
        let request = lab.authorized(lab.nextRegister([contact]))
        #expect(lab.send(request.text).first.map { $0.bytes.count > 2_000 } == true)
        var copy = request
        copy.branch = "z9hG4bK-copy"
        for packet in [request, copy] {
            let answers = (0..<500).flatMap { _ in lab.send(packet.text, from: Lab.elsewhere) }
            #expect(answers.filter { $0.bytes.count > packet.text.utf8.count }.count <= 20)
        }
        #expect(lab.server.metrics.withheld > 900)
    }
}
