/// Collects the findings of a run, so that all of them are reported and not only the first.
public struct DiagnosticLog: Sendable {
    /// The findings in the order in which they were made.
    public private(set) var diagnostics: [Diagnostic] = []

    /// Makes an empty log.
    public init() {}

    /// Adds a finding.
    public mutating func emit(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// Adds an error.
    public mutating func error(_ message: String, rule: String, at location: SourceLocation?) {
        emit(Diagnostic(.error, message, rule: rule, at: location))
    }

    /// Adds a warning.
    public mutating func warning(_ message: String, rule: String, at location: SourceLocation?) {
        emit(Diagnostic(.warning, message, rule: rule, at: location))
    }

    /// Adds a note.
    public mutating func note(_ message: String, rule: String, at location: SourceLocation?) {
        emit(Diagnostic(.note, message, rule: rule, at: location))
    }

    /// Adds all findings of another log.
    public mutating func append(_ other: DiagnosticLog) { diagnostics += other.diagnostics }

    /// Whether anything of severity error was found.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Whether anything of severity warning was found.
    public var hasWarnings: Bool { diagnostics.contains { $0.severity == .warning } }

    /// The findings by position, each only once; what has no position comes first.
    public var sorted: [Diagnostic] {
        var seen: Set<Diagnostic> = []
        let unique = diagnostics.filter { seen.insert($0).inserted }
        return unique.enumerated().sorted { left, right in
            switch (left.element.location, right.element.location) {
            case (nil, nil): left.offset < right.offset
            case (nil, _): true
            case (_, nil): false
            case (let a?, let b?): a == b ? left.offset < right.offset : a < b
            }
        }.map(\.element)
    }
}
