/// Puts together what is hashed, in memory that was measured beforehand: hashing one piece costs less than five.
struct DigestSink {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    /// How many bytes it holds.
    private(set) var count = 0

    /// An empty one.
    ///
    /// - Parameter buffer: Where the bytes go; has room for all that will come.
    init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

    /// What it holds.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]) }

    /// Forgets what it holds.
    mutating func clear() { count = 0 }

    /// Appends a byte.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
        precondition(count < buffer.count)
        buffer[count] = byte
        count += 1
    }

    /// Appends a part of a message.
    @inline(__always)
    mutating func append(_ bytes: Span<UInt8>, _ part: ByteRange) {
        bytes.extracting(part.indices).withUnsafeBytes { append($0) }
    }

    /// Appends some bytes.
    @inline(__always)
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        precondition(bytes.count <= buffer.count - count)
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...]).copyMemory(from: bytes)
        count += bytes.count
    }

    /// Appends a hash in hexadecimal digits.
    @inline(__always)
    mutating func append(_ value: DigestValue, byteCount: Int) {
        precondition(byteCount * 2 <= buffer.count - count)
        guard let base = buffer.baseAddress else { return }
        value.writeHexadecimal(to: UnsafeMutableRawPointer(base + count), byteCount: byteCount)
        count += byteCount * 2
    }
}
