import TestSupport
import Testing

@testable import SIPMessages

@Suite struct DigestVerificationTests {
    /// RFC 7616 §3.9.1.
    @Test(arguments: [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ])
    func publishedExample(_ algorithm: String, _ response: String) throws {
        let value = """
            Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", algorithm=\(algorithm), \
            nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, \
            cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, response="\(response)", \
            opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"
            """
        let secret = DigestSecret(username: "Mufasa", realm: "http-auth@example.org", password: "Circle of Life")
        #expect(try Credentials.verify(Array(value.utf8), secret, method: "GET"))
        #expect(try !Credentials.verify(Array(value.utf8), secret, method: "PUT"))
        #expect(try !Credentials.verify(Array(value.utf8), .nobody, method: "GET"))
        let wrong = DigestSecret(username: "Mufasa", realm: "http-auth@example.org", password: "circle of Life")
        #expect(try !Credentials.verify(Array(value.utf8), wrong, method: "GET"))
    }

    /// RFC 7616 §3.9.2 with the digest of erratum 4897: The RFC's own was made with SHA-512 cut off, not SHA-512/256.
    @Test func publishedExampleOfSHA512256() throws {
        func value(_ response: String) -> [UInt8] {
            let text = """
                Digest username="J\u{e4}s\u{f8}n Doe", realm="api@example.org", uri="/doe.json", \
                algorithm=SHA-512-256, nonce="5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", nc=00000001, \
                cnonce="NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v", qop=auth, response="\(response)"
                """
            return Array(text.utf8)
        }
        let secret = DigestSecret(
            username: "J\u{e4}s\u{f8}n Doe",
            realm: "api@example.org",
            password: "Secret, or not?"
        )
        let right = "3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5"
        let printed = "ae66e67d6b427bd3f120414a82e4acff38e8ecd9101d6c861229025f607a79dd"
        #expect(try Credentials.verify(value(right), secret, method: "GET"))
        #expect(try !Credentials.verify(value(printed), secret, method: "GET"))
    }

    /// RFC 2069 §2.4's values without `qop`, with the digest of its erratum 749.
    @Test func withoutProtection() throws {
        let value = """
            Digest username="Mufasa", realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", \
            uri="/dir/index.html", response="1949323746fe6a43ef61f9606e7febea", \
            opaque="5ccc069c403ebaf9f0171e9517f40e41"
            """
        let secret = DigestSecret(username: "Mufasa", realm: "testrealm@host.com", password: "CircleOfLife")
        #expect(try Credentials.verify(Array(value.utf8), secret, method: "GET"))
        let credentials = try #require(try Credentials.parse(Array(value.utf8)))
        #expect(credentials.count == .max)
        #expect(!credentials.hasProtection)
    }

    /// The secret of nobody is all zeros, which anyone could compute with.
    @Test(arguments: DigestAlgorithm.allCases)
    func nobodyHasNoPassword(_ algorithm: DigestAlgorithm) throws {
        let digits = String(repeating: "0", count: algorithm.byteCount * 2)
        #expect("\(DigestSecret.nobody)" == "***")
        let request = hash("REGISTER:sip:h", algorithm)
        let response = hash("\(digits):n:\(request)", algorithm)
        let value = """
            Digest username="u", realm="r", nonce="n", uri="sip:h", response="\(response)", algorithm=\(algorithm.name)
            """
        #expect(try !Credentials.verify(Array(value.utf8), .nobody))
    }

    @Test func printsStars() {
        let secret = DigestSecret(username: "u", realm: "r", password: "p")
        var dumped = ""
        dump(secret, to: &dumped)
        #expect("\(secret) \(String(reflecting: secret))" == "*** ***")
        #expect(dumped == "- ***\n")
        #expect(!"\(NonceMint(key: (123_456_789, 987_654_321), lifetime: 60))".contains("123456789"))
    }

    /// What one side writes the other finds right, and not when any byte that counts is another.
    @Test(arguments: 0..<60)
    func anyChangeIsFound(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let alphabet = #"abcXYZ019 "\,=;:@äß€/-_."#
        let username = generator.text(length: 1...20, of: alphabet)
        let password = generator.text(length: 0...30, of: alphabet)
        let challenge = DigestChallenge(
            realm: Array(generator.text(length: 1...20, of: alphabet).utf8),
            nonce: Array(generator.text(length: 1...40, of: alphabet).utf8),
            opaque: Bool.random(using: &generator) ? Array(generator.text(length: 0...8, of: alphabet).utf8) : nil,
            algorithm: DigestAlgorithm.allCases.randomElement(using: &generator) ?? .md5,
            protections: Bool.random(using: &generator) ? [.auth] : []
        )
        let uri = "sip:\(generator.text(length: 1...30, of: alphabet))"
        let value = challenge.credentials(
            username: username,
            password: password,
            method: "REGISTER",
            uri: uri,
            cnonce: generator.text(length: 1...20, of: alphabet),
            count: .random(in: 1...(.max), using: &generator)
        )
        let secret = DigestSecret(
            username: Array(username.utf8),
            realm: challenge.realm,
            password: Array(password.utf8)
        )
        #expect(try Credentials.verify(value, secret))
        let other = DigestSecret(
            username: Array(username.utf8),
            realm: challenge.realm,
            password: Array((password + "x").utf8)
        )
        #expect(try !Credentials.verify(value, other))

        let original = try meaning(value)
        for index in value.indices {
            var changed = value
            changed[index] = UInt8.random(in: 0...255, using: &generator)
            guard changed != value, (try? Credentials.verify(changed, secret)) == true else { continue }
            // The secret was found by name and realm, and nobody hashes `opaque`; all else has to mean the same.
            #expect(try meaning(changed) == original, "byte \(index) of \(String(decoding: value, as: UTF8.self))")
        }
    }

    /// What the digest is made of.
    private func meaning(_ value: [UInt8]) throws -> [[UInt8]?] {
        let credentials = try #require(try Credentials.parse(value))
        let parameters: [DigestParameter] = [.nonce, .uri, .response, .qop]
        let counted: [DigestParameter] = credentials.hasProtection ? [.nonceCount, .cnonce] : []
        return [Array(credentials.algorithm.name.utf8)]
            + (parameters + counted).map { credentials.content(of: $0, in: value.span) }
    }

    private func hash(_ text: String, _ algorithm: DigestAlgorithm) -> String {
        let value = Array(text.utf8).withUnsafeBytes { algorithm.hash($0) }
        let digits = [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
            var sink = DigestSink(buffer)
            sink.append(value, byteCount: algorithm.byteCount)
            count = sink.count
        }
        return String(decoding: digits, as: UTF8.self)
    }
}
