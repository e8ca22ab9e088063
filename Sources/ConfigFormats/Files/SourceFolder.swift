/// The files of a deployed system in memory: a folder such as a copy of `/etc/asterisk`, or one file alone.
///
/// Readers see these files and no others: what a file includes from elsewhere is reported, never opened.
public struct SourceFolder: Sendable {
    /// The folder as the user named it; empty for a file alone.
    ///
    /// Findings show it before a file's path.
    public let name: String
    /// The files by path.
    public let files: [SourceFile]
    private let byPath: [String: Int]

    /// Makes a folder.
    ///
    /// - Parameters:
    ///   - name: The folder as the user named it.
    ///   - files: Its files; where a path comes twice, the first counts.
    public init(name: String = "", files: [SourceFile]) {
        self.name = name
        let sorted = files.sorted { $0.path < $1.path }
        self.files = sorted
        byPath = Dictionary(sorted.enumerated().map { ($1.path, $0) }) { first, _ in first }
    }

    /// The file at a path below the folder.
    public subscript(path: String) -> SourceFile? { byPath[path].map { files[$0] } }

    /// A path as findings show it: with the folder before it.
    public func shown(_ path: String) -> String {
        name.isEmpty ? path : name.hasSuffix("/") ? name + path : "\(name)/\(path)"
    }
}
