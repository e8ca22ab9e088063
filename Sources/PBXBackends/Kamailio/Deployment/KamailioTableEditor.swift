import ConfigFormats
import Diagnostics

/// Changes the rows of a table of `db_text`; rows that nothing is said of stay as they are, byte by byte.
struct KamailioTableEditor: FileEditor {
    func applying(_ mends: [Mend], to file: SourceFile, shown: String) -> (file: SourceFile?, leftOut: [Mend]) {
        var log = DiagnosticLog()
        guard let table = DBTextTable.read(file, shown: shown, log: &log) else { return (nil, mends) }
        var editing = KamailioTableEditing(table, file.text)
        let leftOut = mends.filter { !editing.apply($0) }
        return (file.with(text: editing.text), leftOut)
    }
}

/// A table while it is changed.
private struct KamailioTableEditing {
    private let columns: [DBTextTable.Column]
    private var lines: [String]
    /// The cells of the rows, by the number of their line.
    private var cells: [Int: [String]] = [:]
    private var changed: Set<Int> = []
    private var removed: Set<Int> = []
    private var added: [[String]] = []

    init(_ table: DBTextTable, _ text: String) {
        columns = table.columns
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        for row in table.rows { cells[row.location.line] = row.values.map { $0.text ?? "" } }
    }

    var text: String {
        var result = ""
        for (index, line) in lines.enumerated() where !removed.contains(index + 1) {
            result += (changed.contains(index + 1) ? cells[index + 1].map(written) ?? line : line) + "\n"
        }
        return added.reduce(result) { $0 + written($1) + "\n" }
    }

    private func written(_ cells: [String]) -> String { cells.map(DBText.escape).joined(separator: ":") }

    private func column(_ name: String) -> Int? { columns.firstIndex { $0.name == name } }

    mutating func apply(_ mend: Mend) -> Bool {
        switch mend {
        case .set(let object, _, let key, let values, _):
            guard let value = values.last, DBText.refusal(of: value) == nil else { return false }
            return set(key, value, line: object.location.line)
        case .remove(let object, let settings):
            return settings.allSatisfy { set($0.key, "", line: object.location.line) }
        case .add(let object, _): return add(object)
        case .removeObject(let object):
            guard cells[object.location.line] != nil else { return false }
            removed.insert(object.location.line)
            return true
        case .order(let objects): return order(objects.map(\.location.line))
        }
    }

    private mutating func set(_ key: String, _ value: String, line: Int) -> Bool {
        guard let column = column(key), var row = cells[line], lines.indices.contains(line - 1) else { return false }
        guard columns[column].kind == .string || columns[column].kind == .blob || Double(value) != nil else {
            return false
        }
        while row.count <= column { row.append("") }
        row[column] = value
        cells[line] = row
        changed.insert(line)
        return true
    }

    /// A new row, with a number of its own where rows have one.
    private mutating func add(_ object: ConfigObject) -> Bool {
        let names: [String: String] =
            switch object.kind {
            case "registration": ["l_uuid": object.name]
            case "table": ["table_name": object.name]
            default: [:]
            }
        let row = columns.enumerated().map { index, column in
            if column.isAuto || column.name == "id" { return String(nextNumber(index)) }
            return names[column.name] ?? object[column.name] ?? (column.kind == .string ? "" : "0")
        }
        guard row.allSatisfy({ DBText.refusal(of: $0) == nil }) else { return false }
        added.append(row)
        return true
    }

    private func nextNumber(_ column: Int) -> Int {
        let all = Array(cells.values) + added
        let numbers = all.compactMap { $0.indices.contains(column) ? Int($0[column]) : nil }
        return (numbers.max() ?? 0).addingReportingOverflow(1).partialValue
    }

    /// Gives the rows' numbers of priority to the rows in their new order, and where they are equal the rows' lines.
    private mutating func order(_ wanted: [Int]) -> Bool {
        guard let column = column("pr"), Set(wanted).count == wanted.count else { return false }
        let rows = wanted.compactMap { cells[$0] }
        guard rows.count == wanted.count, rows.allSatisfy({ $0.indices.contains(column) }) else { return false }
        let numbers = rows.map { Int($0[column]) ?? 0 }.sorted()
        for ((line, row), number) in zip(zip(wanted.sorted(), rows), numbers) {
            var row = row
            row[column] = String(number)
            cells[line] = row
            changed.insert(line)
        }
        return true
    }
}
