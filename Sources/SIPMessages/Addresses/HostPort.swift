/// Hosts as they stand in URIs and Via (RFC 3261 §25.1, with the IPv6 grammar that RFC 5118 §4.10 corrects).
enum HostPort {
    /// Reads a host name, an IPv4 address, or an IPv6 address in brackets.
    ///
    /// - Parameters:
    ///   - bytes: The message.
    ///   - start: Where it begins.
    ///   - end: Where the text around it ends.
    /// - Returns: Where it stands, brackets included.
    /// - Throws: `SIPSyntaxError`.
    static func readHost(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(SIPSyntaxError) -> ByteRange {
        guard start < end else { throw SIPSyntaxError("no host", at: start) }
        if bytes[start] == UInt8(ascii: "[") {
            let close = bytes.skip(.address6, start + 1, end)
            // Three colons in a row come from the bug in RFC 3261's grammar and are let pass (RFC 5118 §4.10).
            guard close < end, bytes[close] == UInt8(ascii: "]"), close - start >= 3, close - start < 64 else {
                throw SIPSyntaxError("no IPv6 address", at: start)
            }
            return ByteRange(start, close + 1)
        }
        let close = bytes.skip(.host, start, end)
        guard close > start, close - start <= 255 else { throw SIPSyntaxError("no host", at: start) }
        return ByteRange(start, close)
    }
}
