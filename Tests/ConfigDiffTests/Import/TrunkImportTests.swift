import ConfigDiff
import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import Testing
import TrunkModel

/// The way from deployed files to a trunk file and its findings, with a brand that is not real.
@Suite struct TrunkImportTests {
    private func job(_ reader: ImportSampleReader, language: Language = .en) throws -> TrunkImport {
        try TrunkImport(
            try #require(try BackendRegistry.select("asterisk-pjsip").first),
            reader: reader,
            language: language
        )
    }

    private let folder = SourceFolder(files: [])

    @Test func passwordsGoIntoFiles() throws {
        let outcome = try job(ImportSampleReader()).outcome(of: folder, storing: .files, path: "in/stad.yaml")
        #expect(outcome.text.contains("password: ${file:stad.secrets/stad-a}\n"), "\(outcome.text)")
        #expect(outcome.text.contains("#   trunkline check in/stad.yaml --pbx asterisk-pjsip\n"))
        #expect(outcome.passwords.map(\.path) == ["stad.secrets/stad-a", "stad.secrets/account-2"])
        #expect(outcome.passwords.map { $0.text() } == ["${x}\n", "geheim 2\n"])
        #expect(!outcome.text.contains("geheim"))
        #expect(outcome.check.diagnostics.filter { $0.severity == .error }.map(\.rule) == ["account-username"])
    }

    @Test func passwordsAreVariables() throws {
        var reader = ImportSampleReader()
        reader.trunks[0].accounts[1].username = "stad-b"
        let outcome = try job(reader).outcome(of: folder, storing: .environment)
        #expect(outcome.path == "stad.yaml")
        #expect(outcome.passwords.isEmpty)
        #expect(outcome.text.contains("password: ${env:STAD_PASSWORD_PRIMARY}\n"))
        #expect(outcome.text.contains("password: ${env:STAD_PASSWORD_SECONDARY}\n"))
        #expect(outcome.check.diagnostics.filter { $0.severity == .error }.map(\.message) == [])
        #expect(outcome.check.diagnostics.contains { $0.rule == "import-fill-in" && $0.severity == .warning })
    }

    @Test func whatCannotBeCarriedHasItsPlace() throws {
        let findings = try job(ImportSampleReader()).outcome(of: folder, storing: .files).findings.diagnostics
        let uncarried = findings.filter { $0.rule == "import-uncarried" }
        #expect(uncarried.allSatisfy { $0.severity == .warning })
        let codecs = try #require(uncarried.first { $0.message.hasPrefix("codecs gsm") })
        #expect(codecs.location == SourceLocation(file: "sample.conf", line: 7, column: 3))
        // What the brand would make otherwise, found by making it.
        let timer = try #require(uncarried.first { $0.message.hasPrefix("line stad: timer") })
        #expect(timer.location == SourceLocation(file: "sample.conf", line: 9))
        #expect(timer.message.contains("calls end after an hour"))
        #expect(findings.contains { $0.rule == "import-guess" && $0.message.hasPrefix("pbx.address") })
        #expect(!findings.contains { $0.message.contains("geheim") })
    }

    @Test func aBrandThatCannotBeMadeStopsNothing() throws {
        let outcome = try job(ImportSampleReader(isBroken: true)).outcome(of: folder, storing: .files)
        #expect(outcome.text.contains("name: stad"))
        let finding = try #require(outcome.findings.diagnostics.first { $0.rule == "import-not-compared" })
        #expect(finding.severity == .warning && finding.message.hasSuffix("the sample is broken"))
    }

    @Test func findingsSpeakDutch() throws {
        let findings = try job(ImportSampleReader(), language: .nl).outcome(of: folder, storing: .files).findings
            .diagnostics
        #expect(findings.contains { $0.message.contains("het provider-profiel bepaalt ze") })
    }

    @Test func severalTrunksNeedAChoice() throws {
        var reader = ImportSampleReader()
        reader.trunks.append(reader.trunks[0])
        reader.trunks[1].name = "dorp"
        reader.trunks[1].accounts = [reader.trunks[0].accounts[0]]
        reader.trunks[1].accounts[0].username = "dorp-a"
        func rules(_ trunk: String?) throws -> [String] {
            var job = try job(reader)
            job.trunk = trunk
            do throws(DiagnosedFailure) {
                return [try job.outcome(of: folder, storing: .files).result.file.name?.value ?? ""]
            } catch {
                return error.log.diagnostics.map(\.rule)
            }
        }
        #expect(try rules(nil) == ["import-several"])
        #expect(try rules("stad") == ["stad"])
        #expect(try rules("dorp-a") == ["dorp"])
        #expect(try rules("gehucht") == ["import-nothing"])
        reader.trunks = []
        #expect(try rules(nil) == ["import-nothing"])
    }

    @Test func aBrandWithoutAReaderIsRefused() throws {
        let selection = try #require(try BackendRegistry.select("yeastar").first)
        let failure = #expect(throws: DiagnosedFailure.self) { try TrunkImport(selection, language: .en) }
        #expect(failure?.log.diagnostics.map(\.rule) == ["deployed-form"])
    }
}
