import SIPMessages
import Testing

@testable import SIPServer

@Suite struct ServerTransactionTests {
    /// A transaction with its final answer at 0 ms.
    private func transaction(
        isInvite: Bool,
        status: Int
    ) -> (ServerTransaction, Exchange.Network) {
        let network = Exchange.Network()
        let transaction = ServerTransaction(isInvite: isInvite, toTag: 1, replyTo: Exchange.pbx)
        transaction.respond(status, Array("SIP/2.0 \(status)".utf8), sink: network, now: at(0))
        return (transaction, network)
    }

    private func at(_ milliseconds: UInt64) -> ServerTime { ServerTime(nanoseconds: milliseconds * 1_000_000) }

    private func run(_ transaction: ServerTransaction, _ network: Exchange.Network, until end: UInt64) -> UInt64? {
        while network.time < end {
            network.time += 50
            transaction.tick(sink: network, now: at(network.time))
            if transaction.state == .terminated { return network.time }
        }
        return nil
    }

    @Test func repeatsARefusalWithTimerGUntilTimerH() {
        let (transaction, network) = transaction(isInvite: true, status: 486)
        #expect(run(transaction, network, until: 60_000) == 32_000)
        #expect(
            network.sent.map(\.time) == [0, 500, 1_500, 3_500, 7_500, 11_500, 15_500, 19_500, 23_500, 27_500, 31_500]
        )
    }

    @Test func waitsForTimerIAfterACK() {
        let (transaction, network) = transaction(isInvite: true, status: 486)
        #expect(run(transaction, network, until: 700) == nil)
        #expect(transaction.acknowledge(now: at(700)))
        #expect(transaction.acknowledge(now: at(800)))
        transaction.receiveAgain(sink: network)
        #expect(run(transaction, network, until: 60_000) == 5_700)
        #expect(network.sent.map(\.time) == [0, 500])
    }

    @Test func staysAcceptedForTimerL() {
        let (transaction, network) = transaction(isInvite: true, status: 200)
        #expect(transaction.state == .accepted)
        #expect(!transaction.acknowledge(now: at(10)))
        transaction.receiveAgain(sink: network)
        // Another answer comes too late.
        transaction.respond(486, [], sink: network, now: at(20))
        #expect(run(transaction, network, until: 60_000) == 32_000)
        #expect(network.sent.map(\.time) == [0])
    }

    @Test func keepsOtherAnswersForTimerJ() {
        let (transaction, network) = transaction(isInvite: false, status: 200)
        #expect(run(transaction, network, until: 20_000) == nil)
        transaction.receiveAgain(sink: network)
        #expect(!transaction.acknowledge(now: at(20_000)))
        #expect(run(transaction, network, until: 60_000) == 32_000)
        #expect(network.sent.map(\.time) == [0, 20_000])
    }

    @Test func forgetsTheLongestFinishedFirst() throws {
        var store = ServerTransactionStore(limit: 3)
        let network = Exchange.Network()
        let keys = try (0..<6).map { number in
            let message = try SIPMessage(parsing: Array(PBX().request("BYE", 1, branch: "z9hG4bK\(number)").utf8))
            return ServerTransactionKey(message, try RequestParts(message))
        }
        func add(_ number: Int, isFinished: Bool) -> Bool {
            let transaction = ServerTransaction(isInvite: false, toTag: 1, replyTo: Exchange.pbx)
            guard store.insert(transaction, keys[number]) else { return false }
            if isFinished {
                transaction.respond(200, [], sink: network, now: at(0))
                store.finish(keys[number])
            }
            return true
        }
        #expect(add(0, isFinished: false) && add(1, isFinished: true) && add(2, isFinished: true))
        #expect(add(3, isFinished: false))
        #expect(store[keys[0]] != nil && store[keys[1]] == nil && store[keys[2]] != nil && store[keys[3]] != nil)
        #expect(add(4, isFinished: false))
        #expect(store[keys[2]] == nil)
        // Nothing is finished any more.
        #expect(!add(5, isFinished: true))
        #expect(store.count == 3)
    }

    @Test func comparesWhatRFC3261Compares() throws {
        func key(_ text: String, asInvite: Bool = false) throws -> ServerTransactionKey {
            let message = try SIPMessage(parsing: Array(text.utf8))
            return ServerTransactionKey(message, try RequestParts(message), asInvite: asInvite)
        }
        let pbx = PBX()
        let invite = try key(pbx.invite())
        #expect(try key(pbx.request("ACK", 1, branch: "z9hG4bKinvite")) == invite)
        #expect(try key(pbx.request("CANCEL", 1, branch: "z9hG4bKinvite"), asInvite: true) == invite)
        #expect(try key(pbx.request("CANCEL", 1, branch: "z9hG4bKinvite")) != invite)
        #expect(try key(pbx.request("BYE", 1, branch: "z9hG4bKinvite")) != invite)
        #expect(try key(pbx.invite(branch: "z9hG4bKother")) != invite)
        // Another sender may have chosen the same branch by accident; 5060 may be left out.
        #expect(try key(PBX(host: "192.0.2.2").invite()) != invite)
        #expect(try key(pbx.invite().replacing("192.0.2.1:5060;b", with: "192.0.2.1;b")) == invite)
        let legacy = try key(pbx.invite(branch: "1"))
        #expect(try key(pbx.request("ACK", 1, branch: "1")) == legacy)
        #expect(try key(pbx.request("ACK", 2, branch: "1")) != legacy)
    }
}
