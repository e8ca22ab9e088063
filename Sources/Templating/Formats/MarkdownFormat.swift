/// Running text in Markdown (CommonMark 0.31 with the tables and strikethrough of GitHub).
///
/// Values are meant for the middle of a line. Markup that counts only at the start of a line, such as `- ` of a list, is
/// not escaped.
public struct MarkdownFormat: TemplateFormat {
    /// `MARKDOWN`.
    public let name = "MARKDOWN"

    /// Markup and line breaks, those behind ASCII (which begin with 0xC2 and 0xE2) included.
    public let special = ByteSet(0...0x1F, 0xC2, 0xE2, characters: "\\`*_[]<>|#&~")

    /// Makes the format.
    public init() {}

    /// Refuses line breaks, which could end a table row or begin a heading, and NUL, which CommonMark §2.3 replaces.
    public func refusal(of text: String) -> String? {
        // Markup alone is never refused, and bytes are quicker to look at than scalars.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 }) else { return nil }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\u{B}", "\u{C}", "\r", "\u{85}", "\u{2028}", "\u{2029}": return "contains a line break"
            case "\0": return "contains a NUL character"
            default: continue
            }
        }
        return nil
    }

    /// Puts a backslash before each character that would be markup (CommonMark §2.4).
    ///
    /// `&` is one: it begins the name of a character, as in `&lt;`.
    public func escape(_ text: String) -> String {
        text.escapingASCII(special) { byte in
            switch byte {
            case UInt8(ascii: "\\"): "\\\\"
            case UInt8(ascii: "`"): "\\`"
            case UInt8(ascii: "*"): "\\*"
            case UInt8(ascii: "_"): "\\_"
            case UInt8(ascii: "["): "\\["
            case UInt8(ascii: "]"): "\\]"
            case UInt8(ascii: "<"): "\\<"
            case UInt8(ascii: ">"): "\\>"
            case UInt8(ascii: "|"): "\\|"
            case UInt8(ascii: "#"): "\\#"
            case UInt8(ascii: "&"): "\\&"
            case UInt8(ascii: "~"): "\\~"
            default: nil
            }
        }
    }
}
