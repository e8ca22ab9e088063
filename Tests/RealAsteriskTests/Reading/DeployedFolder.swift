import ConfigFormats
import Foundation
import TestSupport

/// A folder of configuration files on disk: the hand-made ones beside this file, or Asterisk's own samples.
struct DeployedFolder: Sendable, CustomStringConvertible {
    /// Its path.
    let path: String
    /// The bytes of its files by path.
    let files: [String: [UInt8]]

    /// The hand-made folders, by name.
    static let handmade: [String] = {
        let folders = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Folders")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folders.path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map { folders.appending(path: $0).path }
    }()

    /// Reads a folder.
    init(_ path: String) throws {
        self.path = path
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder), !isFolder.boolValue
            else { continue }
            files[name] = Array(try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
        }
        self.files = files
    }

    /// As a reader takes it.
    var source: SourceFolder { SourceFolder(files: files.map { SourceFile(path: $0.key, bytes: $0.value) }) }

    /// The configuration files, by path.
    var configurations: [String] { files.keys.filter { $0.hasSuffix(".conf") }.sorted() }

    /// What a failing test calls it.
    var description: String { String(path.split(separator: "/").last ?? "") }
}
