public import Diagnostics

/// Reads CSV files (RFC 4180), with positions.
///
/// Lines end in CRLF or LF, and a byte order mark is passed over. Errors never quote a cell, which may hold a password:
/// - `csv-quote`: a quote in a cell without quotes, text behind a closing quote, or a quote that is never closed
/// - `csv-line-end`: CR alone, which some readers take for a line's end and others do not
/// - `csv-character`: a control character
/// - `csv-columns`: a row with more or fewer cells than the first one
/// - `csv-size`: a file of 2 GB or more; nothing is read
/// - `csv-header`: no row that names the columns, or two columns of one name
public struct CSVReader {
    private var cursor: TextCursor
    private var log = BoundedLog()
    private var cells: TextCells
    /// For each row how many cells there are up to its end.
    private var ends: [UInt32] = []

    /// Reads all rows, the header among them if there is one.
    ///
    /// - Parameters:
    ///   - text: The file's text.
    ///   - file: Its name in findings.
    ///   - strict: Whether every row must have as many cells as the first one.
    ///   - log: Takes the findings.
    /// - Returns: The rows as far as they can be made out, also where there are errors.
    public static func rows(_ text: String, file: String, strict: Bool = true, log: inout DiagnosticLog) -> [CSVRow] {
        guard text.utf8.count < TextCells.maximumSize else {
            log.error("the file is larger than 2 GB", rule: "csv-size", at: SourceLocation(file: file))
            return []
        }
        var reader = CSVReader(text, file: file)
        while reader.cursor.current != nil { reader.readRow() }
        let storage = CSVStorage(reader.cells)
        let rows = reader.ends.indices.map { index in
            CSVRow(storage, (index == 0 ? 0 : Int(reader.ends[index - 1]))..<Int(reader.ends[index]))
        }
        if strict { reader.checkColumns(rows) }
        log.append(reader.log.log)
        return rows
    }

    /// Reads a file whose first row names the columns.
    ///
    /// - Parameters:
    ///   - text: The file's text.
    ///   - file: Its name in findings.
    ///   - strict: Whether every row must have as many cells as there are columns.
    ///   - log: Takes the findings.
    /// - Returns: The table as far as it can be made out; nil for an empty file.
    public static func table(
        _ text: String,
        file: String,
        strict: Bool = true,
        log: inout DiagnosticLog
    ) -> CSVTable? {
        let rows = rows(text, file: file, strict: strict, log: &log)
        guard let header = rows.first else {
            log.error(
                "the file is empty; its first row must name the columns",
                rule: "csv-header",
                at: SourceLocation(file: file)
            )
            return nil
        }
        var findings = BoundedLog()
        var seen: Set<String> = []
        for cell in header.cells where !seen.insert(cell.text).inserted {
            findings.error("the column '\(cell.text)' comes twice", rule: "csv-header", at: cell.location)
        }
        log.append(findings.log)
        return CSVTable(header: header.texts, rows: Array(rows.dropFirst()))
    }

    private init(_ text: String, file: String) {
        cursor = TextCursor(text, file: file)
        cells = TextCells(file: file)
        // Room for all there can be at once: arrays that grow are copied.
        let breaks = text.utf8.count { $0 == 0x0a || $0 == 0x0d } + 1
        ends.reserveCapacity(breaks)
        cells.reserve(cells: text.utf8.count { $0 == UInt8(ascii: ",") } + breaks)
    }

    private mutating func readRow() {
        readCell()
        while cursor.skip(",") { readCell() }
        ends.append(UInt32(cells.count))
        // What ended the last cell is a line break, or the end.
        let end = cursor.location
        if cursor.skip("\r") {
            if !cursor.skip("\n") { log.error("CR stands here without LF", rule: "csv-line-end", at: end) }
        } else {
            _ = cursor.skip("\n")
        }
    }

    private mutating func readCell() {
        let location = cursor.location
        let isQuoted = cursor.skip("\"")
        if isQuoted { readQuoted(from: location) }
        var isReported = false
        while let scalar = cursor.current, scalar != ",", scalar != "\n", scalar != "\r" {
            let place = cursor.location
            cursor.advance()
            if isQuoted, !isReported {
                log.error("text stands behind the closing quote", rule: "csv-quote", at: place)
                isReported = true
            } else if scalar == "\"", !isReported {
                log.error("a quote stands in a cell that is not quoted", rule: "csv-quote", at: place)
                isReported = true
            }
            check(scalar, at: place)
            cells.append(scalar)
        }
        cells.end(at: (location.line, location.column))
    }

    /// Reads up to the closing quote.
    private mutating func readQuoted(from start: SourceLocation) {
        while let scalar = cursor.current {
            check(scalar, at: cursor.location)
            cursor.advance()
            if scalar == "\"", !cursor.skip("\"") { return }
            cells.append(scalar)
        }
        log.error("the quote is never closed", rule: "csv-quote", at: start)
    }

    private mutating func check(_ scalar: Unicode.Scalar, at location: SourceLocation) {
        guard !CSVText.isAllowed(scalar) else { return }
        log.error("a control character stands here", rule: "csv-character", at: location)
    }

    private mutating func checkColumns(_ rows: [CSVRow]) {
        guard let count = rows.first?.count else { return }
        for row in rows where row.count != count {
            guard let location = row.location else { continue }
            let isEmpty = row.count == 1 && row[0]?.text == ""
            let seen = isEmpty ? "the line is empty" : "the row has \(row.count) columns"
            log.error("\(seen), the first row has \(count)", rule: "csv-columns", at: location)
        }
    }
}
