import Diagnostics

/// Rows of FreePBX's database, whatever file they were read from.
struct FreePBXTables {
    /// The tables that a comparison looks at; others may hold gigabytes of call records.
    static let names: Set<String> = [
        "trunks", "pjsip", "sip", "trunk_dialpatterns", "outbound_routes", "outbound_route_patterns",
        "outbound_route_sequence", "outbound_route_trunks", "incoming",
    ]

    /// One value and where it stands.
    struct Cell {
        /// The text; empty for NULL, which FreePBX treats the same.
        let text: String
        let location: SourceLocation
    }

    /// One row.
    struct Row {
        let location: SourceLocation
        /// The columns in the file's order.
        let columns: [String]
        private let cells: [String: Cell]

        /// Makes a row; of a column that comes twice the first counts.
        init(_ cells: [(String, Cell)], at location: SourceLocation) {
            self.location = location
            self.cells = Dictionary(cells) { first, _ in first }
            var seen: Set<String> = []
            columns = cells.map(\.0).filter { seen.insert($0).inserted }
        }

        subscript(column: String) -> Cell? { cells[column] }

        /// A column's text; empty where the row has none.
        func text(_ column: String) -> String { cells[column]?.text ?? "" }

        /// A column's whole number; nil where it has none.
        func number(_ column: String) -> Int? { cells[column].flatMap { Int($0.text) } }

        /// A setting for each of some columns that the row has.
        func settings(_ wanted: (String) -> Bool) -> [ConfigSetting] {
            columns.compactMap { column in
                guard wanted(column), let cell = cells[column] else { return nil }
                return ConfigSetting(column, cell.text, at: cell.location)
            }
        }
    }

    private var rows: [String: [Row]] = [:]

    /// Whether a table was there, with or without rows.
    func has(_ table: String) -> Bool { rows[table] != nil }

    /// A table's rows in the file's order.
    subscript(table: String) -> [Row] { rows[table] ?? [] }

    /// Adds a table; what was read before stays first.
    mutating func add(_ table: String, _ more: [Row]) { rows[table, default: []] += more }

    /// Whether there is none.
    var isEmpty: Bool { rows.isEmpty }
}
