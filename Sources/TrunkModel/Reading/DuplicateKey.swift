/// Finds the second of two equal keys: the parser names the first one's place, but a person has to mend the second.
struct DuplicateKey {
    private let key: [Unicode.Scalar]
    private let line: Int
    private let column: Int

    /// Starts at the first key's place (1-based).
    init(_ key: String, line: Int, column: Int) {
        self.key = Array(key.unicodeScalars)
        self.line = line
        self.column = column
    }

    /// The second key's place; nil where the key is written in a way that the search does not know, such as with escapes.
    func second(in lines: [Substring.UnicodeScalarView]) -> (line: Int, column: Int)? {
        guard lines.indices.contains(line - 1) else { return nil }
        switch lines[line - 1].prefix(column - 1).last(where: { $0 != " " }) {
        case "{", ",": return secondInBraces(lines)
        case nil: return secondInBlock(lines) ?? secondInBraces(lines)
        default: return secondInBlock(lines)
        }
    }

    /// `key: …` on a later line that begins at the same column, before a line that begins further left.
    private func secondInBlock(_ lines: [Substring.UnicodeScalarView]) -> (line: Int, column: Int)? {
        for (index, text) in lines.enumerated().dropFirst(line) {
            guard let start = text.firstIndex(where: { $0 != " " }), text[start] != "#" else { continue }
            let indent = text.distance(from: text.startIndex, to: start)
            if indent < column - 1 { return nil }
            if indent == column - 1, isKey(text[start...]) { return (index + 1, column) }
        }
        return nil
    }

    /// `{ key: …, key: … }`: behind a comma, before the brace that closes the mapping.
    private func secondInBraces(_ lines: [Substring.UnicodeScalarView]) -> (line: Int, column: Int)? {
        var depth = 0
        var quote: Unicode.Scalar?
        var isBehindComma = false
        for (index, text) in lines.enumerated().dropFirst(line - 1) {
            var rest = index == line - 1 ? text.dropFirst(column - 1) : text
            while let scalar = rest.first {
                if quote == nil, scalar == "#",
                    rest.startIndex == text.startIndex || text[..<rest.startIndex].last == " "
                {
                    break
                }
                if isBehindComma, depth == 0, scalar != " " {
                    if isKey(rest) { return (index + 1, text.count - rest.count + 1) }
                    isBehindComma = false
                }
                switch (quote, scalar) {
                case (nil, "\""), (nil, "'"): quote = scalar
                case (scalar, _): quote = nil
                case (nil, "{"), (nil, "["): depth += 1
                case (nil, "}"), (nil, "]"): depth -= 1
                case (nil, ","): isBehindComma = depth == 0
                case ("\"", "\\"): rest = rest.dropFirst()
                default: break
                }
                if depth < 0 { return nil }
                rest = rest.dropFirst()
            }
        }
        return nil
    }

    /// Whether a text begins with the key, bare or in quotes, and its colon.
    private func isKey(_ text: Substring.UnicodeScalarView) -> Bool {
        var rest = text
        var quote: Unicode.Scalar?
        if let first = rest.first, first == "\"" || first == "'" {
            quote = first
            rest = rest.dropFirst()
        }
        guard rest.starts(with: key) else { return false }
        rest = rest.dropFirst(key.count)
        if let quote {
            guard rest.first == quote else { return false }
            rest = rest.dropFirst()
        }
        return rest.drop { $0 == " " }.first == ":"
    }
}
