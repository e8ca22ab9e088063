/// What every parser here is made of. Offsets go in and come out; nothing is copied or allocated.
///
/// Inside a header value CR and LF can only be folding (RFC 3261 §7.3.1), so all four blanks count as white space.
extension Span<UInt8> {
    /// The first offset from `start` on that holds no white space; `end` if there is none.
    @inline(__always)
    func skipBlanks(_ start: Int, _ end: Int) -> Int {
        var place = start
        while place < end, isBlank(self[place]) { place += 1 }
        return place
    }

    /// The end of a part without the white space behind it.
    @inline(__always)
    func trimmedEnd(_ start: Int, _ end: Int) -> Int {
        var place = end
        while place > start, isBlank(self[place - 1]) { place -= 1 }
        return place
    }

    /// The first offset from `start` on whose byte is not of a class; `end` if there is none.
    @inline(__always)
    func skip(_ set: ByteClass, _ start: Int, _ end: Int) -> Int {
        var place = start
        while place < end, set.contains(self[place]) { place += 1 }
        return place
    }

    /// The offset of a byte; nil if it does not occur.
    @inline(__always)
    func first(_ byte: UInt8, _ start: Int, _ end: Int) -> Int? {
        var place = start
        while place < end {
            if self[place] == byte { return place }
            place += 1
        }
        return nil
    }

    /// The offset behind a quoted string that begins at `start`; nil if it does not end (RFC 3261 §25.1).
    func skipQuoted(_ start: Int, _ end: Int) -> Int? {
        var place = start + 1
        while place < end {
            switch self[place] {
            case UInt8(ascii: "\""): return place + 1
            case UInt8(ascii: "\\"): place += 2
            default: place += 1
            }
        }
        return nil
    }

    /// Reads decimal digits up to an end.
    ///
    /// - Returns: The number, or nil if there is none, it is over `limit`, or anything else stands there.
    @inline(__always)
    package func number(_ part: ByteRange, limit: UInt64 = UInt64(UInt32.max)) -> UInt64? {
        if part.isEmpty { return nil }
        var value: UInt64 = 0
        for place in part.indices {
            let digit = self[place] &- UInt8(ascii: "0")
            if digit > 9 { return nil }
            value = value &* 10 &+ UInt64(digit)
            if value > limit { return nil }
        }
        return value
    }

    /// Whether a part reads like a text, whatever the case of its ASCII letters.
    @inline(__always)
    package func matches(_ part: ByteRange, _ text: StaticString) -> Bool {
        guard part.count == text.utf8CodeUnitCount else { return false }
        let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        var place = Int(part.start)
        for byte in expected {
            if lowercase(self[place]) != lowercase(byte) { return false }
            place += 1
        }
        return true
    }

    /// Whether a part is exactly a text.
    @inline(__always)
    package func holds(_ part: ByteRange, _ text: StaticString) -> Bool {
        guard part.count == text.utf8CodeUnitCount else { return false }
        let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        var place = Int(part.start)
        for byte in expected {
            if self[place] != byte { return false }
            place += 1
        }
        return true
    }

    /// Whether two parts hold the same bytes, this one's and that of another text.
    package func equals(_ part: ByteRange, _ otherPart: ByteRange, of other: Span<UInt8>) -> Bool {
        guard part.count == otherPart.count else { return false }
        for step in 0..<part.count where self[Int(part.start) + step] != other[Int(otherPart.start) + step] {
            return false
        }
        return true
    }

    /// A part without blanks around it.
    @inline(__always)
    func trimmed(_ start: Int, _ end: Int) -> ByteRange {
        let first = skipBlanks(start, end)
        return ByteRange(first, trimmedEnd(first, end))
    }
}

/// Whether a byte is white space, folding included.
@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }

/// An ASCII capital as its small letter, any other byte as it is.
@inline(__always)
func lowercase(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }
