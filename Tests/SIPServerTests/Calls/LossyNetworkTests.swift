import SIPMessages
import TestSupport
import Testing

@testable import SIPServer

/// Whatever the network does, each transaction has one final answer, each call ends at both ends, and nothing is left.
@Suite struct LossyNetworkTests {
    /// Does with each call something else.
    private final class Moody: CallDelegate {
        var generator: SeededGenerator
        var established = 0
        var ended: [UInt64: Int] = [:]

        init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

        func callArrived(_ call: Call) {
            if Bool.random(using: &generator) { call.ring() }
            call.wake(after: UInt64.random(in: 0...3_000, using: &generator))
        }

        func callWoke(_ call: Call) {
            switch (call.state, Int.random(in: 0..<6, using: &generator)) {
            case (.ended, _): break
            case (.trying, 0), (.ringing, 0): call.direction == .incoming ? call.refuse(486) : call.hangUp()
            case (.trying, _), (.ringing, _): call.answer(sdp: Array(PBX.session.utf8))
            case (.established, 1...2): call.offer(sdp: Array(PBX.session.utf8))
            default: call.hangUp()
            }
            if !call.isEnded { call.wake(after: UInt64.random(in: 0...6_000, using: &generator)) }
        }

        func call(_ call: Call, changed state: Call.State) {
            if state == .established { established += 1 }
            if case .ended = state { ended[call.number, default: 0] += 1 }
        }
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func leavesNothingOpen(_ seed: UInt64) {
        let ends = TwoEnds(seed: seed, loss: seed % 3 == 0 ? 0.5 : 0.15)
        let one = Moody(seed: seed &+ 1), other = Moody(seed: seed &+ 2)
        ends.callerCenter.delegate = one
        ends.calleeCenter.delegate = other
        var generator = SeededGenerator(seed: seed)
        var calls: [Call] = []
        for _ in 0..<10 {
            let call = ends.callerCenter.placeCall(
                to: "sip:1@192.0.2.2",
                destination: ends.callee.address,
                from: "<sip:2@192.0.2.1>",
                offer: Array(PBX.session.utf8),
                now: ends.now
            )
            call.wake(after: UInt64.random(in: 0...10_000, using: &generator))
            calls.append(call)
            for _ in 0..<UInt64.random(in: 0...40, using: &generator) { ends.step() }
        }
        var quietSince: UInt64?
        while quietSince == nil, ends.time < 1_000_000 {
            ends.step()
            if ends.callerCenter.calls.isEmpty, ends.calleeCenter.calls.isEmpty { quietSince = ends.time }
        }
        #expect(quietSince != nil)
        for _ in 0..<(40_000 / 50) { ends.step() }
        #expect(!ends.callerCenter.hasWork)
        #expect(!ends.calleeCenter.hasWork)
        #expect(ends.callerCenter.dialogs.isEmpty && ends.calleeCenter.dialogs.isEmpty)
        let endings = Array(one.ended.values) + Array(other.ended.values)
        let hasOneEnd = one.ended.count == calls.count && endings.allSatisfy { $0 == 1 }
        #expect(hasOneEnd)
        expectOneFinalAnswer(ends.callee)
        expectOneFinalAnswer(ends.caller)
        // Else the property says nothing.
        if seed % 3 != 0 { #expect(one.established > 2) }
    }

    /// Per transaction, all final answers are the same packet.
    private func expectOneFinalAnswer(_ end: TwoEnds.End) {
        var answers: [String: Set<[UInt8]>] = [:]
        for message in end.sent {
            guard let status = message.status, status >= 200, let branch = message.vias.first?.branch else { continue }
            answers["\(branch) \(message[.cseq] ?? "")", default: []].insert(message.serialized())
        }
        for (transaction, packets) in answers {
            #expect(packets.count == 1, "\(transaction)")
        }
    }

    @Test func survivesBrokenMessages() throws {
        var generator = SeededGenerator(seed: 7)
        let desk = ScriptedDesk { call in
            call.ring()
            if call.number % 2 == 0 { call.answer(sdp: Array(PBX.session.utf8)) }
        }
        let exchange = Exchange(desk) {
            $0.maximumCalls = 20
            $0.maximumTransactions = 50
            $0.maximumRinging = 20
        }
        exchange.step = 1_000
        var pbx = PBX()
        var heard: [Exchange.Sent] = []
        for round in 0..<8_000 {
            let branch = "z9hG4bK\(Int.random(in: 0..<40, using: &generator))"
            let number = UInt32.random(in: 0...5, using: &generator)
            pbx.callID = "call\(Int.random(in: 0..<30, using: &generator))"
            let method = ["INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "FOO"].randomElement(using: &generator) ?? ""
            let tag = heard.randomElement(using: &generator)?.message?.to?.tag ?? ""
            pbx.toTag = Bool.random(using: &generator) ? tag : ""
            var text = pbx.request(method, number, branch: branch, body: PBX.session)
            if round % 3 == 0, let request = heard.randomElement(using: &generator) {
                text = PBX.answer([100, 180, 200, 401, 486].randomElement(using: &generator) ?? 200, to: request)
            }
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 0...3, using: &generator) where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            if Int.random(in: 0..<10, using: &generator) == 0 {
                bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator)))
            }
            if let message = try? SIPMessage(parsing: bytes) { exchange.receive(message) }
            if round % 50 == 0 {
                exchange.center.placeCall(
                    to: "sip:1@192.0.2.2",
                    destination: Exchange.pbx,
                    from: "<sip:2@192.0.2.1>",
                    offer: bytes,
                    now: exchange.now
                )
                exchange.advance(1_000)
                exchange.center.openCalls.randomElement(using: &generator)?.hangUp()
            }
            heard = Array((heard + exchange.take()).suffix(30))
            #expect(exchange.center.calls.count <= 20)
            #expect(exchange.center.servers.count <= 50)
            #expect(exchange.center.clients.count <= 50)
        }
        exchange.center.shutDown(now: exchange.now)
        // An INVITE that was never answered, and the BYE of a call that was: 20 s + 2 * 64 * T1, and Timer D.
        exchange.advance(120_000)
        #expect(!exchange.center.hasWork)
    }
}
