import ConfigFormats
import Diagnostics

extension AsteriskEditing {
    /// Adds an object: an extension to its context, a registration to `[general]`, anything else at the end of the file
    /// where what it belongs to stands.
    mutating func add(_ object: ConfigObject) -> Bool {
        switch object.kind {
        case "extension": addExtension(object)
        case "register": addRegister(object)
        default: addSection(object)
        }
    }

    private mutating func addExtension(_ object: ConfigObject) -> Bool {
        guard let context = object["context"].flatMap({ context($0) }) else { return false }
        let place = context.end ?? context.location
        let lines = Self.lines(of: object)
        return !lines.isEmpty
            && edit(place.file) { file in
                lines.allSatisfy { file.insert($0.head, $0.value, after: place.line) }
            }
    }

    private mutating func addRegister(_ object: ConfigObject) -> Bool {
        guard
            let general = objects.first(where: { $0.kind == "general" })
                ?? added.first(where: { $0.kind == "general" }),
            let line = SIPRegisterLine(object, peers: objects + added)
        else { return false }
        let place = general.end ?? general.location
        return edit(place.file) { $0.insert("register => ", line.text, after: place.line) }
    }

    private mutating func addSection(_ object: ConfigObject) -> Bool {
        guard let path = file(for: object) else { return false }
        var copy = object
        let done = edit(path) { file in
            let last = file.lastLine
            copy.location = SourceLocation(file: path, line: last)
            copy.end = copy.location
            // The name is escaped as a value is; what is no setting here is known by the section itself.
            var done =
                file.insert("", "", after: last)
                && file.insert("[\(AsteriskConf.escape(object.name))]", "", after: last)
            for line in Self.settings(of: object) { done = done && file.insert(line.head, line.value, after: last) }
            return done
        }
        if done { added.append(copy) }
        return done
    }

    private static func settings(of object: ConfigObject) -> [(head: String, value: String)] {
        let settings = object.settings.map { setting in
            (object.kind == "context" ? "\(setting.key) => " : "\(setting.key) = ", setting.value)
        }
        switch object.kind {
        case "context", "peer", "general": return settings
        case "transport": return [("type = ", "transport")] + settings + [("bind = ", "0.0.0.0")]
        default: return [("type = ", object.kind)] + settings
        }
    }

    /// The file of what it points at or what points at it; else where others of its kind stand; else Asterisk's own.
    private func file(for object: ConfigObject) -> String? {
        let isDialplan = object.kind == "context"
        let named = Set(object.settings.map(\.value))
        func isRelated(_ other: ConfigObject) -> Bool {
            guard ["context", "extension"].contains(other.kind) == isDialplan else { return false }
            return other.kind != "transport" && named.contains(other.name)
                || other.settings.contains {
                    $0.key == "step" ? $0.value.contains(object.name) : $0.value == object.name
                }
        }
        if let related = objects.first(where: isRelated) { return related.location.file }
        if let other = objects.last(where: { $0.kind == object.kind }) { return other.location.file }
        let names = isDialplan ? ["extensions.conf"] : ["pjsip.conf", "sip.conf"]
        return objects.last { ["context", "extension"].contains($0.kind) == isDialplan }?.location.file
            ?? names.lazy.compactMap { shownPath(of: $0) }.first
    }

    /// Takes an object out: an extension's and a registration's lines, or a whole section with what stands in it.
    mutating func remove(_ object: ConfigObject) -> Bool {
        let file = object.location.file
        if Self.isWizard(file) || object.kind == "context" { return false }
        var places = Set(object.settings.filter { !$0.isInherited }.map(\.location))
        places.insert(object.location)
        if let end = object.end, !["extension", "register"].contains(object.kind), end.line > object.location.line {
            places.formUnion((object.location.line...end.line).map { SourceLocation(file: file, line: $0) })
        }
        return places.allSatisfy { place in
            edit(place.file) { file in
                file.delete(place.line)
                return true
            }
        }
    }
}
