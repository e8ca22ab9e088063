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
            root = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw failure(error, text: text, file: file)
        } catch {
            throw DiagnosedFailure("\(error)", rule: "yaml-syntax", at: SourceLocation(file: file))
        }
        guard let root else {
            throw DiagnosedFailure("the file is empty", rule: "empty-file", at: SourceLocation(file: file))
        }
        return root
    }

    private static func failure(_ error: YamlError, text: String, file: String) -> DiagnosedFailure {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let place = context.map { " (\($0.text))" } ?? ""
            return DiagnosedFailure(
                "not valid YAML: \(problem)\(place)",
                rule: "yaml-syntax",
                at: SourceLocation(file: file, line: max(mark.line, 1), column: max(mark.column, 1))
            )
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            return DiagnosedFailure(
                "the key '\(key)' stands twice in one mapping",
                rule: "duplicate-key",
                at: secondKey(key, after: context.mark, in: text, file: file)
            )
        case .reader(let problem, let offset, _, _):
            return DiagnosedFailure(
                "not valid YAML: \(problem)",
                rule: "yaml-syntax",
                at: location(ofByte: offset ?? 0, in: text, file: file)
            )
        default:
            return DiagnosedFailure("not valid YAML: \(error)", rule: "yaml-syntax", at: SourceLocation(file: file))
        }
    }

    /// The parser names the first of two equal keys; a person has to mend the second.
    private static func secondKey(_ key: String, after mark: Mark, in text: String, file: String) -> SourceLocation {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let first = SourceLocation(file: file, line: max(mark.line, 1), column: max(mark.column, 1))
        for (index, line) in lines.enumerated().dropFirst(first.line) {
            let rest = line.unicodeScalars.dropFirst(first.column - 1)
            let before = line.unicodeScalars.prefix(first.column - 1)
            guard before.allSatisfy({ $0 == " " || $0 == "-" }) else { continue }
            let name = String(Substring(rest)).trimmingPrefix { $0 == "\"" || $0 == "'" }
            guard name.hasPrefix(key), let next = name.dropFirst(key.count).first, ":\"' ".contains(next) else {
                continue
            }
            return SourceLocation(file: file, line: index + 1, column: first.column)
        }
        return first
    }

    private static func location(ofByte offset: Int, in text: String, file: String) -> SourceLocation {
        let before = String(decoding: text.utf8.prefix(offset), as: UTF8.self)
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        return SourceLocation(
            file: file,
            line: max(lines.count, 1),
            column: (lines.last?.unicodeScalars.count ?? 0) + 1
        )
    }
}
