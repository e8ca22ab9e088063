import ConfigFormats
import Diagnostics

/// Changes routes as text, line by line; remarks and everything else stay.
struct AvayaRoutesEditor: FileEditor {
    /// The lines while they are changed: taken out, or with others behind them.
    private struct Lines {
        var lines: [String?]
        var behind: [Int: [String]] = [:]

        /// Where a field of a line is put; nil if there is no such line.
        func text(_ location: SourceLocation) -> String? {
            let index = location.line - 1
            return lines.indices.contains(index) ? lines[index] : nil
        }

        mutating func set(_ location: SourceLocation, _ text: String?) { lines[location.line - 1] = text }

        var text: String {
            var result: [String] = []
            for (index, line) in lines.enumerated() {
                if let line { result.append(line) }
                result += behind[index] ?? []
            }
            return result.joined(separator: "\n")
        }
    }

    func applying(_ mends: [Mend], to file: SourceFile, shown: String) -> (file: SourceFile?, leftOut: [Mend]) {
        let split = file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        var lines = Lines(lines: split)
        let leftOut = mends.filter { !Self.apply($0, &lines) }
        return (file.with(text: lines.text), leftOut)
    }

    private static func apply(_ mend: Mend, _ lines: inout Lines) -> Bool {
        switch mend {
        case .set(let object, _, let key, let values, let replacing):
            // A range stands for many routes: whoever changes one of them has to take it apart.
            guard object.end != nil else { return false }
            return object.kind == "short-code"
                ? setCode(object, key, values, replacing, &lines) : setRoute(object, key, values, &lines)
        case .remove(let object, let settings):
            guard object.end != nil, object.kind == "incoming-route" else { return false }
            return settings.allSatisfy { setRoute(object, $0.key, ["-"], &lines) }
        case .add(let object, _): return add(object, &lines)
        case .removeObject(let object):
            guard object.end != nil else { return false }
            let places = object.settings.map(\.location).filter { lines.text($0) != nil }
            for place in places { lines.set(place, nil) }
            return true
        case .order: return false
        }
    }

    private static let codeFields = ["Code", "Feature", "Telephone Number", "Line Group ID"]

    private static func setCode(
        _ object: ConfigObject,
        _ key: String,
        _ values: [String],
        _ replacing: [ConfigSetting],
        _ lines: inout Lines
    ) -> Bool {
        let places = object.settings.filter { $0.key == "Line Group ID" }.map(\.location)
        guard let field = codeFields.firstIndex(of: key), let last = places.last, let final = values.last else {
            return false
        }
        for (index, place) in places.enumerated() {
            guard let text = lines.text(place) else { return false }
            if index >= values.count, key == "Line Group ID" {
                lines.set(place, nil)
            } else {
                lines.set(place, replaced(text, field, index < values.count ? values[index] : final))
            }
        }
        guard key == "Line Group ID", values.count > places.count, let text = lines.text(last) else { return true }
        lines.behind[last.line - 1, default: []] += values.dropFirst(places.count).map { replaced(text, field, $0) }
        return true
    }

    private static func replaced(_ line: String, _ field: Int, _ value: String) -> String {
        var fields = AvayaRoutesForm.fields(Substring(line), SourceLocation(file: "")).map(\.text)
        guard fields.indices.contains(field) else { return line }
        fields[field] = value
        return fields.joined(separator: "/")
    }

    private static func setRoute(
        _ object: ConfigObject,
        _ key: String,
        _ values: [String],
        _ lines: inout Lines
    ) -> Bool {
        guard let text = lines.text(object.location), let value = values.last else { return false }
        var fields = AvayaRoutesForm.fields(Substring(text), object.location).map(\.text)
        if key == "Line Group ID", !fields.isEmpty {
            fields[0] = value
        } else if let index = fields.firstIndex(where: { AvayaRoutesForm.labelled($0)?.label == key }) {
            fields[index] = "\(key): \(value)"
        } else {
            fields.append("\(key): \(value)")
        }
        lines.set(object.location, fields.joined(separator: " / "))
        return true
    }

    private static func add(_ object: ConfigObject, _ lines: inout Lines) -> Bool {
        let made: [String]
        let section: String
        switch object.kind {
        case "short-code":
            let (features, numbers) = (object.values(of: "Feature"), object.values(of: "Telephone Number"))
            made = object.values(of: "Line Group ID").enumerated().map { index, group in
                let parts = [features, numbers].map { index < $0.count ? $0[index] : "" }
                return ([object["Code"] ?? ""] + parts + [group]).joined(separator: "/")
            }
            section = object["List"] ?? ""
        case "incoming-route":
            let labels = ["CLI", "Dest", "Fallback"].map { "\($0): \(object[$0] ?? "-")" }
            made = [([object["Line Group ID"] ?? "", object.name] + labels).joined(separator: " / ")]
            section = "Incoming Call Route"
        default: return false
        }
        // Right behind the heading: order means nothing between different codes or routes.
        let heading = lines.lines.firstIndex { line in
            line.flatMap { AvayaRoutesForm.heading(Substring($0)) }.map(AvayaRoutesForm.list) == section
        }
        guard let heading else { return false }
        lines.behind[heading, default: []] += made
        return true
    }
}
