/// A rule of safety over a deployed configuration of one kind of system.
protocol AuditRule<System>: Sendable {
    associatedtype System

    /// What the rule is about: a row for each name that its findings have.
    var summaries: [AuditRuleSummary] { get }

    /// Finds what the rule is about.
    func findings(in system: System) -> [AuditFinding]
}
