/// Finds what `include_file` names, in the folder that was given and nowhere else.
struct KamailioIncludedFiles {
    private let folder: SourceFolder
    private let base: String

    init(_ folder: SourceFolder, root: String) {
        self.folder = folder
        base = Self.folder(of: root)
    }

    /// A file's name in findings.
    func shown(_ file: SourceFile) -> String { folder.shown(file.path) }

    /// The file that an argument names: beside the file that names it, or beside the root, where Kamailio is often started.
    ///
    /// An absolute path is looked for by its last parts, since the folder is a copy.
    func find(_ argument: String, from file: SourceFile) -> SourceFile? {
        if argument.hasPrefix("/") { return KamailioPath.find(argument, in: folder, base: base) }
        for start in [Self.folder(of: file.path), base] {
            if let path = KamailioPath.normalised(start + argument), let found = folder[path] { return found }
        }
        return nil
    }

    /// The folder of a path, with its `/`.
    private static func folder(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }
}

/// Places on the system from which a folder was copied.
public enum KamailioPath {
    /// The file of an absolute path in a copied folder: the one that has most of its last parts, if at least the one before
    /// the last, or lies beside the root.
    ///
    /// - Parameters:
    ///   - path: The path, as in `/etc/kamailio/dbtext/uacreg`.
    ///   - folder: The files.
    ///   - base: The folder of the root file in it, with its `/`.
    /// - Returns: The file; nil if it is none of the folder's.
    public static func find(_ path: String, in folder: SourceFolder, base: String) -> SourceFile? {
        guard let clean = normalised(path), path.utf8.count < 4096 else { return nil }
        var parts = clean.split(separator: "/")[...]
        while !parts.isEmpty, parts.count < 64 {
            let rest = parts.joined(separator: "/")
            if let found = folder[base + rest] ?? folder[rest] { return found }
            parts = parts.dropFirst()
        }
        return nil
    }

    /// A path without `.`, `..` and doubled slashes; nil if it leads out of the folder.
    public static func normalised(_ path: String) -> String? {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part != ".." {
                parts.append(part)
            } else if parts.popLast() == nil {
                return nil
            }
        }
        return parts.joined(separator: "/")
    }
}
