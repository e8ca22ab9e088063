import Foundation
import TestSupport

/// The sample configurations of Debian's package `asterisk-config`, as `Scripts/get-asterisk-samples` leaves them.
enum AsteriskSamples {
    /// The samples are not there, and what to do about it: a test must fail then and not be skipped.
    struct Missing: Error, CustomStringConvertible {
        var description: String
    }

    /// The files of `/etc/asterisk`.
    ///
    /// - Throws: `Missing` if they are not there.
    static func folder(_ version: AsteriskVersion) throws -> DeployedFolder { try folder(version, "etc/asterisk") }

    /// The files of the small office that the package gives as an example.
    static func office(_ version: AsteriskVersion) throws -> DeployedFolder {
        try folder(version, "usr/share/doc/asterisk-config/examples/configs/basic-pbx")
    }

    private static func folder(_ version: AsteriskVersion, _ path: String) throws -> DeployedFolder {
        let root =
            (ProcessInfo.processInfo.environment[AsteriskInstall.variable] ?? "") + "/samples/\(version.rawValue)"
        guard FileManager.default.fileExists(atPath: "\(root)/\(path)") else {
            throw Missing(
                description:
                    "no \(path) in \(root): bring it with Scripts/get-asterisk-samples \(version.rawValue) \(root)"
            )
        }
        return try DeployedFolder("\(root)/\(path)")
    }
}
