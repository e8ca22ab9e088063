public import Foundation

/// The `trunkline` that was built together with the tests.
public enum BuiltCommand {
    /// It is not there.
    public struct Missing: Error, CustomStringConvertible {
        /// What to do about it.
        public var description: String { "the command is not built: swift build" }
    }

    /// The executable: in the folder that the test run's own program was built in, or in one above that.
    ///
    /// - Throws: `Missing`.
    public static func executable() throws -> URL {
        guard let found else { throw Missing() }
        return found
    }

    private static let found: URL? = {
        let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        var candidates = [program, URL(filePath: CommandLine.arguments[0]), Bundle.main.bundleURL]
        candidates += Bundle.allBundles.map(\.bundleURL)
        for candidate in candidates {
            var folder = candidate.standardizedFileURL
            for _ in 0..<4 {
                folder.deleteLastPathComponent()
                let file = folder.appending(path: "trunkline")
                let isFile = (try? file.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
                if isFile, FileManager.default.isExecutableFile(atPath: file.path) { return file }
            }
        }
        return nil
    }()
}
