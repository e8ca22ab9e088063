import ConfigFormats
import Diagnostics

/// Changes a file of the configuration: values where they stand, and of blocks the statements that differ.
struct KamailioConfigurationEditor: FileEditor {
    /// What stands in this file.
    let objects: [ConfigObject]

    func applying(_ mends: [Mend], to file: SourceFile, shown: String) -> (file: SourceFile?, leftOut: [Mend]) {
        var edits = KamailioEdits(file.text)
        let leftOut = mends.filter { !apply($0, &edits) }
        return leftOut.count == mends.count ? (nil, mends) : (file.with(text: edits.text), leftOut)
    }

    private func apply(_ mend: Mend, _ edits: inout KamailioEdits) -> Bool {
        switch mend {
        case .set(let object, _, _, let values, let replacing):
            switch object.kind {
            case "parameter", "setting":
                guard let place = replacing.last?.location, let value = values.last else { return false }
                return edits.replaceValue(at: place, with: value)
            case "define":
                guard let value = values.last else { return false }
                return edits.replaceLine(from: object.location, with: "#!define \(object.name) \(value)")
            default: return setStatements(of: object, values, replacing, &edits)
            }
        case .add(let object, _): return add(object, &edits)
        case .remove, .removeObject, .order: return false
        }
    }

    /// Where the last object of some kinds ends.
    private func last(_ kinds: Set<String>, where fits: (ConfigObject) -> Bool = { _ in true }) -> SourceLocation? {
        objects.filter { kinds.contains($0.kind) && fits($0) }.compactMap { $0.end ?? $0.location }.max()
    }

    private var firstRoute: SourceLocation? {
        let kinds = Set(KamailioKinds.routes.map(\.name))
        return objects.filter { kinds.contains($0.kind) }.map(\.location).min()
    }

    private func add(_ object: ConfigObject, _ edits: inout KamailioEdits) -> Bool {
        switch object.kind {
        case "module": return insert("loadmodule \"\(object.name).so\"", after: last(["module"]), &edits)
        case "parameter":
            guard let value = object["value"], let dot = object.name.firstIndex(of: ".") else { return false }
            let (module, key) = (
                object.name[..<dot], object.name[object.name.index(after: dot)...].prefix { $0 != " " }
            )
            let beside = last(["parameter"]) { $0.name.hasPrefix("\(module).") }
            return insert(
                "modparam(\"\(module)\", \"\(key)\", \(value))",
                after: beside ?? last(["parameter", "module"]),
                &edits
            )
        case "profile":
            guard let other = objects.last(where: { $0.kind == "profile" }) else {
                let line = "modparam(\"dialog\", \"profiles_no_value\", \"\(object.name)\")"
                return insert(line, after: last(["parameter", "module"]), &edits)
            }
            // There is one list of them.
            let names = objects.filter { $0.kind == "profile" && $0.location == other.location }.map(\.name)
            let all = (names + [object.name]).joined(separator: ";")
            return edits.replaceValue(at: other.location, with: "\"\(all)\"")
        case "setting":
            guard let value = object["value"] else { return false }
            return insert("\(object.name)=\(value)", after: last(["setting"]), &edits)
        case "define":
            guard let value = object["value"] else { return false }
            let lines = "#!ifndef \(object.name)\n#!define \(object.name) \(value)\n#!endif"
            // The name must be known before the first place that uses it; behind a define stands its #!endif.
            guard let first = objects.filter({ $0.kind == "define" }).map(\.location).min(), first.line > 1 else {
                return insert(lines, after: nil, &edits)
            }
            return edits.insert(lines, before: SourceLocation(file: first.file, line: first.line - 1, column: 1))
        case "include": return insert("include_file \"\(object.name)\"", after: last(["module"]), &edits)
        default:
            edits.append("\n" + KamailioBlockText.block(object))
            return true
        }
    }

    private func insert(_ lines: String, after place: SourceLocation?, _ edits: inout KamailioEdits) -> Bool {
        if let place { return edits.insert(lines, after: place) }
        if let firstRoute { return edits.insert(lines, before: firstRoute) }
        edits.append(lines)
        return true
    }

    /// Puts the statements that differ in the place of those that stand there.
    private func setStatements(
        of object: ConfigObject,
        _ values: [String],
        _ old: [ConfigSetting],
        _ edits: inout KamailioEdits
    ) -> Bool {
        guard let end = object.end, end != object.location else { return false }
        func isSame(_ left: String, _ right: String) -> Bool {
            left == right || KamailioStatements.words([left]) == KamailioStatements.words([right])
        }
        var first = 0
        while first < min(values.count, old.count), isSame(values[first], old[first].value) { first += 1 }
        var same = 0
        while same < min(values.count, old.count) - first,
            isSame(values[values.count - 1 - same], old[old.count - 1 - same].value)
        { same += 1 }
        let last = old.count - same
        let start = first < old.count ? old[first].location : end
        let next = last < old.count ? old[last].location : end
        let depth = KamailioBlockText.depth(after: values[..<first])
        var text = KamailioBlockText.lines(Array(values[first..<(values.count - same)]), depth: depth)
        // What follows stood at the beginning of its line, and does so again.
        let nextDepth = last < old.count ? KamailioBlockText.depth(after: old[..<last].map(\.value)[...]) : 0
        let isClosing = last < old.count && old[last].value.hasPrefix("}")
        let indent = String(repeating: " ", count: 4 * (nextDepth - (isClosing ? 1 : 0)))
        let isEmpty = first == values.count - same
        text = isEmpty ? "" : String(text.drop { $0 == " " }) + "\n" + (next == end ? "" : indent)
        if !isEmpty, next == end, start == end { text = "    " + text }
        return edits.replace(from: start, to: next, with: text)
    }
}

/// How a block of statements is written.
enum KamailioBlockText {
    /// A whole block.
    static func block(_ object: ConfigObject) -> String {
        let head = object.kind == "request_route" ? object.kind : "\(object.kind)[\(object.name)]"
        let lines = lines(object.values(of: "statement"), depth: 1)
        return "\(head) {\n" + (lines.isEmpty ? "" : lines + "\n") + "}"
    }

    /// How many braces are open behind some statements, the block's own among them.
    static func depth(after statements: ArraySlice<String>) -> Int {
        max(1, statements.reduce(1) { $0 + ($1.hasSuffix("{") ? 1 : 0) - ($1.hasPrefix("}") ? 1 : 0) })
    }

    /// The statements, one a line, indented.
    static func lines(_ statements: [String], depth: Int) -> String {
        var depth = depth
        return statements.map { statement in
            if statement.hasPrefix("}") { depth -= 1 }
            defer { if statement.hasSuffix("{") { depth += 1 } }
            return String(repeating: " ", count: 4 * max(depth, 0)) + statement
        }.joined(separator: "\n")
    }
}
