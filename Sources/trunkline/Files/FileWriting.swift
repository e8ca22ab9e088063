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

        init(path: String, text: String, isPrivate: Bool) {
            self.init(path: path, bytes: Array(text.utf8), isPrivate: isPrivate)
        }

        init(path: String, bytes: [UInt8], isPrivate: Bool) {
            self.path = path
            self.bytes = bytes
            self.isPrivate = isPrivate
        }
    }

    /// What was done with a file.
    enum Change: String, Encodable {
        case created
        case updated
        case unchanged
    }

    private var temporary: [(from: String, to: String)] = []
    private var folders: [String] = []

    /// Writes all files, unless their content stands there already.
    ///
    /// - Throws: `DiagnosedFailure` (rule `file-unwritable`); then nothing has changed.
    static func write(_ outputs: [Output]) throws(DiagnosedFailure) -> [(path: String, change: Change)] {
        var writing = FileWriting()
        var result: [(path: String, change: Change)] = []
        do throws(DiagnosedFailure) {
            for output in outputs { result.append((output.path, try writing.prepare(output))) }
            for (from, to) in writing.temporary where rename(from, to) != 0 { throw Self.failure(to) }
        } catch {
            writing.undo()
            throw error
        }
        return result
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
        temporary.append((String(beside), output.path))
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
        for (from, _) in temporary { unlink(from) }
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
