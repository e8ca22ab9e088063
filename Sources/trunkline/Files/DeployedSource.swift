import AsteriskManager
import ConfigFormats
import Diagnostics
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#endif

/// Where a deployed configuration comes from: what stands after `--deployed`.
enum DeployedSource {
    /// A file or folder.
    case path(String)
    /// Standard input: one file, and what it stands for.
    case input(name: String?)
    /// A running Asterisk, asked through its manager: `ami://USER[:SECRET]@HOST[:PORT]`.
    case manager(String)

    /// Reads the argument.
    ///
    /// - Parameters:
    ///   - text: What stands after `--deployed`.
    ///   - name: What stands after `--deployed-name`.
    ///   - option: What messages call the text.
    /// - Throws: `DiagnosedFailure` (rule `arguments`) for a name without standard input.
    init(_ text: String, name: String?, option: String = "--deployed") throws(DiagnosedFailure) {
        if name != nil && text != "-" { throw Self.wrong("--deployed-name is for standard input: \(option) -") }
        if let name, name.isEmpty || name.hasPrefix("/") || name.split(separator: "/").contains("..") {
            throw Self.wrong("--deployed-name must be a file's name, such as pjsip.conf")
        }
        if text.isEmpty { throw Self.wrong("\(option) names nothing") }
        if text == "-" {
            self = .input(name: name)
        } else if text.hasPrefix("ami://") {
            self = .manager(text)
        } else {
            self = .path(text)
        }
    }

    /// What reports call it; never with a password.
    var shown: String {
        switch self {
        case .path(let path): path
        case .input(let name): name ?? "-"
        case .manager(let address): Self.withoutSecret(address)
        }
    }

    /// An address without what stands between its user and its host.
    private static func withoutSecret(_ address: String) -> String {
        let rest = address.dropFirst("ami://".count)
        guard let at = rest.lastIndex(of: "@") else { return "ami://\(rest.prefix { $0 != ":" && $0 != "/" })" }
        return "ami://\(rest[..<at].prefix { $0 != ":" })\(rest[at...])"
    }

    private static func wrong(_ message: String) -> DiagnosedFailure { DiagnosedFailure(message, rule: "arguments") }
}

/// What was read of a deployed configuration.
struct DeployedFiles: Sendable {
    let folder: SourceFolder
    /// What was left out.
    var log = DiagnosticLog()
}

/// Reads a deployed configuration, and shows progress on a terminal where that takes long.
///
/// - Parameters:
///   - source: Where it comes from.
///   - running: The files that a running Asterisk is asked for; empty for a brand behind which none runs.
/// - Returns: The files.
/// - Throws: `DiagnosedFailure` when they cannot be read.
func deployedFiles(from source: DeployedSource, running: [String]) throws -> DeployedFiles {
    let progress = ReadingProgress()
    defer { progress.end() }
    return try Blocking.wait {
        try await deployedFolder(from: source, running: running) { progress.note(files: $0, bytes: $1) }
    }
}

/// Reads a deployed configuration.
///
/// - Parameters:
///   - source: Where it comes from.
///   - running: The files that a running Asterisk is asked for; empty for a brand behind which none runs.
///   - progress: Told of the files and bytes that have been read.
/// - Returns: The files.
/// - Throws: `DiagnosedFailure` when they cannot be read.
private func deployedFolder(
    from source: DeployedSource,
    running: [String],
    progress: @escaping @Sendable (_ files: Int, _ bytes: Int) -> Void
) async throws -> DeployedFiles {
    switch source {
    case .path(let path):
        var reading = FolderReading(progress: progress)
        let folder = try reading.folder(at: path)
        return DeployedFiles(folder: folder, log: reading.log)
    case .input(let name):
        let bytes = try FolderReading.bytes(STDIN_FILENO, "-")
        try Archive.refuse(bytes, "-")
        return DeployedFiles(folder: SourceFolder(files: [SourceFile(path: name ?? "-", bytes: bytes)]))
    case .manager(let address):
        return DeployedFiles(folder: try await runningFolder(running, at: address))
    }
}

/// Asks a running Asterisk for its files.
private func runningFolder(_ files: [String], at text: String) async throws(DiagnosedFailure) -> SourceFolder {
    guard !files.isEmpty else {
        throw DiagnosedFailure("only an Asterisk can be asked over ami://: name an export", rule: "deployed-manager")
    }
    let variable = "TRUNKLINE_AMI_SECRET"
    let secret = ProcessInfo.processInfo.environment[variable].map { ManagerSecret($0) }
    let resolved = try SecretReferences.resolve(text)
    let address: AMIAddress
    do throws(AMIAddress.Failure) {
        address = try AMIAddress(resolved, secret: secret)
    } catch {
        throw DiagnosedFailure("\(error.description), or set \(variable)", rule: "deployed-manager")
    }
    do throws(ManagerError) {
        return try await ManagerConfiguration.fetch(files: files, from: address)
    } catch {
        throw DiagnosedFailure("\(DeployedSource.manager(text).shown): \(error)", rule: "deployed-manager")
    }
}
