import ConfigFormats
import Diagnostics
import Testing
import TrunkModel

@testable import PBXBackends

/// Runs the rules for Asterisk on a few files.
enum AuditBed {
    /// What the rules find in files, as `severity rule file:line:column`, the rules in their order.
    static func audit(_ files: [String: String], from networks: [String] = []) throws -> [String] {
        let folder = SourceFolder(files: files.map { SourceFile(path: $0, text: $1) })
        var log = DiagnosticLog()
        let found = AsteriskAudit.findings(
            in: AsteriskFiles(folder),
            providerNetworks: try networks.map { try IPNetwork($0) },
            log: &log
        )
        #expect(log.diagnostics.filter { $0.rule != "audit-limit" } == [])
        return found.map { finding in
            let summary = AsteriskAudit.summaries.first { $0.name == finding.rule }
            #expect(summary?.severities.contains(finding.severity) == true, "\(finding.rule) is not listed so")
            let place = finding.location.map { " \($0.file):\($0.line):\($0.column)" } ?? ""
            return "\(finding.severity.rawValue) \(finding.rule)\(place)"
        }
    }
}
