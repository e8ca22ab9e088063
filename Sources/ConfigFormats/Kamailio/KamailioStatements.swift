public import Diagnostics

/// The statements of a block, in little memory.
public struct KamailioStatements: Sendable, RandomAccessCollection {
    var cells: TextCells

    /// One statement, or one brace with what stands before it.
    public struct Statement: Sendable, Equatable {
        /// Its text without comments, each gap one blank.
        public var text: String
        /// Where it starts.
        public var location: SourceLocation
    }

    init(file: String) { cells = TextCells(file: file) }

    /// Zero.
    public var startIndex: Int { 0 }
    /// How many there are.
    public var endIndex: Int { cells.count }
    /// A statement.
    public subscript(position: Int) -> Statement {
        Statement(text: cells.text(position) ?? "", location: cells.location(position))
    }

    /// The words of statements in one spelling: `and` is `&&`, `yes` is 1, a string is written in one way, braces around a
    /// single statement mean nothing, and neither does what is only written to the log.
    public static func words(_ statements: [String]) -> [String] {
        var words: [String] = []
        var log = BoundedLog()
        for statement in statements {
            var lexer = KamailioLexer(statement, file: "")
            while case .token(let token)? = lexer.next(&log) { words.append(canonical(token)) }
        }
        return withoutSpareBraces(withoutLogging(words))
    }

    private static func canonical(_ token: KamailioToken) -> String {
        switch token.kind {
        case .string: return KamailioString.content(token.text).map { "\"\(KamailioString.escape($0))\"" } ?? token.text
        case .word:
            switch token.text {
            case "and": return "&&"
            case "or": return "||"
            case "not": return "!"
            default: return KamailioString.number(token.text) ?? token.text
            }
        default: return token.text
        }
    }

    private static let logging: Set<String> = [
        "xlog", "xdbg", "xinfo", "xnotice", "xwarn", "xerr", "xcrit", "xalert", "xbug",
    ]

    /// A statement that logs is left out; where it alone follows a condition, it stays without what it writes.
    private static func withoutLogging(_ words: [String]) -> [String] {
        guard words.contains(where: logging.contains) else { return words }
        var result: [String] = []
        var index = 0
        while index < words.count {
            guard logging.contains(words[index]), index + 1 < words.count, words[index + 1] == "(" else {
                result.append(words[index])
                index += 1
                continue
            }
            var depth = 0
            var end = index + 1
            while end < words.count {
                if words[end] == "(" { depth += 1 }
                if words[end] == ")" { depth -= 1 }
                if depth == 0 { break }
                end += 1
            }
            let isAlone = result.last.map { [";", "{", "}"].contains($0) } ?? true
            if isAlone, end + 1 < words.count, words[end + 1] == ";" {
                index = end + 2
            } else {
                result += [words[index], "(", ")"]
                index = end + 1
            }
        }
        return result
    }

    /// `if (x) { y; }` as `if (x) y;`, where `y` is neither a block nor another `if`.
    private static func withoutSpareBraces(_ words: [String]) -> [String] {
        var result: [String] = []
        result.reserveCapacity(words.count)
        var index = 0
        while index < words.count {
            let isBody = words[index] == "{" && (result.last == ")" || result.last == "else")
            if isBody, let end = singleStatement(words, from: index + 1) {
                result += words[(index + 1)..<end]
                index = end + 1
            } else {
                result.append(words[index])
                index += 1
            }
        }
        return result
    }

    /// Where the brace stands that ends a single statement without braces of its own.
    private static func singleStatement(_ words: [String], from start: Int) -> Int? {
        guard start < words.count, words[start] != "if", words[start] != "while" else { return nil }
        for index in start..<words.count {
            switch words[index] {
            case ";": return index + 1 < words.count && words[index + 1] == "}" ? index + 1 : nil
            case "{", "}": return nil
            default: continue
            }
        }
        return nil
    }
}
