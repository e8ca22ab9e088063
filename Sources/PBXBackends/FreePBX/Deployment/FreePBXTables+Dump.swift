import ConfigFormats
import Diagnostics

extension FreePBXTables {
    /// Adds the tables of a dump; columns that a row has no value for are left out.
    ///
    /// - Returns: Whether it held any of FreePBX's.
    mutating func addDump(_ dump: SQLDump) -> Bool {
        var found = false
        for table in dump.tables where Self.names.contains(table.name.lowercased()) {
            found = true
            let columns = table.columns.map { $0.lowercased() }
            add(
                table.name.lowercased(),
                table.rows.map { row in
                    let cells = zip(columns, row.values).map { column, value in
                        (column, Cell(text: value.text ?? "", location: value.location))
                    }
                    return Row(cells, at: row.location)
                }
            )
        }
        return found
    }
}
