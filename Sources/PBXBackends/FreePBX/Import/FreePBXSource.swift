import ConfigFormats
import Diagnostics

/// The files of a box as calls meet them.
struct FreePBXSource {
    let folder: SourceFolder

    /// The dial plan of all files, FreePBX's own and that made by hand; nil where there is none.
    ///
    /// The routine by which hooks set headers is FreePBX's own and in no folder that a person would send; ``FreePBXHook``
    /// reads its arguments.
    var dialplan: AsteriskDialplan? {
        let files = folder.files.filter { $0.path.hasSuffix(".conf") }
        let roots = AsteriskRoots(
            "extensions.conf",
            in: SourceFolder(name: folder.name, files: files),
            isPiece: { $0.hasPrefix("extensions_") && $0.hasSuffix(".conf") },
            holds: { section in section.settings.contains { ["exten", "same"].contains($0.key.lowercased()) } }
        )
        guard let first = roots.paths.first else { return nil }
        // Asterisk looks for files beside the first one.
        let place = Set(roots.paths.map(AsteriskRoots.folder)).count == 1 ? AsteriskRoots.folder(of: first) : ""
        let includes = roots.paths.map { "#include \"\($0.dropFirst(place.utf8.count))\"\n" }.joined()
        let path = place + "followed.conf"
        let whole = SourceFolder(
            name: folder.name,
            files: files + [SourceFile(path: path, text: FreePBXHook.routine + includes)]
        )
        var log = DiagnosticLog()
        return AsteriskConfiguration.read(path, in: whole, log: &log).map { AsteriskDialplan.read($0, log: &log) }
    }
}
