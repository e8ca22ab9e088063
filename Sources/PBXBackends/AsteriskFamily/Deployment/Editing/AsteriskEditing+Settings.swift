import Diagnostics

extension AsteriskEditing {
    /// Gives a key its values where it stands, or behind the object's own text where it is inherited or missing.
    mutating func set(
        _ object: ConfigObject,
        _ rule: KeyRule?,
        _ key: String,
        _ values: [String],
        _ replacing: [ConfigSetting]
    ) -> Bool {
        let own = replacing.filter { !$0.isInherited }
        let companions = Set(rule?.companions ?? [])
        let main = own.filter { !companions.contains($0.key) }
        if companions.isEmpty {
            // What is inherited stays in force beside what is added, where every line counts.
            let inherited = replacing.filter(\.isInherited)
            if let rule, !inherited.isEmpty {
                let result = inherited + values.map { ConfigSetting(key, $0, at: object.location) }
                let wanted = clean(values, rule, object.location)
                guard rule.meaning.canonical(result) == rule.meaning.canonical(wanted) else { return false }
            }
        } else if !gives(values, main, replacing, rule) {
            return replaceAll(object, rule, key, values, own)
        }
        return put(values, key, in: main, of: object)
    }

    /// Whether new values in these lines, with the other lines as they are, mean what should be.
    private func gives(
        _ values: [String],
        _ main: [ConfigSetting],
        _ all: [ConfigSetting],
        _ rule: KeyRule?
    ) -> Bool {
        guard let rule, !main.isEmpty, main.count == values.count else { return false }
        var rest = values[...]
        let result = all.map { setting in
            guard main.contains(setting), let value = rest.popFirst() else { return setting }
            return ConfigSetting(setting.key, value, at: setting.location)
        }
        return rule.meaning.canonical(result) == rule.meaning.canonical(clean(values, rule, all[0].location))
    }

    /// The values as they are written from nothing: codecs begin with `disallow = all`.
    private func clean(_ values: [String], _ rule: KeyRule, _ place: SourceLocation) -> [ConfigSetting] {
        let reset = rule.companions.contains("disallow") ? [ConfigSetting("disallow", "all", at: place)] : []
        return reset + values.map { ConfigSetting(rule.key, $0, at: place) }
    }

    private mutating func replaceAll(
        _ object: ConfigObject,
        _ rule: KeyRule?,
        _ key: String,
        _ values: [String],
        _ own: [ConfigSetting]
    ) -> Bool {
        let lines = rule.map { clean(values, $0, object.location) } ?? []
        let place = own.first?.location ?? object.end ?? object.location
        let done = edit(place.file) { file in
            lines.allSatisfy {
                file.insert("\(Self.prefix(of: object, place))\($0.key) = ", $0.value, after: place.line)
            }
        }
        return done
            && own.allSatisfy { setting in
                edit(setting.location.file) { file in
                    file.delete(setting.location.line)
                    return true
                }
            }
    }

    /// Puts values into lines, adds lines for what is over, and takes lines out that are over.
    private mutating func put(
        _ values: [String],
        _ key: String,
        in lines: [ConfigSetting],
        of object: ConfigObject
    ) -> Bool {
        for (setting, value) in zip(lines, values) where setting.value != value {
            let done = edit(setting.location.file) { file in
                guard Self.isLine(file.key(setting.location.line), of: setting.key) else { return false }
                return file.setValue(setting.location.line, to: value)
            }
            if !done { return false }
        }
        let place = lines.last?.location ?? object.end ?? object.location
        for value in values.dropFirst(lines.count) {
            let arrow = object.kind == "context" ? "=>" : "="
            let done = edit(place.file) { file in
                file.insert("\(Self.prefix(of: object, place))\(key) \(arrow) ", value, after: place.line)
            }
            if !done { return false }
        }
        return remove(Array(lines.dropFirst(values.count)), of: object)
    }

    /// Takes lines out; what is inherited is set to its default in the object.
    mutating func remove(_ settings: [ConfigSetting], of object: ConfigObject) -> Bool {
        var overridden: Set<String> = []
        for setting in settings {
            let rule = kinds[object.kind]?.rule(for: setting.key)
            if setting.isInherited {
                guard let rule, let fallback = rule.fallback else { return false }
                guard overridden.insert(rule.key).inserted, let place = object.end else { continue }
                guard
                    edit(
                        place.file,
                        {
                            $0.insert("\(Self.prefix(of: object, place))\(rule.key) = ", fallback, after: place.line)
                        }
                    )
                else { return false }
            } else {
                let done = edit(setting.location.file) { file in
                    guard Self.isLine(file.key(setting.location.line), of: setting.key) else { return false }
                    file.delete(setting.location.line)
                    return true
                }
                if !done { return false }
            }
        }
        return true
    }

    /// Whether a line's key sets a key: `endpoint/context` of a wizard sets `context`, `remote_hosts` sets several things.
    private static func isLine(_ written: String?, of key: String) -> Bool {
        guard let written else { return false }
        return written == key || written.hasSuffix("/\(key)")
    }

    /// What stands before the keys of an object that a wizard makes, such as `endpoint/`.
    private static func prefix(of object: ConfigObject, _ place: SourceLocation) -> String {
        guard isWizard(place.file) else { return "" }
        guard object.kind == "auth" else { return "\(object.kind)/" }
        return object.name.hasSuffix("-iauth") ? "inbound_auth/" : "outbound_auth/"
    }

    /// Whether a file is the configuration wizard's.
    static func isWizard(_ file: String) -> Bool { AsteriskRoots.name(of: file) == "pjsip_wizard.conf" }
}
