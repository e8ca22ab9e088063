import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import Synchronization
import TestSupport
import Testing
import TrunkModel

/// Every case times every brand against the files in `Golden/BRAND/CASE`.
///
/// `TRUNKLINE_RECORD=1 swift test --filter GoldenTests` writes them anew, and fails, so that nobody records by accident.
@Suite struct GoldenTests {
    static let isRecording = ProcessInfo.processInfo.environment["TRUNKLINE_RECORD"] == "1"

    private static let made = Mutex<[String: [OutputFile]]>([:])

    static let pairs = BackendRegistry.selections.flatMap { selection in
        GoldenCase.all.map { Pair(selection: selection, golden: $0) }
    }

    /// The cases whose sheets are kept as pages too; those of the others are the same template over the same values as
    /// their Markdown.
    static let pages: Set<String> = ["groningen", "assen-device-accounts", "outside-line-0"]

    /// Whether a file is kept for a case: pages of few, FreePBX's long dial plan, made of patterns that stand in short files
    /// too, of the same, and its apply script, sixty kilobytes of which nearly all are the same, of one.
    static func isKept(_ path: String, of golden: String) -> Bool {
        if path.hasSuffix(".html") || path.hasSuffix("/extensions_additional.conf") { return pages.contains(golden) }
        return !path.hasSuffix(".php") || golden == "groningen"
    }

    struct Pair: Sendable, CustomStringConvertible {
        let selection: BackendRegistry.Selection
        let golden: GoldenCase

        var description: String { "\(Self.path(selection))/\(golden)" }
        var folder: URL { GoldenCase.folder.appending(path: description) }

        /// `BRAND`, or `BRAND/LINE` where a brand has several lines.
        static func path(_ selection: BackendRegistry.Selection) -> String {
            guard selection.backend.lines.count > 1, let line = selection.line.name else {
                return selection.backend.name
            }
            return "\(selection.backend.name)/\(line)"
        }

        /// What is made, made once: it is the same each time, as `isRepeatable` sees.
        func files() throws -> [OutputFile] {
            if let made = GoldenTests.made.withLock({ $0[description] }) { return made }
            let files = try generated()
            GoldenTests.made.withLock { $0[description] = files }
            return files
        }

        func generated() throws -> [OutputFile] {
            try Generator().generate(try golden.plan().plan, for: selection).files.filter {
                GoldenTests.isKept($0.path, of: golden.name)
            }
        }
    }

    @Test(arguments: pairs) func matchesGolden(_ pair: Pair) throws {
        let files = try pair.files()
        if Self.isRecording {
            try? FileManager.default.removeItem(at: pair.folder)
            try FileManager.default.createDirectory(at: pair.folder, withIntermediateDirectories: true)
            for file in files {
                let url = pair.folder.appending(path: file.path)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try file.text.write(to: url, atomically: true, encoding: .utf8)
            }
            Issue.record("recorded \(pair)")
            return
        }
        let kept = try FileManager.default.subpathsOfDirectory(atPath: pair.folder.path)
        // Folders are listed too.
        let folders = Set(files.map(\.path).filter { $0.contains("/") }.map { String($0.prefix { $0 != "/" }) })
        #expect(Set(kept).subtracting(folders) == Set(files.map(\.path)), "the set of files has changed")
        for file in files {
            let golden = (try? String(contentsOf: pair.folder.appending(path: file.path), encoding: .utf8)) ?? ""
            if let difference = UnifiedDiff.of(golden, file.text, name: "\(pair)/\(file.path)") {
                Issue.record(Comment(rawValue: difference))
            }
        }
    }

    /// Nothing in the folder that no case or brand makes: a brand without goldens, or goldens without a brand, fails.
    @Test func everyFolderIsUsed() throws {
        let manager = FileManager.default
        func names(_ path: String) throws -> Set<String> {
            try Set(manager.contentsOfDirectory(atPath: GoldenCase.folder.appending(path: path).path))
        }
        #expect(try names("").subtracting(["cases"]) == Set(BackendRegistry.all.map(\.name)))
        for selection in BackendRegistry.selections {
            let path = Pair.path(selection)
            #expect(try names(path) == Set(GoldenCase.all.map(\.name)), "Golden/\(path)")
        }
        for backend in BackendRegistry.all where backend.lines.count > 1 {
            #expect(try names(backend.name) == Set(backend.lines.compactMap(\.name)), "Golden/\(backend.name)")
        }
        #expect(GoldenCase.all.count >= 12)
    }

    /// The same input makes the same bytes, twice in one process too: no clock, no random order.
    @Test(arguments: pairs.filter { pages.contains($0.golden.name) }) func isRepeatable(_ pair: Pair) throws {
        #expect(try pair.generated() == pair.files())
    }
}
