import Foundation
import Glibc

/// The folder in which one instance keeps all that it reads and writes; removed when this object goes away.
final class RunFolder: Sendable {
    /// Its path.
    let path: String

    /// Makes a new folder.
    ///
    /// Its path is short, because a Unix socket in it may not be longer than 107 bytes.
    init() throws {
        var template = Array("/tmp/trunkline-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SystemFailure("making a folder in /tmp") }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The text of a file in it; empty if it is not there.
    func read(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data(), as: UTF8.self)
    }

    /// Writes the configuration of an instance.
    ///
    /// - Parameters:
    ///   - files: The configuration files by name.
    ///   - install: The Asterisk that will run here.
    /// - Throws: What writing files throws.
    func fill(_ files: [String: String], for install: AsteriskInstall) throws {
        let manager = FileManager.default
        // Directly below, or two deep where Asterisk looks for its keys.
        for name in ["etc", "lib", "run", "log", "spool", "db", "keys/keys", "data"] {
            try manager.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        }
        try manager.createSymbolicLink(
            atPath: "\(path)/data/documentation",
            withDestinationPath: install.documentationFolder
        )
        for (name, text) in files.merging(["asterisk.conf": mainFile(install)], uniquingKeysWith: { given, _ in given })
        {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/etc/\(name)"))
        }
    }

    private func mainFile(_ install: AsteriskInstall) -> String {
        """
        [directories]
        astetcdir => \(path)/etc
        astmoddir => \(install.moduleFolder)
        astvarlibdir => \(path)/lib
        astdbdir => \(path)/db
        astkeydir => \(path)/keys
        astdatadir => \(path)/data
        astagidir => \(path)/lib
        astspooldir => \(path)/spool
        astrundir => \(path)/run
        astlogdir => \(path)/log
        astsbindir => \(path)/lib
        [options]
        nocolor = yes
        """
    }
}
