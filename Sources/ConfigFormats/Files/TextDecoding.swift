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
    static func single(_ bytes: some Collection<UInt8> & Sendable) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        // Code units, which take two bytes each, and not scalars, which take four.
        return String(decoding: bytes.lazy.map(windows1252), as: UTF16.self)
    }

    /// The code of a byte in Windows-1252.
    private static func windows1252(_ byte: UInt8) -> UInt16 {
        (0x80...0x9f).contains(byte) ? windows[Int(byte) - 0x80] : UInt16(byte)
    }

    /// Half of a pair of surrogates becomes U+FFFD, and so does a byte that is left over at the end.
    private static func utf16(_ bytes: [UInt8], high: Int) -> String {
        let units = stride(from: 0, to: bytes.count - 1, by: 2).lazy.map { index in
            UInt16(bytes[index + high]) << 8 | UInt16(bytes[index + 1 - high])
        }
        let text = String(decoding: Array(units), as: UTF16.self)
        return bytes.count.isMultiple(of: 2) ? text : text + "\u{fffd}"
    }

    /// Windows-1252 from 0x80 to 0x9F.
    private static let windows: [UInt16] = [
        0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
        0x017d,
        0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153,
        0x9d,
        0x017e, 0x0178,
    ]
}
