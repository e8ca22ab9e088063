import Diagnostics
import PBXBackends
import TestSupport
import Testing

/// The samples that most systems began with, audited.
@Suite struct SampleAuditTests {
    private static func rules(_ folder: DeployedFolder, _ brand: String) throws -> Set<String> {
        let selection = try #require(try BackendRegistry.select(brand).first)
        let auditor = try #require(selection.backend.auditor)
        var log = DiagnosticLog()
        let found = try auditor.findings(in: folder.source, line: selection.line, providerNetworks: [], log: &log)
        let isBroken = log.hasErrors
        #expect(!isBroken, "\(folder)")
        return Set(found.map(\.rule))
    }

    /// chan_sip's sample lets guests in and listens everywhere; whoever looks for pjsip finds that too, for both run at once.
    @Test(arguments: ["asterisk-sip", "asterisk-pjsip"]) func chanSIP(_ brand: String) throws {
        let rules = try Self.rules(try AsteriskSamples.folder(.v16), brand)
        #expect(rules == ["guests-allowed", "accounts-revealed", "port-5060-open"])
    }

    /// Without a `sip.conf`, nothing in the other files is chan_sip's, whatever its type is called; and chan_pjsip's sample
    /// is nothing but comments.
    @Test(arguments: ["asterisk-sip", "asterisk-pjsip"]) func pjsip(_ brand: String) throws {
        #expect(try Self.rules(try AsteriskSamples.folder(.v22), brand) == [])
    }
}
