import ConfigFormats
import Diagnostics

extension CSVForm: FileEditor {
    /// A row: as it stands in the file, or with new cells.
    private struct Row {
        var raw: String
        var cells: [String]?
    }

    func applying(_ mends: [Mend], to file: SourceFile, shown: String) -> (file: SourceFile?, leftOut: [Mend]) {
        var log = DiagnosticLog()
        let parsed = CSVReader.rows(file.text, file: shown, strict: false, log: &log)
        guard let header = parsed.first?.texts.map(Self.key) else { return (nil, mends) }
        let lines = Self.lines(file.text)
        let starts = parsed.compactMap { $0.location?.line }
        var rows: [Row?] = starts.indices.map { index in
            let end = index + 1 < starts.count ? starts[index + 1] - 1 : lines.count
            return Row(raw: lines[min(starts[index] - 1, end)..<end].joined())
        }
        let byLine = Dictionary(starts.enumerated().map { ($1, $0) }) { first, _ in first }
        var added: [[String]] = []
        var leftOut: [Mend] = []
        func index(_ object: ConfigObject) -> Int? { byLine[object.location.line].flatMap { $0 == 0 ? nil : $0 } }
        func set(_ column: Int, _ value: String, in row: Int) {
            var cells = rows[row]?.cells ?? parsed[row].texts
            while cells.count <= column { cells.append("") }
            cells[column] = value
            rows[row]?.cells = cells
        }
        for mend in mends {
            switch mend {
            case .set(let object, let rule, let key, let values, _):
                let keys = [key] + (rule?.keys ?? [])
                guard let row = index(object), let column = keys.lazy.compactMap({ header.firstIndex(of: $0) }).first
                else {
                    leftOut.append(mend)
                    continue
                }
                set(column, values.last ?? "", in: row)
            case .remove(let object, let settings):
                let columns = settings.compactMap { header.firstIndex(of: $0.key) }
                guard let row = index(object), columns.count == settings.count else {
                    leftOut.append(mend)
                    continue
                }
                for column in columns { set(column, "", in: row) }
            case .add(let object, _):
                added.append(header.map { key in name == [key] ? object.name : object[key] ?? "" })
            case .removeObject(let object):
                guard let row = index(object) else {
                    leftOut.append(mend)
                    continue
                }
                rows[row] = nil
            case .order(let objects):
                let wanted = objects.compactMap(index)
                guard wanted.count == objects.count else {
                    leftOut.append(mend)
                    continue
                }
                let moved = wanted.map { row in
                    Row(raw: rows[row]?.raw ?? "", cells: rows[row]?.cells ?? parsed[row].texts)
                }
                for (slot, row) in zip(wanted.sorted(), moved) { rows[slot] = row }
            }
        }
        let ending = file.text.utf8.contains(UInt8(ascii: "\r")) ? "\r\n" : "\n"
        var text = ""
        for row in rows {
            guard let row else { continue }
            text += row.cells.map { Self.line($0) + ending } ?? row.raw
        }
        if !added.isEmpty, let last = text.unicodeScalars.last, last != "\n", last != "\r" { text += ending }
        for cells in added { text += Self.line(cells) + ending }
        return (file.with(text: text), leftOut)
    }

    private static func line(_ cells: [String]) -> String { cells.map(CSVText.escape).joined(separator: ",") }

    /// A text's lines with what ends them: LF, CRLF or CR, as positions count them.
    private static func lines(_ text: String) -> [String] {
        var result: [String] = []
        var line = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in text.unicodeScalars {
            if wasReturn, scalar != "\n" {
                result.append(String(line))
                line = String.UnicodeScalarView()
            }
            line.append(scalar)
            wasReturn = scalar == "\r"
            if scalar == "\n" {
                result.append(String(line))
                line = String.UnicodeScalarView()
            }
        }
        if !line.isEmpty { result.append(String(line)) }
        return result
    }
}
