import Foundation
import LiveTest
import TestSupport
import Testing
import TrunkModel

/// The sample report against the files in `Golden`.
///
/// `TRUNKLINE_RECORD=1 swift test --filter ReportGoldenTests` writes them anew, and fails.
@Suite struct ReportGoldenTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    @Test(arguments: Language.allCases) func text(_ language: Language) throws {
        try expect(TextReport(language: language, width: 90).text(SampleReport.whole), "report.\(language).txt")
    }

    @Test(arguments: Language.allCases) func json(_ language: Language) throws {
        let bytes = try JSONReport.bytes(SampleReport.whole, language: language)
        try expect(String(decoding: bytes, as: UTF8.self), "report.\(language).json")
    }

    @Test(arguments: Language.allCases) func junit(_ language: Language) throws {
        let bytes = JUnitReport.bytes(SampleReport.whole, language: language)
        try expect(String(decoding: bytes, as: UTF8.self), "report.\(language).junit.xml")
    }

    private func expect(_ text: String, _ name: String) throws {
        let file = Self.folder.appending(path: name)
        if ProcessInfo.processInfo.environment["TRUNKLINE_RECORD"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name)")
            return
        }
        let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        if let difference = UnifiedDiff.of(golden, text, name: name) { Issue.record(Comment(rawValue: difference)) }
    }
}
