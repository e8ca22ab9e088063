import SIPMessages
import SIPServer
import Testing

@Suite struct OutgoingCallTests {
    private static let contact = ["Contact: <sip:ext@192.0.2.1:5070>"]

    private func place(
        _ exchange: Exchange,
        offer: String = PBX.session,
        credentials: CredentialsSource? = nil
    ) -> Call {
        exchange.center.placeCall(
            to: "sip:31508200000@192.0.2.1",
            destination: Exchange.pbx,
            from: "\"Klant\" <sip:+31612345678@203.0.113.5>",
            headers: [("P-Asserted-Identity", "<sip:+31612345678@203.0.113.5>"), ("Privacy", "id\r\nVia: no")],
            offer: Array(offer.utf8),
            credentials: credentials,
            now: exchange.now
        )
    }

    @Test func passesThroughAWholeCall() throws {
        let exchange = Exchange()
        let call = place(exchange)
        let invite = try #require(exchange.take().first)
        let message = try #require(invite.message)
        let parts = try RequestParts(message)
        #expect(invite.to == Exchange.pbx)
        #expect(invite.line == "INVITE sip:31508200000@192.0.2.1 SIP/2.0")
        let via = try #require(message[.via])
        #expect(via.hasPrefix("SIP/2.0/UDP 203.0.113.5:5060;branch=z9hG4bK") && via.hasSuffix(";rport"))
        #expect(message[.to] == "<sip:31508200000@192.0.2.1>")
        #expect(message[.contact] == "<sip:203.0.113.5:5060>")
        #expect(message[.pAssertedIdentity] == "<sip:+31612345678@203.0.113.5>")
        // No text can add a header.
        #expect(message[.privacy] == "id  Via: no")
        #expect(parts.viaCount == 1)
        #expect(parts.maxForwards == 70)
        #expect(Array(message.bodyBytes) == Array(PBX.session.utf8))

        exchange.receive(PBX.answer(100, to: invite))
        exchange.advance(40_000)
        #expect(exchange.take().isEmpty)
        exchange.receive(PBX.answer(180, to: invite, headers: Self.contact))
        #expect(call.state == .ringing)
        let answer = PBX.answer(
            200,
            to: invite,
            headers: Self.contact + ["Record-Route: <sip:a;lr>, <sip:b;lr>"],
            body: "v=0\r\n"
        )
        exchange.receive(answer)
        #expect(call.state == .established)
        #expect(call.remoteSession == Array("v=0\r\n".utf8))
        exchange.advance(500)
        exchange.receive(answer)
        let acks = exchange.take()
        #expect(acks.kinds == ["ACK", "ACK"])
        #expect(acks.first?.bytes == acks.last?.bytes)
        let ack = try #require(acks.first?.message)
        #expect(ack.requestURI?.description == "sip:ext@192.0.2.1:5070")
        #expect(ack.values(.route) == ["<sip:b;lr>", "<sip:a;lr>"])
        #expect(ack[.cseq] == "1 ACK")
        #expect(ack.vias.first?.branch != message.vias.first?.branch)

        call.hangUp()
        let bye = try #require(exchange.take().first)
        #expect(bye.message?[.cseq] == "2 BYE")
        #expect(bye.message?.to?.tag == "callee")
        exchange.receive(PBX.answer(200, to: bye))
        exchange.advance(40_000)
        #expect(exchange.take().isEmpty)
        #expect(!exchange.center.hasWork)
        #expect(exchange.desk.states == [.ringing, .established, .ended(CallEnding(by: .us))])
    }

    @Test func takesTheCalleesBYE() throws {
        let exchange = Exchange()
        let call = place(exchange)
        let invite = exchange.take()[0]
        exchange.receive(PBX.answer(200, to: invite, headers: Self.contact))
        let pbx = PBX(
            callID: call.callID,
            fromTag: "callee",
            toTag: try #require(invite.message?.from?.tag)
        )
        _ = exchange.take()
        exchange.receive(pbx.request("BYE", 1, branch: "z9hG4bKbye"))
        #expect(exchange.take().kinds == ["200 BYE"])
        #expect(call.state == .ended(CallEnding(by: .peer)))
        // A late copy of the 2xx still gets its ACK (RFC 6026, Accepted).
        exchange.receive(PBX.answer(200, to: invite, headers: Self.contact))
        #expect(exchange.take().kinds == ["ACK"])
    }

