import ConfigFormats
import Diagnostics

/// Which files of a folder Asterisk reads, as far as safety is concerned: whole ones, or pieces that were copied alone.
struct AsteriskFiles {
    /// The folder, with a `sip.conf` around pieces that have none.
    let folder: SourceFolder
    /// `pjsip.conf` or its pieces.
    let pjsip: AsteriskRoots
    /// `sip.conf` or its pieces.
    let sip: AsteriskRoots
    /// `extensions.conf` or its pieces.
    let dialplan: AsteriskRoots
    /// The made-up `sip.conf`; nil where there is a real one, or none is needed.
    let madeUp: String?

    /// Files that a graphical PBX writes for Asterisk anew at each reload: then the folder is that PBX's.
    private static let written: Set<String> = [
        "extensions_additional.conf", "sip_additional.conf", "pjsip.endpoint.conf", "pjsip_additional.conf",
    ]

    /// Whether a folder is written by a graphical PBX.
    static func areWritten(_ folder: SourceFolder) -> Bool {
        folder.files.contains { written.contains(AsteriskRoots.name(of: $0.path)) }
    }

    /// Looks for files.
    ///
    /// - Parameters:
    ///   - source: The files.
    ///   - path: The path of a `sip.conf` that was made up around pieces; nil if none was.
    init(_ source: SourceFolder, madeUp path: String? = nil) {
        let pjsip = PJSIPForm().roots(in: source)
        self.pjsip = pjsip
        dialplan = AsteriskRoots(
            "extensions.conf",
            in: source,
            isPiece: { $0.hasPrefix("extensions_") && $0.hasSuffix(".conf") },
            holds: { section in section.settings.contains { ["exten", "same"].contains($0.key.lowercased()) } }
        )
        let own = SIPForm().roots(in: source)
        let pieces = own.isWhole ? [] : own.paths
        if let first = pieces.first {
            // What belongs into [general] has no section of its own.
            let path = AsteriskRoots.folder(of: first) + "sip.conf"
            let text = SIPForm.surroundings(of: pieces.map { AsteriskRoots.name(of: $0) })
            folder = SourceFolder(name: source.name, files: source.files + [SourceFile(path: path, text: text)])
            madeUp = path
        } else {
            (folder, madeUp) = (source, path)
        }
        sip = pieces.isEmpty ? own : SIPForm().roots(in: folder)
    }

    /// Whether there is any of them.
    var hasAny: Bool {
        let others = ["manager.conf", "pjsip_wizard.conf"].compactMap { path(of: $0) }
        return !(pjsip.paths + sip.paths + dialplan.paths + others).isEmpty
    }

    /// The file of a name that lies highest.
    func path(of name: String) -> String? {
        AsteriskRoots(name, in: folder, isPiece: { _ in false }, holds: { _ in false }).paths.first
    }

    /// The sections of a file of a name, or of pieces, templates left out and keys in small letters.
    func sections(_ paths: [String], _ log: inout DiagnosticLog) -> [SettingTree.Section] {
        paths.flatMap { path -> [SettingTree.Section] in
            let tree = AsteriskConfiguration.read(path, in: folder, log: &log)
            return (tree?.sections ?? []).filter { !$0.isTemplate }.map(\.withSmallKeys)
        }
    }
}

extension SettingTree.Section {
    /// The section with its keys in small letters: Asterisk minds no case in them.
    var withSmallKeys: SettingTree.Section {
        var section = self
        for index in section.settings.indices { section.settings[index].key = section.settings[index].key.lowercased() }
        return section
    }
}
