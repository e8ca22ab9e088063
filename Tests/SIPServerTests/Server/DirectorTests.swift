import SIPMessages
import Testing

@testable import SIPServer

/// What a director makes of requests.
@Suite struct DirectorTests {
    /// Decides what a test says, and notes what it is asked.
    private final class Script: RequestDirector {
        var ignored: (SIPMessage) -> Bool = { _ in false }
        var decision = RequestDecision.proceed
        var asked: [String] = []

        func ignores(_ request: SIPMessage, from source: Endpoint, now: ServerTime) -> Bool { ignored(request) }

        func decide(_ request: SIPMessage, account: String, from source: Endpoint, now: ServerTime) -> RequestDecision {
            asked.append("\(request.methodText ?? "") \(account)")
            return decision
        }
    }

    private func call(_ lab: Lab, cseq: String = "1", branch: String = "z9hG4bK-call") -> Request {
        lab.authorized(
            Request("INVITE") {
                $0.cseq = cseq
                $0.branch = branch
                $0.contacts = ["<sip:alice@192.0.2.1>"]
            }
        )
    }

    private func tick(_ lab: Lab, seconds: UInt64) -> [String] {
        lab.network.sent = []
        for _ in 0..<(seconds * 20) {
            lab.network.time += 50
            lab.server.tick(now: lab.now)
        }
        return lab.network.sent.map(\.kind)
    }

    @Test func isNotAskedWithoutNeed() {
        let lab = Lab()
        let script = Script()
        lab.server.director = script
        #expect(lab.status(Request()) == 401)
        #expect(lab.status(Request("OPTIONS")) == 200)
        #expect(lab.status(lab.authorized(Request(), password: "wrong")) == 401)
        // Another's address of record is refused with or without a director.
        #expect(lab.status(lab.authorized(Request { $0.to = "<sip:bob@provider.example>" })) == 403)
        #expect(script.asked.isEmpty)
        #expect(lab.register("<sip:alice@192.0.2.1>")?.status == 200)
        #expect(script.asked == ["REGISTER alice"])
    }

    /// A dead server answers nothing: no copies, no OPTIONS, nothing within a call.
    @Test func isAsDeadAsItIsTold() {
        let lab = Lab()
        let script = Script()
        lab.server.director = script
        let refused = call(lab)
        // Nobody answers calls here: the INVITE becomes a 480 that is sent again until ACK comes.
        #expect(lab.send(refused.text).map(\.kind) == ["100 INVITE", "480 INVITE"])
        script.ignored = { _ in true }
        for method in ["INVITE", "REGISTER", "OPTIONS", "BYE", "CANCEL", "NEWMETHOD"] {
            #expect(lab.send(Request(method).text).isEmpty)
        }
        #expect(lab.send(refused.text).isEmpty)
        #expect(lab.server.metrics.received == lab.server.metrics.dropped + 2)
        #expect(lab.log.events.isEmpty)
        script.ignored = { $0.method == .invite }
        #expect(lab.send(refused.text).isEmpty)
        #expect(lab.status(Request("OPTIONS")) == 200)
    }

    /// Copies of an INVITE have a nonce count that is used up: they must not be challenged.
    @Test func leavesCopiesOfAnInviteWithoutAnAnswer() {
        let lab = Lab()
        let script = Script()
        lab.server.director = script
        script.decision = .ignore
        let invite = call(lab)
        #expect(lab.send(invite.text).isEmpty)
        for _ in 0..<37 {
            #expect(lab.send(invite.text).isEmpty)
            #expect(tick(lab, seconds: 1).isEmpty)
        }
        #expect(script.asked == ["INVITE alice"])
        // A caller that gives up without an answer need not be told anything either.
        let second = call(lab, cseq: "2", branch: "z9hG4bK-other")
        #expect(lab.send(second.text).isEmpty)
        let cancel = Request("CANCEL") {
            $0.cseq = "2"
            $0.branch = "z9hG4bK-other"
        }
        #expect(lab.send(cancel.text).isEmpty)
        _ = tick(lab, seconds: 38)
        #expect(!lab.server.calls.hasWork)
    }

