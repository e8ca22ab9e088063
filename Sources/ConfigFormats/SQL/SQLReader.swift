public import Diagnostics

extension SQLDump {
    /// How many rows are kept at most, of all tables together.
    public static let maximumRows = 10_000_000
    /// How many tables are kept at most.
    public static let maximumTables = 10_000
    /// How many columns a table may have: the limit of MySQL.
    public static let maximumColumns = 4_096
    /// How long one value may be, in bytes.
    public static let maximumValueSize = 16 << 20
    /// How deep brackets may be nested.
    public static let maximumDepth = 100

    /// Reads a dump, with positions; statements that build no table are passed over, and nothing is ever executed.
    ///
    /// Errors never quote a value, which may be a password:
    /// - `sql-syntax`: a statement that cannot be read; what follows it is
    /// - `sql-value`: a value that is neither text, number nor NULL, such as a function call; it counts as NULL
    /// - `sql-columns`: a row with more or fewer values than there are columns, or a column that is not the table's
    /// - `sql-size`: one of the limits above is passed; the rest of the file is not read
    /// - `sql-statement`: a warning about a statement that is passed over and may matter
    /// - `sql-empty`: neither `CREATE TABLE` nor `INSERT` stands in the file
    ///
    /// - Parameters:
    ///   - text: The file's text.
    ///   - file: Its name in findings.
    ///   - log: Takes the findings.
    ///   - tables: The names of the tables to keep; nil for all. The others are passed over without being looked into.
    /// - Returns: The tables as far as they can be made out; nil if the file is no dump at all.
    public static func read(
        _ text: String,
        file: String,
        log: inout DiagnosticLog,
        tables: Set<String>? = nil
    ) -> SQLDump? {
        read(Array(text.utf8), file: file, log: &log, tables: tables)
    }

    /// Reads a dump from its bytes: single values may be of another encoding than the rest.
    static func read(
        _ bytes: [UInt8],
        file: String,
        log: inout DiagnosticLog,
        tables: Set<String>?
    ) -> SQLDump? {
        var reader = SQLReader(bytes, file: file, wanted: tables)
        defer { log.append(reader.log.log) }
        reader.readAll()
        guard reader.hasTables else {
            let message = "the file is no dump: it holds neither 'CREATE TABLE' nor 'INSERT'"
            reader.log.error(message, rule: "sql-empty", at: SourceLocation(file: file))
            return nil
        }
        // Those that were dropped again are no longer named.
        let kept = reader.tables.indices.filter { reader.indices[reader.tables[$0].name] == $0 }
        return SQLDump(tables: kept.map { reader.tables[$0].finished })
    }
}

/// Reads a dump statement by statement.
struct SQLReader {
    /// Why a statement cannot be read.
    struct Failure: Error {
        var message: String
        var rule = "sql-syntax"
        var location: SourceLocation
    }

    /// What a table is known by.
    struct TableName: Hashable {
        var database: String?
        var name: String
    }

    /// A table while it is read.
    struct Table {
        var name: TableName
        var location: SourceLocation
        var builder: TableBuilder

        var finished: SQLTable {
            SQLTable(name: name.name, database: name.database, location: location, storage: TableStorage(builder))
        }
    }

    var cursor: ByteCursor
    var log = BoundedLog()
    let wanted: Set<String>?
    var tables: [Table] = []
    /// Where in `tables` each stands.
    var indices: [TableName: Int] = [:]
    /// The table that rows are added to now.
    var open: TableBuilder
    var rowCount = 0
    /// The database that `USE` named last.
    var database: String?
    /// What ends a statement; the client's command `DELIMITER` changes it.
    var delimiter: [UInt8] = [UInt8(ascii: ";")]
    /// Whether a backslash in a text is an escape: not in SQLite's dumps, which begin with `PRAGMA`.
    var hasBackslashes = true
    /// Whether `/*! … */` may hold comments; no longer once that has led to the file's end.
    var commentsNest = true
    /// Whether a statement was seen that builds a table, kept or not.
    var hasTables = false
    var isFull = false

    init(_ bytes: [UInt8], file: String, wanted: Set<String>?) {
        cursor = ByteCursor(bytes, file: file)
        self.wanted = wanted
        open = TableBuilder(file: file)
    }

