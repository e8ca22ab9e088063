import Diagnostics

/// Single values.
extension SQLReader {
    /// Reads a value into the row that is open.
    mutating func readValue() throws(Failure) {
        let place = cursor.place()
        let start = cursor.position
        let size = open.cells.size
        if let isNull = try readLiteral(depth: 0) {
            try skipBlanks()
            if cursor.current == UInt8(ascii: ",") || cursor.current == UInt8(ascii: ")") {
                guard open.cells.size - size <= SQLDump.maximumValueSize, open.cells.size < TextCells.maximumSize else {
                    let message = "a value is longer than \(SQLDump.maximumValueSize >> 20) MB, or a table than 2 GB"
                    throw failure(message, rule: "sql-size")
                }
                return open.cells.end(at: place, isNull: isNull)
            }
        }
        open.cells.dropUnfinished()
        cursor.position = start
        try skipToComma()
        guard cursor.index > start.index else { throw failure("a value is expected here", at: place) }
        let location = failure("", at: place).location
        log.error("the value is neither text, number nor NULL", rule: "sql-value", at: location)
        open.cells.end(at: place, isNull: true)
    }

    /// How deep one `replace` may stand in another: SQLite writes two.
    private static let deepest = 4

    /// Reads a text, a number or a word into the cell that is open.
    ///
    /// - Returns: Whether it is NULL; nil if it is something else than a value.
    private mutating func readLiteral(depth: Int) throws(Failure) -> Bool? {
        switch cursor.current {
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            try readTexts()
            return false
        case .some(let byte) where "+-.0123456789".utf8.contains(byte): return readNumber() ? false : nil
        default: break
        }
        let word = try readWord()
        switch word {
        case "NULL": return true
        case "TRUE": open.cells.append(UInt8(ascii: "1"))
        case "FALSE": open.cells.append(UInt8(ascii: "0"))
        case "X" where cursor.current == UInt8(ascii: "'"): return readHexadecimal() ? false : nil
        case "B" where cursor.current == UInt8(ascii: "'"): return readBits() ? false : nil
        case "N" where cursor.current == UInt8(ascii: "'"): try readTexts()
        case "REPLACE" where !hasBackslashes: return try readReplace(depth: depth) ? false : nil
        default:
            // A character set: `_binary '…'`.
            guard word.hasPrefix("_"), depth < Self.deepest else { return nil }
            try skipBlanks()
            return try readLiteral(depth: Self.deepest)
        }
        return false
    }

    /// Texts in quotes, one behind another, which count as one.
    private mutating func readTexts() throws(Failure) {
        repeat {
            try readText()
            try skipBlanks()
        } while cursor.current == UInt8(ascii: "'") || cursor.current == UInt8(ascii: "\"")
    }

    private mutating func readText() throws(Failure) {
        let place = cursor.place()
        let quote = cursor.current
        cursor.advance()
        while let byte = cursor.current {
            cursor.advance()
            if byte == quote {
                if cursor.current != quote { return }
                cursor.advance()
            } else if byte == UInt8(ascii: "\\"), hasBackslashes, let escaped = cursor.current {
                cursor.advance()
                appendEscaped(escaped)
                continue
            }
            open.cells.append(byte)
        }
        throw failure("a quote is never closed", at: place)
    }

    /// What a byte behind a backslash stands for (MySQL's manual, "String Literals").
    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "0"): open.cells.append(0)
        case UInt8(ascii: "b"): open.cells.append(0x08)
        case UInt8(ascii: "n"): open.cells.append(0x0a)
        case UInt8(ascii: "r"): open.cells.append(0x0d)
        case UInt8(ascii: "t"): open.cells.append(0x09)
        case UInt8(ascii: "Z"): open.cells.append(0x1a)
        case UInt8(ascii: "%"), UInt8(ascii: "_"):
            // These keep it: they are for patterns.
            open.cells.append(UInt8(ascii: "\\"))
            open.cells.append(byte)
        default: open.cells.append(byte)
        }
    }

    /// `replace(TEXT,'\n',char(10))`, with which SQLite's dumps write line breaks; also one in another.
    private mutating func readReplace(depth: Int) throws(Failure) -> Bool {
        guard depth < Self.deepest, cursor.skip(UInt8(ascii: "(")) else { return false }
        let start = open.cells.size
        guard try readLiteral(depth: depth + 1) == false, cursor.skip(UInt8(ascii: ",")) else { return false }
        let end = open.cells.size
        try skipBlanks()
        guard try readLiteral(depth: Self.deepest) == false else { return false }
        let old = open.cells.cut(from: end)
        try skipBlanks()
        guard cursor.skip(UInt8(ascii: ",")), (1...8).contains(old.count) else { return false }
        try skipBlanks()
        guard try readWord() == "CHAR", cursor.skip(UInt8(ascii: "(")), readNumber(), cursor.skip(UInt8(ascii: ")")),
            cursor.skip(UInt8(ascii: ")")),
            let code = UInt8(String(decoding: open.cells.cut(from: end), as: UTF8.self)), code < 0x80
        else { return false }
        let text = open.cells.cut(from: start)
        var index = 0
        while index < text.count {
            let isOld = text[index...].starts(with: old)
            open.cells.append(isOld ? code : text[index])
            index += isOld ? old.count : 1
        }
        return true
    }
}
