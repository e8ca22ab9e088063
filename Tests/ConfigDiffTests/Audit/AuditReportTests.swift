import ConfigFormats
import Diagnostics
import Foundation
import PBXBackends
import Templating
import TestSupport
import Testing
import TrunkModel

@testable import ConfigDiff

/// The reports on the sample against the files in `Reports/Golden`.
///
/// `TRUNKLINE_RECORD=1 swift test --filter AuditReportTests` writes them anew, and fails.
@Suite struct AuditReportTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Reports/Golden")

    private static func texts(_ language: Language) throws -> [(name: String, text: String)] {
        let report = try SampleAudit.report()
        let page = try AuditHTML(templates: TemplateFiles.makeLibrary()).bytes(report, language: language)
        return [
            ("audit.\(language).txt", AuditText(language: language, width: 90).text(report)),
            (
                "audit.\(language).json",
                String(decoding: try AuditJSON.bytes(report, language: language), as: UTF8.self)
            ),
            (
                "audit.\(language).junit.xml",
                String(decoding: AuditJUnit.bytes(report, language: language), as: UTF8.self)
            ), ("audit.\(language).html", String(decoding: page, as: UTF8.self)),
        ]
    }

    @Test(arguments: Language.allCases) func golden(_ language: Language) throws {
        for (name, text) in try Self.texts(language) where !name.hasSuffix(".html") {
            let file = Self.folder.appending(path: name)
            if ProcessInfo.processInfo.environment["TRUNKLINE_RECORD"] == "1" {
                try text.write(to: file, atomically: true, encoding: .utf8)
                Issue.record("recorded \(name)")
                continue
            }
            let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            if let difference = UnifiedDiff.of(golden, text, name: name) { Issue.record(Comment(rawValue: difference)) }
        }
    }

    @Test(arguments: Language.allCases) func showsNoPassword(_ language: Language) throws {
        for (name, text) in try Self.texts(language) {
            for secret in SampleAudit.secrets { #expect(!text.contains(secret), "\(name)") }
        }
    }

    /// A finding fails where it makes the exit code 1, and only there.
    @Test(arguments: [false, true]) func junit(_ isStrict: Bool) throws {
        let report = try SampleAudit.report()
        let bytes = AuditJUnit.bytes(report, language: .en, strict: isStrict)
        #expect(JUnitSchema.accepts(bytes))
        let text = String(decoding: bytes, as: UTF8.self)
        let failures = text.ranges(of: "<failure ").count
        #expect(failures == report.count(.error) + (isStrict ? report.count(.warning) : 0))
        #expect(report.isUnsafe(strict: isStrict))
        #expect(text.ranges(of: "<testcase ").count == report.findings.count + report.clean.count)
    }

    @Test(arguments: Language.allCases) func page(_ language: Language) throws {
        let bytes = try AuditHTML(templates: TemplateFiles.makeLibrary()).bytes(
            try SampleAudit.report(),
            language: language
        )
        let page = String(decoding: bytes, as: UTF8.self)
        // To look at it: TRUNKLINE_REPORT_FOLDER=/some/folder swift test --filter AuditReportTests
        if let folder = ProcessInfo.processInfo.environment["TRUNKLINE_REPORT_FOLDER"] {
            try Data(bytes).write(to: URL(filePath: folder).appending(path: "audit.\(language).html"))
        }
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\">"))
        let identifier = /\ id="([^"]+)"/
        let reference = /href="[#]([^"]*)"/
        let other = /\ (src|srcset|action|data|on[a-z]+)=|url\(|@import|https?:|<(link|iframe|object|script)/
        let targets = page.matches(of: identifier).map { String($0.1) }
        #expect(Set(targets).count == targets.count && targets.count > 5)
        for link in page.matches(of: reference) { #expect(targets.contains(String(link.1))) }
        #expect(page.firstMatch(of: other) == nil)
    }

    @Test func nothingFound() throws {
        let folder = SourceFolder(files: [SourceFile(path: "pjsip.conf", text: "[t]\ntype=transport\nbind=192.0.2.1\n")]
        )
        let report = try SampleAudit.report(folder)
        #expect(report.findings.isEmpty && !report.isUnsafe(strict: true))
        #expect(AuditText(language: .nl).text(report).contains("Niets onveiligs gevonden: "))
    }

    @Test func saysWhatIsEscaped() throws {
        let text = "[<b>x</b>]\ntype=endpoint\n"
        let report = try SampleAudit.report(SourceFolder(files: [SourceFile(path: "pjsip.conf", text: text)]))
        let bytes = try AuditHTML(templates: TemplateFiles.makeLibrary()).bytes(report, language: .en)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("<b>x"))
    }
}
