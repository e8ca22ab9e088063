import SIPMessages
import SIPServer
import Testing

@Suite struct IncomingCallTests {
    /// An exchange whose desk answers at once, and the PBX that has heard the 200.
    private func answered() -> (Exchange, PBX) {
        let exchange = Exchange(ScriptedDesk { $0.answer(sdp: Array(PBX.session.utf8)) })
        var pbx = PBX()
        exchange.receive(pbx.invite())
        pbx.toTag = exchange.take().toTag
        return (exchange, pbx)
    }

    @Test func passesThroughAWholeCall() throws {
        let exchange = Exchange()
        var pbx = PBX()
        #expect(!exchange.receive(pbx.invite(headers: ["Record-Route: <sip:192.0.2.9;lr>", "Timestamp: 5"])))
        let trying = try #require(exchange.take().first)
        #expect(trying.kind == "100 INVITE")
        #expect(trying.message?.to?.tag == nil)
        #expect(trying.message?["Timestamp"] == "5")
        let call = try #require(exchange.desk.calls.first)
        #expect(call.account == "trunk")
        #expect(call.remoteSession == Array(PBX.session.utf8))

        call.ring()
        let ringing = exchange.take()
        #expect(ringing.kinds == ["180 INVITE"])
        #expect(ringing.first?.message?[.recordRoute] == "<sip:192.0.2.9;lr>")
        #expect(ringing.first?.message?[.contact] == "<sip:203.0.113.5:5060>")
        // A copy of the INVITE brings the last answer again.
        #expect(exchange.receive(pbx.invite()))
        #expect(exchange.take().map(\.bytes) == ringing.map(\.bytes))

        call.answer(sdp: Array(PBX.session.utf8))
        let answers = exchange.take()
        #expect(answers.kinds == ["200 INVITE"])
        let answer = try #require(answers.first?.message)
        #expect(answer.to?.tag == ringing.toTag)
        #expect(answer[.allow] == "INVITE, ACK, CANCEL, BYE, OPTIONS")
        #expect(answer[.contentType] == "application/sdp")
        #expect(answer[.server] == "Trunkline")
        #expect(answer[.recordRoute] == "<sip:192.0.2.9;lr>")
        #expect(call.state == .answered)
        // RFC 6026: copies of the INVITE are swallowed now.
        #expect(exchange.receive(pbx.invite()))
        #expect(exchange.take().isEmpty)

        pbx.toTag = answers.toTag
        #expect(exchange.receive(pbx.request("ACK", 1, branch: "z9hG4bKack")))
        #expect(call.state == .established)
        #expect(exchange.receive(pbx.request("BYE", 2, branch: "z9hG4bKbye", headers: ["Reason: Q.850;cause=16"])))
        #expect(exchange.receive(pbx.request("BYE", 2, branch: "z9hG4bKbye")))
        let byes = exchange.take()
        #expect(byes.kinds == ["200 BYE", "200 BYE"])
        #expect(byes.first?.bytes == byes.last?.bytes)
        #expect(call.state == .ended(CallEnding(by: .peer, reason: "Q.850;cause=16")))
        exchange.advance(40_000)
        #expect(exchange.take().isEmpty)
        #expect(!exchange.center.hasWork)
    }

