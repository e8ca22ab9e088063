import ConfigFormats
import Diagnostics

/// chan_pjsip's part of a deployed configuration: `pjsip.conf` and what it includes.
struct PJSIPForm: AsteriskChannelForm {
    let kinds = PJSIPKinds.all
    let dialledKind = "endpoint"
    let files = ["pjsip.conf", "pjsip_wizard.conf"]

    // A few: looking through them is faster than hashing.
    private static let types = PJSIPKinds.all.map { $0.name }

    func roots(in folder: SourceFolder) -> AsteriskRoots {
        AsteriskRoots(
            "pjsip.conf",
            in: folder,
            isPiece: {
                $0.hasPrefix("pjsip_") && $0.hasSuffix(".conf")
                    && !["pjsip_wizard.conf", "pjsip_notify.conf"].contains($0)
            },
            holds: { section in
                section.settings.contains {
                    $0.key == "type" && ($0.value == "wizard" || Self.types.contains($0.value))
                }
            }
        )
    }

    func objects(_ roots: AsteriskRoots, in folder: SourceFolder, log: inout DiagnosticLog) -> [ConfigObject] {
        var result: [ConfigObject] = []
        for path in roots.paths {
            guard var tree = AsteriskConfiguration.read(path, in: folder, log: &log) else { continue }
            // A file of any name may be the wizard's.
            let wizard = roots.isWhole ? [] : AsteriskWizard.expand(tree)
            // Each section goes as its object comes: of a large file not both are held, and their memory is used again.
            var sections = tree.sections
            tree.sections = []
            result.reserveCapacity(result.count + sections.count)
            for index in sections.indices {
                var section = SettingTree.Section(name: "", location: sections[index].location)
                swap(&section, &sections[index])
                if !section.isTemplate { Self.add(section, to: &result) }
            }
            for section in wizard { Self.add(section, to: &result) }
        }
        let wizards = AsteriskRoots("pjsip_wizard.conf", in: folder)
        for path in wizards.paths {
            guard let tree = AsteriskConfiguration.read(path, in: folder, log: &log) else { continue }
            for section in AsteriskWizard.expand(tree) { Self.add(section, to: &result) }
        }
        reportDoubles(result, &log)
        return result
    }

    /// Adds the object of a section: its type is a word in small letters, or Asterisk passes it over.
    private static func add(_ section: SettingTree.Section, to objects: inout [ConfigObject]) {
        var type: String?
        var settings: [ConfigSetting] = []
        // All but the type.
        settings.reserveCapacity(max(section.settings.count - 1, 0))
        // By index: whole settings are not copied.
        for index in section.settings.indices {
            let key = lowercased(section.settings[index].key)
            if key == "type" {
                type = section.settings[index].value
                continue
            }
            settings.append(
                ConfigSetting(
                    key,
                    section.settings[index].value,
                    at: section.settings[index].location,
                    isInherited: section.settings[index].isInherited
                )
            )
        }
        guard let type, types.contains(type) else { return }
        // All that matters of a transport that is not ours is that it is there.
        if type == "transport" { settings.removeAll { $0.key != "protocol" } }
        objects.append(
            ConfigObject(
                kind: type,
                name: section.name,
                settings: settings,
                at: section.location,
                end: SourceLocation(file: section.location.file, line: max(section.endLine, section.location.line))
            )
        )
    }

    /// Keys in small letters; most are already.
    private static func lowercased(_ key: String) -> String {
        var key = key
        let isSmall = key.withUTF8 { $0.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) } }
        return isSmall ? key : key.lowercased()
    }

    private func reportDoubles(_ objects: [ConfigObject], _ log: inout DiagnosticLog) {
        var names = ObjectNames(count: objects.count)
        for index in objects.indices
        where !names.insert(objects[index].name, kind: objects[index].kind, at: index) {
            let object = objects[index]
            log.error(
                "a second \(object.kind) is called \(object.name): Asterisk then loads none of all objects of this type",
                rule: "conf-double",
                at: object.location
            )
        }
    }

    func shows(_ roots: AsteriskRoots, _ objects: [ConfigObject]) -> Set<String> {
        guard !roots.paths.isEmpty || !objects.isEmpty else { return [] }
        let hasTransports = roots.isWhole || objects.contains { $0.kind == "transport" }
        return Set(Self.types.filter { hasTransports || $0 != "transport" })
    }

    func surroundings(of files: [OutputFile]) -> SourceFile? {
        let pieces = files.map(\.path).filter { $0.hasPrefix("pjsip_") && $0.hasSuffix(".conf") }
        let transport = "[transport-udp]\ntype = transport\nprotocol = udp\n"
        return SourceFile(path: "pjsip.conf", text: transport + pieces.map { "#include \($0)\n" }.joined())
    }

    func fitted(_ objects: [ConfigObject], to deployed: [ConfigObject]) -> [ConfigObject] { objects }
}
