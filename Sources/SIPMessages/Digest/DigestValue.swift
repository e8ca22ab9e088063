/// A hash, kept inline: as many of its 32 bytes as the algorithm has, zeros behind them.
struct DigestValue: Sendable, Equatable {
    /// The bytes as they stand in memory, eight at a time.
    private(set) var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// All zeros.
    init() {}

    /// The first 32 of some bytes.
    init(_ bytes: UnsafeRawBufferPointer) {
        withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes.prefix(32))) }
    }

    /// Writes lower-case hexadecimal digits (RFC 8760 §2.2).
    ///
    /// - Parameters:
    ///   - target: Where to; has room for two digits a byte.
    ///   - byteCount: How many bytes the hash has: 16 or 32.
    @inline(__always)
    func writeHexadecimal(to target: UnsafeMutableRawPointer, byteCount: Int) {
        Self.writeHexadecimal(words.0, to: target)
        Self.writeHexadecimal(words.1, to: target + 16)
        guard byteCount > 16 else { return }
        Self.writeHexadecimal(words.2, to: target + 32)
        Self.writeHexadecimal(words.3, to: target + 48)
    }

    /// Writes eight bytes as sixteen digits, all of a half at once: Four digits cost no more than one.
    @inline(__always)
    private static func writeHexadecimal(_ word: UInt64, to target: UnsafeMutableRawPointer) {
        let bytes = UInt64(bigEndian: word)
        target.storeBytes(of: digits(of: bytes >> 32).bigEndian, as: UInt64.self)
        target.storeBytes(of: digits(of: bytes & 0xffff_ffff).bigEndian, toByteOffset: 8, as: UInt64.self)
    }

    /// The eight digits of four bytes.
    @inline(__always)
    private static func digits(of half: UInt64) -> UInt64 {
        // One nibble goes to every byte. Then a 6 more makes those from ten on reach the next bit.
        var nibbles = (half | half << 16) & 0x0000_ffff_0000_ffff
        nibbles = (nibbles | nibbles << 8) & 0x00ff_00ff_00ff_00ff
        nibbles = (nibbles | nibbles << 4) & 0x0f0f_0f0f_0f0f_0f0f
        let letters = ((nibbles &+ 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101
        return nibbles &+ 0x3030_3030_3030_3030 &+ letters &* UInt64(UInt8(ascii: "a") - UInt8(ascii: "0") - 10)
    }

    /// Compares words; the compiler derives it for no tuple.
    static func == (one: Self, other: Self) -> Bool { one.words == other.words }
}
