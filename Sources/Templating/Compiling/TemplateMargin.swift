/// Indents the lines of a partial as far as its tag is indented.
///
/// Empty lines stay empty: the Mustache manual would have blanks in them, which nobody wants in a configuration file.
struct TemplateMargin {
    /// What goes before each line.
    let indentation: String
    /// Whether the next line start continues a line of the including file, as after `key = {{> value}}`.
    private var continuesLine: Bool

    init(_ indentation: String, continuesLine: Bool) {
        self.indentation = indentation
        self.continuesLine = continuesLine
    }

    /// What to print where a line begins with a tag.
    mutating func atLineStart() -> String {
        defer { continuesLine = false }
        return continuesLine ? "" : indentation
    }

    /// A piece of the partial's text with its lines indented.
    mutating func indent(_ text: String, startsLine: Bool) -> String {
        guard !indentation.isEmpty else { return text }
        var indented = ""
        var isStart = startsLine
        // Split on bytes: to Character, CRLF is one and is no "\n".
        var rest = Substring(text).utf8
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { rest.index(after: $0) } ?? rest.endIndex
            let line = rest[..<end]
            let isEmpty = line.elementsEqual("\n".utf8) || line.elementsEqual("\r\n".utf8)
            if isStart, !isEmpty { indented += atLineStart() }
            indented += String(Substring(line))
            isStart = true
            rest = rest[end...]
        }
        return indented
    }
}
