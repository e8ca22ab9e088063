import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

@testable import ConfigDiff

/// What holds of every report, whatever its format.
@Suite struct DriftReportTests {
    /// All outputs of a report, in both languages.
    static func outputs(_ report: DriftReport) throws -> [String] {
        try Language.allCases.flatMap { language -> [String] in
            let patch = DriftPatch(report, language: language)
            let templates = TemplateFiles.makeLibrary()
            let bytes = [
                try DriftJSON.bytes(report, language: language, listsOthers: true),
                DriftJUnit.bytes(report, language: language), patch.bytes,
                try DriftHTML(templates: templates).bytes(report, language: language, listsOthers: true),
            ]
            return bytes.map { String(decoding: $0, as: UTF8.self) } + patch.leftOut.diagnostics.map(\.message)
                + [
                    DriftText(language: language, usesColour: true, listsOthers: true).text(report),
                    report.findings.diagnostics.map(\.message).joined(),
                ]
        }
    }

    @Test(arguments: [true, false]) func noPasswordIsShown(_ hasEditor: Bool) throws {
        let report = try SampleDrift.report(reader: MiniReader(ours: SampleDrift.ours, hasEditor: hasEditor))
        let plan = try GoldenCase(name: "groningen").plan().plan
        let secrets = SampleDrift.secrets + plan.trunk.accounts.map { $0.password.reveal() }
        for output in try Self.outputs(report) {
            for secret in secrets { #expect(!output.contains(secret), "\(secret) in \(output)") }
        }
    }

    /// Passwords as they stand in files of other formats, and where nobody expects them.
    @Test(arguments: ["x;y\"z&1", "a b\\c'd", "Tr0ub4dor&3<x>"]) func noPasswordIsShownEscaped(_ secret: String) throws
    {
        let lines = SecretLines(expected: [], deployed: [], kinds: [], own: [secret])
        let spellings = [
            secret, "before \(secret) after", AsteriskConf.escape(secret), "<p>\(XMLText.escape(secret))</p>",
            "\"\(JSONText.escape(secret))\"", CSVText.escape(secret),
        ]
        for text in spellings { #expect(lines.holds(text), "\(text)") }
        #expect(!lines.holds("nothing"))
    }

    @Test func shortPasswordsMustStandAlone() {
        let lines = SecretLines(expected: [], deployed: [], kinds: [], own: ["1234", "ab"])
        #expect(lines.holds("secret=1234") && lines.holds("x ab y"))
        #expect(!lines.holds("+31508201234") && !lines.holds("abacus"))
    }

    @Test(arguments: [
        ("register => 31508200000:geheim@sip.example", true), ("proxy=sip:user:pw@host", true),
        ("proxy=sip:user@host:5060", false), ("Dial(PJSIP/1@trunk,60)", false), ("https://a:b@c/", true),
        ("a:b c@d", false),
    ]) func passwordsInAddresses(_ text: String, _ isSecret: Bool) {
        let lines = SecretLines(expected: [], deployed: [], kinds: [], own: [])
        #expect(lines.holds(text) == isSecret)
    }

    @Test func whatIsSoIsNoDrift() throws {
        let plan = try GoldenCase(name: "groningen").plan().plan
        let text = SampleDrift.ours.replacing("PASSWORD", with: plan.trunk.accounts[0].password.reveal())
        let report = try SampleDrift.report(SourceFolder(name: "pbx", files: [.init(path: "a.conf", text: text)]))
        #expect(!report.hasDrift && report.clean == report.compared && report.compared.count == 7)
        #expect(
            DriftText(language: .en).summary(report) == "No drift: what is deployed is what should be\n"
        )
        #expect(DriftPatch(report, language: .en).bytes.isEmpty)
        #expect(JUnitSchema.accepts(DriftJUnit.bytes(report, language: .nl)))
        let page = try DriftHTML(templates: TemplateFiles.makeLibrary()).bytes(report, language: .nl)
        #expect(String(decoding: page, as: UTF8.self).contains("Geen verschil"))
    }

    @Test func brandsWithoutAReaderSayso() throws {
        let failure = #expect(throws: (any Error).self) { try SampleDrift.check(nil) }
        let log = try #require(failure as? DiagnosedFailure).log
        #expect(log.diagnostics.map(\.rule) == ["deployed-form"])
        #expect(log.diagnostics.first?.message.hasPrefix("mini has no readable deployed form") == true)
    }

    @Test func otherFormsAreRefused() throws {
        #expect(throws: (any Error).self) {
            try SampleDrift.report(SourceFolder(files: [SourceFile(path: "a.txt", text: "x")]))
        }
    }

    @Test func colourAndWidth() throws {
        let report = try SampleDrift.report()
        #expect(!DriftText(language: .nl).text(report).contains("\u{1B}"))
        #expect(
            DriftText(language: .nl, usesColour: true).text(report).contains("\u{1B}[1;31mgesprekken gaan mis\u{1B}[0m")
        )
        for width in [60, 80, 120] {
            let text = DriftText(language: .nl, listsOthers: true, width: width).text(report)
            for line in text.split(separator: "\n") where line.count > width {
                let words = line.split(separator: " ")
                #expect(words.count <= 2 || "-+".contains(words[0]), "\(line)")
            }
        }
    }

    /// What a file holds cannot drive a terminal, or break a format.
    @Test func rudeFiles() throws {
        let rude = "\u{1B}[2J\u{202E}<script>&\"']]>"
        let text = SampleDrift.main.replacing("realm = callvoip", with: "re\u{7}alm = \(rude)")
            .replacing("[provider]", with: "[pro\u{1B}vider<b>]")
        let report = try SampleDrift.report(
            SourceFolder(name: "p\u{1B}bx", files: [.init(path: "a.conf", text: text)])
        )
        let shown = DriftText(language: .en, listsOthers: true).text(report)
        #expect(!shown.unicodeScalars.contains { $0 != "\n" && $0.value < 0x20 || $0 == "\u{202E}" })
        #expect(JUnitSchema.accepts(DriftJUnit.bytes(report, language: .en)))
        let page = try DriftHTML(templates: TemplateFiles.makeLibrary()).bytes(report, language: .en)
        let html = String(decoding: page, as: UTF8.self)
        #expect(!html.contains("<script") && !html.contains("\u{1B}") && !html.contains("\u{202E}"))
        let json = try JSONSerialization.jsonObject(with: Data(try DriftJSON.bytes(report, language: .en)))
        #expect((json as? [String: Any])?["path"] as? String == "p\u{1B}bx")
    }
}
