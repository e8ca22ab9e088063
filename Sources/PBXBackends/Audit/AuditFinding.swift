public import Diagnostics
public import TrunkModel

/// A weakness of a deployed configuration: what the provider's safety advice says about it.
public struct AuditFinding: Sendable, Hashable {
    /// How bad it is: an error lets somebody in or lets money out, a warning makes it easier, a note is worth knowing.
    public let severity: Severity
    /// The rule's stable name, such as `guests-allowed`.
    public let rule: String
    /// What is wrong, and what somebody can do with it; no secret, and one line.
    public let message: LocalizedText
    /// What to do about it.
    public let advice: LocalizedText
    /// Where it stands; nil for what is missing.
    public let location: SourceLocation?

    /// Makes a finding.
    public init(
        _ severity: Severity,
        _ rule: String,
        _ message: LocalizedText,
        advice: LocalizedText,
        at location: SourceLocation?
    ) {
        self.severity = severity
        self.rule = rule
        self.message = message
        self.advice = advice
        self.location = location
    }

    /// As a diagnostic: the message, and behind a semicolon the advice.
    public func diagnostic(in language: Language) -> Diagnostic {
        Diagnostic(severity, "\(message[language]); \(advice[language])", rule: rule, at: location)
    }
}
