import ConfigFormats
import Diagnostics

/// Changes rows of FreePBX's CSV files; all other bytes stay.
struct FreePBXBulkEditor: DeploymentEditor {
    let files: [FreePBXBulkFile]

    /// The keys for which the files have a column, by kind of object; `route_id` is in the file's name.
    var columns: [String: Set<String>] {
        // Of a route there is nothing but its patterns.
        files.reduce(into: [FreePBXKinds.route: []]) { columns, file in
            columns[file.form.kind, default: ["route_id"]].formUnion(file.header.map(file.form.key))
        }
    }

    /// The routes whose patterns are there, in the files' order.
    var routes: [String] { files.compactMap(\.route) }

    /// What the patterns of each route take, in one spelling.
    var patterns: [String: Set<[String]>] {
        files.reduce(into: [:]) { patterns, file in
            guard let route = file.route else { return }
            let keys = file.objects.filter { $0.kind == FreePBXKinds.pattern }.map { object in
                FreePBXDeployed.patternKey(
                    object["match_pattern_prefix"] ?? "",
                    object["match_pattern_pass"] ?? "",
                    object["match_cid"] ?? ""
                )
            }
            patterns[route, default: []].formUnion(keys)
        }
    }

    func applying(_ mends: [Mend], to folder: SourceFolder) -> (files: [SourceFile], leftOut: [Mend]) {
        var sheets: [String: Sheet] = [:]
        for file in files {
            if let source = folder[file.path] { sheets[folder.shown(file.path)] = Sheet(file, source) }
        }
        var leftOut: [Mend] = []
        for mend in mends where !apply(mend, to: &sheets) { leftOut.append(mend) }
        return (sheets.values.filter(\.isChanged).map(\.file).sorted { $0.path < $1.path }, leftOut)
    }

    private func apply(_ mend: Mend, to sheets: inout [String: Sheet]) -> Bool {
        switch mend {
        case .set(let object, _, let key, let values, let replacing):
            guard values.count == 1 else { return false }
            let names = [key] + replacing.map(\.key)
            return sheets[object.location.file]?.set(names, to: values[0], line: object.location.line) ?? false
        case .remove(let object, let settings):
            return settings.allSatisfy {
                sheets[object.location.file]?.set([$0.key], to: "", line: object.location.line) ?? false
            }
        case .removeObject(let object):
            return sheets[object.location.file]?.remove(line: object.location.line) ?? false
        case .add(let object, _):
            let route = object["route_id"]
            guard
                let name = sheets.keys.sorted().first(where: {
                    sheets[$0]?.form.kind == object.kind && (route == nil || sheets[$0]?.route == route)
                })
            else { return false }
            sheets[name]?.add(object)
            return true
        case .order: return false
        }
    }

    /// A file's rows while they are changed.
    private struct Sheet {
        let form: FreePBXBulk
        let route: String?
        private let path: String
        private let header: [String]
        private let lineBreak: String
        /// Rows by their line: the text as it is, or the cells of one that has changed.
        private var rows: [(line: Int, text: String, cells: [String])]
        private(set) var isChanged = false

        init(_ file: FreePBXBulkFile, _ source: SourceFile) {
            form = file.form
            route = file.route
            path = file.path
            header = file.header
            let text = source.text
            lineBreak = text.contains("\r\n") ? "\r\n" : "\n"
            var log = DiagnosticLog()
            let read = CSVReader.rows(text, file: file.path, strict: false, log: &log)
            let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            rows = read.enumerated().compactMap { index, row in
                guard let first = row.location?.line else { return nil }
                let next = index + 1 < read.count ? read[index + 1].location?.line ?? first + 1 : lines.count
                // The last row may end without a line break.
                let last = index + 1 < read.count ? next - 1 : lines.last == "" ? lines.count - 1 : lines.count
                guard first <= last, lines.indices.contains(last - 1) else { return nil }
                let isEnd = last == lines.count
                return (first, lines[(first - 1)..<last].joined(separator: "\n") + (isEnd ? "" : "\n"), row.texts)
            }
        }

        var file: SourceFile { SourceFile(path: path, text: rows.map(\.text).joined()) }

        mutating func set(_ keys: [String], to value: String, line: Int) -> Bool {
            guard let row = rows.firstIndex(where: { $0.line == line }),
                let column = header.firstIndex(where: { keys.contains(form.key($0)) }),
                rows[row].cells.indices.contains(column), CSVText.refusal(of: value) == nil
            else { return false }
            rows[row].cells[column] = value
            rows[row].text = written(rows[row].cells)
            isChanged = true
            return true
        }

        mutating func remove(line: Int) -> Bool {
            guard let row = rows.firstIndex(where: { $0.line == line }) else { return false }
            rows.remove(at: row)
            isChanged = true
            return true
        }

        mutating func add(_ object: ConfigObject) {
            let cells = header.map { column in
                let key = form.key(column)
                if key == "trunk_name" { return object.name }
                // Issabel's files say what to do with each row.
                return key == "action" ? "add" : object[key] ?? ""
            }
            if let last = rows.indices.last, !rows[last].text.hasSuffix("\n") { rows[last].text += lineBreak }
            rows.append((-1, written(cells), cells))
            isChanged = true
        }

        private func written(_ cells: [String]) -> String {
            cells.map(CSVText.escape).joined(separator: ",") + lineBreak
        }
    }
}
