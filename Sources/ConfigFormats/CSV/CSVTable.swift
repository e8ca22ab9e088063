public import Diagnostics

/// One cell of a CSV file.
public struct CSVCell: Sendable, Equatable {
    /// The text, without the quotes around it.
    public var text: String
    /// Where it starts, at the quote if it has one.
    public var location: SourceLocation

    /// Makes a cell.
    public init(_ text: String, at location: SourceLocation) {
        self.text = text
        self.location = location
    }
}

/// One row of a CSV file: a line, or several where a quoted cell holds line breaks.
public struct CSVRow: Sendable, Equatable {
    /// The cells, at least one: an empty line is a row of one empty cell.
    public var cells: [CSVCell]

    /// Makes a row.
    public init(_ cells: [CSVCell]) { self.cells = cells }

    /// The cells' texts.
    public var texts: [String] { cells.map(\.text) }

    /// Where the row starts; nil only for a row without cells.
    public var location: SourceLocation? { cells.first?.location }
}

/// A CSV file whose first row names the columns.
public struct CSVTable: Sendable, Equatable {
    /// The columns' names, in order.
    public let header: [String]
    /// The rows below the header.
    public let rows: [CSVRow]
    /// Where each name stands; the first place counts for a name that comes again.
    private let columns: [String: Int]

    /// Makes a table.
    public init(header: [String], rows: [CSVRow]) {
        self.header = header
        self.rows = rows
        columns = Dictionary(zip(header, header.indices), uniquingKeysWith: { first, _ in first })
    }

    /// The text of a cell; nil if there is no such row or column, or if the row is too short.
    public subscript(row: Int, column: String) -> String? { cell(row: row, column: column)?.text }

    /// A cell and its place; nil if there is no such row or column, or if the row is too short.
    public func cell(row: Int, column: String) -> CSVCell? {
        guard let index = columns[column], rows.indices.contains(row), rows[row].cells.indices.contains(index) else {
            return nil
        }
        return rows[row].cells[index]
    }
}
