import SIPMessages
import Testing

@testable import SIPServer

/// What an INVITE, and what belongs to one, goes through before a call begins.
@Suite struct CallScreeningTests {
    private func invite(_ change: (inout Request) -> Void = { _ in }) -> Request {
        Request("INVITE") {
            $0.contacts = ["<sip:alice@192.0.2.1>"]
            $0.headers = ["Content-Type: application/sdp"]
            $0.body = PBX.session
            change(&$0)
        }
    }

    /// RFC 3261 §8.2.3, §21.4.7; RFC 4475 §3.3.6 and §3.3.15: what cannot be understood is refused before anybody is asked
    /// for a password.
    @Test(arguments: [
        (["Content-Type: application/sdp"], 407), (["c: Application/SDP ;charset=utf-8"], 407),
        (["Content-Type: application/unknown"], 415), (["Content-Type: multipart/mixed;boundary=x"], 415),
        (["Content-Type: application/sdp", "Accept: text/plain"], 406),
        (["Content-Type: application/sdp", "Accept: text/plain, application/sdp;level=1"], 407),
        (["Content-Type: application/sdp", "Accept: */*"], 407),
        (["Content-Type: application/sdp", "Accept: application/*"], 407),
        (["Content-Type: application/sdp", "Require: 100rel"], 420),
    ])
    func bodiesAndAnswersHaveToBeReadable(_ headers: [String], _ status: Int) {
        let answer = Lab().answer(invite { $0.headers = headers })
        #expect(answer?.status == status)
        #expect(answer?[.accept] == (status == 415 ? "application/sdp" : nil))
    }

    /// RFC 3261 §22.3, §13.3: with the password a call begins; without anybody to answer it gets 480.
    @Test func beginsACall() {
        let lab = Lab()
        let request = lab.authorized(invite())
        #expect(lab.send(request.text).map(\.kind) == ["100 INVITE", "480 INVITE"])
        #expect(lab.server.metrics.calls == 1)
        // A copy brings the 480 again; the ACK is swallowed.
        #expect(lab.send(request.text).map(\.kind) == ["480 INVITE"])
        #expect(lab.send(request.text.replacing("INVITE", with: "ACK")).isEmpty)
    }

    /// RFC 7616 §3.4.5: for a call, too, a nonce count can be used once.
    @Test func takesANonceCountOnce() {
        let lab = Lab()
        let request = lab.authorized(invite())
        lab.send(request.text)
        var replay = request
        replay.callID = "replay"
        replay.branch = "z9hG4bK-replay"
        let answer = lab.answer(replay, from: Lab.elsewhere)
        #expect(answer?.status == 407)
        #expect(lab.challenges(in: answer).map(\.isStale) == [true, true])
        #expect(lab.server.metrics.calls == 1)
    }

    /// RFC 3261 §9.2, §12.2.2, §15.1.2: what belongs to no call gets 481; the same tag each time, and nothing is kept.
    @Test(arguments: ["BYE", "CANCEL", "INVITE", "OPTIONS", "INFO"])
    func refusesWhatBelongsToNoCall(_ method: String) throws {
        let lab = Lab()
        let request = Request(method) { if !["BYE", "CANCEL"].contains(method) { $0.to += ";tag=gone" } }
        let first = try #require(lab.send(request.text).first)
        #expect(first.message?.status == 481)
        #expect(first.message?.reason == "Call/Transaction Does Not Exist")
        #expect(lab.send(request.text).map(\.bytes) == [first.bytes])
        #expect(!lab.server.calls.hasWork)
        // A forged source gets no more than it sends, but for a few.
        let brief = request.text.replacing("Via:", with: "v:").replacing("Max-Forwards: 70\r\n", with: "")
            .replacing("From", with: "f").replacing("To:", with: "t:").replacing("Call-ID", with: "i")
            .replacing("Content-Length: 0\r\n", with: "").replacing(";rport", with: "")
        let large = (0..<200).flatMap { _ in lab.send(brief) }.filter { $0.bytes.count > brief.utf8.count }
        #expect(large.count <= 20)
    }

    /// RFC 3261 §8.2.2.2: an INVITE that came on two ways is one call.
    @Test func detectsMergedRequests() {
        let lab = Lab()
        let request = lab.authorized(invite())
        lab.send(request.text)
        var other = request
        other.branch = "z9hG4bK-other"
        #expect(lab.status(other) == 482)
    }

    /// How a call ended, as a log says it.
    @Test(arguments: [
        (CallEnding(by: .peer), "by the peer"), (CallEnding(by: .us), "by us"),
        (CallEnding(by: .us, status: 486), "by us: 486 Busy Here"),
        (CallEnding(by: .peer, status: 486, reason: "Busy Here"), "by the peer: 486 Busy Here"),
        (CallEnding(by: .peer, status: 486, reason: "Besetzt"), "by the peer: 486 Busy Here, Besetzt"),
        (CallEnding(by: .peer, reason: "Q.850;cause=16"), "by the peer: Q.850;cause=16"),
        (CallEnding(by: .timeout, reason: "no ACK"), "by a timeout: no ACK"),
        (CallEnding(by: .timeout, status: 408), "by a timeout: 408 Request Timeout"),
    ])
    func describesEndings(_ ending: CallEnding, _ text: String) {
        #expect(ending.description == text)
    }
}
