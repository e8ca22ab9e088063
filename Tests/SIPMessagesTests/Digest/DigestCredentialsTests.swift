import Testing

@testable import SIPMessages

@Suite struct DigestCredentialsTests {
    static let required = #"Digest username="u", realm="r", nonce="n", uri="sip:h", response="0""#

    @Test func everyParameter() throws {
        let value = """
            Digest username="Mufasa", realm="biloxi.com", nonce="dcd98b", uri="sip:bob@biloxi.com", qop=auth, \
            nc=0000001a, cnonce="0a4f113b", response="6629", opaque="5ccc", algorithm=SHA-256, x-mine="y", auth=z
            """
        let expected: [DigestParameter: String] = [
            .username: "Mufasa", .realm: "biloxi.com", .nonce: "dcd98b", .uri: "sip:bob@biloxi.com", .qop: "auth",
            .nonceCount: "0000001a", .cnonce: "0a4f113b", .response: "6629", .opaque: "5ccc", .algorithm: "SHA-256",
        ]
        for parameter in DigestParameter.allCases {
            #expect(try Credentials.text(parameter, of: value) == expected[parameter], "\(parameter)")
        }
        let credentials = try #require(try Credentials.parse(Array(value.utf8)))
        #expect(credentials.count == 26)
        #expect(credentials.algorithm == .sha256)
        #expect(credentials.hasProtection)
    }

