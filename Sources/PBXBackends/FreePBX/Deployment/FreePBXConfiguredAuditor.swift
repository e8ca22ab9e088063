import ConfigFormats
import Diagnostics
import TrunkModel

/// Looks for weaknesses in the files that FreePBX writes for Asterisk.
struct FreePBXConfiguredAuditor: DeploymentAuditor {
    var rules: [AuditRuleSummary] { AsteriskAudit.summaries }

    func findings(
        in folder: SourceFolder,
        line: ProductLine,
        providerNetworks: [IPNetwork],
        log: inout DiagnosticLog
    ) throws(DiagnosedFailure) -> [AuditFinding] {
        let around = FreePBXSurroundings(folder)
        let files = AsteriskFiles(around?.folder ?? folder, madeUp: around?.path)
        guard files.hasAny else {
            throw DiagnosedFailure(
                "there is nothing here that FreePBX writes for Asterisk, such as pjsip.conf or extensions_additional.conf",
                rule: "deployed-form"
            )
        }
        return AsteriskAudit.findings(in: files, providerNetworks: providerNetworks, log: &log)
    }

    /// Whether the files are written by FreePBX; other files of an Asterisk are not, and of what else it exports its reader
    /// knows.
    func recognises(_ folder: SourceFolder) -> Bool? {
        if AsteriskFiles.areWritten(folder) { return true }
        return AsteriskFiles(folder).hasAny ? false : nil
    }
}
