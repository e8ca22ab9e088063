import Diagnostics
import Yams

/// What a file's readers share: its name and the findings made so far.
final class ReadingContext {
    let file: String
    var log = DiagnosticLog()
    /// The file's lines as written.
    private let lines: [Substring.UnicodeScalarView]

    init(file: String, text: String) {
        self.file = file
        lines = YAMLText.lines(of: text)
    }

    func location(of node: Node) -> SourceLocation {
        guard let mark = node.mark else { return SourceLocation(file: file) }
        return SourceLocation(file: file, line: mark.line, column: mark.column)
    }

    func error(_ message: String, _ rule: String, at node: Node) {
        log.error(message, rule: rule, at: location(of: node))
    }

    /// The scalar's text; nil (with a finding) for a list or mapping.
    func text(_ node: Node, _ path: String) -> Located<String>? {
        guard let scalar = node.scalar else {
            error("\(path) must be a single value, not a \(Self.kind(of: node))", "wrong-type", at: node)
            return nil
        }
        var result = Located(scalar.string, at: location(of: node))
        result.contentColumn = contentColumn(of: scalar, at: result.location)
        return result
    }

    private func contentColumn(of scalar: Node.Scalar, at location: SourceLocation) -> Int? {
        guard lines.indices.contains(location.line - 1) else { return nil }
        let column = scalar.style == .plain ? location.column : location.column + 1
        let written = lines[location.line - 1].dropFirst(column - 1)
        return written.starts(with: scalar.string.unicodeScalars) ? column : nil
    }

    /// A whole number in decimal digits.
    func integer(_ node: Node, _ path: String) -> Located<Int>? {
        guard let text = text(node, path) else { return nil }
        guard let value = Int(text.value), !text.value.hasPrefix("+") else {
            error("\(path) must be a whole number, not '\(text.value)'", "wrong-type", at: node)
            return nil
        }
        return Located(value, at: text.location)
    }

    /// `true` or `false`; the other YAML spellings (`yes`, `on`) are refused with the right one named.
    func boolean(_ node: Node, _ path: String) -> Located<Bool>? {
        guard let text = text(node, path) else { return nil }
        switch text.value.lowercased() {
        case "true": return Located(true, at: text.location)
        case "false": return Located(false, at: text.location)
        case "yes", "on", "ja":
            error("\(path) must be true or false, not '\(text.value)'; did you mean 'true'?", "wrong-type", at: node)
        case "no", "off", "nee":
            error("\(path) must be true or false, not '\(text.value)'; did you mean 'false'?", "wrong-type", at: node)
        default: error("\(path) must be true or false, not '\(text.value)'", "wrong-type", at: node)
        }
        return nil
    }

    /// One of an enumeration's raw values.
    func choice<Choice: RawRepresentable & CaseIterable>(
        _ node: Node,
        _ path: String,
        of type: Choice.Type
    ) -> Located<Choice>? where Choice.RawValue == String {
        guard let text = text(node, path) else { return nil }
        if let choice = Choice(rawValue: text.value) { return Located(choice, at: text.location) }
        let names = Choice.allCases.map(\.rawValue)
        let hint = Suggestion.phrase(for: text.value, among: names)
        error(
            "\(path) cannot be '\(text.value)'\(hint.isEmpty ? "; it is one of \(names.joined(separator: ", "))" : hint)",
            "unknown-value",
            at: node
        )
        return nil
    }

    /// The elements of a list, each with its path.
    func list(_ node: Node, _ path: String) -> [(node: Node, path: String)]? {
        guard let sequence = node.sequence else {
            error("\(path) must be a list, not a \(Self.kind(of: node))", "wrong-type", at: node)
            return nil
        }
        return sequence.enumerated().map { ($0.element, "\(path)[\($0.offset)]") }
    }

    static func kind(of node: Node) -> String {
        switch node {
        case .scalar(let scalar): scalar.string.isEmpty ? "missing value" : "single value"
        case .mapping: "mapping"
        case .sequence: "list"
        case .alias: "alias"
        }
    }
}
