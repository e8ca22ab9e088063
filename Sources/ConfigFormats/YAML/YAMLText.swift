/// The inside of a double-quoted scalar of YAML 1.2 (§5.7, §7.3.1); whoever writes it writes the quotes around it.
public enum YAMLText {
    /// A text as it stands between the quotes, on one line.
    ///
    /// Escaped is all that is not printable in YAML (§5.1), and what YAML 1.1 reads as a line break.
    public static func escape(_ text: String) -> String {
        text.escapingScalars { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\t": "\\t"
            case "\n": "\\n"
            case "\r": "\\r"
            // Line separators, the byte order mark, and the two codes that are no characters.
            case "\u{2028}", "\u{2029}", "\u{feff}", "\u{fffe}", "\u{ffff}":
                "\\u" + scalar.hexadecimal(digits: 4)
            default: scalar.isControl ? "\\x" + scalar.hexadecimal(digits: 2) : nil
            }
        }
    }

    /// Why a double-quoted scalar cannot hold a text; always nil, since it can hold any.
    public static func refusal(of text: String) -> String? { nil }
}
