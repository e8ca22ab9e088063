public import Diagnostics

extension DBTextTable {
    /// Reads a table as Kamailio does (`dbt_file.c`), with positions.
    ///
    /// Errors never quote a value, which may be a password. With nearly any of them Kamailio does not load the table; what can
    /// be made out of it is given all the same:
    /// - `dbtext-header`: the first line does not declare columns; or one of them twice, and Kamailio sees the first only;
    ///   or a byte order mark stands before it
    /// - `dbtext-columns`: a row with more or fewer values than there are columns; a warning where Kamailio fills it up
    /// - `dbtext-value`: a value that is no number where there must be one, an unknown escape, or one that is too long
    /// - `dbtext-null`: an empty value in a column that does not take NULL. It is a warning: `emptystring` allows it for
    ///   texts
    /// - `dbtext-line-end`: CR before LF, which Kamailio takes for a part of the line; or, as a warning, no LF behind the
    ///   last row, which Kamailio then drops
    ///
    /// - Parameters:
    ///   - text: The file's text.
    ///   - file: Its name in findings.
    ///   - log: Takes the findings.
    /// - Returns: The table; nil if the columns cannot be made out.
    public static func read(_ text: String, file: String, log: inout DiagnosticLog) -> DBTextTable? {
        var reader = DBTextReader(text, file: file)
        defer { log.append(reader.log.log) }
        if text.unicodeScalars.first == "\u{feff}" {
            let message = "a byte order mark stands here, which Kamailio takes for a part of the first column's name"
            reader.log.error(message, rule: "dbtext-header", at: reader.cursor.location)
        }
        guard reader.readHeader() else { return nil }
        reader.readRows()
        return DBTextTable(columns: reader.columns, storage: TableStorage(reader.builder))
    }
}

/// Reads one table of `db_text`.
struct DBTextReader {
    var cursor: TextCursor
    var log = BoundedLog()
    var columns: [DBTextTable.Column] = []
    var builder: TableBuilder
    private var hasCR = false

    /// More columns than any table has.
    static let maximumColumns = 4_096

    init(_ text: String, file: String) {
        cursor = TextCursor(text, file: file)
        builder = TableBuilder(file: file)
    }

    /// Whether this is the end of a line or of the file; CR before LF is passed over.
    private mutating func isAtLineEnd() -> Bool {
        guard cursor.current == "\r" else { return cursor.current == "\n" || cursor.current == nil }
        let before = cursor
        cursor.advance()
        guard cursor.current == "\n" else {
            cursor = before
            return false
        }
        if !hasCR {
            hasCR = true
            let message = "the line ends in CR and LF: Kamailio takes the CR for a part of the line"
            log.error(message, rule: "dbtext-line-end", at: before.location)
        }
        return true
    }

    mutating func readRows() {
        while cursor.current != nil {
            if isAtLineEnd() {
                cursor.advance()
            } else {
                readRow()
            }
        }
    }

    private mutating func readRow() {
        let start = cursor.location
        builder.startRow(at: (start.line, start.column))
        while true {
            let column = builder.width
            readValue(columns.indices.contains(column) ? columns[column] : nil)
            guard cursor.skip(":") else { break }
            // Kamailio takes a colon behind the last value.
            if builder.width == columns.count, isAtLineEnd() { break }
        }
        if builder.width != columns.count {
            let message = "the row has \(builder.width) values, the table has \(columns.count) columns"
            isFilledUp(from: builder.width)
                ? log.warning(message, rule: "dbtext-columns", at: start)
                : log.error(message, rule: "dbtext-columns", at: start)
        }
        if cursor.current == nil {
            let message = "no line break stands behind the last row: Kamailio drops the row"
            log.warning(message, rule: "dbtext-line-end", at: start)
        }
        cursor.advance()
    }

    /// Whether Kamailio takes a row that ends before a column: it fills up with empty texts, and with NULL at the end.
    private func isFilledUp(from column: Int) -> Bool {
        guard column < columns.count, let last = columns.last else { return false }
        return columns[column...].dropLast().allSatisfy(\.holdsText) && last.allowsNull
    }

    /// Reads up to a colon or the line's end.
    private mutating func readValue(_ column: DBTextTable.Column?) {
        let start = cursor.location
        let place = (start.line, start.column)
        let before = builder.cells.size
        var isEmpty = true
        var number = NumberScan()
        while !isAtLineEnd(), let scalar = cursor.current, scalar != ":" {
            isEmpty = false
            number.take(scalar)
            cursor.advance()
            if scalar == "\\", column?.holdsText ?? true {
                readEscape()
            } else {
                builder.cells.append(scalar)
            }
        }
        let size = builder.cells.size - before
        builder.cells.end(at: place, isNull: isEmpty)
        guard let column else { return }
        if isEmpty, !column.allowsNull {
            let message = "the column '\(column.name)' does not take NULL, which an empty value is"
            column.holdsText
                ? log.warning("\(message) unless 'emptystring' is set", rule: "dbtext-null", at: start)
                : log.error(message, rule: "dbtext-null", at: start)
        } else if !isEmpty, !column.holdsText, !number.isNumber(fraction: column.kind == .double) {
            log.error("the column '\(column.name)' takes numbers only", rule: "dbtext-value", at: start)
        } else if size >= DBText.bufferSize {
            let message = "the value is longer than \(DBText.bufferSize - 1) bytes, unless 'file_buffer_size' is raised"
            log.error(message, rule: "dbtext-value", at: start)
        }
    }

    /// Reads what stands behind a backslash.
    private mutating func readEscape() {
        let place = cursor.location
        let plain: Unicode.Scalar? =
            switch cursor.current {
            case "n": "\n"
            case "r": "\r"
            case "t": "\t"
            case "0": "\0"
            case "\\": "\\"
            case ":": ":"
            default: nil
            }
        if let plain {
            builder.cells.append(plain)
            cursor.advance()
        } else {
            builder.cells.append("\\" as Unicode.Scalar)
            log.error("behind '\\' stands n, r, t, 0, ':' or another '\\'", rule: "dbtext-value", at: place)
        }
    }
}

extension DBTextTable.Column {
    var holdsText: Bool { kind == .string || kind == .blob }
}

/// Whether scalars are a number to Kamailio: a minus if need be, digits, and if need be a point and digits.
private struct NumberScan {
    private var state = State.start
    private enum State { case start, sign, digits, fraction, wrong }

    mutating func take(_ scalar: Unicode.Scalar) {
        let isDigit = ("0"..."9").contains(scalar)
        switch state {
        case .start: state = scalar == "-" ? .sign : isDigit ? .digits : .wrong
        case .sign: state = isDigit ? .digits : .wrong
        case .digits: state = isDigit ? .digits : scalar == "." ? .fraction : .wrong
        case .fraction: state = isDigit ? .fraction : .wrong
        case .wrong: break
        }
    }

    func isNumber(fraction: Bool) -> Bool { state == .digits || (fraction && state == .fraction) }
}
