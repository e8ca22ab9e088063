import ConfigFormats
import Diagnostics
import TrunkModel

/// Looks for weaknesses in the export of a brand with screens: its reader reads the objects, the brand says what they mean,
/// and the rules are the same for all.
struct ExportAuditor: DeploymentAuditor {
    let reader: any DeploymentReader
    let used: [ExportRule]
    let view: @Sendable (Deployment, SourceFolder, ProductLine) -> SafetyView

    /// Makes an auditor.
    ///
    /// - Parameters:
    ///   - reader: Reads the brand's exports.
    ///   - rules: The rules that the brand's exports can be judged by.
    ///   - view: What matters of what was read.
    init(
        _ reader: any DeploymentReader,
        rules: [ExportRule],
        view: @escaping @Sendable (Deployment, SourceFolder, ProductLine) -> SafetyView
    ) {
        self.reader = reader
        used = rules
        self.view = view
    }

    var rules: [AuditRuleSummary] { used.flatMap(\.summaries) }

    func findings(
        in folder: SourceFolder,
        line: ProductLine,
        providerNetworks: [IPNetwork],
        log: inout DiagnosticLog
    ) throws(DiagnosedFailure) -> [AuditFinding] {
        let deployment = try reader.deployment(in: folder, line: line)
        log.append(deployment.findings)
        var view = view(deployment, folder, line)
        view.providerNetworks = providerNetworks
        return used.flatMap { $0.find(view) }
    }
}

/// A rule of safety over exports.
struct ExportRule: Sendable {
    /// A row of the rules' table for each name that its findings have.
    let summaries: [AuditRuleSummary]
    /// Finds what it is about.
    let find: @Sendable (SafetyView) -> [AuditFinding]

    /// Makes a rule.
    init(_ summaries: AuditRuleSummary..., find: @escaping @Sendable (SafetyView) -> [AuditFinding]) {
        self.summaries = summaries
        self.find = find
    }

    /// What a brand's auditor finds itself, under this name.
    static func own(_ summary: AuditRuleSummary) -> ExportRule {
        ExportRule(summary) { view in view.own.filter { $0.rule == summary.name } }
    }
}
