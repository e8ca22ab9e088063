#if canImport(Glibc)
    import Glibc
#endif

/// What every parser here is made of. Offsets go in and come out; nothing is copied or allocated.
///
/// Inside a header value CR and LF can only be folding (RFC 3261 §7.3.1), so all four blanks count as white space. Each
/// loop checks its end once, in place of every step.
extension Span<UInt8> {
    /// The first offset from `start` on that holds no white space; `end` if there is none.
    @inline(__always)
    func skipBlanks(_ start: Int, _ end: Int) -> Int {
        precondition(start >= 0 && end <= count)
        var place = start
        while place < end, isBlank(self[unchecked: place]) { place += 1 }
        return place
    }

    /// The end of a part without the white space behind it.
    @inline(__always)
    func trimmedEnd(_ start: Int, _ end: Int) -> Int {
        precondition(start >= 0 && end <= count)
        var place = end
        while place > start, isBlank(self[unchecked: place - 1]) { place -= 1 }
        return place
    }

    /// The first offset from `start` on whose byte is not of a class; `end` if there is none.
    @inline(__always)
    func skip(_ set: ByteClass, _ start: Int, _ end: Int) -> Int {
        precondition(start >= 0 && end <= count)
        var place = start
        while place < end, set.contains(self[unchecked: place]) { place += 1 }
        return place
    }

    /// The offset of a byte; nil if it does not occur.
    @inline(__always)
    func first(_ byte: UInt8, _ start: Int, _ end: Int) -> Int? {
        precondition(start >= 0 && end <= count)
        guard start < end else { return nil }
        return withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = memchr(base + start, Int32(byte), end - start) else {
                return nil
            }
            return UnsafeRawPointer(found) - base
        }
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

    /// Whether a part reads like a text of ASCII characters, whatever the case of letters.
    @inline(__always)
    package func matches(_ part: ByteRange, _ text: StaticString) -> Bool {
        guard part.count == text.utf8CodeUnitCount else { return false }
        precondition(Int(part.end) <= count)
        let expected = text.utf8Start
        for step in 0..<part.count {
            let byte = self[unchecked: Int(part.start) + step], other = expected[step]
            // Letters differ in one bit from their capitals; other characters may not.
            if byte != other, byte ^ other != 0x20 || (byte | 0x20) &- UInt8(ascii: "a") > 25 { return false }
        }
        return true
    }

    /// Whether a part that is a token reads like a header's name, whatever the case of letters.
    ///
    /// Names have only letters and hyphens. With bit 5 set in both, eight bytes can be compared at once: nothing else that
    /// a token may hold becomes a letter or a hyphen by it.
    @inline(__always)
    func matchesName(_ part: ByteRange, _ name: StaticString) -> Bool {
        let length = name.utf8CodeUnitCount
        guard part.count == length else { return false }
        precondition(Int(part.end) <= count)
        return withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return false }
            let one = base + Int(part.start), other = UnsafeRawPointer(name.utf8Start)
            if length < 8 {
                for step in 0..<length {
                    let byte = one.load(fromByteOffset: step, as: UInt8.self)
                    if byte | 0x20 != other.load(fromByteOffset: step, as: UInt8.self) | 0x20 { return false }
                }
                return true
            }
            var place = 0
            while true {
                let word = one.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                let expected = other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                if (word ^ expected) & ~0x2020_2020_2020_2020 != 0 { return false }
                if place + 8 >= length { return true }
                // The last eight bytes may overlap those before.
                place = min(place + 8, length - 8)
            }
        }
    }

    /// Whether a part is exactly a text.
    @inline(__always)
    package func holds(_ part: ByteRange, _ text: StaticString) -> Bool {
        guard part.count == text.utf8CodeUnitCount else { return false }
        precondition(Int(part.end) <= count)
        return withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return part.isEmpty }
            return memcmp(base + Int(part.start), text.utf8Start, part.count) == 0
        }
    }

    /// Whether two parts hold the same bytes, this one's and that of another text.
    package func equals(_ part: ByteRange, _ otherPart: ByteRange, of other: Span<UInt8>) -> Bool {
        guard part.count == otherPart.count else { return false }
        if part.isEmpty { return true }
        precondition(Int(part.end) <= count && Int(otherPart.end) <= other.count)
        return withUnsafeBytes { mine in
            other.withUnsafeBytes { theirs in
                guard let one = mine.baseAddress, let two = theirs.baseAddress else { return false }
                return memcmp(one + Int(part.start), two + Int(otherPart.start), part.count) == 0
            }
        }
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
func isBlank(_ byte: UInt8) -> Bool { ByteClass.blank.contains(byte) }

/// An ASCII capital as its small letter, any other byte as it is.
@inline(__always)
func lowercase(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }
