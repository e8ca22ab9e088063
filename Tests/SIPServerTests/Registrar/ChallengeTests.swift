import SIPMessages
import Testing

@testable import SIPServer

/// How the registrar asks for credentials (RFC 3261 §22, RFC 7616 §3.3, RFC 8760 §2).
@Suite struct ChallengeTests {
    /// RFC 8760 §2.4: a challenge for each algorithm, the preferred first.
    ///
    /// RFC 7616 §3.3: realm, nonce and qop are quoted, algorithm and stale are not; Basic is never offered.
    @Test func offersEachAlgorithmThePreferredFirst() throws {
        let answer = try #require(Lab().answer(Request()))
        #expect(answer.status == 401)
        let values = answer.values(.wwwAuthenticate)
        #expect(values.count == 2)
        for (value, algorithm) in zip(values, ["SHA-256", "MD5"]) {
            #expect(value.hasPrefix("Digest realm=\"provider.example\", nonce=\""))
            #expect(value.contains(", algorithm=\(algorithm)"))
            #expect(value.contains(", qop=\"auth\""))
            #expect(!value.contains("stale"))
        }
        #expect(!answer.serialized().contains(Array("Basic".utf8)))
    }

    /// RFC 3261 §22.3: a provider's proxy asks callers with 407, its registrar with 401.
    @Test func asksCallersAsAProxyDoes() throws {
        let answer = try #require(Lab().answer(Request("INVITE")))
        #expect(answer.status == 407)
        #expect(answer.values(.proxyAuthenticate).count == 2)
        #expect(answer.values(.wwwAuthenticate).isEmpty)
    }

    /// RFC 3261 §8.2.7: who is not known leaves no state, so that copies of a request get one To tag by computation alone,
    /// and no provisional answer comes before.
    @Test func givesCopiesOfARequestOneTag() throws {
        let lab = Lab()
        let first = try #require(lab.answer(Request())), again = try #require(lab.answer(Request()))
        #expect(first.status == 401)
        #expect(first.to?.tag?.isEmpty == false)
        #expect(first.to?.tag == again.to?.tag)
        let others = [Request { $0.cseq = "2" }, Request { $0.callID = "2@192.0.2.1" }].map { lab.answer($0)?.to?.tag }
        #expect(Set(others + [first.to?.tag]).count == 3)
        #expect(!lab.server.calls.hasWork)
    }

    /// A tag that somebody else's server would give as well could be foreseen (RFC 3261 §19.3).
    @Test func givesTagsThatNobodyForesees() {
        #expect(Lab().answer(Request())?.to?.tag?.count == 16)
    }

    /// Kamailio gives all who ask within one second one nonce; then whoever comes second is a replay.
    @Test func makesANonceOnce() {
        let lab = Lab()
        let nonces = (0..<1_000).map { _ in lab.newChallenge().nonce }
        #expect(Set(nonces).count == 1_000)
    }

    /// RFC 8760 §2.4 and §2.6: the algorithms are a choice of the provider.
    @Test(arguments: DigestAlgorithm.allCases)
    func offersWhatItIsToldTo(_ algorithm: DigestAlgorithm) {
        let lab = Lab { $0.algorithms = [algorithm] }
        #expect(lab.challenges(in: lab.answer(Request())).map(\.algorithm) == [algorithm])
    }

    /// RFC 3261 §22.2: other schemes, and credentials for another realm, are as good as none.
    @Test(arguments: [
        "Basic YWxpY2U6d29uZGVy", "NoOneKnowsThisScheme opaque-data=here",
        "Digest username=\"alice\", realm=\"elsewhere.example\", nonce=\"a\", uri=\"sip:provider.example\", response=\"b\"",
    ])
    func challengesWhatIsNotForIt(_ credentials: String) {
        let lab = Lab()
        let answer = lab.answer(Request { $0.headers = ["Authorization: \(credentials)"] })
        #expect(answer?.status == 401)
        // Nobody has tried a password.
        #expect(lab.server.metrics.failures == 0)
    }

    /// RFC 7616 §3.4: improper parameters get a 4xx, here 400.
    @Test(arguments: [
        "Digest username=\"alice\"", "Digest username=\"alice", "Digest ,,=",
        "Digest username=\"a\", realm=\"provider.example\", nonce=\"a\", uri=\"b\", response=\"c\", qop=auth",
    ])
    func refusesBrokenCredentials(_ credentials: String) {
        #expect(Lab().status(Request { $0.headers = ["Authorization: \(credentials)"] }) == 400)
    }
}
