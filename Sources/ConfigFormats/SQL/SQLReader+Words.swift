import Diagnostics

/// Blanks, comments, words and names.
extension SQLReader {
    /// Passes over blanks and comments: `-- …`, `# …`, `/* … */`, and also `/*! … */`, which MySQL would execute: dumps have
    /// settings, views and triggers in it.
    mutating func skipBlanks() throws(Failure) {
        while let byte = cursor.current {
            switch byte {
            case 0x09...0x0d, 0x20: cursor.advance()
            case UInt8(ascii: "-") where isDashComment: skipLine()
            case UInt8(ascii: "#") where hasBackslashes: skipLine()
            case UInt8(ascii: "/") where cursor.peek(1) == UInt8(ascii: "*"): try skipComment()
            default: return
            }
        }
    }

    /// MySQL wants a blank behind the dashes, SQLite does not.
    private var isDashComment: Bool {
        guard cursor.peek(1) == UInt8(ascii: "-") else { return false }
        return !hasBackslashes || cursor.peek(2).map { $0 <= 0x20 } ?? true
    }

    private mutating func skipLine() {
        while let byte = cursor.current, byte != UInt8(ascii: "\n") { cursor.advance() }
    }

    private mutating func skipComment() throws(Failure) {
        let open = failure("a comment is never closed")
        cursor.advance()
        cursor.advance()
        let isCode = cursor.current == UInt8(ascii: "!") || cursor.starts(with: Array("M!".utf8))
        var depth = 1
        var firstEnd: ByteCursor.Position?
        while let byte = cursor.current {
            let next = cursor.peek(1)
            if byte == UInt8(ascii: "*"), next == UInt8(ascii: "/") {
                cursor.advance()
                cursor.advance()
                depth -= 1
                if depth == 0 { return }
                firstEnd = firstEnd ?? cursor.position
            } else if isCode, commentsNest, byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
                cursor.advance()
                cursor.advance()
                depth += 1
            } else {
                cursor.advance()
            }
        }
        // What looked like a comment in it was none.
        guard let firstEnd else { throw open }
        commentsNest = false
        cursor.position = firstEnd
    }

    /// Whether a byte belongs to a word: letters, digits, `_`, `$`, and all that is not ASCII.
    static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
            true
        default: false
        }
    }

    /// The word that stands here, in capitals; empty if there is none.
    func peekWord() -> String {
        var offset = 0
        while offset <= Self.maximumName, let byte = cursor.peek(offset), Self.isWord(byte) { offset += 1 }
        let word = (0..<offset).compactMap { cursor.peek($0) }
        return String(decoding: word.map { (0x61...0x7a).contains($0) ? $0 & 0xdf : $0 }, as: UTF8.self)
    }

    /// Passes over the word that stands here, which comes back in capitals; empty if there is none.
    mutating func readWord() throws(Failure) -> String {
        let word = peekWord()
        while let byte = cursor.current, Self.isWord(byte) { cursor.advance() }
        return word
    }

    /// No name is longer, in bytes: MySQL allows 64 characters.
    static let maximumName = 256

    /// A name: bare, or in the quotes of MySQL, of standard SQL or of SQLite.
    mutating func readName() throws(Failure) -> String {
        let start = failure("a name is expected here")
        var bytes: [UInt8] = []
        switch cursor.current {
        case UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "["):
            let close = cursor.current == UInt8(ascii: "[") ? UInt8(ascii: "]") : cursor.current ?? 0
            cursor.advance()
            while let byte = cursor.current, bytes.count <= Self.maximumName {
                cursor.advance()
                if byte == close, !cursor.skip(close) {
                    return bytes.isEmpty ? try fail(start) : TextDecoding.single(bytes)
                }
                bytes.append(byte)
            }
            return try fail(start)
        default:
            while let byte = cursor.current, Self.isWord(byte), bytes.count <= Self.maximumName {
                bytes.append(byte)
                cursor.advance()
            }
            guard !bytes.isEmpty, bytes.count <= Self.maximumName else { return try fail(start) }
            return TextDecoding.single(bytes)
        }
    }

    private func fail(_ failure: Failure) throws(Failure) -> String { throw failure }

    /// `name`, or `database.name`; a bare name is in the database that is in use.
    mutating func readQualifiedName() throws(Failure) -> TableName {
        let name = try readName()
        try skipBlanks()
        guard cursor.skip(UInt8(ascii: ".")) else {
            return TableName(database: database, name: name)
        }
        try skipBlanks()
        return TableName(database: name, name: try readName())
    }

    /// Passes over what ends a statement, if it stands here.
    mutating func skipDelimiter() -> Bool {
        guard cursor.starts(with: delimiter) else { return false }
        for _ in delimiter { cursor.advance() }
        return true
    }

    /// Goes behind the end of the statement.
    mutating func skipStatement() throws(Failure) {
        while cursor.current != nil {
            if skipDelimiter() { return }
            try skipPiece()
        }
        throw failure("the file ends in the middle of a statement")
    }

    /// Passes over blanks and comments, a text or name in quotes, or else one byte.
    mutating func skipPiece() throws(Failure) {
        let before = cursor.index
        try skipBlanks()
        guard cursor.index == before else { return }
        switch cursor.current {
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): try skipQuoted()
        default: cursor.advance()
        }
    }

    private mutating func skipQuoted() throws(Failure) {
        let place = cursor.place()
        let quote = cursor.current
        let escape = hasBackslashes && quote != UInt8(ascii: "`") ? UInt8(ascii: "\\") : quote
        cursor.advance()
        while let byte = cursor.current {
            cursor.advance()
            if byte == quote {
                if cursor.current != quote { return }
                cursor.advance()
            } else if byte == escape {
                cursor.advance()
            }
        }
        throw failure("a quote is never closed", at: place)
    }
}
