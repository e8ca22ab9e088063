import ConfigFormats
import Diagnostics
import TrunkModel

/// The files that FreePBX writes for Asterisk, and those that it includes: its generated dial plan as FreePBX's own objects,
/// the channel driver's files and the hand-made dial plan as Asterisk's.
struct FreePBXConfigured {
    let line: FreePBXLine
    /// Everything that was read.
    private(set) var objects: [ConfigObject] = []
    /// The kinds of object that the files can show.
    private(set) var shows: Set<String> = []

    /// The channel driver's part.
    static func form(_ line: FreePBXLine) -> any AsteriskChannelForm {
        line.driver == .pjsip ? PJSIPForm() : SIPForm()
    }

    /// What is known of Asterisk's objects.
    static func kinds(_ line: FreePBXLine) -> [ObjectKind] {
        let form = form(line)
        return form.kinds + AsteriskDialplanKinds.all(dialling: form.dialledKind)
    }

    /// Reads files.
    init(_ folder: SourceFolder, line: FreePBXLine, log: inout DiagnosticLog) {
        self.line = line
        let form = Self.form(line)
        let around = line.driver == .sip ? FreePBXSurroundings(folder) : nil
        let whole = around?.folder ?? folder
        let roots = form.roots(in: whole)
        let channels = form.objects(roots, in: whole, log: &log).map { around?.relocated($0) ?? $0 }
        if !channels.isEmpty || roots.isWhole {
            objects += channels
            shows.formUnion(form.shows(roots, channels))
            shows.subtract(around?.hides ?? [])
        }
        let dialplans = AsteriskRoots(
            "extensions.conf",
            in: folder,
            isPiece: { $0.hasPrefix("extensions_") && $0.hasSuffix(".conf") },
            holds: { section in section.settings.contains { ["exten", "same"].contains($0.key.lowercased()) } }
        )
        for path in dialplans.paths {
            guard let tree = AsteriskConfiguration.read(path, in: folder, log: &log) else { continue }
            add(AsteriskDialplan.read(tree, log: &log), tree)
        }
    }

    private mutating func add(_ dialplan: AsteriskDialplan, _ tree: SettingTree) {
        let generated = FreePBXDialplan(dialplan)
        objects += generated.objects
        shows.formUnion(generated.shows)
        let own = AsteriskDialplanObjects.objects(dialplan, tree).filter { object in
            !FreePBXDialplan.isGenerated(object.kind == "context" ? object.name : object["context"] ?? "")
        }
        if own.isEmpty { return }
        objects += own
        shows.formUnion(["context", "extension"])
    }
}
