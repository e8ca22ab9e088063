import SIPMessages
import Testing

@testable import LiveTest

/// Which INVITEs are one try, by their transactions and answers.
@Suite struct CallTryTests {
    /// An INVITE, or one more copy of it, and the provider's answer.
    struct Step {
        var cseq = 1
        var branch: String
        var user: String?
        var callID = "one"
        var status: Int?
    }

    private static let number = CalledNumber("0111357911")

    private func tries(_ steps: [Step]) throws -> [CallTry] {
        var messages: [LiveTest.WireMessage] = []
        for step in steps {
            let credentials = step.user.map { user in
                "Proxy-Authorization: Digest username=\"\(user)\", realm=\"r\", nonce=\"n\", uri=\"sip:r\", response=\"0\""
            }
            var invite = try SampleMessage.request(
                "INVITE",
                uri: "sip:+31111357911@pbx.callvoip.nl",
                headers: [credentials].compactMap(\.self),
                callID: step.callID,
                cseq: step.cseq
            )
            let text = String(decoding: invite.bytes, as: UTF8.self)
            invite = try SIPMessage(
                parsing: Array(text.replacing("z9hG4bKPj\(step.cseq)INVITE", with: "z9hG4bK\(step.branch)").utf8)
            )
            messages.append(invite.onWire(at: 0))
            if let status = step.status {
                messages.append(try SampleMessage.answer(status, to: invite).onWire(at: 0, incoming: false))
            }
        }
        return CallTry.tries(messages, to: Self.number)
    }

    /// As Kamailio numbers them: the first CSeq is the caller's, each answer to a challenge takes the next.
    @Test func proxy() throws {
        let tries = try tries([
            Step(cseq: 11_488, branch: "1", status: 407), Step(cseq: 11_489, branch: "2", user: "a", status: 503),
            Step(cseq: 11_488, branch: "3", status: 407), Step(cseq: 11_490, branch: "4", user: "b", status: 100),
        ])
        #expect(tries.map(\.account) == ["a", "b"])
        #expect(tries.map(\.status) == [503, 100])
        #expect(tries.map(\.invites.count) == [2, 2])
        #expect(tries.callIDs == ["one"])
        let last = try #require(tries.last?.invites.last?.message)
        #expect(tries.map { $0.holds(last) } == [false, true])
    }

    /// The next account at once with the nonce of the last, after a silent server or a refused password.
    @Test(arguments: [nil, 407, 503] as [Int?]) func proxyWithANonceAtHand(_ status: Int?) throws {
        let tries = try tries([
            Step(branch: "1", status: 407), Step(cseq: 2, branch: "2", user: "a", status: status),
            Step(cseq: 2, branch: "3", user: "b", status: 200),
        ])
        #expect(tries.map(\.account) == ["a", "b"])
        #expect(tries.map(\.status) == [status, 200])
    }

    /// Copies, a nonce that ran out and a new Call-ID.
    @Test func others() throws {
        let tries = try tries([
            Step(branch: "1", user: "a", status: 407), Step(branch: "1", user: "a", status: 407),
            Step(cseq: 2, branch: "2", user: "a", status: 503), Step(cseq: 2, branch: "2", user: "a", status: 503),
            Step(branch: "3", user: "b", callID: "two", status: 180),
        ])
        #expect(tries.map(\.account) == ["a", "b"])
        #expect(tries.map(\.invites.count) == [2, 1])
        #expect(tries.callIDs == ["one", "two"])
        #expect(try self.tries([]).isEmpty)
    }
}
