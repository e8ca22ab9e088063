import Diagnostics

/// What the rows of one table have in common: all that was read of it.
final class TableStorage: Sendable {
    /// A row: where it starts, and which of the cells are its own.
    struct Row: Sendable {
        var first: UInt32
        var line: UInt32
        var column: UInt32
        /// In which of ``orders`` its values stand.
        var order: UInt32
    }

    let file: String
    let columns: [String]
    /// Orders in which rows give their values: for each value the index of its column.
    let orders: [[Int32]]
    let cells: TextCells
    let rows: [Row]

    init(_ builder: TableBuilder) {
        file = builder.file
        columns = builder.columns
        orders = builder.orders
        cells = builder.cells
        rows = builder.rows
    }

    /// The cells of a row.
    func cells(of row: Int) -> Range<Int> {
        Int(rows[row].first)..<(row + 1 < rows.count ? Int(rows[row + 1].first) : cells.count)
    }

    func value(_ cell: Int) -> TableValue { TableValue(cells.text(cell), at: cells.location(cell)) }

    /// The cell of a row in a column.
    func cell(row: Int, column name: String) -> Int? {
        guard let column = Self.index(of: name, in: columns) else { return nil }
        let order = orders.indices.contains(Int(rows[row].order)) ? orders[Int(rows[row].order)] : nil
        guard let position = order.map({ $0.firstIndex(of: Int32(column)) }) ?? column else { return nil }
        let own = cells(of: row)
        return position < own.count ? own.lowerBound + position : nil
    }

    /// Where a name stands in a list, whatever the case of its ASCII letters.
    static func index(of name: String, in list: [String]) -> Int? {
        list.firstIndex(of: name)
            ?? list.firstIndex { $0.utf8.count == name.utf8.count && $0.asciiLowercased == name.asciiLowercased }
    }
}

/// A table while it is read.
struct TableBuilder: Sendable {
    /// A row's order where it gives all columns in theirs.
    static let natural = UInt32.max

    let file: String
    var columns: [String] = []
    var orders: [[Int32]] = []
    var cells: TextCells
    var rows: [TableStorage.Row] = []
    /// The columns by name, once they are asked for.
    private var indices: [String: Int] = [:]

    init(file: String) {
        self.file = file
        cells = TextCells(file: file)
    }

    /// Begins a row.
    mutating func startRow(at place: (line: Int, column: Int), order: UInt32 = natural) {
        rows.append(
            TableStorage.Row(
                first: UInt32(clamping: cells.count),
                line: UInt32(clamping: place.line),
                column: UInt32(clamping: place.column),
                order: order
            )
        )
    }

    /// Takes the last row out again.
    mutating func dropRow() {
        guard let row = rows.popLast() else { return }
        cells.truncate(Int(row.first))
    }

    /// Where a column stands; `expectedAt` is where it probably does.
    mutating func column(_ name: String, expectedAt index: Int) -> Int? {
        if columns.indices.contains(index), columns[index] == name { return index }
        if indices.isEmpty {
            let names = columns.enumerated().map { ($1.asciiLowercased, $0) }
            indices = Dictionary(names) { first, _ in first }
        }
        return indices[name.asciiLowercased]
    }

    /// How many values the last row has until now.
    var width: Int { cells.count - Int(rows.last?.first ?? 0) }
}
