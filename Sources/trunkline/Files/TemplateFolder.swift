import Diagnostics
import FoundationEssentials
import PBXBackends
import Templating

#if canImport(Glibc)
    import Glibc
#endif

/// A folder of templates of the user's own (`--templates`).
enum TemplateFolder {
    /// The templates that ship with the product, those of the user's folder in their place if there is one.
    static func templates(_ folder: String?, log: inout DiagnosticLog) throws(DiagnosedFailure) -> TemplateLibrary {
        guard let folder else { return TemplateFiles.makeLibrary() }
        return TemplateFiles.makeLibrary(replacing: try read(folder, log: &log))
    }

    /// All `.mustache` files below a folder, their paths relative to it.
    ///
    /// A path that no built-in template has is only a warning (`template-unused`): it may be a partial of the user's own.
    static func read(_ folder: String, log: inout DiagnosticLog) throws(DiagnosedFailure) -> [TemplateFile] {
        let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        var isFolder = stat()
        guard stat(root, &isFolder) == 0, isFolder.st_mode & S_IFMT == S_IFDIR,
            let paths = try? FileManager.default.subpathsOfDirectory(atPath: root)
        else {
            throw DiagnosedFailure("cannot read the folder", rule: "file-unreadable", at: SourceLocation(file: folder))
        }
        let known = Set(TemplateFiles.builtIn.map(\.path))
        var files: [TemplateFile] = []
        for path in paths.sorted() where path.hasSuffix(".mustache") {
            let full = "\(root)/\(path)"
            files.append(TemplateFile(path: path, text: try FileReading.text(full), origin: full))
            if !known.contains(path) {
                let hint = Suggestion.phrase(for: path, among: Array(known))
                log.warning(
                    "replaces no built-in template\(hint)",
                    rule: "template-unused",
                    at: SourceLocation(file: full)
                )
            }
        }
        return files
    }
}
