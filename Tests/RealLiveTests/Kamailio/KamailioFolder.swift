import PBXBackends
import TestSupport
import Testing

/// The folder that is generated for Kamailio, with what a test does to it.
struct KamailioFolder {
    /// The files by their paths.
    private(set) var files: [String: String]

    /// The folder of a case.
    ///
    /// - Throws: What keeps it from being made.
    init(_ golden: GoldenCase) throws {
        let selection = try #require(try BackendRegistry.select("kamailio").first)
        let made = try Generator(languages: []).generate(try golden.plan().plan, for: selection).files
        files = Dictionary(uniqueKeysWithValues: made.map { ($0.path, $0.text) })
    }

    /// Puts a text in the place of another, which must stand there exactly once.
    mutating func replace(_ old: String, in file: String, with new: String) throws {
        let text = try #require(files[file], "there is no \(file)")
        try #require(text.ranges(of: old).count == 1, "'\(old)' stands not once in \(file)")
        files[file] = text.replacing(old, with: new)
    }
}
