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
            !diagnostic.rule.hasPrefix("secret-"),
            let snippet = SourceSnippet(text: text, location: location)
        else { return nil }
        return "    \(snippet.line)\n    \(snippet.margin)\(coloured("^", diagnostic.severity))\n"
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
    fileprivate var replacingLineBreaks: String {
        contains(where: \.isNewline) ? String(map { $0.isNewline ? " " : $0 }) : self
    }
}
