import Diagnostics
import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#endif

/// Reading files whole, with errors for users.
enum FileReading {
    /// No trunk file, profile, template or password file is near this size.
    static let maximumSize = 8 << 20

    /// A file's text; `-` is standard input.
    ///
    /// - Throws: `DiagnosedFailure` (rules `file-unreadable`, `file-too-large`, `not-utf8`).
    static func text(_ path: String) throws(DiagnosedFailure) -> String {
        let bytes = try bytes(path)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw DiagnosedFailure("the file is not UTF-8 text", rule: "not-utf8", at: position(ofInvalid: bytes, path))
        }
        return text
    }

    /// A file's bytes.
    static func bytes(_ path: String) throws(DiagnosedFailure) -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
        guard descriptor >= 0 else { throw failure(path) }
        defer { if path != "-" { close(descriptor) } }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(path) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            if bytes.count > maximumSize {
                throw DiagnosedFailure(
                    "the file is larger than \(maximumSize >> 20) MiB",
                    rule: "file-too-large",
                    at: SourceLocation(file: path)
                )
            }
        }
    }

    private static func failure(_ path: String) -> DiagnosedFailure {
        DiagnosedFailure(
            "cannot read the file: \(String(cString: strerror(errno)).lowercased())",
            rule: "file-unreadable",
            at: SourceLocation(file: path)
        )
    }

    private static func position(ofInvalid bytes: [UInt8], _ path: String) -> SourceLocation {
        var lines = 1
        for line in bytes.split(separator: 0x0a, omittingEmptySubsequences: false) {
            if String(validating: line, as: UTF8.self) == nil {
                var end = line.count
                while end > 0, String(validating: line.prefix(end), as: UTF8.self) == nil { end -= 1 }
                let column = String(decoding: line.prefix(end), as: UTF8.self).unicodeScalars.count + 1
                return SourceLocation(file: path, line: lines, column: column)
            }
            lines += 1
        }
        return SourceLocation(file: path)
    }
}
