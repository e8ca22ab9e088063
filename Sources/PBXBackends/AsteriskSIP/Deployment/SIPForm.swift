import ConfigFormats
import Diagnostics

/// chan_sip's part of a deployed configuration: `sip.conf` and what it includes.
struct SIPForm: AsteriskChannelForm {
    let kinds = SIPKinds.all
    let dialledKind = "peer"
    let files = ["sip.conf"]

    private static let types: Set<String> = ["peer", "friend", "user"]

    func roots(in folder: SourceFolder) -> AsteriskRoots {
        AsteriskRoots(
            "sip.conf",
            in: folder,
            isPiece: { $0.hasPrefix("sip_") && $0.hasSuffix(".conf") && $0 != "sip_notify.conf" },
            holds: { section in
                section.settings.contains { setting in
                    setting.key.lowercased() == "register"
                        || setting.key.lowercased() == "type" && Self.types.contains(setting.value.lowercased())
                }
            }
        )
    }

    func objects(_ roots: AsteriskRoots, in folder: SourceFolder, log: inout DiagnosticLog) -> [ConfigObject] {
        guard let first = roots.paths.first else { return [] }
        guard !roots.isWhole, roots.paths.contains(where: { Self.isForGeneral($0) }) || roots.paths.count > 1 else {
            return AsteriskConfiguration.read(first, in: folder, log: &log).map { objects($0, &log) } ?? []
        }
        // Pieces alone: what belongs into [general] has no section of its own.
        let path = AsteriskRoots.folder(of: first) + "sip.conf"
        let text = Self.surroundings(of: roots.paths.map { AsteriskRoots.name(of: $0) })
        let whole = SourceFolder(name: folder.name, files: folder.files + [SourceFile(path: path, text: text)])
        guard let tree = AsteriskConfiguration.read(path, in: whole, log: &log) else { return [] }
        return objects(tree, &log).map { object in
            // The made-up [general] stands where its first line does.
            guard object.location.file == whole.shown(path) else { return object }
            var copy = object
            copy.location = object.settings.first?.location ?? object.location
            copy.end = object.settings.map(\.location).last { $0.file == copy.location.file }
            return copy
        }.filter { $0.location.file != whole.shown(path) }
    }

    private static func isForGeneral(_ path: String) -> Bool {
        AsteriskRoots.name(of: path).hasPrefix("sip_register")
    }

    /// A `sip.conf` around pieces: those for `[general]` first.
    static func surroundings(of names: [String]) -> String {
        let general = names.filter(isForGeneral)
        let peers = names.filter { !isForGeneral($0) }
        return (["[general]"] + (general + peers).map { "#include \"\($0)\"" }).map { $0 + "\n" }.joined()
    }

    func shows(_ roots: AsteriskRoots, _ objects: [ConfigObject]) -> Set<String> {
        guard !roots.paths.isEmpty else { return [] }
        let hasGeneral = roots.isWhole || objects.contains { $0.kind == "general" || $0.kind == "register" }
        let hasPeers = roots.isWhole || roots.paths.contains { !Self.isForGeneral($0) }
        return Set((hasGeneral ? ["register", "general"] : []) + (hasPeers ? ["peer"] : []))
    }

    func surroundings(of files: [OutputFile]) -> SourceFile? {
        let pieces = files.map(\.path).filter { $0.hasPrefix("sip_") && $0.hasSuffix(".conf") }
        return SourceFile(path: "sip.conf", text: Self.surroundings(of: pieces))
    }

    private func objects(_ tree: SettingTree, _ log: inout DiagnosticLog) -> [ConfigObject] {
        var sections: [String: Int] = [:]
        var merged: [SettingTree.Section] = []
        // The later of two sections of one name adds to the earlier.
        for section in tree.sections where !section.isTemplate {
            let name = section.name.lowercased() == "general" ? "general" : section.name
            if let index = sections[name] {
                merged[index].settings += section.settings
            } else {
                sections[name] = merged.count
                merged.append(section)
            }
        }
        let general = sections["general"].map { merged[$0] }
        let peers = merged.filter { $0.name.lowercased() != "general" }.compactMap { peer($0, general) }
        let names = Set(peers.map(\.name))
        var result: [ConfigObject] = []
        if let general {
            result.append(object("general", "general", SIPGeneral.settings(general), general))
            result += SIPGeneral.registrations(general, peers: names, &log)
        }
        for var peer in peers {
            if let registration = SIPGeneral.registration(of: peer, general) {
                peer.settings.removeAll { $0.key == "callbackextension" }
                result.append(registration)
            }
            result.append(peer)
        }
        return result
    }

    private func peer(_ section: SettingTree.Section, _ general: SettingTree.Section?) -> ConfigObject? {
        let settings = section.settings.map { setting in
            ConfigSetting(
                setting.key.lowercased(),
                setting.value,
                at: setting.location,
                isInherited: setting.isInherited
            )
        }
        guard let type = settings.last(where: { $0.key == "type" })?.value, Self.types.contains(type.lowercased())
        else {
            return nil
        }
        return object("peer", section.name, SIPGeneral.inherited(by: settings, general) + settings, section)
    }

    private func object(
        _ kind: String,
        _ name: String,
        _ settings: [ConfigSetting],
        _ section: SettingTree.Section
    ) -> ConfigObject {
        ConfigObject(
            kind: kind,
            name: name,
            settings: settings,
            at: section.location,
            end: SourceLocation(file: section.location.file, line: max(section.endLine, section.location.line))
        )
    }

    func fitted(_ objects: [ConfigObject], to deployed: [ConfigObject]) -> [ConfigObject] {
        SIPGeneral.fitted(objects, to: deployed)
    }
}