    @Test func givesUpWithoutAnAnswer() {
        let exchange = Exchange()
        let call = place(exchange)
        exchange.advance(40_000)
        // Timer A doubles without limit; Timer B is 64 * T1.
        #expect(exchange.take().map(\.time) == [0, 500, 1_500, 3_500, 7_500, 15_500, 31_500])
        #expect(call.state == .ended(CallEnding(by: .timeout, status: 408)))
        #expect(!exchange.center.hasWork)
    }

    @Test func acknowledgesRefusals() throws {
        let exchange = Exchange()
        let call = place(exchange)
        let invite = exchange.take()[0]
        for _ in 0..<3 { exchange.receive(PBX.answer(486, to: invite)) }
        let acks = exchange.take()
        #expect(acks.kinds == ["ACK", "ACK", "ACK"])
        let ack = try #require(acks.first?.message)
        #expect(ack.vias.map(\.branch) == invite.message?.vias.map(\.branch))
        #expect(ack.requestURI == invite.message?.requestURI)
        #expect(ack.to?.tag == "callee")
        #expect(call.state == .ended(CallEnding(by: .peer, status: 486, reason: "Answer")))
        // Timer D.
        exchange.advance(31_990)
        #expect(exchange.center.hasWork)
        exchange.advance(10)
        #expect(!exchange.center.hasWork)
    }

    @Test func cancelsOnlyWhatHasAnswered() throws {
        let exchange = Exchange()
        let call = place(exchange)
        let invite = exchange.take()[0]
        call.hangUp()
        #expect(exchange.take().isEmpty)
        exchange.receive(PBX.answer(100, to: invite))
        let cancel = try #require(exchange.take().first)
        #expect(cancel.kind == "CANCEL")
        #expect(cancel.message?.vias.first?.branch == invite.message?.vias.first?.branch)
        #expect(cancel.message?.cseq?.number == invite.message?.cseq?.number)
        #expect(cancel.message?[.to] == invite.message?[.to])
        exchange.receive(PBX.answer(200, to: cancel))
        exchange.receive(PBX.answer(487, to: invite))
        #expect(exchange.take().kinds == ["ACK"])
        #expect(call.state == .ended(CallEnding(by: .us, status: 487, reason: "Answer")))
    }

    @Test func givesUpWhenNothingFollowsCANCEL() {
        let exchange = Exchange { $0.maximumRinging = 60 }
        let call = place(exchange)
        exchange.receive(PBX.answer(180, to: exchange.take()[0]))
        exchange.advance(60_000)
        let cancel = exchange.take()
        #expect(cancel.kinds == ["CANCEL"])
        exchange.receive(PBX.answer(200, to: cancel[0]))
        exchange.advance(32_000)
        #expect(call.isEnded)
        #expect(!exchange.center.hasWork)
    }

    @Test func leavesNothingBehindWhenTheCalleeSaysBYEBeforeItsAnswer() throws {
        let exchange = Exchange()
        let call = place(exchange)
        let invite = exchange.take()[0]
        exchange.receive(PBX.answer(180, to: invite))
        let tag = try #require(invite.message?.from?.tag)
        let pbx = PBX(callID: call.callID, fromTag: "callee", toTag: tag)
        exchange.receive(pbx.request("BYE", 1, branch: "z9hG4bKbye"))
        #expect(exchange.take().kinds == ["200 BYE"])
        #expect(call.isEnded)
        exchange.advance(180_000 + 32_000)
        #expect(!exchange.center.hasWork)
    }

