import ConfigFormats
import Diagnostics
import TrunkModel

/// Looks for weaknesses in the files of an Asterisk.
///
/// Both channel drivers are looked at, whatever the brand: whoever wants in takes the one that is open.
struct AsteriskAuditor: DeploymentAuditor {
    let runningFiles = [
        "pjsip.conf", "pjsip_wizard.conf", "sip.conf", "users.conf", "extensions.conf", "manager.conf", "http.conf",
        "ari.conf",
    ]

    /// Whether it stands for chan_sip; else for chan_pjsip.
    let isSIP: Bool

    var rules: [AuditRuleSummary] { AsteriskAudit.summaries }

    func findings(
        in folder: SourceFolder,
        line: ProductLine,
        providerNetworks: [IPNetwork],
        log: inout DiagnosticLog
    ) throws(DiagnosedFailure) -> [AuditFinding] {
        let files = AsteriskFiles(folder)
        guard files.hasAny else {
            throw DiagnosedFailure(
                "there is no configuration of Asterisk here: neither pjsip.conf, sip.conf nor extensions.conf, nor pieces of them",
                rule: "deployed-form"
            )
        }
        return AsteriskAudit.findings(in: files, providerNetworks: providerNetworks, log: &log)
    }

    /// chan_pjsip's where it has endpoints: it goes on where chan_sip is gone.
    func recognises(_ folder: SourceFolder) -> Bool? {
        let files = AsteriskFiles(folder)
        guard files.hasAny, !AsteriskFiles.areWritten(folder) else { return false }
        var log = DiagnosticLog()
        let system = AsteriskSystem(files, log: &log)
        let isOnlySIP = system.pjsip("endpoint").isEmpty && (system.sipGeneral != nil || !system.sipPeers.isEmpty)
        return isOnlySIP == isSIP
    }
}
