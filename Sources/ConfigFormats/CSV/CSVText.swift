/// One cell of a CSV file (RFC 4180 §2), with commas between cells and lines that end in CRLF or LF.
///
/// A cell that begins with `=`, `+`, `-` or `@` is written as it is: a spreadsheet may take it for a formula, but the
/// programs that import these files want the value itself, such as `+31508200000`.
public enum CSVText {
    /// A cell as the file writes it: in quotes where it must be, with each quote inside doubled.
    ///
    /// Quoted is also what many readers would trim or drop: blanks at either end, and a byte order mark at the start. An
    /// empty cell stays empty.
    public static func escape(_ cell: String) -> String {
        guard needsQuotes(cell) else { return cell }
        return "\"" + cell.escapingScalars { $0 == "\"" ? "\"\"" : nil } + "\""
    }

    /// Why a cell cannot hold a text, as the end of a sentence; nil if it can.
    ///
    /// Only control characters: RFC 4180 §2 knows none, not even in quotes, but the line breaks; tab is taken everywhere.
    public static func refusal(of cell: String) -> String? {
        for scalar in cell.unicodeScalars where !isAllowed(scalar) {
            return scalar == "\0" ? "contains a NUL character" : "contains a control character"
        }
        return nil
    }

    /// Whether a cell may hold a character, if need be in quotes.
    static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isControl || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }

    private static func needsQuotes(_ cell: String) -> Bool {
        let scalars = cell.unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return false }
        if first == " " || first == "\t" || first == "\u{feff}" || last == " " || last == "\t" { return true }
        return scalars.contains { $0 == "\"" || $0 == "," || $0 == "\r" || $0 == "\n" }
    }
}
