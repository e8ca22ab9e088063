public import Diagnostics

/// One value of a table and where it starts.
public struct TableValue: Sendable, Equatable {
    /// The text, its escapes taken out; nil for NULL.
    public var text: String?
    /// Where it starts.
    public var location: SourceLocation

    /// Makes a value.
    public init(_ text: String?, at location: SourceLocation) {
        self.text = text
        self.location = location
    }
}

/// The rows of a table that was read from a file, in the file's order.
public struct TableRows: Sendable, RandomAccessCollection {
    let storage: TableStorage

    /// Zero.
    public var startIndex: Int { 0 }
    /// How many rows there are.
    public var endIndex: Int { storage.rows.count }
    /// A row.
    public subscript(position: Int) -> TableRow { TableRow(storage: storage, index: position) }
}

/// One row of a table.
public struct TableRow: Sendable {
    let storage: TableStorage
    let index: Int

    /// Where the row starts.
    public var location: SourceLocation {
        let row = storage.rows[index]
        return SourceLocation(file: storage.file, line: Int(row.line), column: Int(row.column))
    }

    /// The values in the file's order, as many as the row has.
    public var values: [TableValue] { storage.cells(of: index).map(storage.value) }

    /// The value of a column; nil if there is no such column, or the row gives it none.
    ///
    /// Names are compared as databases do, without regard to the case of ASCII letters.
    public subscript(column: String) -> TableValue? {
        storage.cell(row: index, column: column).map(storage.value)
    }

    /// The text of a column; nil where there is none, and for NULL.
    public func text(_ column: String) -> String? {
        storage.cell(row: index, column: column).flatMap(storage.cells.text)
    }
}
