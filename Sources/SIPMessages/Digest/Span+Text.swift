extension Span<UInt8> {
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

    /// Whether it stands in a quoted string without escape (`qdtext`, RFC 3261 §25.1).
    @inline(__always)
    var isQuotedText: Bool {
        self >= 0x20 ? self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\") && self != 0x7f : self == 0x09
    }
}

extension [UInt8] {
    /// Appends a quoted string (RFC 3261 §25.1).
    ///
    /// - Parameter content: What stands between the quotes. Line breaks and NUL can't be written, so they are left out:
    ///   A value that came from elsewhere can never begin a header of its own.
    mutating func appendQuoted(_ content: [UInt8]) {
        append(UInt8(ascii: "\""))
        for byte in content where byte != 0x0a && byte != 0x0d && byte != 0 {
            if !byte.isQuotedText { append(UInt8(ascii: "\\")) }
            append(byte)
        }
        append(UInt8(ascii: "\""))
    }
}
