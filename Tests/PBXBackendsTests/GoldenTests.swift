import ConfigFormats
import Diagnostics
import DialPlan
import Foundation
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// Every case times every brand against the files in `Golden/BRAND/CASE`.
///
/// `TRUNKLINE_RECORD=1 swift test --filter GoldenTests` writes them anew, and fails, so that nobody records by accident.
@Suite struct GoldenTests {
    static let isRecording = ProcessInfo.processInfo.environment["TRUNKLINE_RECORD"] == "1"

    static let pairs = BackendRegistry.all.flatMap { backend in
        GoldenCase.all.map { Pair(brand: backend.name, golden: $0) }
    }

    struct Pair: Sendable, CustomStringConvertible {
        let brand: String
        let golden: GoldenCase

        var description: String { "\(brand)/\(golden)" }
        var folder: URL { GoldenCase.folder.appending(path: "\(brand)/\(golden)") }

        func files() throws -> [OutputFile] {
            let selection = try #require(try BackendRegistry.select(brand).first)
            return try Generator().generate(try golden.plan().plan, for: selection).files
        }
    }

    @Test(arguments: pairs) func matchesGolden(_ pair: Pair) throws {
        let files = try pair.files()
        if Self.isRecording {
            try? FileManager.default.removeItem(at: pair.folder)
            try FileManager.default.createDirectory(at: pair.folder, withIntermediateDirectories: true)
            for file in files {
                try file.text.write(to: pair.folder.appending(path: file.path), atomically: true, encoding: .utf8)
            }
            Issue.record("recorded \(pair)")
            return
        }
        let expected = try Set(FileManager.default.contentsOfDirectory(atPath: pair.folder.path))
        #expect(expected == Set(files.map(\.path)), "the set of files has changed")
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
        let brands = try Set(manager.contentsOfDirectory(atPath: GoldenCase.folder.path)).subtracting(["cases"])
        #expect(brands == Set(BackendRegistry.all.map(\.name)))
        for brand in brands {
            let cases = try Set(manager.contentsOfDirectory(atPath: GoldenCase.folder.appending(path: brand).path))
            #expect(cases == Set(GoldenCase.all.map(\.name)), "Golden/\(brand)")
        }
        #expect(GoldenCase.all.count >= 12)
    }

    /// The same input makes the same bytes: no clock, no random order.
    @Test(arguments: pairs) func isRepeatable(_ pair: Pair) throws { #expect(try pair.files() == pair.files()) }
}
