public import Diagnostics
public import PBXBackends
import TrunkModel

/// All that the rules of safety found in what is deployed: what every report is printed from.
public struct AuditReport: Sendable {
    /// The trunk's name; nil without a trunk file.
    public var trunk: String?
    /// The brand and its line, as after `--pbx`.
    public var brand: String
    /// What was read: the folder or file as the user named it.
    public var path: String
    /// When it was looked at, in seconds since 1970.
    public var auditedAt: Int
    /// The findings: the worst first, then by position; without what is ignored.
    public var findings: [AuditFinding]
    /// How many findings were ignored on demand.
    public var ignored: Int
    /// The rules that were looked at, in order; without those that are ignored.
    public var rules: [AuditRuleSummary]
    /// What was found while reading, and what was not looked at.
    public var notices: DiagnosticLog

    /// How many findings are this bad.
    public func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

    /// Whether the answer is "no": an error was found, or under `--strict` a warning.
    ///
    /// - Parameter isStrict: Whether warnings count.
    /// - Returns: Whether it is.
    public func isUnsafe(strict isStrict: Bool) -> Bool {
        findings.contains { $0.severity == .error || isStrict && $0.severity == .warning }
    }

    /// The rules that found nothing.
    var clean: [AuditRuleSummary] {
        let found = Set(findings.map(\.rule))
        return rules.filter { !found.contains($0.name) }
    }
}
