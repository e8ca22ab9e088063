import Diagnostics

/// An answer with fields: `HEAD,key=value,key="a value, with a comma"`.
///
/// Within double quotes, two of them stand for one.
struct FieldList {
    /// What stands before the first comma, if it is no field itself.
    private(set) var head = ""
    /// The fields in their order.
    private(set) var fields: [(key: String, value: String)] = []

    /// Reads an answer.
    ///
    /// - Parameters:
    ///   - text: The answer.
    ///   - keys: The fields that it may have.
    ///   - place: Where findings are.
    ///   - log: Takes `answer-field`: a field that is unknown, stands twice or is no field at all.
    init(_ text: String, keys: [String], at place: SourceLocation, log: inout DiagnosticLog) {
        let isSecret = keys.contains("password")
        for (index, part) in Self.split(text).enumerated() {
            guard let equals = part.firstIndex(of: "=") else {
                if index == 0 {
                    head = Self.unquoted(part)
                } else {
                    // It may be the rest of a password with a comma in it.
                    let shown = isSecret ? "a part" : "'\(part)'"
                    log.error(
                        "\(shown) is no field: write key=value, and put a value that holds a comma in double quotes",
                        rule: "answer-field",
                        at: place
                    )
                }
                continue
            }
            let key = Self.trimmed(part[..<equals])
            let value = Self.unquoted(part[part.index(after: equals)...])
            if !keys.contains(key) {
                let hint = Suggestion.phrase(for: key, among: keys)
                log.error(
                    (isSecret ? "there is an unknown field" : "there is no field '\(key)'")
                        + (hint.isEmpty ? "; there are \(keys.joined(separator: ", "))" : hint),
                    rule: "answer-field",
                    at: place
                )
            } else if fields.contains(where: { $0.key == key }) {
                log.error("the field '\(key)' stands twice", rule: "answer-field", at: place)
            } else {
                fields.append((key, value))
            }
        }
    }

    /// A field's value; nil where it is not given.
    subscript(_ key: String) -> String? { fields.first { $0.key == key }?.value }

    /// The parts between commas that stand in no quotes.
    static func split(_ text: String) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        var isQuoted = false
        // A quote counts only where a value begins: 12" is a value too.
        var isAtStart = true
        for index in text.indices {
            switch text[index] {
            case "\"" where isQuoted || isAtStart: isQuoted.toggle()
            case "," where !isQuoted:
                parts.append(text[start..<index])
                start = text.index(after: index)
            default: break
            }
            isAtStart =
                text[index] == "," || text[index] == "=" || text[index] == "\"" || isAtStart && text[index] == " "
        }
        return parts + [text[start...]]
    }

    private static func unquoted(_ text: Substring) -> String {
        let text = trimmed(text)
        guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
        return String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }

    /// Without blanks at both ends.
    static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
