/// Plain text on one line: without any markup, so that nothing is escaped and what would break the line is refused.
public enum LineText {
    /// The text as it is.
    public static func escape(_ text: String) -> String { text }

    /// Why one line cannot hold a text, as the end of a sentence; nil if it can.
    ///
    /// Line breaks are all those of Unicode (UAX #14, class BK, CR, LF and NL), since editors differ in which they take.
    public static func refusal(of text: String) -> String? {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\u{b}", "\u{c}", "\r", "\u{85}", "\u{2028}", "\u{2029}": return "contains a line break"
            case "\0": return "contains a NUL character"
            default: if scalar.isControl { return "contains a control character" }
            }
        }
        return nil
    }
}
