import Diagnostics

/// `INSERT` and `REPLACE`.
extension SQLReader {
    /// Reads what follows the first word.
    mutating func readInsert() throws(Failure) {
        hasTables = true
        try skipBlanks()
        while Self.modifiers.contains(peekWord()) {
            _ = try readWord()
            try skipBlanks()
        }
        let location = cursor.location()
        let name = try readQualifiedName()
        guard wanted?.contains(name.name) ?? true else { return try skipStatement() }
        let index = try indexOfTable(name, at: location)
        // The table is moved and not copied.
        swap(&open, &tables[index].builder)
        defer { swap(&open, &tables[index].builder) }
        try skipBlanks()
        let order = try readOrder(name.name)
        guard ["VALUES", "VALUE"].contains(try readWord()) else {
            throw failure("only rows behind 'VALUES' can be read")
        }
        try readRows(order)
    }

    private static let modifiers: Set<String> = [
        "INTO", "IGNORE", "LOW_PRIORITY", "HIGH_PRIORITY", "DELAYED", "OR", "REPLACE", "ABORT", "FAIL", "ROLLBACK",
    ]

    /// Reads the list of columns if there is one; the first of a table that was not created names its columns.
    private mutating func readOrder(_ table: String) throws(Failure) -> UInt32 {
        guard cursor.skip(UInt8(ascii: "(")) else { return TableBuilder.natural }
        let isNew = open.columns.isEmpty
        var order: [Int32] = []
        repeat {
            try skipBlanks()
            let place = cursor.location()
            let column = try readName()
            guard order.count < SQLDump.maximumColumns else {
                throw failure("a table has more than \(SQLDump.maximumColumns) columns", rule: "sql-size")
            }
            if isNew {
                open.columns.append(column)
                order.append(Int32(order.count))
            } else {
                let index = open.column(column, expectedAt: order.count)
                if index == nil {
                    let message = "the table '\(table)' has no column '\(column)'"
                    log.error(message, rule: "sql-columns", at: place)
                }
                order.append(Int32(index ?? -1))
            }
            try skipBlanks()
        } while cursor.skip(UInt8(ascii: ","))
        guard cursor.skip(UInt8(ascii: ")")) else { throw failure("',' or ')' is expected here") }
        try skipBlanks()
        if order.elementsEqual(open.columns.indices.lazy.map(Int32.init)) { return TableBuilder.natural }
        if open.orders.last != order { open.orders.append(order) }
        return UInt32(open.orders.count - 1)
    }

    private mutating func readRows(_ order: UInt32) throws(Failure) {
        let width = order == TableBuilder.natural ? open.columns.count : open.orders[Int(order)].count
        repeat {
            try skipBlanks()
            try readRow(order, width: width)
            try skipBlanks()
        } while cursor.skip(UInt8(ascii: ","))
        if skipDelimiter() { return }
        // `ON DUPLICATE KEY UPDATE …`, and names for the row.
        guard ["ON", "AS"].contains(peekWord()) else { throw failure("',' or the statement's end is expected here") }
        try skipStatement()
    }

    private mutating func readRow(_ order: UInt32, width: Int) throws(Failure) {
        let place = cursor.place()
        guard cursor.skip(UInt8(ascii: "(")) else { throw failure("a row in brackets is expected here") }
        guard rowCount < SQLDump.maximumRows else {
            throw failure("there are more than \(SQLDump.maximumRows) rows", rule: "sql-size")
        }
        rowCount += 1
        open.startRow(at: place, order: order)
        do throws(Failure) {
            try skipBlanks()
            if !cursor.skip(UInt8(ascii: ")")) {
                repeat {
                    try skipBlanks()
                    try readValue()
                    try skipBlanks()
                } while cursor.skip(UInt8(ascii: ","))
                guard cursor.skip(UInt8(ascii: ")")) else { throw failure("',' or ')' is expected here") }
            }
        } catch {
            // Half a row is none.
            open.dropRow()
            throw error
        }
        if width > 0, open.width != width {
            let message = "the row has \(open.width) values, the table has \(width) columns"
            let location = SourceLocation(file: cursor.file, line: place.line, column: place.column)
            log.error(message, rule: "sql-columns", at: location)
        }
    }
}
