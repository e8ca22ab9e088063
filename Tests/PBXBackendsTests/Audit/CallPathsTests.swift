import ConfigFormats
import Diagnostics
import Testing

@testable import PBXBackends

/// What is tried of a large dial plan is bounded, and what is not tried is named.
@Suite struct CallPathsTests {
    /// A system with so many telephones, each in a context of its own.
    private func files(_ count: Int) -> AsteriskFiles {
        let telephones = (0..<count).map { "[t\($0)]\ntype=endpoint\nauth=t\ncontext=c\($0)\n" }.joined()
        let contexts = (0..<count).map { "[c\($0)]\nexten => _X.,1,NoOp(${EXTEN})\n same => n,Hangup\n" }.joined()
        return AsteriskFiles(
            SourceFolder(files: [
                SourceFile(path: "pjsip.conf", text: telephones), SourceFile(path: "extensions.conf", text: contexts),
            ])
        )
    }

    @Test func triesAll() {
        var log = DiagnosticLog()
        _ = AsteriskAudit.findings(in: files(20), log: &log)
        #expect(log.diagnostics == [])
    }

    @Test func saysWhatWasNotTried() throws {
        var log = DiagnosticLog()
        let dialplan = try #require(AsteriskSystem(files(20), log: &log).dialplan)
        let paths = CallPaths(dialplan, telephones: [], maximumCost: 10_000)
        for number in 0..<20 {
            _ = paths.wayOut(TellingNumber.ordinary, in: "c\(number)", from: .telephone("t\(number)", number: "1"))
        }
        #expect(paths.notTried.count > 15 && paths.notTried.count < 20)
        #expect(paths.notTried.last == "c19")
    }

    /// A dial plan that runs for ever, ten thousand times over, ends.
    @Test func loopsEnd() {
        let endless = "[c0]\nexten => _X.,1,Set(X=${X}1)\n same => n,Goto(1)\n"
        let text = (0..<400).map { "[t\($0)]\ntype=endpoint\nauth=t\ncontext=c0\n" }.joined()
        let folder = SourceFolder(files: [
            SourceFile(path: "pjsip.conf", text: text), SourceFile(path: "extensions.conf", text: endless),
        ])
        var log = DiagnosticLog()
        _ = AsteriskAudit.findings(in: AsteriskFiles(folder), log: &log)
        #expect(log.diagnostics.contains { $0.rule == "audit-limit" && $0.message.contains("[c0]") })
    }

    @Test func numbers() {
        let premium = TellingNumber.premium[0]
        for sent in ["09001234", "319001234", "+319001234", "00319001234"] { #expect(premium.isCalled(by: sent)) }
        for sent in ["009001234", "9001234", "+9001234", "31900123", "0612345678"] {
            #expect(!premium.isCalled(by: sent))
        }
    }
}
