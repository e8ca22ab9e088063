/// The inside of a JSON string (RFC 8259 §7); whoever writes it writes the quotes around it.
public enum JSONText {
    /// A text as it stands between the quotes.
    ///
    /// Escaped are also the control characters behind ASCII, which nobody sees, and U+2028 and U+2029, which end a line
    /// in older JavaScript.
    public static func escape(_ text: String) -> String {
        text.escapingScalars { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\u{2028}", "\u{2029}": "\\u" + scalar.hexadecimal(digits: 4)
            default: scalar.isControl ? "\\u" + scalar.hexadecimal(digits: 4) : nil
            }
        }
    }

    /// Why a JSON string cannot hold a text; always nil, since it can hold any.
    public static func refusal(of text: String) -> String? { nil }
}
