import Diagnostics
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#endif

/// Writes files so that they appear whole or not at all: all are written beside their places first, and only then renamed.
struct FileWriting {
    /// A file to write.
    struct Output {
        let path: String
        let bytes: [UInt8]
        /// Only its owner may read it.
        let isPrivate: Bool
        /// Whether a file that has its name is overwritten.
        let mayReplace: Bool

        init(path: String, text: String, isPrivate: Bool, mayReplace: Bool = true) {
            self.init(path: path, bytes: Array(text.utf8), isPrivate: isPrivate, mayReplace: mayReplace)
        }

        init(path: String, bytes: [UInt8], isPrivate: Bool, mayReplace: Bool = true) {
            self.path = path
            self.bytes = bytes
            self.isPrivate = isPrivate
            self.mayReplace = mayReplace
        }
    }

    /// What was done with a file.
    enum Change: String, Encodable {
        case created
        case updated
        case unchanged
    }

    private var temporary: [(from: String, to: String, mayReplace: Bool)] = []
    private var folders: [String] = []

    /// Writes all files, unless their content stands there already.
    ///
    /// - Throws: `DiagnosedFailure` (rules `file-unwritable`, `file-exists`); then nothing has changed.
    static func write(_ outputs: [Output]) throws(DiagnosedFailure) -> [(path: String, change: Change)] {
        var writing = FileWriting()
        var result: [(path: String, change: Change)] = []
        do throws(DiagnosedFailure) {
            for output in outputs { result.append((output.path, try writing.prepare(output))) }
            for (from, to, mayReplace) in writing.temporary { try Self.move(from, to, mayReplace) }
        } catch {
            writing.undo()
            throw error
        }
        return result
    }

    /// Whether something has this name, be it a link that leads nowhere.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// What is said of a file that is not to be overwritten.
    static let existing = "the file exists already; --force replaces it"

    private static func move(_ from: String, _ to: String, _ mayReplace: Bool) throws(DiagnosedFailure) {
        if mayReplace {
            if rename(from, to) != 0 { throw failure(to) }
        } else if link(from, to) == 0 {
            // Unlike renaming, linking never replaces a file, also not one that has just come.
            unlink(from)
        } else {
            guard errno == EEXIST else { throw failure(to) }
            throw DiagnosedFailure(existing, rule: "file-exists", at: SourceLocation(file: to))
        }
    }

    private mutating func prepare(_ output: Output) throws(DiagnosedFailure) -> Change {
        try makeFolder(output.path)
        var status = stat()
        let exists = lstat(output.path, &status) == 0
        if exists, status.st_mode & S_IFMT == S_IFDIR {
            throw DiagnosedFailure(
                "cannot write the file: a folder has its name",
                rule: "file-unwritable",
                at: SourceLocation(file: output.path)
            )
        }
        if exists, !output.mayReplace {
            throw DiagnosedFailure(Self.existing, rule: "file-exists", at: SourceLocation(file: output.path))
        }
        if exists, status.st_mode & S_IFMT == S_IFREG, let old = try? FileReading.bytes(output.path),
            old == output.bytes
        {
            if output.isPrivate, status.st_mode & 0o077 != 0 { chmod(output.path, 0o600) }
            return .unchanged
        }
        let slash = output.path.lastIndex(of: "/").map { output.path.index(after: $0) } ?? output.path.startIndex
        let beside = output.path[..<slash] + ".\(output.path[slash...]).\(getpid()).new"
        let mode: mode_t = output.isPrivate ? 0o600 : 0o644
        let descriptor = open(String(beside), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode)
        guard descriptor >= 0 else { throw Self.failure(output.path) }
        temporary.append((String(beside), output.path, output.mayReplace))
        defer { close(descriptor) }
        var rest = output.bytes[...]
        while !rest.isEmpty {
            #if canImport(Glibc)
                let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            #else
                let count = rest.withUnsafeBytes { Darwin.write(descriptor, $0.baseAddress, $0.count) }
            #endif
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure(output.path) }
            rest = rest.dropFirst(count)
        }
        return exists ? .updated : .created
    }

    /// Makes the folders that a path needs, and remembers which were new.
    private mutating func makeFolder(_ path: String) throws(DiagnosedFailure) {
        for index in path.indices where path[index] == "/" && index != path.startIndex {
            let folder = String(path[..<index])
            if mkdir(folder, 0o755) == 0 {
                folders.append(folder)
            } else if errno != EEXIST {
                throw Self.failure(folder)
            }
        }
    }

    private func undo() {
        for entry in temporary { unlink(entry.from) }
        for folder in folders.reversed() { rmdir(folder) }
    }

    private static func failure(_ path: String) -> DiagnosedFailure {
        DiagnosedFailure(
            "cannot write the file: \(String(cString: strerror(errno)).lowercased())",
            rule: "file-unwritable",
            at: SourceLocation(file: path)
        )
    }
}
