import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import TestSupport
import Testing
import TrunkModel

@testable import ConfigDiff

@Suite struct AuditCheckTests {
    private func recognised(_ files: [String: String]) throws -> String {
        let folder = SourceFolder(files: files.map { SourceFile(path: $0, text: $1) })
        return try AuditCheck(recognising: folder).selection.name
    }

    @Test(arguments: [
        ("pjsip.conf", "[a]\ntype=endpoint", "asterisk-pjsip"),
        ("pjsip_x.conf", "[a]\ntype=endpoint", "asterisk-pjsip"),
        ("-", "[a]\ntype=endpoint\n", "asterisk-pjsip"), ("etc/asterisk/sip.conf", "[general]", "asterisk-sip"),
        ("-", "[a]\ntype=friend\nhost=dynamic", "asterisk-sip"),
        ("extensions.conf", "[in]\nexten => s,1,Hangup", "asterisk-pjsip"),
        ("manager.conf", "[general]\nenabled=yes", "asterisk-pjsip"),
        ("sip_additional.conf", "[a]\ntype=peer\nhost=192.0.2.1", "freepbx:17"),
        ("pjsip.endpoint.conf", "[a]\ntype=endpoint", "freepbx:17"),
    ])
    func recognises(_ path: String, _ text: String, _ brand: String) throws {
        #expect(try recognised([path: text]) == brand)
    }

    @Test func recognisesNothing() {
        #expect(throws: DiagnosedFailure.self) { try recognised(["notes.txt": "call Piet"]) }
        #expect(throws: DiagnosedFailure.self) { try recognised([:]) }
    }

    /// Both drivers are open to the world, whichever brand is named.
    @Test(arguments: ["asterisk-pjsip", "asterisk-sip", "freepbx"]) func looksAtBothDrivers(_ brand: String) throws {
        let files = [
            "pjsip.conf": "[line]\ntype=endpoint", "sip.conf": "[general]\nalwaysauthreject=no\nudpbindaddr=192.0.2.1",
        ]
        let folder = SourceFolder(files: files.map { SourceFile(path: $0, text: $1) })
        let check = try AuditCheck(try #require(try BackendRegistry.select(brand).first))
        let report = try check.report(on: folder, path: "x", at: 0)
        #expect(report.findings.map(\.rule) == ["trunk-by-name", "accounts-revealed"])
    }

    @Test(arguments: [
        (["*-reachable"], 3), (["weak-password"], 2), (["error"], 4), (["warning", "note"], 7),
        (["pbx/sip.conf:weak-password, note"], 4),
        (["elsewhere.conf:weak-password"], 0), (["pbx/*:warning"], 5),
    ])
    func ignores(_ words: [String], _ count: Int) throws {
        let all = try SampleAudit.report(ignoring: [])
        let report = try SampleAudit.report(ignoring: words)
        #expect(report.findings.count + report.ignored == all.findings.count)
        #expect(report.ignored == count)
    }

    @Test(arguments: ["", "weak-pasword", "*-nothing", "pjsip.conf:", "errors"]) func refuses(_ word: String) throws {
        let rules = AuditCheck.allRules
        #expect(throws: DiagnosedFailure.self) { try AuditIgnoring([word], rules: rules) }
        do throws(DiagnosedFailure) { _ = try AuditIgnoring(["weak-pasword"], rules: rules) } catch {
            #expect(error.log.diagnostics.first?.message.contains("did you mean 'weak-password'?") == true)
        }
    }

    /// With the trunk file, calls from other networks than the provider's are found.
    @Test func knowsTheProvider() throws {
        let text = "[i]\ntype=identify\nendpoint=line\nmatch=185.19.236.0/22\nmatch=192.0.2.0/24\n"
        let folder = SourceFolder(files: [SourceFile(path: "pjsip.conf", text: text)])
        let check = try AuditCheck(recognising: folder)
        let trunk = try GoldenCase(name: "groningen").plan().plan.trunk
        let places = try [nil, trunk].map { trunk in
            try check.report(on: folder, path: "x", trunk: trunk, at: 0).findings.map(\.location?.line)
        }
        #expect(places == [[], [5]])
    }
}
