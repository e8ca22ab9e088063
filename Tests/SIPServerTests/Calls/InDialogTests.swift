import SIPMessages
import SIPServer
import Testing

@Suite struct InDialogTests {
    /// An established call, and the PBX within it.
    private func established(_ desk: ScriptedDesk = ScriptedDesk()) throws -> (Exchange, PBX, Call) {
        desk.onArrival = { $0.answer(sdp: Array(PBX.session.utf8)) }
        let exchange = Exchange(desk)
        var pbx = PBX()
        exchange.receive(pbx.invite())
        pbx.toTag = exchange.take().toTag
        exchange.receive(pbx.request("ACK", 1, branch: "z9hG4bKack"))
        return (exchange, pbx, try #require(exchange.desk.calls.first))
    }

    @Test(arguments: [
        ("OPTIONS", 200), ("INFO", 405), ("UPDATE", 405), ("PRACK", 405), ("REFER", 405), ("MESSAGE", 405),
        ("JUMP", 501),
    ])
    func answersOtherMethods(_ method: String, _ status: Int) throws {
        let (exchange, pbx, _) = try established()
        exchange.receive(pbx.request(method, 2, branch: "z9hG4bKa"))
        exchange.receive(pbx.request(method, 2, branch: "z9hG4bKa"))
        let sent = exchange.take()
        #expect(sent.kinds == ["\(status) \(method)", "\(status) \(method)"])
        #expect(sent.first?.message?[.allow] == "INVITE, ACK, CANCEL, BYE, OPTIONS")
        // The answer is kept for Timer J: 64 * T1.
        exchange.advance(31_990)
        exchange.receive(pbx.request(method, 2, branch: "z9hG4bKa"))
        #expect(exchange.take().first?.bytes == sent.first?.bytes)
    }

    @Test func mindsTheOrderOfCSeq() throws {
        let (exchange, pbx, call) = try established()
        exchange.receive(pbx.request("OPTIONS", 9, branch: "z9hG4bKa"))
        exchange.receive(pbx.request("BYE", 8, branch: "z9hG4bKb"))
        #expect(exchange.take().kinds == ["200 OPTIONS", "500 BYE"])
        #expect(call.state == .established)
    }

    @Test func knowsItsDialogByBothTags() throws {
        let (exchange, pbx, call) = try established()
        var other = pbx
        other.fromTag = "else"
        exchange.receive(other.request("BYE", 2, branch: "z9hG4bKa"))
        other = pbx
        other.callID = "else"
        exchange.receive(other.request("BYE", 2, branch: "z9hG4bKb"))
        #expect(exchange.refusals == ["481 BYE", "481 BYE"])
        #expect(!call.isEnded)
    }

    @Test func answersAnotherOffer() throws {
        let (exchange, pbx, call) = try established()
        exchange.desk.answer = { _, _ in Array("v=0\r\nanswer".utf8) }
        let hold = PBX.session + "a=sendonly\r\n"
        let text = pbx.request("INVITE", 2, branch: "z9hG4bKre", body: hold)
            .replacing("@192.0.2.1:5070", with: "@192.0.2.7")
        exchange.receive(text)
        exchange.receive(text)
        let sent = exchange.take()
        #expect(sent.kinds == ["200 INVITE"])
        #expect(sent.first?.message.map { Array($0.bodyBytes) } == Array("v=0\r\nanswer".utf8))
        #expect(exchange.desk.offers == [Array(hold.utf8)])
        #expect(call.remoteSession == Array(hold.utf8))
        // Until its ACK, no other offer.
        exchange.receive(pbx.request("INVITE", 3, branch: "z9hG4bKre2", body: hold))
        #expect(exchange.take().kinds == ["491 INVITE"])
        exchange.advance(500)
        #expect(exchange.take().kinds.sorted() == ["200 INVITE", "491 INVITE"])
        // A late copy of the first ACK is not the one that is waited for.
        exchange.receive(pbx.request("ACK", 1, branch: "z9hG4bKack"))
        exchange.advance(1_000)
        #expect(exchange.take().kinds.contains("200 INVITE"))
        exchange.receive(pbx.request("ACK", 2, branch: "z9hG4bKack2"))
        exchange.receive(pbx.request("ACK", 3, branch: "z9hG4bKre2"))
        _ = exchange.take()
        exchange.advance(10_000)
        #expect(exchange.take().isEmpty)
        // The target is the new one.
        call.hangUp(reason: "SIP;cause=200")
        let bye = exchange.take().first
        #expect(bye?.line == "BYE sip:trunk@192.0.2.7 SIP/2.0")
        #expect(bye?.message?[.reason] == "SIP;cause=200")
    }

    @Test func offersWhatItHasToAnEmptyReINVITE() throws {
        let (exchange, pbx, call) = try established()
        exchange.receive(pbx.request("INVITE", 2, branch: "z9hG4bKre"))
        #expect(exchange.take().first?.message.map { Array($0.bodyBytes) } == Array(PBX.session.utf8))
        exchange.receive(pbx.request("ACK", 2, branch: "z9hG4bKack2", body: "v=0\r\n"))
        #expect(call.remoteSession == Array("v=0\r\n".utf8))
    }

    @Test func refusesAnOfferAndKeepsTheCall() throws {
        let (exchange, pbx, call) = try established()
        exchange.desk.answer = { _, _ in nil }
        exchange.receive(pbx.request("INVITE", 2, branch: "z9hG4bKre", body: PBX.session))
        exchange.receive(pbx.request("ACK", 2, branch: "z9hG4bKre"))
        #expect(exchange.take().kinds == ["488 INVITE"])
        #expect(call.state == .established)
    }

    @Test func waitsForTheFirstAnswer() {
        let exchange = Exchange(ScriptedDesk { $0.ring() })
        var pbx = PBX()
        exchange.receive(pbx.invite())
        pbx.toTag = exchange.take().toTag
        exchange.receive(pbx.request("INVITE", 2, branch: "z9hG4bKre", body: PBX.session))
        let sent = exchange.take()
        #expect(sent.kinds == ["500 INVITE"])
        #expect(sent.first?.message?.number(.retryAfter).map { $0 <= 10 } == true)
    }

    @Test func offersItself() throws {
        let (exchange, pbx, call) = try established()
        #expect(call.offer(sdp: Array("v=1\r\n".utf8)))
        #expect(!call.offer(sdp: []))
        let invite = try #require(exchange.take().first)
        #expect(invite.line == "INVITE sip:trunk@192.0.2.1:5070 SIP/2.0")
        // Glare: theirs meets ours.
        exchange.receive(pbx.request("INVITE", 2, branch: "z9hG4bKre", body: PBX.session))
        #expect(exchange.take().kinds == ["491 INVITE"])
        exchange.receive(PBX.answer(200, to: invite, headers: ["Contact: <sip:new@192.0.2.1>"], body: "v=2\r\n"))
        exchange.receive(PBX.answer(200, to: invite, headers: ["Contact: <sip:new@192.0.2.1>"], body: "v=2\r\n"))
        let acks = exchange.take()
        #expect(acks.kinds == ["ACK", "ACK"])
        #expect(acks.first?.line == "ACK sip:new@192.0.2.1 SIP/2.0")
        #expect(acks.first?.message?.cseq?.number == invite.message?.cseq?.number)
        #expect(exchange.desk.answered == [200])
        #expect(call.localSession == Array("v=1\r\n".utf8))
        #expect(call.remoteSession == Array("v=2\r\n".utf8))
        #expect(call.offer(sdp: Array("v=3\r\n".utf8)))
        exchange.receive(PBX.answer(491, to: exchange.take()[0]))
        #expect(exchange.desk.answered == [200, 491])
        #expect(call.localSession == Array("v=1\r\n".utf8))
        #expect(exchange.take().kinds == ["ACK"])
    }

    @Test func endsWhenThePeerKnowsTheDialogNoLonger() throws {
        let (exchange, _, call) = try established()
        call.offer(sdp: Array("v=1\r\n".utf8))
        exchange.receive(PBX.answer(481, to: exchange.take()[0]))
        #expect(exchange.take().kinds == ["ACK", "BYE"])
        #expect(call.isEnded)
    }

    @Test func givesUpAnOfferThatIsNeverAnswered() throws {
        let (exchange, _, call) = try established()
        call.offer(sdp: Array("v=1\r\n".utf8))
        exchange.receive(PBX.answer(100, to: exchange.take()[0]))
        exchange.advance(180_000 + 32_000)
        #expect(exchange.desk.answered == [408])
        #expect(exchange.take().kinds == ["BYE"])
        #expect(call.isEnded)
        exchange.advance(40_000)
        #expect(!exchange.center.hasWork)
    }

    @Test func followsTheRouteSet() throws {
        let exchange = Exchange(ScriptedDesk { $0.answer(sdp: []) }) { $0.followsContact = true }
        let pbx = PBX()
        let routes = ["Record-Route: <sip:192.0.2.9:5070;lr>, <sip:192.0.2.10;lr>"]
        exchange.receive(pbx.invite(headers: routes))
        exchange.receive(PBX(callID: "b").invite(branch: "z9hG4bKb", headers: ["Record-Route: <sip:192.0.2.11>"]))
        exchange.advance(32_000)
        let byes = exchange.take().only("BYE")
        let loose = try #require(byes.first { $0.message?.callID == "call-1@pbx" })
        #expect(loose.to == Endpoint("192.0.2.9", port: 5070))
        #expect(loose.message?.values(.route) == ["<sip:192.0.2.9:5070;lr>", "<sip:192.0.2.10;lr>"])
        #expect(loose.line == "BYE sip:trunk@192.0.2.1:5070 SIP/2.0")
        // A strict router is addressed itself (§12.2.1.1).
        let strict = try #require(byes.first { $0.message?.callID == "b" })
        #expect(strict.line == "BYE sip:192.0.2.11 SIP/2.0")
        #expect(strict.message?.values(.route) == ["<sip:trunk@192.0.2.1:5070>"])
    }

    @Test func mirrorsAsADefault() throws {
        final class Plain: CallDelegate {
            func callArrived(_ call: Call) { call.answer(sdp: Array(PBX.session.utf8)) }
        }
        let exchange = Exchange()
        let plain = Plain()
        exchange.center.delegate = plain
        var pbx = PBX()
        exchange.receive(pbx.invite())
        pbx.toTag = exchange.take().toTag
        exchange.receive(pbx.request("ACK", 1, branch: "z9hG4bKack"))
        exchange.receive(pbx.request("INVITE", 2, branch: "z9hG4bKre", body: PBX.session + "a=sendonly\r\n"))
        let text = exchange.take().first?.text ?? ""
        #expect(text.contains("a=recvonly\r\n"))
        #expect(text.contains("o=- 1 2 IN"))
        exchange.receive(pbx.request("ACK", 2, branch: "z9hG4bKack2"))
        exchange.receive(pbx.request("INVITE", 3, branch: "z9hG4bKre3", body: "v=0\r\nm=video 1 RTP/AVP 99\r\n"))
        #expect(exchange.take().kinds == ["488 INVITE"])
    }
}
