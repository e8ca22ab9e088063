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
        // By bytes: as a Character, a semicolon with a combining mark behind it is no semicolon.
        let semicolon = UInt8(ascii: ";")
        guard value.utf8.contains(semicolon) else { return value }
        var result: [UInt8] = []
        result.reserveCapacity(value.utf8.count + 8)
        for byte in value.utf8 {
            if byte == semicolon { result.append(UInt8(ascii: "\\")) }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Why a `.conf` file cannot hold a value, as the end of a sentence; nil if it can.
    public static func refusal(of value: String) -> String? {
        for byte in value.utf8 where byte < 0x20 {
            switch byte {
            case 0x0a, 0x0d: return "contains a line break, which ends a value in Asterisk's files"
            case 0: return "contains a NUL character, which ends a value in Asterisk's files"
            default: continue
            }
        }
        if let first = value.utf8.first, let last = value.utf8.last, first <= 0x20 || last <= 0x20 {
            return "begins or ends with a blank or control character, which Asterisk cuts off"
        }
        // Half of the line is left for the key and the text around the value.
        let limit = maximumLineLength / 2
        if value.utf8.count > limit / 2, escape(value).utf8.count > limit {
            return "is longer than a line of Asterisk's files holds"
        }
        return nil
    }

    /// Whether Asterisk takes a value for a yes (`ast_true`): `yes`, `true`, `y`, `t`, `1` or `on`, in any case.
    public static func isTrue(_ value: String) -> Bool {
        ["yes", "true", "y", "t", "1", "on"].contains(value.asciiLowercased)
    }
}
