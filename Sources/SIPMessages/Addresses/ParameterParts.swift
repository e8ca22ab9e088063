/// `;name=value` behind an address, a Via, or a list's entry (`generic-param`, RFC 3261 §25.1).
package enum ParameterParts {
    /// Reads one parameter.
    ///
    /// - Parameters:
    ///   - bytes: The message.
    ///   - start: Offset of its semicolon.
    ///   - end: Where the value around it ends.
    /// - Returns: Name, value (empty where there is none; quoted ones with their quotes), and the offset behind both and
    ///   the white space that follows.
    /// - Throws: `SIPSyntaxError`.
    @inline(__always)
    package static func read(
        _ bytes: Span<UInt8>,
        _ start: Int,
        _ end: Int
    ) throws(SIPSyntaxError) -> (name: ByteRange, value: ByteRange, next: Int) {
        let nameStart = bytes.skipBlanks(start + 1, end)
        let nameEnd = bytes.skip(.token, nameStart, end)
        guard nameEnd > nameStart else { throw SIPSyntaxError("an empty parameter", at: start) }
        let name = ByteRange(nameStart, nameEnd)
        var place = bytes.skipBlanks(nameEnd, end)
        guard place < end, bytes[place] == UInt8(ascii: "=") else { return (name, ByteRange(place, place), place) }
        place = bytes.skipBlanks(place + 1, end)
        let valueStart = place
        if place < end, bytes[place] == UInt8(ascii: "\"") {
            guard let close = bytes.skipQuoted(place, end) else {
                throw SIPSyntaxError("a quoted text without end", at: place)
            }
            place = close
        } else if place < end, bytes[place] == UInt8(ascii: "[") {
            place = Int(try HostPort.readHost(bytes, place, end).end)
        } else {
            // Besides tokens: IPv6 without brackets, as in Via's `received` (RFC 5118 §4.5).
            place = bytes.skip(.parameterValue, place, end)
            guard place > valueStart else { throw SIPSyntaxError("a parameter without its value", at: start) }
        }
        return (name, ByteRange(valueStart, place), bytes.skipBlanks(place, end))
    }

    /// Finds a parameter among parameters that have been read before.
    ///
    /// - Parameters:
    ///   - name: Its name, in any case.
    ///   - part: All parameters, from the first semicolon on.
    ///   - bytes: The message.
    /// - Returns: Its value, empty where it has none; nil if it does not occur.
    package static func find(_ name: StaticString, _ part: ByteRange, in bytes: Span<UInt8>) -> ByteRange? {
        var place = Int(part.start)
        let end = Int(part.end)
        while place < end, bytes[place] == UInt8(ascii: ";") {
            guard let (found, value, next) = try? read(bytes, place, end) else { return nil }
            if bytes.matches(found, name) { return value }
            place = next
        }
        return nil
    }
}
