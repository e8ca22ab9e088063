/// Texts as YAML scalars (YAML 1.2, chapter 7): bare where no reader could take them for anything else, else in double
/// quotes.
enum YAMLScalar {
    /// A text as a value in a block mapping or list.
    static func text(_ text: String) -> String { isBare(text) ? text : quoted(text) }

    /// A text in double quotes, whatever it holds.
    static func quoted(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "\"") { $0 += escape($1) } + "\""
    }

    /// A text for a comment: on one line, and nothing in it that a parser refuses.
    static func comment(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { needsEscape($0) ? " " : $0 }))
    }

    /// Words that YAML 1.1 or 1.2 readers resolve to truth values or nothing.
    private static let resolved: Set<String> = [
        "y", "n", "yes", "no", "true", "false", "on", "off", "null", "nan", "inf",
    ]

    /// Whether a text reads as itself without quotes, in old and new YAML, also within an editor.
    ///
    /// It begins with a letter, or is a reference or an IPv4 address: so it is no number, date or indicator.
    private static func isBare(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, last != 0x20 else { return false }
        if resolved.contains(text.lowercased()) { return false }
        if let network = try? IPNetwork(text) { return network.isIPv4 }
        let isReference = text.hasPrefix("${") && text.hasSuffix("}")
        guard NameRule.isLetter(first) || isReference else { return false }
        // `: ` and ` #` cannot arise: no # at all, and a colon only within a reference and before no blank.
        return bytes.indices.allSatisfy { index in
            let byte = bytes[index]
            if NameRule.isNameByte(byte) || byte == 0x2e || byte == 0x2f { return true }
            if byte == 0x20 { return bytes[index - 1] != 0x20 && bytes[index - 1] != 0x3a }
            return isReference && (index < 2 || index == bytes.count - 1 || byte == 0x3a && bytes[index + 1] != 0x7d)
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\t": return "\\t"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case _ where !needsEscape(scalar): return String(scalar)
        default: break
        }
        let (sign, width) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "\\\(sign)" + String(repeating: "0", count: width - digits.count) + digits
    }

    /// What YAML calls not printable (§5.1), and what some readers take for the end of a line.
    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isControl || scalar == "\u{FEFF}" || (0xfffe...0xffff).contains(scalar.value)
    }
}
