/// Prints findings as text: one line each, and on a terminal the offending line with a marker under it.
public struct DiagnosticPrinter: Sendable {
    private let usesColour: Bool
    private let sources: [String: String]?

    /// Makes a printer.
    ///
    /// - Parameters:
    ///   - usesColour: Whether to set colours by ANSI escapes.
    ///   - sources: The files' texts by name, to show the offending lines; nil where they are not shown.
    public init(usesColour: Bool = false, sources: [String: String]? = nil) {
        self.usesColour = usesColour
        self.sources = sources
    }

    /// All findings in order of position, each ending with a line break.
    public func text(_ log: DiagnosticLog) -> String { log.sorted.map(text).joined() }

    /// `FILE:LINE:COLUMN: error: MESSAGE [RULE]`; what belongs to no file begins with the program's name.
    public func text(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.location.map { "\($0.file):\($0.line):\($0.column)" } ?? "trunkline"
        let severity = coloured(diagnostic.severity.rawValue, diagnostic.severity)
        // A message is one line, whatever stood in the file.
        let message = diagnostic.message.replacingLineBreaks
        let line = "\(bold("\(place):")) \(severity): \(message) [\(diagnostic.rule)]\n"
        return line + (snippet(diagnostic) ?? "")
    }

    /// The line and a marker, with what could be a password left out.
    private func snippet(_ diagnostic: Diagnostic) -> String? {
        guard let location = diagnostic.location, let text = sources?[location.file],
            !diagnostic.rule.hasPrefix("secret-")
        else { return nil }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.indices.contains(location.line - 1) else { return nil }
        var line = String(lines[location.line - 1])
        for index in line.indices where line[index...].lowercased().hasPrefix("password") {
            line = line[..<index] + "password: ********"
            break
        }
        guard line.unicodeScalars.count < 200, location.column <= line.unicodeScalars.count + 1 else { return nil }
        let margin = String(line.unicodeScalars.prefix(location.column - 1).map { $0 == "\t" ? "\t" : " " })
        return "    \(line)\n    \(margin)\(coloured("^", diagnostic.severity))\n"
    }

    private func coloured(_ text: String, _ severity: Severity) -> String {
        guard usesColour else { return text }
        let code =
            switch severity {
            case .error: "1;31"
            case .warning: "1;33"
            case .note: "1;36"
            }
        return "\u{1b}[\(code)m\(text)\u{1b}[0m"
    }

    private func bold(_ text: String) -> String { usesColour ? "\u{1b}[1m\(text)\u{1b}[0m" : text }
}

extension String {
    fileprivate init(_ characters: [Character]) { self = characters.reduce(into: "") { $0.append($1) } }

    fileprivate var replacingLineBreaks: String {
        contains(where: \.isNewline) ? String(map { $0.isNewline ? " " : $0 }) : self
    }
}
