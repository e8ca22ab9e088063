/// The first line of a message (RFC 3261 §7.1, §7.2).
public enum StartLine: Sendable, Hashable {
    /// A request.
    case request(SIPMethod, method: ByteRange, uri: ByteRange)
    /// A response.
    case response(status: Int, reason: ByteRange)
}

extension StartLine {
    /// What a start line is made of, and what is wrong with it if a message around it can still be answered.
    struct Reading {
        var line: StartLine
        var problem: SIPSyntaxError?
    }

    /// Reads a start line.
    ///
    /// - Parameters:
    ///   - bytes: The message.
    ///   - start: Where the line begins.
    ///   - end: Where it ends, without CR and LF.
    /// - Returns: The line; with a problem where a server owes 400 or 505.
    /// - Throws: `SIPSyntaxError` without a status if this is no SIP, or a response that nobody can use.
    static func read(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(SIPSyntaxError) -> Reading {
        let word = bytes.skip(.token, start, end)
        if word == start + 3, end > word, bytes[word] == UInt8(ascii: "/"), bytes.matches(ByteRange(start, word), "SIP")
        {
            return try readStatus(bytes, start, end)
        }
        guard word > start, word < end, bytes[word] == 0x20 else {
            throw SIPSyntaxError("no SIP: the first line has no method", at: word, status: nil)
        }
        let method = ByteRange(start, word)
        // The version is the last word: a Request-URI must not hold spaces, but broken ones do.
        let last = bytes.trimmedEnd(word, end)
        var place = last
        while place > word, !isBlank(bytes[place - 1]) { place -= 1 }
        let version = ByteRange(place, last)
        guard version.count > 4, bytes.matches(ByteRange(place, place + 4), "SIP/") else {
            throw SIPSyntaxError("no SIP: the first line has no version", at: place, status: nil)
        }
        let uri = bytes.trimmed(word, place)
        var problem: SIPSyntaxError?
        if !bytes.matches(version, "SIP/2.0") {
            problem = SIPSyntaxError("version not supported", at: place, status: 505)
        } else if last != end || Int(uri.start) != word + 1 || Int(uri.end) + 1 != place {
            problem = SIPSyntaxError("the first line has one space between its words", at: word)
        }
        return Reading(line: .request(SIPMethod(method, in: bytes), method: method, uri: uri), problem: problem)
    }

    private static func readStatus(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(SIPSyntaxError) -> Reading {
        // "SIP/2.0 200 OK"; the reason may be empty, but the space before it belongs there.
        let code = start + 8, space = start + 11
        guard end >= space, bytes.matches(ByteRange(start, code), "SIP/2.0 "),
            let status = bytes.number(ByteRange(code, space)), end == space || bytes[space] == 0x20
        else { throw SIPSyntaxError("no status line", at: start, status: nil) }
        guard status >= 100, status <= 699 else { throw SIPSyntaxError("no such status", at: code, status: nil) }
        let reason = ByteRange(min(space + 1, end), end)
        return Reading(line: .response(status: Int(status), reason: reason), problem: nil)
    }
}
