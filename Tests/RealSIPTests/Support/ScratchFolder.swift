import Foundation

/// A folder for what a program reads and writes, removed when this object goes away.
final class ScratchFolder: Sendable {
    /// Its path.
    let path: String

    /// Makes a new folder.
    ///
    /// - Parameter files: Texts by file name, to begin with.
    /// - Throws: What writing files throws.
    init(_ files: [String: String] = [:]) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "trunkline-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)")) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The text of a file in it; empty if it is not there.
    func read(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data(), as: UTF8.self)
    }
}
