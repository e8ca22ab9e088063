import Diagnostics

/// The line that declares the columns.
extension DBTextReader {
    /// Reads `name(type[,null|auto]) …`, with blanks between.
    ///
    /// - Returns: Whether there are columns.
    mutating func readHeader() -> Bool {
        var names: Set<String> = []
        while true {
            skipBlanks()
            let location = cursor.location
            guard let scalar = cursor.current, scalar != "\n", scalar != "\r" else { break }
            guard columns.count < Self.maximumColumns else {
                return fail("there are more than \(Self.maximumColumns) columns")
            }
            guard let column = readColumn(at: location) else { return false }
            if !names.insert(column.name).inserted {
                log.error("the column '\(column.name)' comes twice", rule: "dbtext-header", at: location)
            }
            columns.append(column)
        }
        guard !columns.isEmpty else { return fail("the first line must declare the columns: name(type) …") }
        builder.columns = columns.map(\.name)
        return true
    }

    private mutating func fail(_ message: String) -> Bool {
        log.error(message, rule: "dbtext-header", at: cursor.location)
        return false
    }

    private mutating func skipBlanks() { while cursor.skip(" ") {} }

    /// Reads up to one of these scalars or the line's end.
    private mutating func word(until ends: Unicode.Scalar...) -> String {
        var word = String.UnicodeScalarView()
        while let scalar = cursor.current, scalar != "\n", scalar != "\r", !ends.contains(scalar) {
            word.append(scalar)
            cursor.advance()
        }
        return String(word)
    }

    private mutating func readColumn(at location: SourceLocation) -> DBTextTable.Column? {
        let name = word(until: " ", "(")
        skipBlanks()
        guard !name.isEmpty, cursor.skip("(") else {
            return none("a column is declared as name(type), with blanks between columns")
        }
        skipBlanks()
        let place = cursor.location
        // Kamailio goes by first letters alone.
        let kind: DBTextTable.Column.Kind
        switch word(until: ",", ")").asciiLowercased.unicodeScalars.first {
        case "s": kind = .string
        case "i": kind = .int
        case "d": kind = .double
        case "b": kind = .blob
        case "t": kind = .time
        default: return none("a column's type is int, double, string, str, blob or time", at: place)
        }
        var column = DBTextTable.Column(name: name, kind: kind, allowsNull: false, isAuto: false, location: location)
        if cursor.skip(",") {
            skipBlanks()
            let place = cursor.location
            let hasAuto = columns.contains(where: \.isAuto)
            switch word(until: ")").asciiLowercased.unicodeScalars.first {
            case "n": column.allowsNull = true
            case "a" where kind == .int && !hasAuto: column.isAuto = true
            case "a": return none("'auto' is for one column of numbers", at: place)
            default: return none("behind a column's type stands 'null' or 'auto'", at: place)
            }
        }
        guard cursor.skip(")") else { return none("')' is expected here") }
        return column
    }

    private mutating func none(_ message: String, at location: SourceLocation? = nil) -> DBTextTable.Column? {
        log.error(message, rule: "dbtext-header", at: location ?? cursor.location)
        return nil
    }
}