    @Test func leavesCopiesOfARegistrationWithoutAnAnswer() {
        let lab = Lab()
        let script = Script()
        lab.server.director = script
        script.decision = .ignore
        let request = lab.authorized(Request { $0.contacts = ["<sip:alice@192.0.2.1>"] })
        for _ in 0..<32 {
            #expect(lab.send(request.text).isEmpty)
            lab.advance(seconds: 1)
        }
        #expect(lab.contacts().isEmpty)
        #expect(script.asked == ["REGISTER alice"])
        script.decision = .proceed
        let next = lab.authorized(
            Request {
                $0.cseq = "2"
                $0.branch = "z9hG4bK-2"
                $0.contacts = ["<sip:alice@192.0.2.1>"]
            }
        )
        #expect(lab.status(next) == 200)
    }

    /// RFC 3261 §17.2.1: sent again until ACK comes, the same to each copy.
    @Test func refusesACall() throws {
        let lab = Lab()
        let script = Script()
        lab.server.director = script
        script.decision = .refuse(503, headers: [("Retry-After", "5\r\nX: 1")])
        let invite = call(lab)
        let answer = try #require(lab.answer(invite))
        #expect(answer.status == 503)
        #expect(answer[.retryAfter] == "5  X: 1")
        #expect(lab.send(invite.text).map(\.bytes) == [answer.bytes])
        #expect(tick(lab, seconds: 2) == ["503 INVITE", "503 INVITE"])
        let ack = Request("ACK") { $0.branch = "z9hG4bK-call" }
        #expect(lab.send(ack.text).isEmpty)
        #expect(tick(lab, seconds: 40).isEmpty)
        #expect(lab.log.events == ["503 INVITE alice: Service Unavailable"])
        #expect(lab.server.metrics.calls == 0)
    }

    @Test func refusesARegistration() {
        let lab = Lab()
        let script = Script()
        lab.server.director = script
        script.decision = .refuse(503, headers: [("Retry-After", "5")])
        let request = lab.authorized(Request { $0.contacts = ["<sip:alice@192.0.2.1>"] })
        let answer = lab.answer(request)
        #expect(answer?.status == 503)
        #expect(answer?[.retryAfter] == "5")
        #expect(lab.answer(request)?.bytes == answer?.bytes)
        #expect(script.asked.count == 1)
        #expect(lab.contacts().isEmpty)
        // What is no refusal would be a lie.
        script.decision = .refuse(200, headers: [])
        let next = lab.authorized(
            Request {
                $0.cseq = "2"
                $0.branch = "z9hG4bK-2"
            }
        )
        #expect(lab.status(next) == 500)
    }

    /// RFC 7616 §3.3: the password was right, so that no client asks its user for another.
    @Test(arguments: ["REGISTER", "INVITE"]) func challengesAgain(_ method: String) throws {
        let lab = Lab()
        let script = Script()
        lab.server.director = script
        script.decision = .challengeAgain
        let request = Request(method) { $0.contacts = ["<sip:alice@192.0.2.1>"] }
        let first = lab.newChallenge()
        let answer = lab.answer(lab.authorized(request, first))
        #expect(answer?.status == (method == "INVITE" ? 407 : 401))
        let second = try #require(lab.challenges(in: answer).first { $0.algorithm == .md5 })
        #expect(second.isStale)
        #expect(second.nonce != first.nonce)
        #expect(lab.server.metrics.failures == 0)
        script.decision = .proceed
        var next = request
        next.cseq = "2"
        next.branch = "z9hG4bK-2"
        #expect(lab.send(lab.authorized(next, second).text).last?.message?.status == (method == "INVITE" ? 480 : 200))
    }

    /// A provider's server that was started again knows none of its nonces.
    @Test func dropsNonces() throws {
        let lab = Lab()
        #expect(lab.status(lab.authorized(Request())) == 200)
        let unused = lab.newChallenge()
        lab.server.dropNonces()
        func next(_ number: Int) -> Request {
            Request {
                $0.cseq = "\(number)"
                $0.branch = "z9hG4bK-\(number)"
            }
        }
        for request in [lab.authorized(next(2)), lab.authorized(next(3), unused)] {
            let challenge = try #require(lab.challenges(in: lab.answer(request)).first)
            #expect(challenge.isStale)
        }
        #expect(lab.server.metrics.stale == 2)
        #expect(lab.status(lab.authorized(next(4), lab.newChallenge())) == 200)
    }

    @Test func passesItsLimitsToCalls() {
        let lab = Lab {
            $0.maximumCalls = 1
            $0.maximumRinging = 7
            $0.maximumDuration = 9
        }
        #expect(lab.server.calls.configuration.maximumCalls == 1)
        #expect(lab.server.calls.configuration.maximumRinging == 7)
        #expect(lab.server.calls.configuration.maximumDuration == 9)
    }
}
