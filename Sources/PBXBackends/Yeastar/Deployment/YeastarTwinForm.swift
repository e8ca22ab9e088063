import ConfigFormats
import Diagnostics
import TrunkModel

/// The MyPBX' screens field by field, as `generate` writes them and a person fills them in from the PBX.
///
/// Only the layout that is written is read: a line for each field, with its value in quotes of either kind or without.
struct YeastarTwinForm: FileEditor {
    static let title = LocalizedText(nl: "velden van de schermen (YAML)", en: "fields of the screens (YAML)")

    /// A field and its value.
    private struct Line {
        var indent: Int
        var startsItem: Bool
        var key: String
        var value: String
        var location: SourceLocation
    }

    /// Whether a text is such a file.
    static func fits(_ text: String) -> Bool {
        let lines = text.split(whereSeparator: \.isNewline).prefix { !$0.hasPrefix("steps:") }
        return lines.count < 50 && lines.contains { $0.hasPrefix("trunk:") } && text.contains("steps:")
    }

    /// Reads the screens.
    static func objects(_ text: String, file: String) -> [ConfigObject] {
        var objects: [ConfigObject] = []
        var screen = ""
        var fields: [ConfigSetting] = []
        var isRow = false
        for line in lines(text, file: file) {
            let setting = ConfigSetting(line.key, line.value, at: line.location)
            switch line.key {
            case "title" where line.startsItem && line.indent <= 2:
                (screen, fields, isRow) = ("", [], false)
            case "screen" where line.indent <= 4: screen = line.value
            case "fields", "rows": isRow = line.key == "rows"
            default:
                if isRow {
                    row(setting, startsItem: line.startsItem, screen, fields, &objects)
                } else if let kind = fieldKind(screen) {
                    add(setting, kind, &objects)
                } else {
                    fields.append(setting)
                }
            }
        }
        return objects.map(named)
    }

    /// Screens whose fields are an object of their own; those of others hold for each of their rows.
    private static func fieldKind(_ screen: String) -> String? {
        screen.contains("Trunks") ? "trunk" : screen.contains("SIP Settings") ? "system" : nil
    }

    private static func rowKind(_ screen: String) -> String? {
        if screen.contains("Trunks") { return "caller-id" }
        if screen.contains("Outbound") { return "outbound-route" }
        return screen.contains("Inbound") ? "inbound-route" : nil
    }

    private static func add(_ setting: ConfigSetting, _ kind: String, _ objects: inout [ConfigObject]) {
        let last = objects.lastIndex { $0.kind == kind }
        // The first screen of a trunk names it, and the second belongs to the one before.
        guard let last, kind == "system" || setting.key != "Type" || objects[last]["Type"] == nil else {
            let name = kind == "system" ? "SIP Settings" : ""
            objects.append(ConfigObject(kind: kind, name: name, settings: [setting], at: setting.location))
            return
        }
        objects[last].settings.append(setting)
    }

    private static func row(
        _ setting: ConfigSetting,
        startsItem: Bool,
        _ screen: String,
        _ fields: [ConfigSetting],
        _ objects: inout [ConfigObject]
    ) {
        guard let kind = rowKind(screen) else { return }
        if startsItem || objects.last?.kind != kind {
            let shared = fields.map { ConfigSetting($0.key, $0.value, at: $0.location, isInherited: true) }
            objects.append(ConfigObject(kind: kind, name: "", settings: shared, at: setting.location))
        }
        objects[objects.count - 1].settings.append(setting)
    }

    /// An object with its name, and without the field that is only that.
    private static func named(_ object: ConfigObject) -> ConfigObject {
        var object = object
        switch object.kind {
        case "trunk": object.name = object["Provider Name"] ?? ""
        case "outbound-route": object.name = "\(object["Route Name"] ?? "") \(object["Dial Pattern"] ?? "")"
        case "inbound-route": object.name = object["Route Name"] ?? ""
        case "caller-id": object.name = "\(object["DOD"] ?? "") \(object["Associated Extension"] ?? "")"
        default: break
        }
        object.settings.removeAll { $0.key == "Provider Name" || $0.key == "Route Name" }
        return object
    }

    // MARK: Lines

    private static func lines(_ text: String, file: String) -> [Line] {
        let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return all.enumerated().compactMap { number, line in
            let indent = line.prefix { $0 == " " }.count
            var rest = line.dropFirst(indent)
            let startsItem = rest.hasPrefix("- ")
            if startsItem { rest = rest.dropFirst(2) }
            guard !rest.hasPrefix("#"), let (key, value) = parts(rest) else { return nil }
            // A reference to the trunk file stands where a password would, and is none.
            if value.hasPrefix("{") { return nil }
            let column = line.unicodeScalars.count - rest.unicodeScalars.count + 1
            return Line(
                indent: indent,
                startsItem: startsItem,
                key: key,
                value: unquoted(value),
                location: SourceLocation(file: file, line: number + 1, column: column)
            )
        }
    }

    /// A key, in quotes or not, and the text behind its colon.
    private static func parts(_ text: Substring) -> (key: String, value: Substring)? {
        let end: Substring.Index
        var key: Substring
        if text.hasPrefix("\"") {
            guard let quote = text.dropFirst().firstIndex(of: "\"") else { return nil }
            key = text[text.index(after: text.startIndex)..<quote]
            end = text.index(after: quote)
        } else {
            guard let colon = text.firstIndex(of: ":") else { return nil }
            key = text[..<colon]
            end = colon
        }
        while key.last == " " { key.removeLast() }
        guard text[end...].first == ":" else { return nil }
        var value = text[end...].dropFirst().drop { $0 == " " }
        while value.last == " " { value.removeLast() }
        return (String(key), value)
    }

    private static func unquoted(_ text: Substring) -> String {
        guard text.count >= 2, let quote = text.first, quote == text.last, quote == "\"" || quote == "'" else {
            return String(text)
        }
        let inner = text.dropFirst().dropLast()
        guard quote == "\"" else { return String(inner) }
        var result = ""
        var isEscaped = false
        for character in inner {
            if isEscaped {
                result.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }

    // MARK: Changes

    /// Fills in fields; whole rows and screens are for a person.
    func applying(_ mends: [Mend], to file: SourceFile, shown: String) -> (file: SourceFile?, leftOut: [Mend]) {
        var lines = file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        let leftOut = mends.filter { mend in
            switch mend {
            case .set(_, _, _, let values, let replacing) where !replacing.isEmpty:
                for setting in replacing { Self.put(values.last ?? "", setting, &lines) }
            case .remove(_, let settings): for setting in settings { Self.put("", setting, &lines) }
            default: return true
            }
            return false
        }
        return (file.with(text: lines.joined(separator: "\n")), leftOut)
    }

    private static func put(_ value: String, _ setting: ConfigSetting, _ lines: inout [String]) {
        let index = setting.location.line - 1
        guard lines.indices.contains(index) else { return }
        let head = String(lines[index].unicodeScalars.prefix(setting.location.column - 1))
        lines[index] = "\(head)\"\(YAMLText.escape(setting.key))\": \"\(YAMLText.escape(value))\""
    }
}
