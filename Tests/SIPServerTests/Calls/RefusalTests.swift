import SIPMessages
import SIPServer
import Testing

/// Refusals of the server's core that are kept for retransmission.
@Suite struct RefusalTests {
    private func request(_ text: String) throws -> (SIPMessage, RequestParts) {
        let message = try SIPMessage(parsing: Array(text.utf8))
        return (message, try RequestParts(message))
    }

    @Test func keepsARefusalUntilACK() throws {
        let exchange = Exchange()
        let (message, parts) = try request(PBX().invite())
        func refuse() {
            exchange.center.refuse(
                message,
                parts,
                status: 403,
                headers: [("Warning", "399 a \"no\"")],
                from: Exchange.pbx,
                replyTo: Exchange.pbx,
                now: exchange.now
            )
        }
        refuse()
        let first = try #require(exchange.take().first)
        #expect(first.line == "SIP/2.0 403 Forbidden")
        #expect(first.message?[.warning] == "399 a \"no\"")
        #expect(first.message?.to?.tag?.count == 16)
        // A second refusal of the same request would be a second final answer.
        refuse()
        #expect(exchange.take().isEmpty)
        #expect(exchange.receive(PBX().invite()))
        exchange.advance(1_500)
        let again = exchange.take()
        #expect(again.map(\.time) == [0, 500, 1_500])
        #expect(again.allSatisfy { $0.bytes == first.bytes })
        exchange.receive(PBX().request("ACK", 1, branch: "z9hG4bKinvite"))
        exchange.advance(4_990)
        #expect(exchange.take().isEmpty)
        #expect(exchange.center.hasWork)
        exchange.advance(10)
        #expect(!exchange.center.hasWork)
        // Another way of the same INVITE, while that was going on, would have been a merged request.
        refuse()
        #expect(exchange.receive(PBX().invite(branch: "z9hG4bKother")))
        #expect(exchange.take().kinds == ["403 INVITE"])
        #expect(exchange.refusals == ["482 INVITE"])
    }

    @Test func keepsAnAnswerThatIsWrittenAlready() throws {
        let exchange = Exchange()
        let text = PBX().request("OPTIONS", 1, branch: "z9hG4bKo")
        let (message, parts) = try request(text)
        exchange.center.refuse(message, parts, replyTo: Exchange.pbx, now: exchange.now) {
            Array("answer \($0 > 0)".utf8)
        }
        exchange.advance(31_990)
        #expect(exchange.receive(text))
        #expect(exchange.take().map(\.text) == ["answer true", "answer true"])
        exchange.advance(10)
        #expect(!exchange.receive(text))
        #expect(!exchange.center.hasWork)
    }

    @Test func neverRefusesACK() throws {
        let exchange = Exchange()
        let (message, parts) = try request(PBX().request("ACK", 1, branch: "z9hG4bKa"))
        exchange.center.refuse(
            message,
            parts,
            status: 403,
            from: Exchange.pbx,
            replyTo: Exchange.pbx,
            now: exchange.now
        )
        #expect(exchange.take().isEmpty)
    }
}
