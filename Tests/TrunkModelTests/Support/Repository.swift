import Foundation

/// The repository's folders, found from this file's own place.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let cases = root.appending(path: "Golden/cases")
    static let badFiles = root.appending(path: "Tests/TrunkModelTests/BadFiles")
    static let sources = root.appending(path: "Sources")

    /// The names of a folder's YAML files, without their ending, sorted.
    static func names(in folder: URL) -> [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }

    static func text(_ folder: URL, _ path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path) else {
            throw MissingFile()
        }
        return String(decoding: data, as: UTF8.self)
    }

    /// Every Swift file below a folder, but for those in one of its own folders.
    static func swiftFiles(below folder: URL, except other: String? = nil) throws -> [String] {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let wanted = paths.filter { $0.hasSuffix(".swift") && $0.split(separator: "/").first.map(String.init) != other }
        return try wanted.sorted().map { try text(folder, $0) }
    }

    /// What a reading function tells the user.
    struct MissingFile: Error, CustomStringConvertible {
        var description: String { "no such file" }
    }
}
