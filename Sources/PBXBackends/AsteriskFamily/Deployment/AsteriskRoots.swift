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
    ///   - holds: Whether a section belongs into such a file: asked where no name says so and the folder is not the whole of
    ///     `/etc/asterisk`; nil if only names do.
    init(
        _ name: String,
        in folder: SourceFolder,
        isPiece: (String) -> Bool = { _ in false },
        holds: ((SettingTree.Section) -> Bool)? = nil
    ) {
        let byName = folder.files.map(\.path).filter { Self.name(of: $0) == name }
        // A copy of /etc may hold older copies deeper down.
        if let root = byName.min(by: { Self.depth($0) < Self.depth($1) }) {
            self.init(paths: [root], isWhole: true)
            return
        }
        var paths = folder.files.map(\.path).filter { isPiece(Self.name(of: $0)) }
        if paths.isEmpty, let holds, !Self.isWhole(folder) {
            paths = folder.files.filter { Self.holds($0, in: folder, holds) }.map(\.path)
        }
        self.init(paths: Self.withoutIncluded(paths, folder), isWhole: false)
    }

    private init(paths: [String], isWhole: Bool) {
        self.paths = paths
        self.isWhole = isWhole
    }

    // Some hold objects with types of the same names.
    private static let wellKnown: Set<String> = [
        "pjsip.conf", "pjsip_notify.conf", "pjsip_wizard.conf", "sip.conf", "sip_notify.conf", "users.conf",
        "extensions.conf", "manager.conf", "http.conf", "ari.conf", "iax.conf", "confbridge.conf", "ooh323.conf",
    ]

    /// Whether a folder is all of `/etc/asterisk`: what is not there under its own name then, Asterisk does without.
    private static func isWhole(_ folder: SourceFolder) -> Bool {
        folder.files.contains { ["asterisk.conf", "modules.conf"].contains(name(of: $0.path)) }
    }

    /// The folder in which a path lies, with its `/`.
    static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    private static func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }

    /// A file of any name is looked into if it ends in `.conf`, or stands alone.
    private static func holds(
        _ file: SourceFile,
        in folder: SourceFolder,
        _ holds: (SettingTree.Section) -> Bool
    ) -> Bool {
        guard file.path.hasSuffix(".conf") || folder.files.count == 1 else { return false }
        // A file with a name of Asterisk's own is what it is called.
        guard !wellKnown.contains(name(of: file.path)) else { return false }
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
