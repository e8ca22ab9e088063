import SIPMessages
import SIPServer
import Testing

@Suite struct ClientTransactionTests {
    /// What the completion was called with.
    final class Result {
        var statuses: [Int?] = []
    }

    private func options(_ exchange: Exchange, _ credentials: CredentialsSource? = nil) -> Result {
        let result = Result()
        let request = exchange.center.makeRequest(
            "OPTIONS",
            uri: "sip:192.0.2.1",
            from: "<sip:provider@203.0.113.5>",
            to: "<sip:192.0.2.1>"
        )
        exchange.center.sendRequest(request, destination: Exchange.pbx, credentials: credentials, now: exchange.now) {
            result.statuses.append($0?.status)
        }
        return result
    }

    @Test func repeatsUntilTimerF() {
        let exchange = Exchange()
        let result = options(exchange)
        exchange.advance(31_990)
        #expect(result.statuses.isEmpty)
        exchange.advance(10)
        // Timer E: T1 doubling to T2.
        #expect(
            exchange.take().map(\.time)
                == [0, 500, 1_500, 3_500, 7_500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500]
        )
        #expect(result.statuses == [nil])
        #expect(!exchange.center.hasWork)
    }

    @Test func slowsDownAfterAProvisionalAnswer() {
        let exchange = Exchange()
        let result = options(exchange)
        exchange.advance(100)
        exchange.receive(PBX.answer(100, to: exchange.take()[0]))
        exchange.advance(13_000)
        #expect(exchange.take().map(\.time) == [500, 4_500, 8_500, 12_500])
        #expect(result.statuses.isEmpty)
    }

    @Test func completesOnce() {
        let exchange = Exchange()
        let result = options(exchange)
        let request = exchange.take()[0]
        for status in [200, 200, 404] { exchange.receive(PBX.answer(status, to: request)) }
        #expect(result.statuses == [200])
        // Timer K is T4.
        exchange.advance(4_990)
        #expect(exchange.center.hasWork)
        exchange.advance(10)
        #expect(!exchange.center.hasWork)
        #expect(exchange.take().isEmpty)
    }

    @Test func answersOneChallenge() throws {
        let exchange = Exchange()
        let result = options(exchange) { _, method, uri in ("Authorization", "Digest \(method) \(uri)") }
        exchange.receive(PBX.answer(401, to: exchange.take()[0]))
        let second = try #require(exchange.take().first)
        #expect(second.message?.cseq?.number == 2)
        #expect(second.message?[.authorization] == "Digest OPTIONS sip:192.0.2.1")
        #expect(result.statuses.isEmpty)
        exchange.receive(PBX.answer(401, to: second))
        #expect(result.statuses == [401])
    }

    @Test func takesOnlyRequestsThatItCanSend() {
        let exchange = Exchange { $0.maximumTransactions = 1 }
        let first = options(exchange)
        // No room.
        #expect(options(exchange).statuses == [nil])
        exchange.receive(PBX.answer(200, to: exchange.take()[0]))
        #expect(first.statuses == [200])
        // A finished one makes room.
        #expect(options(exchange).statuses.isEmpty)
        let result = Result()
        let request = exchange.center.makeRequest("ACK", uri: "sip:a", from: "<sip:a>", to: "<sip:a>")
        exchange.center.sendRequest(request, destination: Exchange.pbx, now: exchange.now) {
            result.statuses.append($0?.status)
        }
        #expect(result.statuses == [nil])
    }
}
