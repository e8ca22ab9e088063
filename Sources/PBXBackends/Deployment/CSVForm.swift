import ConfigFormats
import Diagnostics

/// A table as CSV in which every row is an object and every column a key.
struct CSVForm: Sendable {
    /// The kind of its objects.
    let kind: String
    /// Columns that tell this table from others.
    let columns: Set<String>
    /// The column that names an object; several where one is not enough.
    let name: [String]
    /// Columns that say nothing about the trunk, such as counters.
    var ignored: Set<String> = []
    /// The only columns that are read; all where nil.
    var only: Set<String>?
    /// Settings that stand in no column, such as the trunk that a file belongs to.
    var fixed: @Sendable (_ file: SourceLocation) -> [ConfigSetting] = { _ in [] }

    /// A column's name without the list of values that some headers have behind it: `Transport(UDP/TCP/TLS)`.
    static func key(_ column: String) -> String {
        var name = column.prefix { $0 != "(" }
        while name.last == " " { name.removeLast() }
        return name.isEmpty ? column : String(name)
    }

    /// Whether a header is this table's.
    func fits(_ header: [String]) -> Bool { columns.isSubset(of: header.map(Self.key)) }

    /// The columns of a text's first row; none if there is none.
    static func header(_ text: String, file: String) -> [String] {
        var log = DiagnosticLog()
        let line = text.prefix { !$0.isNewline }
        return CSVReader.rows(String(line), file: file, strict: false, log: &log).first?.texts ?? []
    }

    /// Reads the rows.
    func objects(_ text: String, file: String, log: inout DiagnosticLog) -> [ConfigObject] {
        guard let table = CSVReader.table(text, file: file, log: &log) else { return [] }
        let keys = table.header.map(Self.key)
        return table.rows.compactMap { row in
            guard let location = row.location, row.texts != [""] else { return nil }
            let cells = zip(keys, row.cells)
            let fixed = fixed(location)
            let names = name.compactMap { column in
                cells.first { $0.0 == column }?.1.text ?? fixed.first { $0.key == column }?.value
            }
            return ConfigObject(
                kind: kind,
                name: names.joined(separator: " "),
                settings: cells.filter { isRead($0.0) }.map { ConfigSetting($0.0, $0.1.text, at: $0.1.location) }
                    + fixed,
                at: location,
                end: location
            )
        }
    }

    /// Whether a column is a setting: not where it alone is the name.
    private func isRead(_ column: String) -> Bool {
        name != [column] && !ignored.contains(column) && only?.contains(column) ?? true
    }
}
