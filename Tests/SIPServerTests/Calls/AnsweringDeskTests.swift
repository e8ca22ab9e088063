import SIPMessages
import SIPServer
import Testing

@Suite struct AnsweringDeskTests {
    @Test func ringsAnswersAndHangsUp() {
        var behaviour = AnsweringDesk.Behaviour()
        behaviour.ringing = 2_000
        behaviour.duration = 10_000
        let desk = AnsweringDesk(behaviour) { offer in (offer ?? []) + Array("a=answer\r\n".utf8) }
        let exchange = Exchange()
        exchange.center.delegate = desk
        var pbx = PBX()
        exchange.receive(pbx.invite())
        exchange.advance(2_000)
        let sent = exchange.take()
        #expect(sent.kinds == ["100 INVITE", "180 INVITE", "200 INVITE"])
        #expect(sent.map(\.time) == [0, 0, 2_000])
        #expect(sent.last?.message.map { Array($0.bodyBytes) } == Array((PBX.session + "a=answer\r\n").utf8))
        pbx.toTag = sent.toTag
        exchange.receive(pbx.request("ACK", 1, branch: "z9hG4bKack"))
        exchange.advance(10_000)
        #expect(exchange.take().only("BYE").map(\.time) == [12_000])
    }

    @Test func refusesWhatItCannotTalkTo() {
        let desk = AnsweringDesk { _ in nil }
        let exchange = Exchange()
        exchange.center.delegate = desk
        exchange.receive(PBX().invite())
        #expect(exchange.take().kinds == ["100 INVITE", "488 INVITE"])
    }

    @Test func agreesOnCodecs() throws {
        let address = SDPAddress(.ip4, "203.0.113.5")
        let desk = AnsweringDesk(audio: AudioSession(address: address, port: 9_000, sessionID: 5, version: 7))
        let exchange = Exchange()
        exchange.center.delegate = desk
        var pbx = PBX()
        exchange.receive(pbx.invite())
        exchange.advance(1_000)
        let sent = exchange.take()
        let answer = try SessionDescription(try #require(sent.last?.message).bodyBytes)
        #expect(answer.audio?.codecs.map(\.name) == ["PCMA"])
        #expect(answer.origin.version == "7")
        pbx.toTag = sent.toTag
        exchange.receive(pbx.request("ACK", 1, branch: "z9hG4bKack"))
        exchange.receive(pbx.request("INVITE", 2, branch: "z9hG4bKre", body: PBX.session + "a=sendonly\r\n"))
        let second = try SessionDescription(try #require(exchange.take().last?.message).bodyBytes)
        #expect(second.origin.version == "8")
        #expect(second.origin.sessionID == "5")
        #expect(second.audio?.direction == .receiveOnly)

        let strange = PBX(callID: "b").invite(branch: "z9hG4bKb").replacing(
            "RTP/AVP 8\r\na=rtpmap:8 PCMA/8000",
            with: "RTP/AVP 18"
        )
        exchange.receive(strange.replacing("Content-Length: ", with: "X-Length: "))
        #expect(exchange.take().kinds == ["100 INVITE", "488 INVITE"])
    }

    @Test func leavesHangingUpToTheCaller() {
        let desk = AnsweringDesk { $0 }
        let exchange = Exchange()
        exchange.center.delegate = desk
        var pbx = PBX()
        exchange.receive(pbx.invite())
        exchange.advance(1_000)
        pbx.toTag = exchange.take().toTag
        exchange.receive(pbx.request("ACK", 1, branch: "z9hG4bKack"))
        exchange.advance(600_000)
        #expect(exchange.take().isEmpty)
        #expect(exchange.center.openCalls.count == 1)
    }

    @Test func isRefusedWhereNobodyAnswers() {
        let exchange = Exchange()
        exchange.center.delegate = nil
        exchange.receive(PBX().invite())
        #expect(exchange.take().kinds == ["100 INVITE", "480 INVITE"])
    }
}
