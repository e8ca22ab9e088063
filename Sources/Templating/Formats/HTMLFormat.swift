/// HTML: the text of an element, or an attribute's value between quotes.
public struct HTMLFormat: TemplateFormat {
    /// `HTML`.
    public let name = "HTML"

    /// The control characters, those behind ASCII (which begin with 0xC2) included, and markup.
    public let special = ByteSet(0...0x1F, 0x7F, 0xC2, characters: "&<>\"'")

    /// Makes the format.
    public init() {}

    /// Refuses the control characters that are errors in HTML (HTML Standard §13.2.3.5).
    ///
    /// CR is refused as well, because a browser reads it as LF. Tab and LF are allowed.
    public func refusal(of text: String) -> String? {
        // Markup alone is never refused, and bytes are quicker to look at than scalars.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return nil }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A: continue
            case 0x00: return "contains a NUL character"
            case 0x01...0x1F, 0x7F...0x9F: return "contains a control character"
            default: continue
            }
        }
        return nil
    }

    /// Writes `&`, `<`, `>`, `"` and `'` as character references.
    public func escape(_ text: String) -> String {
        text.escapingASCII(special) { byte in
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            case UInt8(ascii: "'"): "&#39;"
            default: nil
            }
        }
    }
}
