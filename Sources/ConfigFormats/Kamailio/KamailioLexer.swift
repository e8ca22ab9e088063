import Diagnostics

/// Cuts the text of one file into tokens, as `cfg.lex` does.
struct KamailioLexer {
    var cursor: TextCursor
    private var isSpaced = false
    private var startsLine = true

    /// What comes next.
    enum Lexeme {
        /// A piece of a statement.
        case token(KamailioToken)
        /// A line such as `#!define NAME VALUE`.
        case directive(name: String, argument: String, location: SourceLocation)
    }

    init(_ text: String, file: String) { cursor = TextCursor(text, file: file) }

    private static let directives: Set<String> = [
        "define", "trydef", "redefine", "ifdef", "ifndef", "else", "endif", "subst", "substdef", "substdefs", "def",
        "redef",
        "trydefine", "include_file", "import_file",
    ]
    private static let conditions: Set<String> = ["ifdef", "ifndef", "else", "endif"]
    private static let doubleSigns: Set<String> = ["==", "!=", ">=", "<=", "=~", "&&", "||", "<<", ">>", "+=", ":="]

    /// The next token or directive; nil at the end.
    mutating func next(_ log: inout BoundedLog) -> Lexeme? {
        while let scalar = cursor.current {
            let start = cursor
            switch scalar {
            case "\n", "\r":
                (isSpaced, startsLine) = (true, true)
                cursor.advance()
            case " ", "\t": skip()
            case "\\" where peek() == "\n" || peek() == "\r": skip()
            case "#":
                if peek() == "!", let found = directive(Self.directives) { return found }
                skipLine()
            case "!" where peek() == "!":
                if let found = directive(Self.directives) { return found }
                return sign(at: start)
            case "/" where peek() == "/": skipLine()
            case "/" where peek() == "*": skipComment(&log)
            case "\"", "'": return string(scalar, at: start, &log)
            case "$": return variable(at: start, &log)
            default: return Self.isWord(scalar) ? word(at: start) : sign(at: start)
            }
        }
        return nil
    }

    /// The next condition, where what lies before it does not count and may be no text of the format at all.
    mutating func nextCondition() -> Lexeme? {
        while let scalar = cursor.current {
            if scalar == "#" || scalar == "!", peek() == "!", let found = directive(Self.conditions) { return found }
            cursor.advance()
        }
        return nil
    }

    private func peek() -> Unicode.Scalar? {
        var copy = cursor
        copy.advance()
        return copy.current
    }

    private mutating func skip() {
        isSpaced = true
        cursor.advance()
    }

    private mutating func skipLine() {
        isSpaced = true
        while let scalar = cursor.current, scalar != "\n", scalar != "\r" { cursor.advance() }
    }

    /// Comments lie in each other.
    private mutating func skipComment(_ log: inout BoundedLog) {
        let start = cursor.location
        isSpaced = true
        var depth = 0
        repeat {
            guard let scalar = cursor.current else {
                return log.error("a comment begins here that does not end", rule: "cfg-text", at: start)
            }
            cursor.advance()
            if scalar == "/", cursor.skip("*") {
                depth += 1
            } else if scalar == "*", cursor.skip("/") {
                depth -= 1
            }
        } while depth > 0
    }

    /// A directive of a set; nil, and nothing is passed, if there is none of them here.
    private mutating func directive(_ names: Set<String>) -> Lexeme? {
        var copy = cursor
        let location = cursor.location
        copy.advance()
        copy.advance()
        var name = String.UnicodeScalarView()
        while let scalar = copy.current, Self.isWord(scalar), name.count < 16 {
            name.append(scalar)
            copy.advance()
        }
        let found = String(name)
        guard names.contains(found) else { return nil }
        cursor = copy
        return .directive(name: found, argument: restOfLine(), location: location)
    }

    /// What follows on the line, and on the next where a backslash ends it.
    private mutating func restOfLine() -> String {
        var text = String.UnicodeScalarView()
        while let scalar = cursor.current, scalar != "\n", scalar != "\r" {
            cursor.advance()
            if scalar == "\\", cursor.current == "\n" || cursor.current == "\r" {
                if cursor.skip("\r") { _ = cursor.skip("\n") } else { cursor.advance() }
            } else if !text.isEmpty || (scalar != " " && scalar != "\t") {
                text.append(scalar)
            }
        }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }

    private mutating func token(_ kind: KamailioToken.Kind, _ text: String, at start: TextCursor) -> Lexeme {
        defer { (isSpaced, startsLine) = (false, false) }
        let token = KamailioToken(
            kind: kind,
            text: text,
            location: start.location,
            isSpaced: isSpaced,
            startsLine: startsLine
        )
        return .token(token)
    }

    private mutating func word(at start: TextCursor) -> Lexeme {
        var text = String.UnicodeScalarView()
        while let scalar = cursor.current, Self.isWord(scalar) {
            text.append(scalar)
            cursor.advance()
        }
        return token(.word, String(text), at: start)
    }

    private mutating func sign(at start: TextCursor) -> Lexeme {
        var text = String(cursor.current.map(Character.init) ?? " ")
        if let next = peek(), Self.doubleSigns.contains(text + String(next)) {
            text += String(next)
            cursor.advance()
        }
        cursor.advance()
        return token(.sign, text, at: start)
    }

    private mutating func string(_ quote: Unicode.Scalar, at start: TextCursor, _ log: inout BoundedLog) -> Lexeme {
        var text = String.UnicodeScalarView([quote])
        cursor.advance()
        while let scalar = cursor.current {
            text.append(scalar)
            cursor.advance()
            if scalar == quote { return token(.string, String(text), at: start) }
            if scalar == "\\", quote == "\"", let next = cursor.current {
                text.append(next)
                cursor.advance()
            }
        }
        log.error("a string begins here that does not end", rule: "cfg-text", at: start.location)
        text.append(quote)
        return token(.string, String(text), at: start)
    }

    /// `$name`, `$name(…)` or `$(…)`; brackets lie in each other, on one line.
    private mutating func variable(at start: TextCursor, _ log: inout BoundedLog) -> Lexeme {
        var text = String.UnicodeScalarView(["$"])
        var depth = 0
        cursor.advance()
        while let scalar = cursor.current, scalar != "\n", scalar != "\r" {
            if depth == 0, !Self.isWord(scalar), scalar != "(" { break }
            if scalar == "(" { depth += 1 }
            if scalar == ")" { depth -= 1 }
            text.append(scalar)
            cursor.advance()
            if scalar == ")", depth == 0 { break }
        }
        if depth > 0 { log.error("a variable begins here that does not end", rule: "cfg-text", at: start.location) }
        return token(.variable, String(text), at: start)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: false
        }
    }
}
