import TestSupport
import Testing

@testable import SIPMessages

@Suite struct DigestChallengeTests {
    @Test func writing() {
        var challenge = DigestChallenge(
            realm: Array(#"a "b" \c"#.utf8),
            nonce: Array("n".utf8),
            opaque: Array("o".utf8),
            algorithm: .sha512256,
            protections: [.auth, .authInt],
            isStale: true
        )
        #expect(
            text(challenge) == #"""
                Digest realm="a \"b\" \\c", nonce="n", opaque="o", stale=true, algorithm=SHA-512-256, \#
                qop="auth,auth-int"
                """#
        )
        challenge = DigestChallenge(realm: Array("r\r\nX: y".utf8), nonce: [], algorithm: .md5, protections: [])
        #expect(text(challenge) == #"Digest realm="rX: y", nonce="", algorithm=MD5"#)
    }

    /// RFC 7616 §3.9.1, and what servers make of it.
    @Test func reading() throws {
        let challenge = try #require(
            try Credentials.challenge(
                """
                Digest
                    realm="http-auth@example.org",
                    qop="auth, auth-int",
                    algorithm=SHA-256,
                    nonce="7ypf", opaque="F\\Qhe", domain="/", stale="TRUE", charset=UTF-8
                """
            )
        )
        let expected = DigestChallenge(
            realm: Array("http-auth@example.org".utf8),
            nonce: Array("7ypf".utf8),
            opaque: Array("FQhe".utf8),
            algorithm: .sha256,
            protections: [.auth, .authInt],
            isStale: true
        )
        #expect(challenge == expected)
        let old = try #require(try Credentials.challenge(#"Digest realm=r, nonce=n, algorithm="md5", stale=no"#))
        #expect(old == DigestChallenge(realm: [0x72], nonce: [0x6e], algorithm: .md5, protections: []))
    }

    @Test(arguments: [
        "Basic realm=\"x\"",
        "Digest realm=r, nonce=n, algorithm=MD5-sess",
        "Digest realm=r, nonce=n, algorithm=SHA3",
        "Digest realm=r, nonce=n, qop=\"auth-int\"",
        "Digest realm=r, nonce=n, qop=\"auth-conf,x\"",
    ])
    func thoseToIgnore(_ value: String) throws { #expect(try Credentials.challenge(value) == nil) }

    @Test(arguments: ["", "Digest", "Digest realm=r", "Digest realm=r, nonce=n, nonce=m", "Digest realm=\"r, nonce=n"])
    func malformed(_ value: String) { #expect(throws: SIPSyntaxError.self) { try Credentials.challenge(value) } }

    @Test func theStrongestIsAnswered() throws {
        func challenge(_ algorithm: DigestAlgorithm, _ realm: String) -> DigestChallenge {
            DigestChallenge(realm: Array(realm.utf8), nonce: [], algorithm: algorithm)
        }
        let all = [challenge(.md5, "a"), challenge(.sha256, "b"), challenge(.sha256, "c")]
        #expect(DigestChallenge.strongest(of: all)?.realm == Array("b".utf8))
        #expect(DigestChallenge.strongest(of: []) == nil)
    }

    /// The fast writer writes what the plain one does.
    @Test(arguments: DigestAlgorithm.allCases, [false, true])
    func challenger(_ algorithm: DigestAlgorithm, _ isStale: Bool) {
        var mint = NonceMint(key: (1, 2), lifetime: 60)
        let nonce = mint.mint(now: 1)
        var output: [UInt8] = []
        DigestChallenger(realm: #"a "b""#, algorithm: algorithm).write(nonce, isStale: isStale, into: &output)
        let plain = DigestChallenge(
            realm: Array(#"a "b""#.utf8),
            nonce: nonce.bytes,
            algorithm: algorithm,
            isStale: isStale
        )
        #expect(String(decoding: output, as: UTF8.self) == text(plain))
    }

    /// Written and read again, a challenge is the same.
    @Test(arguments: 0..<100)
    func roundTrip(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let alphabet = #"abcXYZ019 "\,=;:@äß€/-_."#
        let challenge = DigestChallenge(
            realm: Array(generator.text(length: 0...20, of: alphabet).utf8),
            nonce: Array(generator.text(length: 0...20, of: alphabet).utf8),
            opaque: Bool.random(using: &generator) ? Array(generator.text(length: 0...8, of: alphabet).utf8) : nil,
            algorithm: DigestAlgorithm.allCases.randomElement(using: &generator) ?? .md5,
            protections: [[], [.auth], [.authInt, .auth]].randomElement(using: &generator) ?? [],
            isStale: Bool.random(using: &generator)
        )
        #expect(try Credentials.challenge(text(challenge)) == challenge)
    }

    /// Whatever is read, nothing traps.
    @Test func mangled() {
        var generator = SeededGenerator(seed: 7616)
        let whole = Array(
            #"Digest username="a\"b", realm=r, nonce="n", uri="sip:h", response="0", qop=auth, nc=1, cnonce="c""#.utf8
        )
        for _ in 0..<20_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(Array("\"\\,= \r\n".utf8).randomElement(using: &generator) ?? 0, at: index)
                default: bytes.removeLast(bytes.count - max(index, 1))
                }
            }
            _ = try? Credentials.verify(bytes, .nobody)
            _ = try? DigestChallenge.parse(bytes.span, ByteRange(0, bytes.count))
        }
    }

    private func text(_ challenge: DigestChallenge) -> String {
        var output: [UInt8] = []
        challenge.write(into: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
