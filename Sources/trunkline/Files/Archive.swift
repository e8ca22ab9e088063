import Diagnostics

/// Archives and compressed files, known by their first bytes: they are refused with what to do instead.
enum Archive {
    /// Refuses a file that must be unpacked first.
    ///
    /// - Throws: `DiagnosedFailure` (rule `deployed-archive`).
    static func refuse(_ bytes: [UInt8], _ path: String) throws(DiagnosedFailure) {
        guard let kind = kind(bytes) else { return }
        throw DiagnosedFailure(
            "this is \(kind.name), which is not read: unpack it (\(kind.command)) and name the folder or file that comes out",
            rule: "deployed-archive",
            at: SourceLocation(file: path)
        )
    }

    private static func kind(_ bytes: [UInt8]) -> (name: String, command: String)? {
        if bytes.starts(with: [0x1f, 0x8b]) { return ("a gzip file", "tar -xzf, or gunzip") }
        if bytes.starts(with: Array("BZh".utf8)) { return ("a bzip2 file", "tar -xjf, or bunzip2") }
        if bytes.starts(with: [0xfd, 0x37, 0x7a, 0x58, 0x5a]) { return ("an xz file", "tar -xJf, or unxz") }
        if bytes.starts(with: [0x28, 0xb5, 0x2f, 0xfd]) { return ("a zstd file", "tar --zstd -xf, or unzstd") }
        if bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]) { return ("a zip file", "unzip") }
        // The mark of POSIX archives stands behind the first entry's owner (POSIX.1-2008, ustar).
        if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return ("a tar archive", "tar -xf") }
        return nil
    }
}
