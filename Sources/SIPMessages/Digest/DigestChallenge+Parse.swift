extension DigestChallenge {
    /// Reads the value of a header with a challenge.
    ///
    /// - Parameters:
    ///   - bytes: The message.
    ///   - range: The header's value.
    ///   - header: The header, for errors.
    /// - Returns: The challenge; nil for one that cannot be answered because of its scheme, its algorithm or its `qop`,
    ///   which a client must ignore (RFC 8760 §2.4).
    /// - Throws: An error for one that is malformed.
    public static func parse(
        _ bytes: Span<UInt8>,
        _ range: ByteRange,
        in header: HeaderName = .wwwAuthenticate
    ) throws(SIPSyntaxError) -> DigestChallenge? {
        var lexer = DigestLexer(bytes, range, in: header)
        guard try lexer.readScheme(bytes) else { return nil }
        var seen: Set<DigestParameter> = []
        var realm: [UInt8]?
        var nonce: [UInt8]?
        var challenge = DigestChallenge(realm: [], nonce: [], algorithm: .md5, protections: [])
        var isAnswerable = true
        while let item = try lexer.next(bytes) {
            let isNew = seen.insert(item.parameter).inserted
            guard isNew || item.parameter == .other else { throw lexer.failure("a parameter twice") }
            switch item.parameter {
            case .realm: realm = bytes.content(of: item)
            case .nonce: nonce = bytes.content(of: item)
            case .opaque: challenge.opaque = bytes.content(of: item)
            case .stale: challenge.isStale = bytes.matches(item.value, "true")
            case .algorithm:
                let algorithm = DigestAlgorithm(bytes, item.value)
                challenge.algorithm = algorithm ?? .md5
                isAnswerable = isAnswerable && algorithm != nil
            case .qop:
                challenge.protections = bytes.protections(in: item.value)
                isAnswerable = isAnswerable && challenge.protections.contains(.auth)
            default: break
            }
        }
        guard let realm, let nonce else { throw lexer.failure("realm or nonce is missing") }
        challenge.realm = realm
        challenge.nonce = nonce
        return isAnswerable ? challenge : nil
    }
}

extension Span<UInt8> {
    /// The value of a parameter without its escapes.
    fileprivate func content(of item: DigestLexer.Item) -> [UInt8] {
        guard item.isEscaped else { return array(item.value) }
        var content: [UInt8] = []
        var index = Int(item.value.start)
        while index < item.value.end {
            if self[index] == UInt8(ascii: "\\") { index += 1 }
            content.append(self[index])
            index += 1
        }
        return content
    }

    /// The words of a `qop`; those without meaning are left out (RFC 7616 §3.3).
    fileprivate func protections(in part: ByteRange) -> [DigestChallenge.Protection] {
        var protections: [DigestChallenge.Protection] = []
        var start = Int(part.start)
        for index in Int(part.start)...Int(part.end) {
            guard index == part.end || self[index] == UInt8(ascii: ",") || isBlank(self[index]) else { continue }
            let word = ByteRange(start, index)
            for protection in [DigestChallenge.Protection.auth, .authInt]
            where matches(word, protection.spelling) && !protections.contains(protection) {
                protections.append(protection)
            }
            start = index + 1
        }
        return protections
    }
}
