/// One text value of a table of Kamailio's module `db_text`.
///
/// Source: README of `db_text` 5.6, 1.2 "Internal format of a dbtext table", and `dbt_file.c`.
public enum DBText {
    /// The size of Kamailio's buffer for one value in bytes, its parameter `file_buffer_size` where nobody sets it; a value
    /// that fills it makes Kamailio refuse the table.
    public static let bufferSize = 16_384

    /// A value as the file writes it.
    public static func escape(_ value: String) -> String {
        value.escapingScalars { scalar in
            switch scalar {
            case "\\": "\\\\"
            case ":": "\\:"
            case "\n": "\\n"
            case "\r": "\\r"
            case "\t": "\\t"
            default: nil
            }
        }
    }

    /// Why a table cannot hold a value, as the end of a sentence; nil if it can.
    ///
    /// An empty value is not refused: Kamailio takes it for NULL, or for an empty text where its parameter `emptystring` is
    /// set; which of them is wanted knows only who writes the file.
    public static func refusal(of value: String) -> String? {
        if value.utf8.contains(0) { return "contains a NUL character" }
        return value.utf8.count < bufferSize ? nil : "is longer than \(bufferSize - 1) bytes, which Kamailio refuses"
    }
}
