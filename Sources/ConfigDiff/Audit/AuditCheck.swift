public import ConfigFormats
public import Diagnostics
public import PBXBackends
public import TrunkModel

/// Looks through what is deployed with a brand's rules of safety.
public struct AuditCheck: Sendable {
    /// The brand and its line.
    public let selection: BackendRegistry.Selection
    private let auditor: any DeploymentAuditor

    /// Prepares a check.
    ///
    /// - Parameter selection: The brand and its line.
    /// - Throws: `DiagnosedFailure` (rule `audit-brand`) for a brand without rules.
    public init(_ selection: BackendRegistry.Selection) throws(DiagnosedFailure) {
        guard let auditor = selection.backend.auditor else {
            let names = Self.backends.map(\.name).joined(separator: ", ")
            throw DiagnosedFailure(
                "there are no rules of safety for \(selection.name); there are for \(names)",
                rule: "audit-brand"
            )
        }
        self.selection = selection
        self.auditor = auditor
    }

    /// Prepares a check for the brand that files are recognised as.
    ///
    /// - Parameter folder: What is deployed.
    /// - Throws: `DiagnosedFailure` (rule `audit-brand`) if no brand's files are recognised, or those of several.
    public init(recognising folder: SourceFolder) throws(DiagnosedFailure) {
        let found = Self.backends.compactMap { Self.recognising($0, folder) }
        guard let first = found.first, found.count == 1 else {
            let names = (found.isEmpty ? Self.backends.map(\.name) : found.map(\.backend.name)).joined(separator: ", ")
            throw DiagnosedFailure(
                found.isEmpty
                    ? "these are no files of a brand that has rules of safety: \(names)"
                    : "these may be files of several brands: name one with --pbx: \(names)",
                rule: "audit-brand"
            )
        }
        try self.init(first)
    }

    /// The brands that have rules.
    public static var backends: [any PBXBackend] { BackendRegistry.all.filter { $0.auditor != nil } }

    /// The rules of all brands, each once.
    public static var allRules: [AuditRuleSummary] {
        var seen: Set<String> = []
        return backends.flatMap { $0.auditor?.rules ?? [] }.filter { seen.insert($0.name).inserted }
    }

    /// The files that a running Asterisk is asked for, whose brand is not known yet.
    public static var runningFiles: [String] {
        var seen: Set<String> = []
        return backends.flatMap { $0.auditor?.runningFiles ?? [] }.filter { seen.insert($0).inserted }
    }

    private static func recognising(_ backend: any PBXBackend, _ folder: SourceFolder) -> BackendRegistry.Selection? {
        let newest = backend.lines.first.map { BackendRegistry.Selection(backend: backend, line: $0) }
        switch backend.auditor?.recognises(folder) {
        case true?: return newest
        case false?: return nil
        case nil:
            // The newest line whose reader takes the files.
            let line = backend.lines.first { line in
                (try? backend.deployments?.deployment(in: folder, line: line)) != nil
            }
            return line.map { BackendRegistry.Selection(backend: backend, line: $0) }
        }
    }

    /// The files that a running Asterisk is asked for; empty where none runs behind the brand.
    public var runningFiles: [String] { auditor.runningFiles }

    /// The brand's rules.
    public var rules: [AuditRuleSummary] { auditor.rules }

    /// Looks.
    ///
    /// - Parameters:
    ///   - folder: What is deployed.
    ///   - path: What the user named, for the report.
    ///   - trunk: The trunk that should be deployed; nil if that is not known.
    ///   - ignored: The findings not to report.
    ///   - time: When that is, in seconds since 1970.
    /// - Returns: What was found.
    /// - Throws: `DiagnosedFailure` if the brand's form is not recognised.
    public func report(
        on folder: SourceFolder,
        path: String,
        trunk: Trunk? = nil,
        ignoring ignored: AuditIgnoring = AuditIgnoring(),
        at time: Int
    ) throws(DiagnosedFailure) -> AuditReport {
        var log = DiagnosticLog()
        let found = try auditor.findings(
            in: folder,
            line: selection.line,
            providerNetworks: trunk?.providerNetworks ?? [],
            log: &log
        )
        let shown = found.filter { !ignored.ignores($0) }
        return AuditReport(
            trunk: trunk?.name,
            brand: selection.name,
            path: path,
            auditedAt: time,
            findings: Self.sorted(shown),
            ignored: found.count - shown.count,
            rules: rules.filter { !ignored.ignores($0) },
            notices: log
        )
    }

    /// The worst first, then by position, what has none at the end.
    private static func sorted(_ findings: [AuditFinding]) -> [AuditFinding] {
        findings.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.severity != b.severity { return a.severity > b.severity }
            switch (a.location, b.location) {
            case (let at?, let other?) where at != other: return at < other
            case (_?, nil): return true
            case (nil, _?): return false
            default: return left.offset < right.offset
            }
        }.map(\.element)
    }
}
