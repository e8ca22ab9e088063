public import Diagnostics

// Each reader of text for a file in memory, whatever its encoding; `shown` is the file's name in findings.

extension CSVReader {
    /// Reads all rows of a file, the header among them if there is one; ``rows(_:file:strict:log:)`` says how.
    public static func rows(
        _ file: SourceFile,
        shown: String,
        strict: Bool = true,
        log: inout DiagnosticLog
    ) -> [CSVRow] {
        rows(file.text, file: shown, strict: strict, log: &log)
    }

    /// Reads a file whose first row names the columns; ``table(_:file:strict:log:)`` says how.
    public static func table(
        _ file: SourceFile,
        shown: String,
        strict: Bool = true,
        log: inout DiagnosticLog
    ) -> CSVTable? {
        table(file.text, file: shown, strict: strict, log: &log)
    }
}

extension JSONReader {
    /// Reads a file; ``read(_:file:log:)`` says how.
    public static func read(_ file: SourceFile, shown: String, log: inout DiagnosticLog) -> JSONNode? {
        read(file.text, file: shown, log: &log)
    }
}

extension XMLReader {
    /// Reads a file in the encoding that it names itself; ``read(_:file:log:)`` says how.
    public static func read(_ file: SourceFile, shown: String, log: inout DiagnosticLog) -> XMLNode? {
        read(file.bytes, file: shown, log: &log)
    }
}

extension SQLDump {
    /// Reads a dump; ``read(_:file:log:tables:)`` says how.
    ///
    /// Without a byte order mark of UTF-16, each text in it is decoded by itself: a dump of binary values holds bytes that
    /// are no UTF-8 beside texts that are.
    public static func read(
        _ file: SourceFile,
        shown: String,
        log: inout DiagnosticLog,
        tables: Set<String>? = nil
    ) -> SQLDump? {
        let bytes = TextDecoding.isUTF16(file.bytes) ? Array(file.text.utf8) : file.bytes
        return read(bytes, file: shown, log: &log, tables: tables)
    }
}

extension DBTextTable {
    /// Reads a table; ``read(_:file:log:)`` says how.
    public static func read(_ file: SourceFile, shown: String, log: inout DiagnosticLog) -> DBTextTable? {
        read(file.text, file: shown, log: &log)
    }
}