    @Test func repeatsItsAnswerUntilACK() {
        let (exchange, pbx) = answered()
        exchange.advance(64 * 500 + 10)
        let sent = exchange.take()
        // T1 doubling to T2, and BYE after 64 * T1 (§13.3.1.4).
        #expect(
            sent.only("200 INVITE").map(\.time)
                == [500, 1_500, 3_500, 7_500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500]
        )
        #expect(sent.only("BYE").map(\.time) == [32_000])
        #expect(exchange.desk.states.last == .ended(CallEnding(by: .timeout, reason: "no ACK")))
        // BYE names the dialog from this end, and goes to the remote target.
        let bye = sent.last?.message
        #expect(bye?.requestURI?.description == "sip:trunk@192.0.2.1:5070")
        #expect(bye?.from?.tag == pbx.toTag)
        #expect(bye?.to?.tag == pbx.fromTag)
        #expect(bye?.vias.first?.parameters["rport"] == "")
        #expect(bye?.number(.maxForwards) == 70)
    }

    @Test func cancels() throws {
        let exchange = Exchange(ScriptedDesk { $0.ring() })
        var pbx = PBX()
        exchange.receive(pbx.invite())
        _ = exchange.take()
        exchange.receive(pbx.request("CANCEL", 1, branch: "z9hG4bKinvite"))
        let sent = exchange.take()
        #expect(sent.kinds == ["200 CANCEL", "487 INVITE"])
        #expect(sent.first?.message?.to?.tag == sent.last?.message?.to?.tag)
        // The CANCEL's copy gets its answer again; the INVITE's final answer is repeated until ACK (Timer G).
        exchange.receive(pbx.request("CANCEL", 1, branch: "z9hG4bKinvite"))
        #expect(exchange.take().kinds == ["200 CANCEL"])
        exchange.advance(4_000)
        #expect(exchange.take().kinds == ["487 INVITE", "487 INVITE", "487 INVITE"])
        pbx.toTag = sent.toTag
        exchange.receive(pbx.request("ACK", 1, branch: "z9hG4bKinvite"))
        exchange.advance(40_000)
        #expect(exchange.take().isEmpty)
        #expect(exchange.desk.states.last == .ended(CallEnding(by: .peer, status: 487)))
        #expect(!exchange.center.hasWork)
    }

    @Test func doesNotCancelWhatIsAnswered() {
        let (exchange, _) = answered()
        exchange.receive(PBX().request("CANCEL", 1, branch: "z9hG4bKinvite"))
        #expect(exchange.take().kinds == ["200 CANCEL"])
        #expect(exchange.desk.calls.first?.state == .answered)
    }

    @Test func answersWhatBelongsToNothing() {
        let exchange = Exchange()
        var pbx = PBX()
        #expect(exchange.receive(pbx.request("CANCEL", 1, branch: "z9hG4bKa")))
        #expect(exchange.receive(pbx.request("BYE", 1, branch: "z9hG4bKb")))
        #expect(exchange.receive(pbx.request("ACK", 1, branch: "z9hG4bKc")))
        #expect(!exchange.receive(pbx.request("OPTIONS", 1, branch: "z9hG4bKd")))
        pbx.toTag = "gone"
        #expect(exchange.receive(pbx.request("OPTIONS", 1, branch: "z9hG4bKe")))
        #expect(exchange.receive(pbx.invite(branch: "z9hG4bKf")))
        #expect(!exchange.receive(pbx.request("REGISTER", 1, branch: "z9hG4bKg")))
        #expect(exchange.refusals == ["481 CANCEL", "481 BYE", "481 OPTIONS", "481 INVITE"])
        #expect(exchange.take().isEmpty)
        // Strangers leave no trace.
        #expect(!exchange.center.hasWork)
    }

    @Test func detectsMergedRequests() {
        let exchange = Exchange()
        exchange.receive(PBX().invite())
        #expect(exchange.receive(PBX().invite(branch: "z9hG4bKother")))
        #expect(exchange.take().kinds == ["100 INVITE"])
        #expect(exchange.refusals == ["482 INVITE"])
        // The next CSeq, as after a challenge, is another request.
        #expect(!exchange.receive(PBX().invite(2, branch: "z9hG4bKthird")))
        // Once the first one is over and forgotten, so is this.
        exchange.center.shutDown(now: exchange.now)
        exchange.advance(32_000)
        #expect(!exchange.receive(PBX().invite(branch: "z9hG4bKfourth")))
    }

    /// A proxy tries its next way with the Call-ID, From tag and CSeq of the last one (RFC 3261 §16.6).
    @Test func takesTheNextTryOfARefusedCall() throws {
        let exchange = Exchange(ScriptedDesk { $0.refuse(503) })
        exchange.receive(PBX().invite())
        let first = exchange.take()
        #expect(first.kinds == ["100 INVITE", "503 INVITE"])
        // Not before it is known that the refusal has come.
        #expect(exchange.receive(PBX().invite(branch: "z9hG4bKearly")))
        #expect(exchange.refusals == ["482 INVITE"])
        exchange.receive(PBX().request("ACK", 1, branch: "z9hG4bKinvite"))
        exchange.desk.onArrival = { $0.answer(sdp: Array(PBX.session.utf8)) }
        #expect(!exchange.receive(PBX().invite(branch: "z9hG4bKnext")))
        let second = exchange.take()
        #expect(second.kinds == ["100 INVITE", "200 INVITE"])
        #expect(second.toTag != first.toTag)
        #expect(exchange.desk.calls.map(\.number) == [1, 2])
        // Copies of both tries are still known; what comes on a third way while the call stands is merged.
        #expect(exchange.receive(PBX().invite()))
        #expect(exchange.receive(PBX().invite(branch: "z9hG4bKnext")))
        #expect(exchange.receive(PBX().invite(branch: "z9hG4bKthird")))
        #expect(exchange.refusals == ["482 INVITE", "482 INVITE"])
        #expect(exchange.center.openCalls.count == 1)
    }

    @Test func answersTheRightNumberAfterOtherRequests() {
        let exchange = Exchange(ScriptedDesk { $0.ring() })
        var pbx = PBX()
        exchange.receive(pbx.invite())
        pbx.toTag = exchange.take().toTag
        exchange.receive(pbx.request("OPTIONS", 2, branch: "z9hG4bKoptions"))
        exchange.desk.calls.first?.answer(sdp: Array(PBX.session.utf8))
        #expect(exchange.take().kinds == ["200 OPTIONS", "200 INVITE"])
        exchange.receive(pbx.request("ACK", 1, branch: "z9hG4bKack"))
        #expect(exchange.desk.calls.first?.state == .established)
    }

    @Test func hangsUpOnlyAfterACK() throws {
        let (exchange, pbx) = answered()
        try #require(exchange.desk.calls.first).hangUp(reason: nil)
        #expect(exchange.take().isEmpty)
        exchange.receive(pbx.request("ACK", 1, branch: "z9hG4bKack"))
        let sent = exchange.take()
        #expect(sent.kinds == ["BYE"])
        #expect(sent.first?.to == Exchange.pbx)
        exchange.receive(PBX.answer(200, to: sent[0]))
        exchange.advance(40_000)
        #expect(exchange.take().isEmpty)
        #expect(!exchange.center.hasWork)
    }

    @Test func takesBYEBeforeTheAnswer() {
        let exchange = Exchange(ScriptedDesk { $0.ring() })
        var pbx = PBX()
        exchange.receive(pbx.invite())
        pbx.toTag = exchange.take().toTag
        exchange.receive(pbx.request("BYE", 2, branch: "z9hG4bKbye"))
        #expect(exchange.take().kinds == ["200 BYE", "487 INVITE"])
    }

    @Test func givesUpWhatIsNotAnswered() {
        let exchange = Exchange(ScriptedDesk { $0.ring() }) { $0.maximumRinging = 130 }
        exchange.receive(PBX().invite())
        exchange.advance(130_000)
        // §13.3.1.1: a sign of life each minute.
        let sent = exchange.take()
        #expect(sent.only("180 INVITE").map(\.time) == [0, 60_000, 120_000])
        #expect(sent.only("480 INVITE").map(\.time) == [130_000])
        exchange.receive(PBX(callID: "b").invite(branch: "z9hG4bKb", headers: ["Expires: 5"]))
        exchange.advance(5_000)
        #expect(exchange.take().only("480 INVITE").map(\.time).contains(135_000))
    }

    @Test func endsLongCalls() {
        let exchange = Exchange(ScriptedDesk { $0.answer(sdp: Array(PBX.session.utf8)) }) { $0.maximumDuration = 60 }
        var pbx = PBX()
        exchange.receive(pbx.invite())
        pbx.toTag = exchange.take().toTag
        exchange.receive(pbx.request("ACK", 1, branch: "z9hG4bKack"))
        exchange.advance(60_000)
        #expect(exchange.take().only("BYE").map(\.time) == [60_000])
    }

    @Test func refusesBeyondItsLimit() throws {
        let exchange = Exchange { $0.maximumCalls = 2 }
        for number in 1...3 { exchange.receive(PBX(callID: "\(number)").invite(branch: "z9hG4bK\(number)")) }
        let last = try #require(exchange.take().last)
        #expect(last.kind == "503 INVITE")
        #expect(last.message?[.retryAfter] == "10")
        exchange.center.shutDown(now: exchange.now)
        #expect(exchange.take().kinds == ["503 INVITE", "503 INVITE"])
        exchange.receive(PBX(callID: "4").invite(branch: "z9hG4bK4"))
        #expect(exchange.take().kinds == ["503 INVITE"])
        exchange.advance(40_000)
        #expect(!exchange.center.hasWork)
    }

    @Test(arguments: [
        ("Contact: <sip:trunk@192.0.2.1:5070>\r\n", "", 400, "", ""),
        ("Contact: <sip:trunk@192.0.2.1:5070>", "Contact: <tel:+31508200000>", 400, "", ""),
        ("application/sdp", "text/plain", 415, "Accept", "application/sdp"),
        ("Max-Forwards: 70", "Require: 100rel, timer", 420, "Unsupported", "100rel, timer"),
    ])
    func refusesWhatItCannotDo(_ text: String, _ instead: String, _ status: Int, _ header: String, _ value: String) {
        let exchange = Exchange()
        exchange.receive(PBX().invite().replacing(text, with: instead))
        let sent = exchange.take()
        #expect(sent.kinds == ["\(status) INVITE"])
        if !header.isEmpty { #expect(sent.first?.message?[header] == value) }
        // Copies get the same answer, which the ACK silences.
        exchange.receive(PBX().invite().replacing(text, with: instead))
        #expect(exchange.take().first?.bytes == sent.first?.bytes)
        var pbx = PBX()
        pbx.toTag = sent.toTag
        exchange.receive(pbx.request("ACK", 1, branch: "z9hG4bKinvite"))
        exchange.advance(5_100)
        #expect(exchange.take().isEmpty)
        #expect(!exchange.center.hasWork)
    }

    @Test func takesTheAnswerFromACK() throws {
        let exchange = Exchange(ScriptedDesk { $0.answer(sdp: Array("v=0\r\n".utf8)) })
        var pbx = PBX()
        exchange.receive(pbx.request("INVITE", 1, branch: "z9hG4bKlate"))
        let call = try #require(exchange.desk.calls.first)
        #expect(call.remoteSession == nil)
        pbx.toTag = exchange.take().toTag
        exchange.receive(pbx.request("ACK", 1, branch: "z9hG4bKack", body: PBX.session))
        #expect(call.remoteSession == Array(PBX.session.utf8))
    }

    @Test func knowsPeersWithoutCookie() {
        let exchange = Exchange(ScriptedDesk { $0.refuse(486) })
        var pbx = PBX()
        exchange.receive(pbx.invite(branch: ""))
        let first = exchange.take()
        #expect(first.kinds == ["100 INVITE", "486 INVITE"])
        #expect(exchange.receive(pbx.invite(branch: "")))
        #expect(exchange.take().kinds == ["486 INVITE"])
        #expect(exchange.desk.calls.count == 1)
        pbx.toTag = first.toTag
        exchange.receive(pbx.request("ACK", 1, branch: ""))
        exchange.advance(5_100)
        #expect(exchange.take().isEmpty)
        #expect(!exchange.center.hasWork)
    }

    @Test func takesTheACKOfAPeerWithoutCookie() {
        let exchange = Exchange(ScriptedDesk { $0.answer(sdp: Array(PBX.session.utf8)) })
        var pbx = PBX()
        exchange.receive(pbx.invite(branch: "1"))
        pbx.toTag = exchange.take().toTag
        exchange.receive(pbx.request("ACK", 1, branch: "1"))
        #expect(exchange.desk.states.last == .established)
    }
}