    @Test(arguments: [
        // No white space, much of it, folded, and empty places in the list.
        #"Digest username="u",realm="r",nonce="n",uri="sip:h",response="0""#,
        "  DIGEST \r\n USERNAME = \"u\" ,\r\n\t Realm\t=\r\n \"r\" ,, nonce = \"n\", uri=\"sip:h\", response=\"0\" , ",
        // Without quotes, and with them where none belong.
        "digest username=u, realm=r, nonce=n, uri=sip:h, response=0",
        required + #", algorithm="MD5", qop="auth", nc="00000001", cnonce=c"#,
        required + ", userhash=false, algorithm=md5",
    ])
    func sloppyButClear(_ value: String) throws {
        let expected: [(DigestParameter, String)] = [
            (.username, "u"), (.realm, "r"), (.nonce, "n"), (.uri, "sip:h"), (.response, "0"),
        ]
        for (parameter, text) in expected { #expect(try Credentials.text(parameter, of: value) == text) }
    }

    @Test(arguments: [
        ("", "no authentication scheme"),
        ("=", "no authentication scheme"),
        ("Digest=", "no authentication scheme"),
        ("Digest", "username, realm, nonce, uri or response is missing"),
        (#"Digest username="u""#, "username, realm, nonce, uri or response is missing"),
        (required + #", realm="r""#, "a parameter twice"),
        (required + #", qop=auth, QOP=auth"#, "a parameter twice"),
        (required + ", qop=auth-int, nc=1, cnonce=c", "a qop that is not offered"),
        (required + #", qop="", nc=1, cnonce=c"#, "a qop that is not offered"),
        (required + ", qop=auth, nc=1", "qop without nc or cnonce"),
        (required + ", qop=auth, cnonce=c", "qop without nc or cnonce"),
        (required + ", qop=auth, cnonce=c, nc=1g", "nc is not a hexadecimal number"),
        (required + ", qop=auth, cnonce=c, nc=000000001", "nc is not a hexadecimal number"),
        (required + #", qop=auth, cnonce=c, nc="""#, "nc is not a hexadecimal number"),
        (required + ", algorithm=MD5-sess", "an algorithm that is not offered"),
        (required + ", algorithm=AKAv1-MD5", "an algorithm that is not offered"),
        (required + ", userhash=true", "userhash is not offered"),
        (required + ", username*=UTF-8''J", "username* is not offered: the name belongs in username"),
        (required + ", nc", "a parameter without value"),
        (required + ", nc=", "a parameter without value"),
        (required + ", nc=,", "a parameter without value"),
        (required + ", =1", "a parameter without name"),
        (required + " nc=1", "no comma behind a parameter"),
        (required + #", opaque="x"y"#, "no comma behind a parameter"),
        (required + #", opaque="x"#, "a quoted string without end"),
        (required + #", opaque="x\"#, "a control character in a quoted string"),
        (required + ", opaque=\"x\r\n y\"", "a control character in a quoted string"),
        (required + ", opaque=\"x\0\"", "a control character in a quoted string"),
        (required + ", opaque=x\u{7f}", "a forbidden character in a parameter"),
    ])
    func complaints(_ value: String, _ complaint: String) {
        #expect(Credentials.complaint(value) == complaint)
    }

    @Test func errorsOweABadRequestAndNameTheHeader() throws {
        let bytes = Array("xx Digest a".utf8)
        let error = #expect(throws: SIPSyntaxError.self) {
            _ = try DigestCredentials.parse(bytes.span, ByteRange(2, bytes.count), in: .proxyAuthorization)
        }
        #expect(error?.description == "Proxy-Authorization: a parameter without value (offset 11)")
        #expect(error?.status == 400)
    }

    @Test(arguments: ["Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Digests x", "NTLM", "Bearer realm"])
    func otherSchemes(_ value: String) throws { #expect(try Credentials.parse(Array(value.utf8)) == nil) }

    /// RFC 8760 §2.7: a client that was not challenged yet.
    @Test func emptyValuesPass() throws {
        let value = #"Digest username="u", realm="r", nonce="", uri="sip:h", response="""#
        #expect(try Credentials.text(.nonce, of: value)?.isEmpty == true)
        #expect(try !Credentials.verify(Array(value.utf8), .nobody))
    }

    @Test func escapes() throws {
        let bytes = Array(#"Digest username="a\"b\\\c", realm="ü", nonce="n", uri="sip:h", response="0""#.utf8)
        let credentials = try #require(try Credentials.parse(bytes))
        #expect(credentials.isEscaped(.username))
        #expect(!credentials.isEscaped(.realm))
        #expect(bytes.text(credentials.username) == #"a\"b\\\c"#)
        let content = credentials.content(of: .username, in: bytes.span)
        #expect(content == Array(#"a"b\c"#.utf8))
        func matches(_ parameter: DigestParameter, _ text: String) -> Bool {
            credentials.matches(parameter, Array(text.utf8).span, in: bytes.span)
        }
        #expect(matches(.username, #"a"b\c"#))
        for other in [#"a"b\"#, #"a"b\cd"#, #"a\"b\\\c"#, "", "a"] { #expect(!matches(.username, other), "\(other)") }
        #expect(matches(.realm, "ü"))
        #expect(!matches(.opaque, ""))
    }

    /// Every byte at every place of a quoted string: looked at eight at a time, they must not be taken for others.
    @Test func everyByteInQuotes() throws {
        let head = Array((Self.required + #", opaque=""#).utf8)
        for byte in UInt8.min ... .max {
            for place in 0..<17 {
                var content = [UInt8](repeating: 0x80, count: 17)
                content[place] = byte
                let bytes = head + content + Array(#"", nc=1"#.utf8)
                let isEnd = byte == UInt8(ascii: "\"")
                if (byte < 0x20 && byte != 0x09) || byte == 0x7f || isEnd || byte == UInt8(ascii: "\\") {
                    #expect(throws: SIPSyntaxError.self) { try Credentials.parse(bytes) }
                } else {
                    let credentials = try #require(try Credentials.parse(bytes))
                    #expect(credentials[.opaque] == ByteRange(head.count, head.count + 17), "byte \(byte)")
                }
            }
        }
    }

    @Test func rangesOutsideTheMessageAreCut() throws {
        let bytes = Array(Self.required.utf8)
        let value = try DigestCredentials.parse(bytes.span, ByteRange(0, 100_000))
        guard case .digest = value else { throw SIPSyntaxError("another scheme", at: 0) }
        #expect(throws: SIPSyntaxError.self) { _ = try DigestCredentials.parse(bytes.span, ByteRange(5000, 6000)) }
    }
}
