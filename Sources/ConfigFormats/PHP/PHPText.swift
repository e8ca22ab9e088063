/// The inside of a single-quoted string of PHP, in which only `\\` and `\'` are escapes; whoever writes it writes the
/// quotes around it.
///
/// Source: PHP manual, Strings, "Single quoted".
public enum PHPText {
    /// A text as it stands between the quotes.
    ///
    /// Line breaks stay: PHP keeps them as they are.
    public static func escape(_ text: String) -> String {
        text.escapingScalars { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "'": "\\'"
            default: nil
            }
        }
    }

    /// Why a PHP file had better not hold a text, as the end of a sentence; nil if it can.
    ///
    /// PHP itself takes NUL, but editors and the programs that such settings go on to stop at it.
    public static func refusal(of text: String) -> String? {
        text.utf8.contains(0) ? "contains a NUL character" : nil
    }
}
