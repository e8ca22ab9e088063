import Glibc

/// Writes a packet piece by piece into memory that has room for any.
struct PacketWriter {
    /// The room of one packet.
    ///
    /// The longest pieces, realm and challenge, are held short where they are taken in.
    static let room = 1536

    let start: UnsafeMutableRawPointer
    private(set) var count = 0

    init(_ start: UnsafeMutableRawPointer) { self.start = start }

    mutating func put(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        memcpy(start + count, source, bytes.count)
        count += bytes.count
    }

    mutating func put(_ bytes: [UInt8]) { bytes.withUnsafeBytes { put($0) } }

    mutating func put(_ text: StaticString) {
        put(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// A name of an account: a letter and six digits.
    mutating func put(_ name: AccountName) {
        put(byte: name.letter)
        var divisor: UInt32 = 100_000
        for _ in 0..<6 {
            put(byte: UInt8(ascii: "0") + UInt8(name.number / divisor % 10))
            divisor /= 10
        }
    }

    mutating func put(decimal value: UInt32) {
        var divisor: UInt32 = 1
        while value / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            put(byte: UInt8(ascii: "0") + UInt8(value / divisor % 10))
            divisor /= 10
        }
    }

    mutating func put(hex value: UInt64, digits: Int) {
        for digit in stride(from: digits - 1, through: 0, by: -1) {
            put(byte: Hex.digit(UInt8(truncatingIfNeeded: value >> UInt64(digit * 4)) & 15))
        }
    }

    private mutating func put(byte: UInt8) {
        start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
        count += 1
    }
}

/// Lower-case hexadecimal digits.
enum Hex {
    static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
    }

    /// Reads digits; nil when one is none.
    static func value(_ digits: UnsafeRawBufferPointer) -> UInt64? {
        var result: UInt64 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): result = result << 4 | UInt64(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): result = result << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return result
    }
}