    mutating func readAll() {
        while !isFull {
            do throws(Failure) {
                try skipBlanks()
                guard cursor.current != nil else { return }
                try readStatement()
            } catch {
                report(error)
                guard cursor.current != nil else { return }
                // The same place is not read again: a statement ends behind where it failed.
                do throws(Failure) { try skipStatement() } catch { report(error) }
            }
        }
    }

    private mutating func report(_ failure: Failure) {
        log.error(failure.message, rule: failure.rule, at: failure.location)
        if failure.rule == "sql-size" { isFull = true }
    }

    /// A failure at this place.
    mutating func failure(_ message: String, rule: String = "sql-syntax") -> Failure {
        Failure(message: message, rule: rule, location: cursor.location())
    }

    /// A failure at a place that was passed.
    func failure(_ message: String, at place: (line: Int, column: Int)) -> Failure {
        let location = SourceLocation(file: cursor.file, line: place.line, column: place.column)
        return Failure(message: message, location: location)
    }

    private mutating func readStatement() throws(Failure) {
        if skipDelimiter() { return }
        let start = cursor.location()
        let word = try readWord()
        switch word {
        case "CREATE": try readCreate()
        case "INSERT", "REPLACE": try readInsert()
        case "DROP": try readDrop()
        case "USE":
            try skipBlanks()
            database = try readName()
            try skipStatement()
        case "DELIMITER": readDelimiter()
        case "UPDATE", "DELETE", "TRUNCATE", "RENAME": try readChange(at: start)
        case "PRAGMA":
            hasBackslashes = false
            try skipStatement()
        case "": throw failure("a statement is expected here")
        default:
            if !Self.harmless.contains(word) {
                log.warning("a statement of an unknown kind is passed over", rule: "sql-statement", at: start)
            }
            try skipStatement()
        }
    }

    /// Statements that change nothing in the tables' content.
    private static let harmless: Set<String> = [
        "SET", "LOCK", "UNLOCK", "ALTER", "START", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "END",
        "ANALYZE",
        "FLUSH", "GRANT", "REVOKE", "CHANGE", "CALL", "SELECT", "OPTIMIZE", "CHECK", "SHOW", "KILL", "REPAIR",
    ]

    /// `DELIMITER ;;`, which is the client's and ends with its line.
    private mutating func readDelimiter() {
        let place = cursor.location()
        while cursor.current == UInt8(ascii: " ") || cursor.current == UInt8(ascii: "\t") { cursor.advance() }
        var text: [UInt8] = []
        while let byte = cursor.current, byte > 0x20, text.count < 16 {
            text.append(byte)
            cursor.advance()
        }
        while let byte = cursor.current, byte != UInt8(ascii: "\n") { cursor.advance() }
        guard !text.isEmpty, !text.contains(where: { "\\'\"`".utf8.contains($0) }) else {
            let message = "behind 'DELIMITER' stands what ends a statement from here on"
            return log.error(message, rule: "sql-syntax", at: place)
        }
        delimiter = text
    }

    /// A table that is dropped is gone; a dump drops each before it creates it.
    private mutating func readDrop() throws(Failure) {
        try skipBlanks()
        if try readWord() == "TABLE" {
            try skipBlanks()
            while ["IF", "EXISTS"].contains(peekWord()) {
                _ = try readWord()
                try skipBlanks()
            }
            if let index = indices.removeValue(forKey: try readQualifiedName()) {
                tables[index].builder = TableBuilder(file: cursor.file)
            }
        }
        try skipStatement()
    }

    /// A statement that changes a table's rows is not followed.
    private mutating func readChange(at start: SourceLocation) throws(Failure) {
        try skipBlanks()
        while ["FROM", "TABLE", "LOW_PRIORITY", "IGNORE", "QUICK"].contains(peekWord()) {
            _ = try readWord()
            try skipBlanks()
        }
        let name = try readQualifiedName()
        if let index = indices[name], !tables[index].builder.rows.isEmpty {
            let message = "a statement that changes rows of the table '\(name.name)' is not followed"
            log.warning(message, rule: "sql-statement", at: start)
        }
        try skipStatement()
    }
}
