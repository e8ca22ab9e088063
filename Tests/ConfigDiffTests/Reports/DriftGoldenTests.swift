import Diagnostics
import Foundation
import TestSupport
import Testing
import TrunkModel

@testable import ConfigDiff

/// The reports on the sample against the files in `Golden`.
///
/// `TRUNKLINE_RECORD=1 swift test --filter DriftGoldenTests` writes them anew, and fails.
@Suite struct DriftGoldenTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    @Test(arguments: Language.allCases) func text(_ language: Language) throws {
        let text = DriftText(language: language, listsOthers: language == .nl, width: 90)
        try expect(text.text(try SampleDrift.report()), "drift.\(language).txt")
    }

    @Test(arguments: Language.allCases) func json(_ language: Language) throws {
        let bytes = try DriftJSON.bytes(try SampleDrift.report(), language: language, listsOthers: language == .nl)
        try expect(String(decoding: bytes, as: UTF8.self), "drift.\(language).json")
    }

    @Test(arguments: Language.allCases) func junit(_ language: Language) throws {
        let bytes = DriftJUnit.bytes(try SampleDrift.report(), language: language)
        #expect(JUnitSchema.accepts(bytes))
        try expect(String(decoding: bytes, as: UTF8.self), "drift.\(language).junit.xml")
    }

    @Test(arguments: Language.allCases) func patch(_ language: Language) throws {
        let patch = DriftPatch(try SampleDrift.report(), language: language)
        let left = patch.leftOut.diagnostics.map { finding in
            let place = finding.location.map { "\($0.file):\($0.line): " } ?? ""
            return "# \(place)\(finding.message)\n"
        }
        try expect(left.joined() + String(decoding: patch.bytes, as: UTF8.self), "drift.\(language).patch")
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
