import ConfigFormats

/// Changes Asterisk's files line by line: values are replaced where they stand, and what is new goes behind what it
/// belongs to.
struct AsteriskEditor: DeploymentEditor {
    /// All that is deployed.
    let objects: [ConfigObject]
    /// What is known of it.
    let kinds: [ObjectKind]

    func applying(_ mends: [Mend], to folder: SourceFolder) -> (files: [SourceFile], leftOut: [Mend]) {
        var editing = AsteriskEditing(objects: objects, kinds: kinds, folder: folder)
        // What is added to a context needs the context.
        let leftOut = mends.enumerated().sorted {
            (Self.turn($0.element), $0.offset) < (Self.turn($1.element), $1.offset)
        }
        .map(\.element).filter { !editing.apply($0) }
        return (editing.files, leftOut)
    }

    private static func turn(_ mend: Mend) -> Int {
        guard case .add(let object, _) = mend else { return 0 }
        return object.kind == "extension" ? 3 : object.kind == "register" ? 2 : 1
    }
}

/// The files of a folder while they are changed.
struct AsteriskEditing {
    let objects: [ConfigObject]
    let kinds: [String: ObjectKind]
    let folder: SourceFolder
    /// Objects that were added, which others may belong to.
    var added: [ConfigObject] = []
    private var edits: [String: AsteriskFileEdits] = [:]
    private let paths: [String: String]
    private let places: [String: Int]

    init(objects: [ConfigObject], kinds: [ObjectKind], folder: SourceFolder) {
        self.objects = objects
        self.kinds = Dictionary(kinds.map { ($0.name, $0) }) { first, _ in first }
        self.folder = folder
        paths = Dictionary(folder.files.map { (folder.shown($0.path), $0.path) }) { first, _ in first }
        places = Dictionary(
            objects.enumerated().filter { $1.kind == "context" }.map { ($1.name, $0) }
        ) { first, _ in first }
    }

    /// The files that were changed.
    var files: [SourceFile] { edits.keys.sorted().compactMap { edits[$0]?.file } }

    /// The deployed context of a name, or one that was added.
    func context(_ name: String) -> ConfigObject? {
        places[name].map { objects[$0] } ?? added.first { $0.kind == "context" && $0.name == name }
    }

    /// Makes a change; false if it cannot be made here.
    mutating func apply(_ mend: Mend) -> Bool {
        switch mend {
        case .set(let object, let rule, let key, let values, let replacing):
            switch (object.kind, key) {
            case ("extension", "step"): setSteps(of: object, to: values, replacing)
            case ("register", _): setPart(key, of: object, to: values.last)
            default: set(object, rule, key, values, replacing)
            }
        case .remove(let object, let settings):
            object.kind == "register"
                ? setPart(settings.last?.key ?? "", of: object, to: nil) : remove(settings, of: object)
        case .add(let object, _): add(object)
        case .removeObject(let object): remove(object)
        case .order: false
        }
    }

    /// Changes the file in which a place lies; false if there is no such file or the change cannot be made.
    mutating func edit(_ shown: String, _ body: (inout AsteriskFileEdits) -> Bool) -> Bool {
        guard let path = paths[shown], let file = folder[path] else { return false }
        var edit = edits[path] ?? AsteriskFileEdits(file)
        guard body(&edit) else { return false }
        edits[path] = edit
        return true
    }

    /// The path below the folder's name of a file that there is.
    func shownPath(of path: String) -> String? { folder[path].map { folder.shown($0.path) } }
}
