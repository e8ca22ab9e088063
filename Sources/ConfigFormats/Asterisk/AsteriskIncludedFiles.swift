/// Finds what `#include` names, in the folder that was given and nowhere else.
struct AsteriskIncludedFiles {
    private let folder: SourceFolder
    // The folder of the root file, with a `/` at its end; empty if it is the given one.
    private let base: String

    init(_ folder: SourceFolder, root: String) {
        self.folder = folder
        base = root.lastIndex(of: "/").map { String(root[...$0]) } ?? ""
    }

    /// A file's name in findings.
    func shown(_ file: SourceFile) -> String { folder.shown(file.path) }

    /// The files that an argument names, in Asterisk's order; nil if it leads out of the folder.
    ///
    /// An absolute path names a place on the system from which the folder was copied. It is taken to lie in the folder
    /// where it does so as it stands (the folder is a copy of the whole system), below the folder's own name, or behind
    /// its last part `asterisk`, as in `/etc/asterisk/x.conf` and `/opt/pbx/etc/asterisk/x.conf`. Guessing by the last
    /// part alone could take a wrong file.
    func find(_ argument: String, _ budget: inout AsteriskBudget) -> [SourceFile]? {
        guard argument.utf8.first == UInt8(ascii: "/") else { return find(base + argument, inside: base, &budget) }
        let path = String(argument.drop { $0 == "/" })
        if let found = find(path, inside: "", &budget), !found.isEmpty { return found }
        let own = String(folder.name.drop { $0 == "/" })
        if folder.name.hasPrefix("/"), path.hasPrefix(own + "/") {
            return find(String(path.dropFirst(own.count + 1)), inside: "", &budget)
        }
        let parts = path.split(separator: "/")
        guard let last = parts.dropLast().lastIndex(of: "asterisk") else { return nil }
        return find(base + parts[(last + 1)...].joined(separator: "/"), inside: base, &budget)
    }

    private func find(_ path: String, inside: String, _ budget: inout AsteriskBudget) -> [SourceFile]? {
        var found: [SourceFile] = []
        guard let patterns = AsteriskGlob.expanded(path), budget.take(work: path.utf8.count * patterns.count) else {
            return []
        }
        for pattern in patterns {
            guard let clean = Self.normalised(pattern), inside.isEmpty || clean.hasPrefix(inside) else { return nil }
            let glob = AsteriskGlob(clean)
            guard !glob.isPlain else {
                if let file = folder[glob.plainPath] { found.append(file) }
                continue
            }
            for file in folder.files {
                guard budget.take(work: glob.cost + file.path.utf8.count) else { return [] }
                if glob.matches(file.path, &budget) { found.append(file) }
            }
        }
        return found
    }

    /// A path without `.`, `..` and doubled slashes; nil if it leads out of the folder.
    private static func normalised(_ path: String) -> String? {
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
