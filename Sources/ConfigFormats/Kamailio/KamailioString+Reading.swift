extension KamailioString {
    /// What a string holds that is written in double quotes, with escapes, or in single ones, without; nil for anything else.
    ///
    /// Numbers behind a backslash stand for bytes; those beyond ASCII stay as they are written.
    public static func content(_ written: String) -> String? {
        let scalars = written.unicodeScalars
        guard scalars.count > 1, let quote = scalars.first, quote == scalars.last else { return nil }
        let inside = scalars.dropFirst().dropLast()
        if quote == "'" { return String(inside) }
        guard quote == "\"" else { return nil }
        var result = String.UnicodeScalarView()
        var rest = inside[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let kept = rest.popFirst() else {
                result.append(scalar)
                continue
            }
            switch kept {
            case "n": result.append("\n")
            case "r": result.append("\r")
            case "t": result.append("\t")
            case "a": result.append("\u{7}")
            case "\"", "\\": result.append(kept)
            case "\n": break
            case "x":
                let digits = rest.prefix { $0.isASCII && Character($0).isHexDigit }.prefix(2)
                if let code = UInt8(String(digits), radix: 16), code < 0x80 {
                    result.append(Unicode.Scalar(code))
                    rest = rest.dropFirst(digits.count)
                } else {
                    result.append(contentsOf: ["\\", kept])
                }
            default: result.append(contentsOf: ["\\", kept])
            }
        }
        return String(result)
    }

    /// A number in its shortest spelling, yes and no included; nil for what is none.
    static func number(_ word: String) -> String? {
        switch word.asciiLowercased {
        case "yes", "true", "on", "enable": return "1"
        case "no", "false", "off", "disable": return "0"
        case let lower where lower.hasPrefix("0x"): return Int(lower.dropFirst(2), radix: 16).map { "\($0)" }
        default: return word.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(word).map { "\($0)" } : nil
        }
    }
}
