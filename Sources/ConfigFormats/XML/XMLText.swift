/// The text of an XML 1.0 element, or an attribute's value between quotes of either kind.
public enum XMLText {
    /// A text with markup as references.
    ///
    /// Tab and line breaks become references too: a reader turns them into blanks in an attribute (XML 1.0 §3.3.3), and
    /// CR into LF everywhere (§2.11).
    public static func escape(_ text: String) -> String {
        text.escapingScalars { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "'": "&#39;"
            case "\t": "&#9;"
            case "\n": "&#10;"
            case "\r": "&#13;"
            default: nil
            }
        }
    }

    /// Why XML cannot hold a text, not even as references, as the end of a sentence; nil if it can (XML 1.0 §2.2).
    public static func refusal(of text: String) -> String? {
        for scalar in text.unicodeScalars where !isAllowed(scalar) {
            switch scalar.value {
            case 0: return "contains a NUL character"
            case ..<0x20: return "contains a control character"
            default: return "contains a code that is no character"
            }
        }
        return nil
    }

    /// The production `Char` of XML 1.0 §2.2; Swift's scalars are never surrogates.
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0a, 0x0d: true
        case ..<0x20, 0xfffe, 0xffff: false
        default: true
        }
    }
}
