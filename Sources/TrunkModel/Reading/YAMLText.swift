import Diagnostics
import Yams

/// Parses the text of a YAML file to a node, and turns every way in which that can fail into a finding with a position.
///
/// Scalars stay text: the resolver knows no types, so `+31508200000` and `010` arrive as they were written.
enum YAMLText {
    /// The root node.
    ///
    /// - Throws: `DiagnosedFailure` (rules `yaml-syntax`, `duplicate-key`, `empty-file`).
    static func parse(_ text: String, file: String) throws(DiagnosedFailure) -> Node {
        let root: Node?
        do {
            root = try Parser(yaml: withoutMark(text), resolver: .basic, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw failure(error, text: withoutMark(text), file: file)
        } catch {
            throw DiagnosedFailure("\(error)", rule: "yaml-syntax", at: SourceLocation(file: file))
        }
        guard let root, root.scalar.map({ $0.style == .plain && $0.string.isEmpty }) != true else {
            throw DiagnosedFailure("the file is empty", rule: "empty-file", at: SourceLocation(file: file))
        }
        return root
    }

    /// The lines as the parser counts them where a file ends its lines in the usual ways, and as editors do.
    static func lines(of text: String) -> [Substring.UnicodeScalarView] {
        withoutMark(text).unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.last == "\r" ? $0.dropLast() : $0 }
    }

    /// The text without a byte-order mark, which the parser counts as a column and editors do not.
    private static func withoutMark(_ text: String) -> String {
        text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }

    private static func failure(_ error: YamlError, text: String, file: String) -> DiagnosedFailure {
        func failure(_ message: String, _ rule: String, line: Int, column: Int) -> DiagnosedFailure {
            DiagnosedFailure(message, rule: rule, at: SourceLocation(file: file, line: line, column: column))
        }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let place = context.map { " (\($0.text))" } ?? ""
            let (line, column) = clamped(mark.line, mark.column, in: text)
            return failure("not valid YAML: \(problem)\(place)", "yaml-syntax", line: line, column: column)
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            let first = clamped(context.mark.line, context.mark.column, in: text)
            let second = DuplicateKey(key, line: first.line, column: first.column).second(in: lines(of: text)) ?? first
            let message = "the key '\(key)' stands twice in one mapping"
            return failure(message, "duplicate-key", line: second.line, column: second.column)
        case .reader(let problem, _, let value, _):
            // The parser's own offset is of no use: it counts bytes of one buffer, Yams takes it for characters.
            let (line, column) = firstPlace(of: value, in: text)
            return failure("not valid YAML: \(problem)", "yaml-syntax", line: line, column: column)
        default:
            return failure("not valid YAML", "yaml-syntax", line: 1, column: 1)
        }
    }

    /// A place inside the text: at the end of a file the parser may stand one line behind it.
    private static func clamped(_ line: Int, _ column: Int, in text: String) -> (line: Int, column: Int) {
        let lines = lines(of: text)
        let line = min(max(line, 1), lines.count)
        return (line, min(max(column, 1), lines[line - 1].count + 1))
    }

    private static func firstPlace(of value: Int32, in text: String) -> (line: Int, column: Int) {
        for (index, line) in lines(of: text).enumerated() {
            if let offset = line.enumerated().first(where: { $0.element.value == UInt32(bitPattern: value) })?.offset {
                return (index + 1, offset + 1)
            }
        }
        return (1, 1)
    }
}
