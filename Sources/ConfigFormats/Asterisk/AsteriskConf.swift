/// The format of Asterisk's `.conf` files (`main/config.c`), as measured on Asterisk 16 and 22.
///
/// A value ends at a `;` unless a backslash stands right before it; that backslash is the only one that is taken out.
/// Quotes protect nothing. Blanks and control characters around a value are cut off. A line of 8,191 bytes or more is
/// skipped whole.
public enum AsteriskConf {
    /// Asterisk reads lines up to this many bytes, without the line break.
    public static let maximumLineLength = 8190
    /// Section names are cut here, in bytes.
    public static let maximumSectionNameLength = 79

    /// A value as a `.conf` file writes it: every `;` gets a backslash, nothing else changes.
    public static func escape(_ value: String) -> String {
        // By scalars: as a Character, a semicolon with a combining mark behind it is no semicolon.
        var result = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            if scalar == ";" { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }

    /// Why a `.conf` file cannot hold a value, as the end of a sentence; nil if it can.
    public static func refusal(of value: String) -> String? {
        if value.utf8.contains(0x0a) || value.utf8.contains(0x0d) {
            return "contains a line break, which ends a value in Asterisk's files"
        }
        if value.utf8.contains(0) { return "contains a NUL character, which ends a value in Asterisk's files" }
        if let first = value.utf8.first, let last = value.utf8.last, first <= 0x20 || last <= 0x20 {
            return "begins or ends with a blank or control character, which Asterisk cuts off"
        }
        // Half of the line is left for the key and the text around the value.
        if escape(value).utf8.count > maximumLineLength / 2 { return "is longer than a line of Asterisk's files holds" }
        return nil
    }
}
