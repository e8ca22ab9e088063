/// The inside of a double-quoted string in `kamailio.cfg`.
///
/// Source: Kamailio's core cookbook, "Config elements", and `cfg.lex` 5.6: a backslash escapes the next character. A dollar
/// sign is plain text there; only a function that takes pseudo-variables looks at it, which is the function's matter and not
/// the file's.
public enum KamailioString {
    /// A value as the file writes it.
    public static func escape(_ value: String) -> String {
        value.escapingScalars { scalar in
            switch scalar {
            case "\\": "\\\\"
            case "\"": "\\\""
            default: nil
            }
        }
    }

    /// Why a value cannot stand there, as the end of a sentence; nil if it can: no line break or other control character,
    /// since values also stand in comments, which end with the line.
    public static func refusal(of value: String) -> String? { LineText.refusal(of: value) }
}
