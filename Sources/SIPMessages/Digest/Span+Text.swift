extension Span<UInt8> {
    /// Whether a part reads like an ASCII text, in whatever case.
    ///
    /// - Parameters:
    ///   - text: The text, in ASCII.
    ///   - part: The part; lies within the span.
    /// - Returns: Whether it reads so.
    @inline(__always)
    func reads(_ text: StaticString, at part: ByteRange) -> Bool {
        guard part.count == text.utf8CodeUnitCount else { return false }
        for index in 0..<part.count {
            let expected = text.utf8Start[index]
            let byte = self[Int(part.start) + index]
            guard byte == expected || (byte ^ expected == 0x20 && byte.isLetter) else { return false }
        }
        return true
    }

    /// The bytes of a part.
    func array(_ part: ByteRange) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: part.count) { buffer, count in
            for index in part.indices {
                buffer.initializeElement(at: count, to: self[index])
                count += 1
            }
        }
    }
}

extension UInt8 {
    /// Whether it is an ASCII letter.
    @inline(__always) var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }

    /// Whether it is blank or a part of a line break: In a header's value, a line break is one of folding.
    @inline(__always) var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0d || self == 0x0a }

    /// Whether it stands in a quoted string without escape (`qdtext`, RFC 3261 §25.1).
    @inline(__always)
    var isQuotedText: Bool {
        self >= 0x20 ? self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\") && self != 0x7f : self == 0x09
    }
}

extension [UInt8] {
    /// Appends a text of the program's own.
    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends a quoted string (RFC 3261 §25.1).
    ///
    /// - Parameter content: What stands between the quotes. Line breaks and NUL can't be written, so they are left out:
    ///   A value that came from elsewhere can never begin a header of its own.
    mutating func appendQuoted(_ content: [UInt8]) {
        append(UInt8(ascii: "\""))
        for byte in content where byte != 0x0a && byte != 0x0d && byte != 0 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { append(UInt8(ascii: "\\")) }
            append(byte)
        }
        append(UInt8(ascii: "\""))
    }
}