    @Test func endsACallThatIsAnsweredAfterAll() throws {
        let exchange = Exchange()
        let call = place(exchange)
        let invite = exchange.take()[0]
        exchange.receive(PBX.answer(180, to: invite))
        call.hangUp()
        exchange.receive(PBX.answer(200, to: invite, headers: Self.contact))
        #expect(exchange.take().kinds == ["CANCEL", "ACK", "BYE"])
        #expect(call.isEnded)
    }

    @Test func endsTheSecondAnswerOfAForkedCall() throws {
        let exchange = Exchange()
        let call = place(exchange)
        let invite = exchange.take()[0]
        exchange.receive(PBX.answer(200, to: invite, tag: "one", headers: Self.contact))
        exchange.receive(PBX.answer(200, to: invite, tag: "two", headers: ["Contact: <sip:two@192.0.2.2>"]))
        let sent = exchange.take()
        #expect(sent.map(\.line).dropFirst() == ["ACK sip:two@192.0.2.2 SIP/2.0", "BYE sip:two@192.0.2.2 SIP/2.0"])
        #expect(sent.map { $0.message?.to?.tag } == ["one", "two", "two"])
        #expect(call.state == .established)
    }

    @Test func forgetsTheBranchThatOnlyRang() throws {
        let exchange = Exchange()
        let call = place(exchange)
        let invite = exchange.take()[0]
        exchange.receive(PBX.answer(180, to: invite, tag: "one"))
        exchange.receive(PBX.answer(200, to: invite, tag: "two", headers: Self.contact))
        _ = exchange.take()
        let tag = try #require(invite.message?.from?.tag)
        exchange.receive(PBX(callID: call.callID, fromTag: "one", toTag: tag).request("BYE", 1, branch: "z9hG4bK1"))
        exchange.receive(PBX(callID: call.callID, fromTag: "two", toTag: tag).request("BYE", 1, branch: "z9hG4bK2"))
        #expect(exchange.refusals == ["481 BYE"])
        #expect(exchange.take().kinds == ["200 BYE"])
    }

    @Test func answersOneChallenge() throws {
        let exchange = Exchange()
        var asked: [String] = []
        let call = place(exchange) { challenge, method, uri in
            asked.append("\(challenge.status ?? 0) \(method) \(uri)")
            return ("Proxy-Authorization", "Digest response=\"1\"")
        }
        let first = exchange.take()[0]
        exchange.receive(PBX.answer(407, to: first))
        let sent = exchange.take()
        #expect(sent.kinds == ["ACK", "INVITE"])
        let second = try #require(sent.last?.message)
        #expect(second.cseq?.number == 2)
        #expect(second.callID == first.message?.callID)
        #expect(second.from?.tag == first.message?.from?.tag)
        #expect(second.to?.tag == nil)
        #expect(second.vias.first?.branch != first.message?.vias.first?.branch)
        #expect(second[.proxyAuthorization] == "Digest response=\"1\"")
        #expect(asked == ["407 INVITE sip:31508200000@192.0.2.1"])
        exchange.receive(PBX.answer(200, to: sent[1], headers: Self.contact))
        let ack = try #require(exchange.take().first?.message)
        #expect(ack.cseq?.number == 2)
        #expect(ack[.proxyAuthorization] == "Digest response=\"1\"")
        #expect(call.state == .established)

        let other = place(exchange) { _, _, _ in ("Authorization", "Digest") }
        exchange.receive(PBX.answer(401, to: exchange.take()[0]))
        exchange.receive(PBX.answer(401, to: exchange.take()[1]))
        #expect(other.state == .ended(CallEnding(by: .peer, status: 401, reason: "Answer")))
    }

    @Test func answersAnOfferInTheACK() throws {
        let exchange = Exchange()
        exchange.desk.answer = { _, offer in offer + Array("a=1\r\n".utf8) }
        _ = place(exchange, offer: "")
        exchange.receive(PBX.answer(200, to: exchange.take()[0], headers: Self.contact, body: "v=0\r\n"))
        #expect(exchange.take().first?.message.map { Array($0.bodyBytes) } == Array("v=0\r\na=1\r\n".utf8))
        exchange.desk.answer = { _, _ in nil }
        let call = place(exchange, offer: "")
        exchange.receive(PBX.answer(200, to: exchange.take()[0], headers: Self.contact, body: "v=0\r\n"))
        #expect(exchange.take().kinds == ["ACK", "BYE"])
        #expect(call.isEnded)
    }

