import ConfigFormats
import Diagnostics
import TrunkModel

/// Looks for weaknesses in whatever is given of a FreePBX: its own data, the files that it writes for Asterisk, or both.
struct FreePBXAuditor: DeploymentAuditor {
    private let configured = FreePBXConfiguredAuditor()
    private let export = ExportAuditor.freePBX

    var rules: [AuditRuleSummary] {
        var seen: Set<String> = []
        return (configured.rules + export.rules).filter { seen.insert($0.name).inserted }
    }

    func findings(
        in folder: SourceFolder,
        line: ProductLine,
        providerNetworks: [IPNetwork],
        log: inout DiagnosticLog
    ) throws(DiagnosedFailure) -> [AuditFinding] {
        guard FreePBXSafety.hasData(folder, line) else {
            return try configured.findings(in: folder, line: line, providerNetworks: providerNetworks, log: &log)
        }
        let found = try export.findings(in: folder, line: line, providerNetworks: providerNetworks, log: &log)
        guard AsteriskFiles(folder).hasAny else { return found }
        return try found
            + configured.findings(in: folder, line: line, providerNetworks: providerNetworks, log: &log)
    }

    func recognises(_ folder: SourceFolder) -> Bool? { configured.recognises(folder) }
}
