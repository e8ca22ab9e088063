import ConfigFormats
import Diagnostics
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#endif

/// Reads a deployed configuration from disk: a file, or a folder with all that is below it.
///
/// Only regular files are opened, so that no FIFO or device makes it wait. A symbolic link counts only where it leads to
/// something within the folder.
struct FolderReading {
    /// Larger files are no configuration.
    static let maximumFile = 64 << 20
    /// The sizes of all files together.
    static let maximumFolder = 1 << 30
    /// More files than any PBX has.
    static let maximumCount = 100_000

    /// Told of the files and bytes that have been read.
    private let progress: (_ files: Int, _ bytes: Int) -> Void
    /// What was left out.
    private(set) var log = DiagnosticLog()

    private var files: [SourceFile] = []
    private var size = 0
    private var failures = DiagnosticLog()

    init(progress: @escaping (_ files: Int, _ bytes: Int) -> Void = { _, _ in }) { self.progress = progress }

    /// Reads what has a path.
    ///
    /// - Parameter path: A file or a folder.
    /// - Returns: The files; of a file alone, the folder that it stands in with this file only.
    /// - Throws: `DiagnosedFailure` (rules `file-unreadable`, `file-too-large`, `folder-too-large`, `deployed-archive`).
    mutating func folder(at path: String) throws(DiagnosedFailure) -> SourceFolder {
        var status = stat()
        guard stat(path, &status) == 0 else { throw Self.unreadable(path) }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            let bytes = try Self.bytes(path)
            try Archive.refuse(bytes, path)
            let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
            let folder = path[..<slash]
            return SourceFolder(
                name: folder == "/" ? "/" : String(folder.dropLast()),
                files: [SourceFile(path: String(path[slash...]), bytes: bytes)]
            )
        }
        let root = path.hasSuffix("/") && path != "/" ? String(path.dropLast()) : path
        guard let real = Self.realPath(root) else { throw Self.unreadable(path) }
        try readFolder(real, below: "", root: real, shown: root, ancestors: [real])
        if failures.hasErrors { throw DiagnosedFailure(failures) }
        return SourceFolder(name: root, files: files)
    }

    /// Reads a folder's entries, in the order of their names.
    private mutating func readFolder(
        _ folder: String,
        below prefix: String,
        root: String,
        shown: String,
        ancestors: [String]
    ) throws(DiagnosedFailure) {
        guard let names = entries(folder, shown: shown + (prefix.isEmpty ? "" : "/" + prefix.dropLast())) else {
            return
        }
        for name in names {
            let (path, display) = ("\(folder)/\(name)", "\(shown)/\(prefix)\(name)")
            var status = stat()
            guard lstat(path, &status) == 0 else {
                failures.append(Self.unreadable(display).log)
                continue
            }
            var target = path
            if status.st_mode & S_IFMT == S_IFLNK {
                guard let real = Self.realPath(path), real == root || real.hasPrefix(root == "/" ? "/" : root + "/"),
                    lstat(real, &status) == 0
                else {
                    leaveOut("a symbolic link that leads out of the folder, or nowhere, is left out", display)
                    continue
                }
                target = real
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR:
                if ancestors.contains(target) {
                    leaveOut("a symbolic link to a folder around it is left out", display)
                } else {
                    try readFolder(
                        target,
                        below: "\(prefix)\(name)/",
                        root: root,
                        shown: shown,
                        ancestors: ancestors + [target]
                    )
                }
            case S_IFREG: try add(target, as: prefix + name, display)
            default: leaveOut("what is neither a file nor a folder is left out", display)
            }
        }
    }

    private mutating func entries(_ folder: String, shown: String) -> [String]? {
        guard let stream = opendir(folder) else {
            failures.append(Self.unreadable(shown).log)
            return nil
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: UInt8.self, capacity: Int(NAME_MAX) + 1) {
                    String(validating: UnsafeBufferPointer(start: $0, count: strlen(pointer)), as: UTF8.self)
                }
            }
            guard let name else {
                leaveOut("a file whose name is not UTF-8 is left out", shown)
                continue
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private mutating func add(_ path: String, as name: String, _ display: String) throws(DiagnosedFailure) {
        let bytes: [UInt8]
        do throws(DiagnosedFailure) { bytes = try Self.bytes(path, shown: display) } catch {
            // All files that cannot be read are named, not only the first.
            failures.append(error.log)
            return
        }
        size += bytes.count
        files.append(SourceFile(path: name, bytes: bytes))
        if files.count > Self.maximumCount {
            throw Self.tooLarge("the folder holds more than \(Self.maximumCount) files", display)
        }
        if size > Self.maximumFolder {
            throw Self.tooLarge("the folder's files hold more than \(Self.maximumFolder >> 20) MiB", display)
        }
        progress(files.count, size)
    }

    private mutating func leaveOut(_ message: String, _ display: String) {
        log.warning(message, rule: "file-left-out", at: SourceLocation(file: display))
    }
}

extension FolderReading {
    /// A regular file's bytes.
    static func bytes(_ path: String, shown: String? = nil) throws(DiagnosedFailure) -> [UInt8] {
        let shown = shown ?? path
        // Opening must not wait: a FIFO may have come to the path since it was looked at.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(shown) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable(shown) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw DiagnosedFailure(
                "cannot read the file: it is neither a file nor a folder (a pipe is read with --deployed -)",
                rule: "file-unreadable",
                at: SourceLocation(file: shown)
            )
        }
        return try bytes(descriptor, shown)
    }

    /// All that can be read from a descriptor.
    static func bytes(_ descriptor: Int32, _ shown: String) throws(DiagnosedFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable(shown) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            if bytes.count > maximumFile {
                throw DiagnosedFailure(
                    "the file is larger than \(maximumFile >> 20) MiB",
                    rule: "file-too-large",
                    at: SourceLocation(file: shown)
                )
            }
        }
    }

    private static func realPath(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(validatingCString: real)
    }

    private static func unreadable(_ path: String) -> DiagnosedFailure {
        DiagnosedFailure(
            "cannot read the file: \(String(cString: strerror(errno)).lowercased())",
            rule: "file-unreadable",
            at: SourceLocation(file: path)
        )
    }

    private static func tooLarge(_ message: String, _ path: String) -> DiagnosedFailure {
        DiagnosedFailure(message, rule: "folder-too-large", at: SourceLocation(file: path))
    }
}
