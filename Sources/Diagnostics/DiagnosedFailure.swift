/// Thrown when a stage cannot go on: its findings say why.
///
/// The program ends with exit code 2.
public struct DiagnosedFailure: Error, Sendable {
    /// What was found, at least one error among it.
    public var log: DiagnosticLog

    /// Makes the failure of a log that holds errors.
    public init(_ log: DiagnosticLog) { self.log = log }

    /// Makes a failure of one error.
    public init(_ message: String, rule: String, at location: SourceLocation? = nil) {
        var log = DiagnosticLog()
        log.error(message, rule: rule, at: location)
        self.log = log
    }
}
