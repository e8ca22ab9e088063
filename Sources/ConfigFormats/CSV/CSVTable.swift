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
    /// The cells of all the file's rows, which share it: an array for each row would take a hundred times the file.
    private let storage: CSVStorage
    private let first: UInt32
    private let end: UInt32

    /// Makes a row of cells that are all of one file.
    public init(_ cells: [CSVCell]) {
        var stored = TextCells(file: cells.first?.location.file ?? "")
        for cell in cells {
            for byte in cell.text.utf8 { stored.append(byte) }
            stored.end(at: (cell.location.line, cell.location.column))
        }
        self.init(CSVStorage(stored), 0..<stored.count)
    }

    /// Makes a row of a file's cells.
    init(_ storage: CSVStorage, _ range: Range<Int>) {
        self.storage = storage
        first = UInt32(range.lowerBound)
        end = UInt32(range.upperBound)
    }

    private var range: Range<Int> { Int(first)..<Int(end) }

    /// How many cells there are.
    public var count: Int { range.count }

    /// The cells, at least one in a file: an empty line is a row of one empty cell.
    public var cells: [CSVCell] { range.map(storage.cell) }

    /// A cell; nil if the row has not so many.
    public subscript(index: Int) -> CSVCell? {
        (0..<count).contains(index) ? storage.cell(range.lowerBound + index) : nil
    }

    /// The cells' texts.
    public var texts: [String] { range.map { storage.cells.text($0) ?? "" } }

    /// Where the row starts; nil only for a row without cells.
    public var location: SourceLocation? { range.isEmpty ? nil : storage.cells.location(range.lowerBound) }

    /// Whether the cells are equal, with their places.
    public static func == (left: CSVRow, right: CSVRow) -> Bool { left.cells == right.cells }
}

/// The cells of a CSV file.
final class CSVStorage: Sendable {
    let cells: TextCells

    init(_ cells: TextCells) { self.cells = cells }

    func cell(_ index: Int) -> CSVCell { CSVCell(cells.text(index) ?? "", at: cells.location(index)) }
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
        guard let index = columns[column], rows.indices.contains(row) else { return nil }
        return rows[row][index]
    }
}
