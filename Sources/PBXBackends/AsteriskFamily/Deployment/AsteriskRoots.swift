import ConfigFormats
import Diagnostics

/// Which files of a folder are read first: Asterisk's own, such as `pjsip.conf`, or pieces of it where that is not there.
struct AsteriskRoots: Sendable {
    /// The files' paths.
    let paths: [String]
    /// Whether Asterisk's own file is there, and with it all that it includes.
    let isWhole: Bool

    /// Looks for files.
    ///
    /// - Parameters:
    ///   - name: Asterisk's own file, such as `pjsip.conf`.
    ///   - folder: The files.
    ///   - isPiece: Whether a file's name is one that pieces have, such as `pjsip_groningen.conf`.
    ///   - holds: Whether a section belongs into such a file: asked where no name says so.
    init(
        _ name: String,
        in folder: SourceFolder,
        isPiece: (String) -> Bool,
        holds: (SettingTree.Section) -> Bool
    ) {
        let byName = folder.files.map(\.path).filter { Self.name(of: $0) == name }
        // A copy of /etc may hold older copies deeper down.
        if let root = byName.min(by: { Self.depth($0) < Self.depth($1) }) {
            self.init(paths: [root], isWhole: true)
            return
        }
        var paths = folder.files.map(\.path).filter { isPiece(Self.name(of: $0)) }
        if paths.isEmpty { paths = folder.files.filter { Self.holds($0, in: folder, holds) }.map(\.path) }
        self.init(paths: Self.withoutIncluded(paths, folder), isWhole: false)
    }

    private init(paths: [String], isWhole: Bool) {
        self.paths = paths
        self.isWhole = isWhole
    }

    /// The folder in which a path lies, with its `/`.
    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    /// Files of Asterisk's with objects of other kinds: some of them have types of the same names.
    private static let others: Set<String> = ["pjsip_notify.conf", "pjsip_wizard.conf", "ari.conf", "iax.conf"]

    private static func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }

    /// A file of any name is looked into if it ends in `.conf`, or stands alone.
    private static func holds(
        _ file: SourceFile,
        in folder: SourceFolder,
        _ holds: (SettingTree.Section) -> Bool
    ) -> Bool {
        guard file.path.hasSuffix(".conf") || folder.files.count == 1 else { return false }
        guard !others.contains(name(of: file.path)) else { return false }
        var log = DiagnosticLog()
        return AsteriskConfReader.read(file.text, file: file.path, log: &log).sections.contains(where: holds)
    }

    /// Pieces that another piece includes are read with that one.
    private static func withoutIncluded(_ paths: [String], _ folder: SourceFolder) -> [String] {
        guard paths.count > 1 else { return paths }
        var log = DiagnosticLog()
        let included = paths.flatMap { path in
            AsteriskConfReader.read(folder[path]?.text ?? "", file: path, log: &log).directives
                .filter { $0.name.hasSuffix("include") }.map { name(of: $0.argument) }
        }
        let names = Set(included)
        let rest = paths.filter { !names.contains(name(of: $0)) }
        return rest.isEmpty ? paths : rest
    }
}
