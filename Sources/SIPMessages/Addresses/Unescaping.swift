/// `%HH` in URIs (RFC 3261 §19.1.2): resolved once, and byte by byte.
package enum Unescaping {
    /// The byte at an offset, and the offset behind it.
    @inline(__always)
    static func next(_ bytes: Span<UInt8>, _ place: Int, _ end: Int) -> (byte: UInt8, next: Int) {
        let byte = bytes[place]
        guard byte == UInt8(ascii: "%"), place + 2 < end,
            let high = digit(bytes[place + 1]), let low = digit(bytes[place + 2])
        else { return (byte, place + 1) }
        return (high << 4 | low, place + 3)
    }

    /// A part without escapes.
    package static func bytes(_ bytes: Span<UInt8>, _ part: ByteRange) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(part.count)
        var place = Int(part.start)
        while place < Int(part.end) {
            let (byte, following) = next(bytes, place, Int(part.end))
            result.append(byte)
            place = following
        }
        return result
    }

    /// Whether two parts are equal without their escapes.
    ///
    /// - Parameters:
    ///   - one: The bytes that the first part points into.
    ///   - part: The first part.
    ///   - other: The bytes that the second part points into.
    ///   - otherPart: The second part.
    ///   - ignoringCase: Whether letters may differ in case.
    /// - Returns: Whether they are equal.
    static func areEqual(
        _ one: Span<UInt8>,
        _ part: ByteRange,
        _ other: Span<UInt8>,
        _ otherPart: ByteRange,
        ignoringCase: Bool
    ) -> Bool {
        var place = Int(part.start), otherPlace = Int(otherPart.start)
        while place < Int(part.end), otherPlace < Int(otherPart.end) {
            let (byte, following) = next(one, place, Int(part.end))
            let (otherByte, otherFollowing) = next(other, otherPlace, Int(otherPart.end))
            guard byte == otherByte || ignoringCase && lowercase(byte) == lowercase(otherByte) else { return false }
            place = following
            otherPlace = otherFollowing
        }
        return place == Int(part.end) && otherPlace == Int(otherPart.end)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
