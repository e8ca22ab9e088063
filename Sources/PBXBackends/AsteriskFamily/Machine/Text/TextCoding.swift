/// Escapes and codings that functions of the dial plan take or give.
enum TextCoding {
    /// Takes one byte off, `\n` and its like decoded (`ast_get_encoded_char`); nil at the end.
    static func nextByte(_ text: inout Substring.UTF8View) -> UInt8? {
        guard let first = text.popFirst() else { return nil }
        guard first == UInt8(ascii: "\\"), let next = text.popFirst() else { return first }
        switch next {
        case UInt8(ascii: "a"): return 0x07
        case UInt8(ascii: "b"): return 0x08
        case UInt8(ascii: "f"): return 0x0c
        case UInt8(ascii: "n"): return 0x0a
        case UInt8(ascii: "r"): return 0x0d
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "v"): return 0x0b
        case UInt8(ascii: "x"): return number(&text, radix: 16, digits: 2)
        case UInt8(ascii: "0"): return number(&text, radix: 8, digits: 3)
        default: return next
        }
    }

    private static func number(_ text: inout Substring.UTF8View, radix: Int, digits: Int) -> UInt8 {
        var value = 0
        var count = 0
        while count < digits, let byte = text.first, let digit = Character(Unicode.Scalar(byte)).hexDigitValue,
            digit < radix
        {
            value = value * radix + digit
            text = text.dropFirst()
            count += 1
        }
        return UInt8(truncatingIfNeeded: value)
    }

    /// All bytes of a text, escapes decoded.
    static func decoded(_ text: String) -> [UInt8] {
        var rest = text.utf8[...]
        var result: [UInt8] = []
        while let byte = nextByte(&rest) { result.append(byte) }
        return result
    }

    private static let hexDigits = Array("0123456789ABCDEF".utf8)

    /// `%20` for a blank: what RFC 3986 does not leave free.
    static func uriEncoded(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.append(byte)
            default: result += [UInt8(ascii: "%"), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The text that was encoded.
    static func uriDecoded(_ text: String) -> String {
        var rest = text.utf8[...]
        var result: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                result.append(value)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let base64Digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Base64 (RFC 4648).
    static func base64Encoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                let digit = base64Digits[(bits >> (18 - 6 * place)) & 63]
                result.append(place <= group.count ? digit : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The text of Base64.
    static func base64Decoded(_ text: String) -> String {
        var bits = 0
        var count = 0
        var result: [UInt8] = []
        for byte in text.utf8 {
            guard let value = base64Digits.firstIndex(of: byte) else { continue }
            bits = (bits << 6 | value) & 0xff_ffff
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
