import Glibc

/// Looking for things in a packet, without copying any of it.
extension UnsafeRawBufferPointer {
    func slice(_ start: Int, _ count: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: self[start..<start + count])
    }

    /// Where a byte is first: `memchr` reads many at once.
    func firstIndex(of byte: UInt8) -> Int? {
        guard let baseAddress, let found = memchr(baseAddress, Int32(byte), count) else { return nil }
        return UnsafeRawPointer(found) - baseAddress
    }

    /// Where a text is first.
    private func firstIndex(of text: UnsafeRawBufferPointer) -> Int? {
        guard let baseAddress, let textAddress = text.baseAddress, let first = text.first else { return nil }
        var start = 0
        while count - start >= text.count, let found = memchr(baseAddress + start, Int32(first), count - start) {
            let place = UnsafeRawPointer(found) - baseAddress
            guard count - place >= text.count else { return nil }
            if memcmp(found, textAddress, text.count) == 0 { return place }
            start = place + 1
        }
        return nil
    }

    /// What follows the first appearance of a text.
    func after(_ text: StaticString) -> UnsafeRawBufferPointer? {
        let bytes = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard let place = firstIndex(of: bytes) else { return nil }
        return slice(place + bytes.count, count - place - bytes.count)
    }

    func holds(_ bytes: UnsafeRawBufferPointer) -> Bool { firstIndex(of: bytes) != nil }

    func until(_ byte: UInt8) -> UnsafeRawBufferPointer? { firstIndex(of: byte).map { slice(0, $0) } }

    func begins(with text: StaticString) -> Bool {
        guard let baseAddress, count >= text.utf8CodeUnitCount else { return false }
        return memcmp(baseAddress, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    func equals(_ other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        guard let baseAddress, let otherAddress = other.baseAddress else { return true }
        return memcmp(baseAddress, otherAddress, count) == 0
    }

    /// Whether this is a header field's name, long or short, in any case.
    func isNamed(_ long: StaticString, _ short: StaticString) -> Bool {
        guard let start = baseAddress?.assumingMemoryBound(to: CChar.self) else { return false }
        for name in [long, short] where count == name.utf8CodeUnitCount {
            let other = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
            if strncasecmp(start, other, count) == 0 { return true }
        }
        return false
    }

    /// The bytes without blanks at either end.
    var trimmed: UnsafeRawBufferPointer {
        var (start, end) = (0, count)
        while start < end, self[start] == UInt8(ascii: " ") || self[start] == UInt8(ascii: "\t") { start += 1 }
        while end > start, self[end - 1] == UInt8(ascii: " ") || self[end - 1] == UInt8(ascii: "\t") { end -= 1 }
        return slice(start, end - start)
    }

    /// The number that the bytes begin with.
    var decimal: UInt32? {
        var value: UInt32?
        for byte in self.prefix(9) {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { break }
            value = (value ?? 0) * 10 + UInt32(byte - UInt8(ascii: "0"))
        }
        return value
    }

    /// A short number for the bytes (FNV-1a), to compare them with later ones.
    var fingerprint: UInt64 { reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 } }
}
