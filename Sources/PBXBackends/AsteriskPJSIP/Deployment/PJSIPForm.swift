import ConfigFormats
import Diagnostics

/// chan_pjsip's part of a deployed configuration: `pjsip.conf` and what it includes.
struct PJSIPForm: AsteriskChannelForm {
    let kinds = PJSIPKinds.all
    let dialledKind = "endpoint"
    let files = ["pjsip.conf", "pjsip_wizard.conf"]

    private static let types = Set(PJSIPKinds.all.map { $0.name })

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
                if !section.isTemplate, let object = object(section) { result.append(object) }
            }
            result += wizard.compactMap(object)
        }
        let wizards = AsteriskRoots("pjsip_wizard.conf", in: folder)
        for path in wizards.paths {
            guard let tree = AsteriskConfiguration.read(path, in: folder, log: &log) else { continue }
            result += AsteriskWizard.expand(tree).compactMap(object)
        }
        reportDoubles(result, &log)
        return result
    }

    /// An object of a section: its type is a word in small letters, or Asterisk passes it over.
    private func object(_ section: SettingTree.Section) -> ConfigObject? {
        var type: String?
        var settings: [ConfigSetting] = []
        settings.reserveCapacity(section.settings.count)
        for setting in section.settings {
            let key = Self.lowercased(setting.key)
            if key == "type" {
                type = setting.value
                continue
            }
            settings.append(ConfigSetting(key, setting.value, at: setting.location, isInherited: setting.isInherited))
        }
        guard let type, Self.types.contains(type) else { return nil }
        // All that matters of a transport that is not ours is that it is there.
        if type == "transport" { settings.removeAll { $0.key != "protocol" } }
        return ConfigObject(
            kind: type,
            name: section.name,
            settings: settings,
            at: section.location,
            end: SourceLocation(file: section.location.file, line: max(section.endLine, section.location.line))
        )
    }

    /// Keys in small letters; most are already.
    private static func lowercased(_ key: String) -> String {
        key.utf8.contains { (0x41...0x5A).contains($0) || $0 >= 0x80 } ? key.lowercased() : key
    }

    private func reportDoubles(_ objects: [ConfigObject], _ log: inout DiagnosticLog) {
        var seen = Set<ObjectName>(minimumCapacity: objects.count)
        for index in objects.indices {
            let name = ObjectName(kind: objects[index].kind, name: objects[index].name)
            guard !seen.insert(name).inserted else { continue }
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
        return hasTransports ? Self.types : Self.types.subtracting(["transport"])
    }

    func surroundings(of files: [OutputFile]) -> SourceFile? {
        let pieces = files.map(\.path).filter { $0.hasPrefix("pjsip_") && $0.hasSuffix(".conf") }
        let transport = "[transport-udp]\ntype = transport\nprotocol = udp\n"
        return SourceFile(path: "pjsip.conf", text: transport + pieces.map { "#include \($0)\n" }.joined())
    }

    func fitted(_ objects: [ConfigObject], to deployed: [ConfigObject]) -> [ConfigObject] { objects }
}
