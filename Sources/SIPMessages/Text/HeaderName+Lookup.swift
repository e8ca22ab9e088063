extension HeaderName {
    /// The header that a name stands for, long or compact (RFC 3261 §7.3.3), in any case; `other` if none is known.
    ///
    /// Length and first letter leave one or two candidates, which are then compared in full.
    ///
    /// - Parameters:
    ///   - part: The name.
    ///   - bytes: The message.
    package init(_ part: ByteRange, in bytes: Span<UInt8>) {
        guard !part.isEmpty else {
            self = .other
            return
        }
        let letter = lowercase(bytes[Int(part.start)])
        if part.count == 1 {
            self = Self.compact(letter)
            return
        }
        let (one, two) = Self.candidates(length: part.count, letter: letter)
        if bytes.matchesName(part, one.spelling) {
            self = one
        } else if two != .other, bytes.matchesName(part, two.spelling) {
            self = two
        } else {
            self = .other
        }
    }

    /// The names of a length that begin with a letter: a test compares this with all spellings.
    @inline(__always)
    private static func candidates(length: Int, letter: UInt8) -> (HeaderName, HeaderName) {
        // The letter sits in the low byte, the length above it.
        switch length << 8 | Int(letter) {
        case 0x0274: (.to, .other)
        case 0x0376: (.via, .other)
        case 0x0463: (.cseq, .other)
        case 0x0464: (.date, .other)
        case 0x0466: (.from, .other)
        case 0x0470: (.path, .other)
        case 0x0561: (.allow, .other)
        case 0x0565: (.event, .other)
        case 0x0572: (.route, .other)
        case 0x0661: (.accept, .other)
        case 0x066D: (.minSE, .other)
        case 0x0672: (.reason, .other)
        case 0x0673: (.server, .other)
        case 0x0763: (.callID, .contact)
        case 0x0765: (.expires, .other)
        case 0x0770: (.privacy, .other)
        case 0x0772: (.require, .other)
        case 0x0773: (.subject, .other)
        case 0x0777: (.warning, .other)
        case 0x0870: (.priority, .other)
        case 0x0872: (.replyTo, .other)
        case 0x0963: (.callInfo, .other)
        case 0x0964: (.diversion, .other)
        case 0x0973: (.supported, .other)
        case 0x0974: (.timestamp, .other)
        case 0x0A61: (.alertInfo, .other)
        case 0x0A65: (.errorInfo, .other)
        case 0x0A75: (.userAgent, .other)
        case 0x0B69: (.inReplyTo, .other)
        case 0x0B6D: (.minExpires, .other)
        case 0x0B72: (.retryAfter, .other)
        case 0x0B75: (.unsupported, .other)
        case 0x0C63: (.contentType, .other)
        case 0x0C6D: (.maxForwards, .mimeVersion)
        case 0x0C6F: (.organization, .other)
        case 0x0C72: (.recordRoute, .other)
        case 0x0D61: (.authorization, .other)
        case 0x0D70: (.proxyRequire, .other)
        case 0x0D73: (.serviceRoute, .other)
        case 0x0E63: (.contentLength, .other)
        case 0x0F61: (.acceptEncoding, .acceptLanguage)
        case 0x0F72: (.remotePartyID, .other)
        case 0x0F73: (.sessionExpires, .other)
        case 0x1063: (.contentEncoding, .contentLanguage)
        case 0x1077: (.wwwAuthenticate, .other)
        case 0x1270: (.proxyAuthenticate, .other)
        case 0x1361: (.authenticationInfo, .other)
        case 0x1363: (.contentDisposition, .other)
        case 0x1370: (.proxyAuthorization, .pAssertedIdentity)
        case 0x1470: (.pPreferredIdentity, .other)
        default: (.other, .other)
        }
    }

    /// The compact forms of RFC 3261 §7.3.3, RFC 4028 §4 and RFC 6665 §8.2.1.
    private static func compact(_ letter: UInt8) -> HeaderName {
        switch letter {
        case UInt8(ascii: "v"): .via
        case UInt8(ascii: "f"): .from
        case UInt8(ascii: "t"): .to
        case UInt8(ascii: "i"): .callID
        case UInt8(ascii: "m"): .contact
        case UInt8(ascii: "l"): .contentLength
        case UInt8(ascii: "c"): .contentType
        case UInt8(ascii: "e"): .contentEncoding
        case UInt8(ascii: "k"): .supported
        case UInt8(ascii: "s"): .subject
        case UInt8(ascii: "o"): .event
        case UInt8(ascii: "x"): .sessionExpires
        default: .other
        }
    }
}
