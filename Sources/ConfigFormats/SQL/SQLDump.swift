public import Diagnostics

/// The tables of a dump of a database, as `mysqldump`, `mariadb-dump`, phpMyAdmin and `sqlite3 .dump` write them.
public struct SQLDump: Sendable {
    /// The tables in the file's order.
    public let tables: [SQLTable]

    /// The first table of a name, of a database where one is named; nil without it.
    public subscript(name: String, database database: String? = nil) -> SQLTable? {
        tables.first { $0.name == name && (database == nil || $0.database == database) }
    }
}

/// One table of a dump.
public struct SQLTable: Sendable {
    /// Its name.
    public let name: String
    /// The database that `USE` or the table's own name says; nil if nothing does.
    public let database: String?
    /// Where it is created; or, without that, where its first row is inserted.
    public let location: SourceLocation
    let storage: TableStorage

    /// The columns in their order; empty if neither the table's creation nor an insertion names them.
    public var columns: [String] { storage.columns }
    /// The rows in the file's order.
    public var rows: TableRows { TableRows(storage: storage) }
}
