/// How the bytes of a deployed file become text: UTF-16 by its byte order mark, else UTF-8, else Windows-1252.
///
/// Any bytes can be decoded, each once. Windows-1252 is Latin-1 (ISO 8859-1) but for 0x80–0x9F, where Latin-1 has controls
/// that no file means; the five codes that Windows-1252 leaves open stay the controls that they are in Latin-1, as the
/// WHATWG Encoding Standard (§ index-windows-1252) has it.
public enum TextDecoding {
    /// Whether a file begins with a byte order mark of UTF-16.
    static func isUTF16(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff])
    }

    /// The text of a file.
    public static func text(_ bytes: [UInt8]) -> String {
        if bytes.starts(with: [0xff, 0xfe]) { return utf16(bytes, high: 1) }
        if bytes.starts(with: [0xfe, 0xff]) { return utf16(bytes, high: 0) }
        return single(bytes)
    }

    /// The text of bytes that no byte order mark tells about: UTF-8, or else Windows-1252.
    public static func single(_ bytes: some RandomAccessCollection<UInt8>) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        // The standard library's own way through other encodings is forty times slower.
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            switch byte {
            case ..<0x80: result.append(byte)
            case 0x80...0x9f: append(windows[Int(byte) - 0x80], to: &result)
            default: append(UInt32(byte), to: &result)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Half of a pair of surrogates becomes U+FFFD, and so does a byte that is left over at the end.
    private static func utf16(_ bytes: [UInt8], high: Int) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        func unit(_ index: Int) -> UInt32 { UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high]) }
        var index = 0
        while index + 1 < bytes.count {
            let code = unit(index)
            index += 2
            guard (0xd800...0xdfff).contains(code) else {
                append(code, to: &result)
                continue
            }
            let next = index + 1 < bytes.count ? unit(index) : 0
            if code < 0xdc00, (0xdc00...0xdfff).contains(next) {
                append(0x10000 + (code - 0xd800) << 10 + (next - 0xdc00), to: &result)
                index += 2
            } else {
                append(0xfffd, to: &result)
            }
        }
        if index < bytes.count { append(0xfffd, to: &result) }
        return String(decoding: result, as: UTF8.self)
    }

    /// Adds a code in UTF-8.
    private static func append(_ code: UInt32, to bytes: inout [UInt8]) {
        func part(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: code >> shift & 0x3f) }
        switch code {
        case ..<0x80: bytes.append(UInt8(truncatingIfNeeded: code))
        case ..<0x800:
            bytes.append(0xc0 | UInt8(truncatingIfNeeded: code >> 6))
            bytes.append(part(0))
        case ..<0x10000:
            bytes.append(0xe0 | UInt8(truncatingIfNeeded: code >> 12))
            bytes.append(part(6))
            bytes.append(part(0))
        default:
            bytes.append(0xf0 | UInt8(truncatingIfNeeded: code >> 18))
            bytes.append(part(12))
            bytes.append(part(6))
            bytes.append(part(0))
        }
    }

    /// Windows-1252 from 0x80 to 0x9F.
    private static let windows: [UInt32] = [
        0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
        0x017d,
        0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153,
        0x9d,
        0x017e, 0x0178,
    ]
}
