public import Diagnostics

/// Changes to the text of a configuration at places that its reader found; everything else stays as it is.
public struct KamailioEdits {
    private let scalars: [Unicode.Scalar]
    /// Where each line starts.
    private let starts: [Int]
    private let lineEnd: String
    private var changes: [(range: Range<Int>, text: String)] = []

    /// Begins with a text.
    public init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var starts = [scalars.first == "\u{feff}" ? 1 : 0]
        for index in scalars.indices {
            let isEnd = scalars[index] == "\n" || (scalars[index] == "\r" && scalars.dropFirst(index + 1).first != "\n")
            if isEnd { starts.append(index + 1) }
        }
        self.starts = starts
        lineEnd = text.utf8.contains(UInt8(ascii: "\r")) ? "\r\n" : "\n"
    }

    /// The text with all changes; of two that touch the same place the first counts.
    public var text: String {
        var result = String.UnicodeScalarView()
        var place = 0
        for (_, change) in changes.enumerated().sorted(by: {
            ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
                < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
        }) where change.range.lowerBound >= place {
            result.append(contentsOf: scalars[place..<change.range.lowerBound])
            result.append(contentsOf: change.text.unicodeScalars)
            place = change.range.upperBound
        }
        result.append(contentsOf: scalars[place...])
        return String(result)
    }

    private func offset(_ location: SourceLocation) -> Int? {
        guard starts.indices.contains(location.line - 1), location.column > 0 else { return nil }
        let offset = starts[location.line - 1] + location.column - 1
        return offset <= scalars.count ? offset : nil
    }

    private mutating func change(_ range: Range<Int>, _ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        changes.append((range, lines.joined(separator: lineEnd)))
    }

    /// Replaces what stands between two places.
    public mutating func replace(from start: SourceLocation, to end: SourceLocation, with text: String) -> Bool {
        guard let first = offset(start), let last = offset(end), first <= last else { return false }
        change(first..<last, text)
        return true
    }

    /// Replaces a value: what stands up to a comma or a closing bracket of its statement, or to its line's end.
    public mutating func replaceValue(at start: SourceLocation, with text: String) -> Bool {
        guard let first = offset(start), let end = valueEnd(first) else { return false }
        change(first..<end, text)
        return true
    }

    /// Replaces the rest of a line.
    public mutating func replaceLine(from start: SourceLocation, with text: String) -> Bool {
        guard let first = offset(start) else { return false }
        change(first..<endOfLine(first), text)
        return true
    }

    /// Adds lines behind the one at a place, and behind all of its statement.
    public mutating func insert(_ lines: String, after location: SourceLocation) -> Bool {
        guard let place = offset(location) else { return false }
        let end = endOfLine(place)
        // The line that follows starts behind the line's own end.
        let next = starts.first { $0 > end } ?? scalars.count
        let isOpen = next == scalars.count && end == next
        change(next..<next, isOpen ? "\n\(lines)\n" : "\(lines)\n")
        return true
    }

    /// Adds lines before the one at a place.
    public mutating func insert(_ lines: String, before location: SourceLocation) -> Bool {
        guard starts.indices.contains(location.line - 1) else { return false }
        let start = starts[location.line - 1]
        change(start..<start, "\(lines)\n")
        return true
    }

    /// Adds lines at the end.
    public mutating func append(_ lines: String) {
        let isWhole = scalars.last.map { $0 == "\n" } ?? true
        change(scalars.count..<scalars.count, (isWhole ? "" : "\n") + "\(lines)\n")
    }

    private func endOfLine(_ offset: Int) -> Int {
        scalars[offset...].firstIndex { $0 == "\n" || $0 == "\r" } ?? scalars.count
    }

    private func valueEnd(_ start: Int) -> Int? {
        // Longer values are none that a person wrote.
        var lexer = KamailioLexer(String(String.UnicodeScalarView(scalars[start...].prefix(32_768))), file: "")
        var log = BoundedLog()
        var end: Int?
        var depth = 0
        while true {
            guard case .token(let token)? = lexer.next(&log) else { break }
            if token.startsLine, end != nil { break }
            if depth == 0, token.kind == .sign, [",", ")", ";"].contains(token.text) { break }
            if token.text == "(" { depth += 1 }
            if token.text == ")" { depth -= 1 }
            end = start + lexer.cursor.passed
        }
        return end
    }
}
