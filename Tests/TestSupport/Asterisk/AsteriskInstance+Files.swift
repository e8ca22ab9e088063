import Foundation

extension AsteriskInstance {
    /// Puts files into its configuration folder, byte for byte, in the place of those that are there.
    ///
    /// It reads them when it is asked to reload, or for its configuration.
    ///
    /// - Parameter files: The files by their path below the folder.
    /// - Throws: What writing files throws.
    public func place(_ files: [String: [UInt8]]) throws {
        for (path, bytes) in files {
            let url = URL(fileURLWithPath: "\(folder.path)/etc/\(path)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(bytes).write(to: url)
        }
    }

    /// Takes files out of its configuration folder.
    public func remove(_ paths: some Sequence<String>) {
        for path in paths { try? FileManager.default.removeItem(atPath: "\(folder.path)/etc/\(path)") }
    }
}
