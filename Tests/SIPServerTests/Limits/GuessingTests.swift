import SIPMessages
import Testing

@testable import SIPServer

/// Guessing passwords and user names.
@Suite struct GuessingTests {
    private func guess(_ lab: Lab, _ number: Int, username: String = "alice", method: String = "REGISTER") -> Request {
        let request = Request(method) {
            $0.branch = "z9hG4bK-g\(number)"
            $0.callID = "guess-\(number)"
            $0.contacts = ["<sip:a@192.0.2.1>"]
        }
        return lab.authorized(request, username: username, password: "guess \(number)")
    }

    /// After twenty wrong passwords a source is not listened to, but for six a minute; it does not learn that from an answer.
    @Test(arguments: ["REGISTER", "INVITE"])
    func endsInSilence(_ method: String) {
        let lab = Lab()
        _ = lab.authorized(Request())
        func answered(_ count: Int) -> Int { (0..<count).count { lab.status(guess(lab, $0, method: method)) != nil } }
        #expect(answered(30) == 20)
        #expect(lab.server.metrics.failures == 20)
        #expect(lab.server.metrics.limited == 10)
        // The right password comes too late, from there and for now.
        let right = lab.authorized(lab.nextRegister(["<sip:a@192.0.2.1>"]))
        #expect(lab.send(right.text).isEmpty)
        // Nobody else is locked out: so guessing cannot be used against a PBX.
        #expect(lab.status(right, from: Lab.elsewhere) == 200)
        lab.advance(seconds: 9)
        #expect(answered(3) == 0)
        lab.advance(seconds: 2)
        #expect(answered(3) == 1)
        lab.advance(seconds: 60)
        #expect((5...6).contains(answered(30)))
        lab.advance(seconds: 11)
        #expect(lab.register("<sip:b@192.0.2.1>")?.status == 200)
    }

    /// What proves nothing wrong does not count: no password, an old nonce, another realm, a right password.
    @Test func countsOnlyWrongPasswords() {
        let lab = Lab { $0.nonceLifetime = 10 }
        let old = lab.newChallenge()
        lab.advance(seconds: 20)
        for number in 0..<100 {
            #expect(lab.status(Request { $0.branch = "z9hG4bK-a\(number)" }) == 401)
            let stale = lab.authorized(Request { $0.branch = "z9hG4bK-b\(number)" }, old)
            #expect(lab.challenges(in: lab.answer(stale)).map(\.isStale) == [true, true])
        }
        #expect(lab.server.metrics.failures == 0)
        #expect(lab.status(lab.authorized(lab.nextRegister(["<sip:a@192.0.2.1>"]), lab.newChallenge())) == 200)
    }

    /// An unknown user gets what a wrong password gets, to the letter.
    @Test(arguments: ["REGISTER", "INVITE"])
    func tellsNobodyWhoExists(_ method: String) throws {
        let lab = Lab()
        let answers = ["alice", "carol"].map { name in
            lab.send(guess(lab, 1, username: name, method: method).text).first?.text
                .replacing(#/nonce="[^"]*"/#, with: "nonce")
        }
        #expect(answers[0] != nil)
        #expect(answers[0] == answers[1])
        #expect(
            lab.log.events.suffix(2).map { $0.hasSuffix("wrong password") || $0.hasSuffix("unknown user name") } == [
                true, true,
            ]
        )
        // Without credentials nothing depends on the user either.
        let asked = ["alice", "carol"].map { name in
            lab.answer(Request { $0.to = "<sip:\(name)@provider.example>" })?.status
        }
        #expect(asked == [401, 401])
    }

    /// And it takes as long: the hashes are computed for nobody, too.
    @Test func takesAsLongForNobody() {
        let lab = Lab { $0.failuresPerMinute = 100_000_000 }
        let packets = ["alice", "carol"].map { Array(guess(lab, 1, username: $0).text.utf8) }
        var times: [[Duration]] = [[], []]
        let clock = ContinuousClock()
        for round in 0..<300 {
            for kind in [round % 2, 1 - round % 2] {
                lab.network.time += 1
                lab.network.sent = []
                times[kind].append(
                    clock.measure { lab.server.receive(packets[kind], from: Lab.pbx, now: lab.now) }
                )
            }
        }
        let medians = times.map { $0.sorted()[$0.count / 2] }
        #expect((0.5...2).contains(medians[0] / medians[1]))
        #expect(lab.server.metrics.failures == 600)
    }
}
