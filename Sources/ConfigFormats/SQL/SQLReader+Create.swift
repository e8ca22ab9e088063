import Diagnostics

/// `CREATE TABLE`: the columns' names in order.
extension SQLReader {
    mutating func readCreate() throws(Failure) {
        try skipBlanks()
        while ["TEMPORARY", "TEMP", "OR", "REPLACE", "GLOBAL"].contains(peekWord()) {
            _ = try readWord()
            try skipBlanks()
        }
        switch try readWord() {
        case "TABLE": try readTable()
        case "TRIGGER" where !hasBackslashes: try skipTrigger()
        default: try skipStatement()
        }
    }

    /// SQLite's triggers hold statements, each with its semicolon, up to `END;`.
    private mutating func skipTrigger() throws(Failure) {
        while true {
            try skipStatement()
            try skipBlanks()
            guard cursor.current != nil else { return }
            if peekWord() == "END" { return try skipStatement() }
        }
    }

    private mutating func readTable() throws(Failure) {
        hasTables = true
        try skipBlanks()
        while ["IF", "NOT", "EXISTS"].contains(peekWord()) {
            _ = try readWord()
            try skipBlanks()
        }
        let location = cursor.location()
        let name = try readQualifiedName()
        guard wanted?.contains(name.name) ?? true else { return try skipStatement() }
        try skipBlanks()
        guard cursor.skip(UInt8(ascii: "(")) else { throw failure("the table's columns are not listed here") }
        let index = try indexOfTable(name, at: location)
        let columns = try readColumns()
        if tables[index].builder.columns.isEmpty { tables[index].builder.columns = columns }
        try skipStatement()
    }

    /// The table of a name, which is added where it is new.
    mutating func indexOfTable(_ name: TableName, at location: SourceLocation) throws(Failure) -> Int {
        if let index = indices[name] { return index }
        guard tables.count < SQLDump.maximumTables else {
            throw failure("there are more than \(SQLDump.maximumTables) tables", rule: "sql-size")
        }
        tables.append(Table(name: name, location: location, builder: TableBuilder(file: cursor.file)))
        indices[name] = tables.count - 1
        return tables.count - 1
    }

    /// Reads what stands between the brackets, and the closing one.
    private mutating func readColumns() throws(Failure) -> [String] {
        var columns: [String] = []
        while true {
            try skipBlanks()
            if cursor.skip(UInt8(ascii: ")")) { return columns }
            let word = peekWord()
            if !Self.keys.contains(word), !hasBackslashes || !Self.keysOfMySQL.contains(word) {
                guard columns.count < SQLDump.maximumColumns else {
                    throw failure("a table has more than \(SQLDump.maximumColumns) columns", rule: "sql-size")
                }
                columns.append(try readName())
            }
            try skipToComma()
            _ = cursor.skip(UInt8(ascii: ","))
        }
    }

    /// What begins a line of `CREATE TABLE` that declares no column.
    private static let keys: Set<String> = ["PRIMARY", "UNIQUE", "CONSTRAINT", "FOREIGN", "CHECK"]
    /// What else does in MySQL; in SQLite they are names like any other.
    private static let keysOfMySQL: Set<String> = ["KEY", "INDEX", "FULLTEXT", "SPATIAL", "PERIOD", "LIKE"]

    /// Goes to the comma or bracket that ends an item of a list, past all that is in brackets or quotes.
    mutating func skipToComma() throws(Failure) {
        var depth = 0
        while let byte = cursor.current {
            switch byte {
            case UInt8(ascii: "("):
                depth += 1
                guard depth <= SQLDump.maximumDepth else {
                    throw failure("brackets are nested deeper than \(SQLDump.maximumDepth)")
                }
                cursor.advance()
            case UInt8(ascii: ")"):
                guard depth > 0 else { return }
                depth -= 1
                cursor.advance()
            case UInt8(ascii: ",") where depth == 0: return
            default:
                guard !cursor.starts(with: delimiter) else { throw failure("',' or ')' is expected here") }
                try skipPiece()
            }
        }
        throw failure("the file ends in the middle of a statement")
    }
}