    @Test func talksToPeersWithoutTag() throws {
        let exchange = Exchange()
        let call = place(exchange)
        exchange.receive(
            PBX.answer(200, to: exchange.take()[0], headers: Self.contact).replacing(";tag=callee", with: "")
        )
        #expect(call.state == .established)
        call.hangUp()
        #expect(exchange.take().kinds == ["ACK", "BYE"])
    }

    @Test func dropsStrangeAnswers() throws {
        let exchange = Exchange()
        let call = place(exchange)
        let invite = exchange.take()[0]
        let answer = PBX.answer(200, to: invite, headers: Self.contact)
        for text in [
            answer.replacing("CSeq: 1 INVITE", with: "CSeq: 1 BYE"), answer.replacing("CSeq: 1", with: "CSeq: 2"),
            answer.replacing("z9hG4bK", with: "z9hG4bKx"), answer.replacing("To: <", with: "To: <<"),
            answer.replacing("From:", with: "Via: SIP/2.0/UDP a;branch=z9hG4bKb\r\nFrom:"),
        ] {
            exchange.receive(text)
        }
        #expect(call.state == .trying)
        #expect(exchange.take().isEmpty)
    }

    @Test func givesAndTakesReasons() throws {
        let exchange = Exchange()
        let call = place(exchange)
        let invite = exchange.take()[0]
        exchange.receive(PBX.answer(180, to: invite))
        call.hangUp(reason: "SIP;cause=200;text=\"elsewhere\"")
        #expect(exchange.take().first?.message?[.reason] == "SIP;cause=200;text=\"elsewhere\"")
        let moved = place(exchange)
        exchange.receive(PBX.answer(302, to: exchange.take()[0], headers: ["Contact: <sip:else@192.0.2.3>"]))
        #expect(moved.response?.contacts.first?.uri.user == "else")
        #expect(moved.state == .ended(CallEnding(by: .peer, status: 302, reason: "Answer")))
    }

    @Test func hangsUpOnceFromWithinTheNews() {
        final class Hasty: CallDelegate {
            func callArrived(_ call: Call) {}
            func call(_ call: Call, changed state: Call.State) { if state == .established { call.hangUp() } }
        }
        let exchange = Exchange()
        let hasty = Hasty()
        exchange.center.delegate = hasty
        let call = place(exchange)
        let invite = exchange.take()[0]
        exchange.receive(PBX.answer(180, to: invite))
        call.hangUp()
        exchange.receive(PBX.answer(200, to: invite, headers: Self.contact))
        #expect(exchange.take().kinds == ["CANCEL", "ACK", "BYE"])
    }

    @Test func shutsDown() throws {
        let exchange = Exchange()
        let ringing = place(exchange)
        exchange.receive(PBX.answer(180, to: exchange.take()[0]))
        let talking = place(exchange)
        exchange.receive(PBX.answer(200, to: exchange.take()[0], headers: Self.contact))
        _ = exchange.take()
        exchange.center.shutDown(now: exchange.now)
        #expect(exchange.take().kinds == ["CANCEL", "BYE"])
        #expect(talking.isEnded)
        exchange.advance(32_000)
        #expect(ringing.state == .ended(CallEnding(by: .us, status: 408)))
        exchange.advance(5_000)
        #expect(!exchange.center.hasWork)
    }

    @Test func saysThatThereIsNoRoom() {
        let exchange = Exchange { $0.maximumCalls = 1 }
        #expect(!place(exchange).isEnded)
        #expect(place(exchange).state == .ended(CallEnding(by: .us, status: 503)))
        exchange.center.shutDown(now: exchange.now)
        #expect(exchange.center.openCalls.count == 1)
    }
}
