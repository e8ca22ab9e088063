import Foundation

/// The versions of Asterisk that tests run.
public enum AsteriskVersion: String, Sendable, CaseIterable {
    /// The last long-term version with chan_sip in Debian.
    case v16 = "16"
    /// The current long-term version; it has pjsip only.
    case v22 = "22"
}

/// The channel driver that an instance loads.
public enum SIPDriver: String, Sendable, CaseIterable {
    /// chan_sip, configured by `sip.conf`; version 16 only.
    case sip
    /// chan_pjsip, configured by `pjsip.conf`.
    case pjsip
}

/// Something that keeps a real Asterisk from running: a missing folder, or a boot that failed.
public struct AsteriskFailure: Error, CustomStringConvertible {
    /// What is wrong and what to do about it.
    public var description: String
}

/// An unpacked Asterisk, as `Scripts/get-asterisk` leaves it.
public struct AsteriskInstall: Sendable {
    /// Its version.
    public let version: AsteriskVersion
    /// The folder that holds it.
    public let root: String
    /// The folder that holds its modules, such as `app_dial.so`.
    public let moduleFolder: String

    /// The environment variable that names the folder in which `16` and `22` lie.
    public static let variable = "TRUNKLINE_ASTERISK"

    /// Finds the Asterisk of a version.
    ///
    /// - Throws: `AsteriskFailure` if it is not there. A test must fail then and not be skipped: a suite that runs
    ///   nothing proves nothing.
    public init(_ version: AsteriskVersion) throws {
        guard let folder = ProcessInfo.processInfo.environment[Self.variable], !folder.isEmpty else {
            throw AsteriskFailure(description: "\(Self.variable) is not set; Scripts/test sets it and brings Asterisk")
        }
        let root = "\(folder)/\(version.rawValue)"
        guard FileManager.default.isExecutableFile(atPath: "\(root)/asterisk") else {
            throw AsteriskFailure(
                description: "no Asterisk in \(root); bring it with: Scripts/get-asterisk \(version.rawValue) \(root)"
            )
        }
        // Debian moved the modules between the two versions.
        let places = ["\(root)/usr/lib/asterisk/modules", "\(root)/usr/lib/x86_64-linux-gnu/asterisk/modules"]
        guard let modules = places.first(where: { FileManager.default.fileExists(atPath: "\($0)/app_dial.so") }) else {
            throw AsteriskFailure(description: "\(root) holds no module app_dial.so; remove it and bring it again")
        }
        self.version = version
        self.root = root
        moduleFolder = modules
    }

    /// The program to run.
    var program: String { "\(root)/asterisk" }

    /// The folder of the XML documentation, without which sorcery refuses every option.
    var documentationFolder: String { "\(root)/usr/share/asterisk/documentation" }
}
