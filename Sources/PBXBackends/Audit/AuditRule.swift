/// A rule of safety over a deployed configuration of one kind of system.
protocol AuditRule<System>: Sendable {
    associatedtype System

    /// Finds what the rule is about.
    func findings(in system: System) -> [AuditFinding]
}
