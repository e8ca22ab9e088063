/// What a client proves itself with: the value of `Authorization` or `Proxy-Authorization` (RFC 7616 §3.4), as places in
/// the message it came in.
public struct DigestCredentials: Sendable {
    /// What an authorization header holds.
    public enum Value: Sendable {
        /// Credentials for digest authentication.
        case digest(DigestCredentials)
        /// Another scheme, such as `Basic`: The client is owed a challenge, not a 400.
        case otherScheme
    }

    private var ranges = InlineArray<10, ByteRange>(repeating: ByteRange(0, 0))
    private var present: UInt16 = 0
    private var escaped: UInt16 = 0

    /// The algorithm it was made with; MD5 if the client names none.
    public private(set) var algorithm = DigestAlgorithm.md5
    /// Whether it has `qop=auth`; if not, it was made as RFC 2069 has it, and its nonce can be used but once.
    public private(set) var hasProtection = false
    /// The nonce count; without `qop` the highest there is, so that the nonce is used up.
    public private(set) var count = UInt32.max

    private init() {}

    /// Where a parameter's value stands, without the quotes; nil if it is absent or none of the first ten.
    public subscript(_ parameter: DigestParameter) -> ByteRange? {
        has(parameter) ? ranges[Int(parameter.rawValue)] : nil
    }

    /// The user's name, without the quotes.
    public var username: ByteRange { ranges[Int(DigestParameter.username.rawValue)] }
    /// The realm, without the quotes.
    public var realm: ByteRange { ranges[Int(DigestParameter.realm.rawValue)] }
    /// The nonce, without the quotes.
    public var nonce: ByteRange { ranges[Int(DigestParameter.nonce.rawValue)] }
    /// The URI that the digest was made with, without the quotes.
    public var uri: ByteRange { ranges[Int(DigestParameter.uri.rawValue)] }
    /// The digest, in hexadecimal digits.
    public var response: ByteRange { ranges[Int(DigestParameter.response.rawValue)] }

    /// Whether a parameter's value has backslash escapes.
    public func isEscaped(_ parameter: DigestParameter) -> Bool { escaped & parameter.bit != 0 }

    /// Whether a parameter is there.
    func has(_ parameter: DigestParameter) -> Bool { present & parameter.bit != 0 }

    /// Reads the value of an authorization header.
    ///
    /// A client that was not challenged yet may send empty values (RFC 8760 §2.7): they pass, and verify never.
    ///
    /// - Parameters:
    ///   - bytes: The message.
    ///   - range: The header's value.
    ///   - header: The header, for errors.
    /// - Returns: The credentials, unless the scheme is another one.
    /// - Throws: An error for a value that no challenge of ours can have brought forth.
    public static func parse(
        _ bytes: Span<UInt8>,
        _ range: ByteRange,
        in header: HeaderName = .authorization
    ) throws(SIPSyntaxError) -> Value {
        var lexer = DigestLexer(bytes, range, in: header)
        guard try lexer.readScheme(bytes) else { return .otherScheme }
        var credentials = DigestCredentials()
        while let item = try lexer.next(bytes) { try credentials.take(item, bytes, lexer) }
        try credentials.finish(bytes, lexer)
        return .digest(credentials)
    }

    /// Notes a parameter.
    @inline(__always)
    private mutating func take(
        _ item: DigestLexer.Item,
        _ bytes: Span<UInt8>,
        _ lexer: DigestLexer
    ) throws(SIPSyntaxError) {
        let parameter = item.parameter
        guard parameter.rawValue < DigestParameter.keptCount else { return try refuse(item, bytes, lexer) }
        guard !has(parameter) else { throw lexer.failure("a parameter twice") }
        present |= parameter.bit
        if item.isEscaped { escaped |= parameter.bit }
        ranges[Int(parameter.rawValue)] = item.value
    }

    /// Refuses what was never offered and would change what the digest is made of.
    private func refuse(_ item: DigestLexer.Item, _ bytes: Span<UInt8>, _ lexer: DigestLexer) throws(SIPSyntaxError) {
        switch item.parameter {
        case .extendedUsername: throw lexer.failure("username* is not offered: the name belongs in username")
        case .userhash where !bytes.matches(item.value, "false"): throw lexer.failure("userhash is not offered")
        default: break
        }
    }

    /// Looks whether all is there that belongs together.
    @inline(__always)
    private mutating func finish(_ bytes: Span<UInt8>, _ lexer: DigestLexer) throws(SIPSyntaxError) {
        guard present & 0b1_1111 == 0b1_1111 else {
            throw lexer.failure("username, realm, nonce, uri or response is missing")
        }
        if let name = self[.algorithm] {
            guard let known = DigestAlgorithm(bytes, name) else {
                throw lexer.failure("an algorithm that is not offered")
            }
            algorithm = known
        }
        guard let protection = self[.qop] else { return }
        guard bytes.matches(protection, "auth") else { throw lexer.failure("a qop that is not offered") }
        guard let nonceCount = self[.nonceCount], has(.cnonce) else { throw lexer.failure("qop without nc or cnonce") }
        guard let number = bytes.hexadecimal(nonceCount) else { throw lexer.failure("nc is not a hexadecimal number") }
        hasProtection = true
        count = number
    }
}

extension DigestParameter {
    /// Its place in a set.
    @inline(__always) fileprivate var bit: UInt16 { 1 << UInt16(rawValue) }
}

extension Span<UInt8> {
    /// A number of one to eight hexadecimal digits.
    @inline(__always)
    fileprivate func hexadecimal(_ part: ByteRange) -> UInt32? {
        guard 1...8 ~= part.count else { return nil }
        var number: UInt32 = 0
        for index in part.indices {
            let byte = self[index]
            guard ByteClass.hexadecimal.contains(byte) else { return nil }
            number = number << 4 | UInt32(byte & 0xf &+ (byte > UInt8(ascii: "9") ? 9 : 0))
        }
        return number
    }
}
