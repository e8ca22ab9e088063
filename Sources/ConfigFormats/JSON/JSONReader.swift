public import Diagnostics

/// Reads JSON files (RFC 8259), strictly and with positions.
///
/// A byte order mark is passed over (§8.1). Errors never quote a value, which may be a password:
/// - `json-syntax`: it is no JSON; nothing is read
/// - `json-depth`: arrays and objects are nested deeper than ``maximumDepth``; nothing is read
/// - `json-duplicate`: a name comes twice in one object, and programs differ in which value they take
public struct JSONReader {
    /// How deep arrays and objects may be nested.
    public static let maximumDepth = 128

    var cursor: TextCursor
    private var log = BoundedLog()
    private var depth = 0

    /// Reads a file's text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - file: The file's name in findings.
    ///   - log: Takes the findings.
    /// - Returns: The file's one value; nil if it cannot be read.
    public static func read(_ text: String, file: String, log: inout DiagnosticLog) -> JSONNode? {
        var reader = JSONReader(cursor: TextCursor(text, file: file))
        defer { log.append(reader.log.log) }
        do throws(Failure) {
            let node = try reader.readValue()
            reader.skipBlanks()
            guard reader.cursor.current == nil else { throw reader.failure("text stands behind the end of the value") }
            return node
        } catch {
            reader.log.error(error.message, rule: error.rule, at: error.location)
            return nil
        }
    }

    private init(cursor: TextCursor) { self.cursor = cursor }

    /// Why reading cannot go on.
    struct Failure: Error {
        var message: String
        var rule = "json-syntax"
        var location: SourceLocation
    }

    /// A failure at this place.
    func failure(_ message: String) -> Failure { Failure(message: message, location: cursor.location) }

    private mutating func skipBlanks() {
        while let scalar = cursor.current, scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" {
            cursor.advance()
        }
    }

    private mutating func readValue() throws(Failure) -> JSONNode {
        skipBlanks()
        let location = cursor.location
        switch cursor.current {
        case "{": return JSONNode(.object(try readObject()), at: location)
        case "[": return JSONNode(.array(try readArray()), at: location)
        case "\"": return JSONNode(.string(try readString()), at: location)
        case "-", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9":
            return JSONNode(.number(try readNumber()), at: location)
        case "t":
            try readWord("true")
            return JSONNode(.bool(true), at: location)
        case "f":
            try readWord("false")
            return JSONNode(.bool(false), at: location)
        case "n":
            try readWord("null")
            return JSONNode(.null, at: location)
        case nil: throw failure("the file ends where a value is expected")
        default: throw failure("a value is expected here")
        }
    }

    private mutating func readWord(_ word: String) throws(Failure) {
        let start = failure("a value is expected here; did you mean '\(word)'?")
        for scalar in word.unicodeScalars where !cursor.skip(scalar) { throw start }
    }

    private mutating func readArray() throws(Failure) -> [JSONNode] {
        try enter()
        var items: [JSONNode] = []
        skipBlanks()
        if cursor.skip("]") { return leave(items) }
        while true {
            items.append(try readValue())
            skipBlanks()
            if cursor.skip("]") { return leave(items) }
            guard cursor.skip(",") else { throw failure("',' or ']' is expected here") }
        }
    }

    private mutating func readObject() throws(Failure) -> [JSONNode.Member] {
        try enter()
        var members: [JSONNode.Member] = []
        // By bytes, as RFC 8259 §8.3 compares names: to Swift, two spellings of é are equal.
        var names: Set<[UInt8]> = []
        skipBlanks()
        if cursor.skip("}") { return leave(members) }
        while true {
            skipBlanks()
            let location = cursor.location
            guard cursor.current == "\"" else { throw failure("a name in quotes is expected here") }
            let name = try readString()
            if !names.insert(Array(name.utf8)).inserted {
                log.error("the name '\(name)' comes twice in one object", rule: "json-duplicate", at: location)
            }
            skipBlanks()
            guard cursor.skip(":") else { throw failure("':' is expected here") }
            members.append(.init(name, at: location, try readValue()))
            skipBlanks()
            if cursor.skip("}") { return leave(members) }
            guard cursor.skip(",") else { throw failure("',' or '}' is expected here") }
        }
    }

    /// Passes the bracket that opens an array or object.
    private mutating func enter() throws(Failure) {
        guard depth < Self.maximumDepth else {
            let message = "arrays and objects are nested deeper than \(Self.maximumDepth)"
            throw Failure(message: message, rule: "json-depth", location: cursor.location)
        }
        depth += 1
        cursor.advance()
    }

    private mutating func leave<Content>(_ content: Content) -> Content {
        depth -= 1
        return content
    }
}
