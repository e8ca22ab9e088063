import SIPMessages
import Testing

@testable import SIPServer

/// Which credentials are taken (RFC 3261 §22.4, RFC 7616 §3.4 and §5, RFC 8760).
@Suite struct CredentialTests {
    private static let contact = "<sip:alice@192.0.2.1:5060>"
    private let register = Request { $0.contacts = [contact] }

    @Test(arguments: DigestAlgorithm.allCases)
    func logsInWithEachAlgorithm(_ algorithm: DigestAlgorithm) {
        let lab = Lab { $0.algorithms = [.sha512256, .sha256, .md5] }
        #expect(lab.status(lab.authorized(register, lab.newChallenge(algorithm))) == 200)
        #expect(lab.contacts() == ["sip:alice@192.0.2.1:5060"])
    }

    /// RFC 8760 §2.2: what was not offered is not taken.
    @Test func takesNoAlgorithmThatWasNotOffered() {
        let lab = Lab { $0.algorithms = [.sha256] }
        var challenge = lab.newChallenge(.sha256)
        challenge.algorithm = .md5
        #expect(lab.status(lab.authorized(register, challenge)) == 401)
        #expect(lab.contacts().isEmpty)
    }

    /// A challenge anew, without `stale`: so a client knows that its password is wrong (RFC 7616 §3.3).
    @Test func refusesAWrongPassword() {
        let lab = Lab()
        let answer = lab.answer(lab.authorized(register, lab.newChallenge(), password: "wrong"))
        #expect(lab.challenges(in: answer).map(\.isStale) == [false, false])
        #expect(lab.server.metrics.failures == 1)
        #expect(lab.log.events.last == "401 REGISTER alice: wrong password")
        #expect(lab.contacts().isEmpty)
    }

    /// RFC 7616 §3.3: only who knows the password learns that the nonce was too old.
    ///
    /// Without `stale` telephones believe that their password is wrong, and give up.
    @Test func saysStaleOnlyToTheRightPassword() {
        let lab = Lab { $0.nonceLifetime = 300 }
        let challenge = lab.newChallenge()
        lab.advance(seconds: 300)
        #expect(lab.status(lab.authorized(register, challenge)) == 200)
        lab.advance(seconds: 1)
        var next = register
        next.branch = "z9hG4bK-2"
        let stale = lab.answer(lab.authorized(next, challenge, count: 2))
        #expect(stale?.status == 401)
        #expect(stale?.values(.wwwAuthenticate).allSatisfy { $0.contains(", stale=true, ") } == true)
        let wrong = lab.answer(lab.authorized(next, challenge, password: "wrong", count: 3))
        #expect(lab.challenges(in: wrong).map(\.isStale) == [false, false])
        #expect(lab.server.metrics.failures == 1)
    }

    /// RFC 7616 §5.12: a nonce that this server did not make is worth nothing, whatever the digest.
    @Test func takesNoForgedNonce() throws {
        let lab = Lab(), own = lab.newChallenge()
        for place in [0, 8, 16, 23] {
            var challenge = own
            challenge.nonce[place] = challenge.nonce[place] == 0x41 ? 0x42 : 0x41
            // As after a restart of the server: who knows the password need not think that it is wrong.
            let answer = lab.answer(lab.authorized(register, challenge))
            #expect(lab.challenges(in: answer).map(\.isStale) == [true, true])
            let wrong = lab.answer(lab.authorized(register, challenge, password: "wrong"))
            #expect(lab.challenges(in: wrong).map(\.isStale) == [false, false])
        }
        for nonce in ["", "dcd98b7102dd2f0e8b11d0f600bfb0c093", "AAAAAAAAAAAAAAAAAAAAAAAA"] {
            var challenge = own
            challenge.nonce = Array(nonce.utf8)
            #expect(lab.status(lab.authorized(register, challenge)) == 401)
        }
        #expect(lab.contacts().isEmpty)
        // It was not used up by any of these.
        #expect(lab.status(lab.authorized(register, own)) == 200)
    }

    /// RFC 7616 §3.4.5: a count that was used before is a replay, which Kamailio lets pass as Debian ships it.
    @Test func takesANonceCountOnce() {
        let lab = Lab(), challenge = lab.newChallenge()
        #expect(lab.status(lab.authorized(register, challenge, count: 5)) == 200)
        for (count, expected) in [(5, 401), (4, 401), (0, 401), (6, 200), (6, 401), (0xFFFF_FFFF, 200)]
            as [(UInt32, Int)]
        {
            let other = lab.nextRegister(["<sip:alice@198.51.100.9>"], "alice") {
                $0.callID = "replay-\(count)-\(expected)"
            }
            let answer = lab.answer(lab.authorized(other, challenge, count: count))
            #expect(answer?.status == expected)
            // An honest client whose packets overtook each other tries again with a new nonce.
            if expected == 401 { #expect(lab.challenges(in: answer).map(\.isStale) == [true, true]) }
        }
    }

    /// A guess must not use up a nonce that is on its way to somebody else.
    @Test func wrongDigestsLeaveTheNonceAlone() {
        let lab = Lab(), challenge = lab.newChallenge()
        #expect(lab.status(lab.authorized(register, challenge, password: "wrong", count: 0xFFFF_FFFF)) == 401)
        #expect(lab.status(lab.authorized(register, challenge)) == 200)
    }

    /// RFC 2069 clients send neither qop nor nc: their nonces can be used once (RFC 7616 §5.5 asks for some such limit).
    @Test func takesANonceWithoutCountOnce() {
        let lab = Lab()
        var challenge = lab.newChallenge()
        challenge.protections = []
        #expect(lab.status(lab.authorized(register, challenge)) == 200)
        let other = lab.authorized(lab.nextRegister([Self.contact]) { $0.callID = "other" }, challenge)
        #expect(lab.challenges(in: lab.answer(other)).map(\.isStale) == [true, true])
    }

    /// RFC 8760 §2.6 (6): the digest's URI may differ from the Request-URI, if it is one that this server serves.
    @Test(arguments: [
        ("sip:provider.example", 200), ("sip:PROVIDER.example;transport=udp", 200), ("sip:203.0.113.5:5060", 200),
        ("sip:alice@provider.example", 200), ("sip:elsewhere.example", 400), ("mailto:alice", 400), ("*", 400),
    ])
    func takesDigestsForItsOwnURIs(_ uri: String, _ status: Int) {
        let lab = Lab()
        let request = lab.authorized(register, lab.newChallenge(), uri: uri)
        #expect(lab.status(request) == status)
        // A copy gets the same answer, also where nothing was kept.
        #expect(lab.status(request) == status)
        #expect(lab.contacts().isEmpty == (status != 200))
    }

    /// RFC 3261 §22.3: a client may send credentials for several realms.
    @Test func findsItsRealmAmongSeveral() {
        let lab = Lab()
        let foreign =
            "Authorization: Digest username=\"alice\", realm=\"elsewhere.example\", nonce=\"a\", uri=\"sip:b\", response=\"c\""
        for isLast in [true, false] {
            var request = lab.authorized(lab.nextRegister([Self.contact]))
            request.headers.insert(foreign, at: isLast ? request.headers.count : 0)
            #expect(lab.status(request) == 200)
        }
    }

    /// A user name in quotes may have escapes that mean nothing (RFC 3261 §25.1).
    @Test func undoesQuoting() {
        let lab = Lab()
        var request = lab.authorized(register, lab.newChallenge())
        request.headers = request.headers.map { $0.replacing("username=\"alice\"", with: "username=\"al\\ice\"") }
        #expect(lab.status(request) == 200)
    }
}
