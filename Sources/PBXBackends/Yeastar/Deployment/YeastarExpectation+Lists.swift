import ConfigFormats
import Diagnostics
import DialPlan
import TrunkModel

/// The P-Series' lists: what filling them in would write, and our own lists of numbers.
extension YeastarExpectation {
    func pSeriesLists(_ log: inout DiagnosticLog) -> [ConfigObject] {
        let planned = planned(&log)
        return ["trunk", "outbound-route", "inbound-route"].flatMap { filled($0, planned, log) }
            + numbers("did", "dids-", &log) + numbers("caller-id", "outbound-caller-ids-", &log)
            + numbers("did-to-extension", "did-to-extension", &log)
    }

    /// The rows of a list that has the deployed one's columns.
    private func filled(_ kind: String, _ planned: [ConfigObject], _ log: DiagnosticLog) -> [ConfigObject] {
        let others = deployed(kind)
        var columns: [String] = []
        for key in others.flatMap({ $0.settings.map(\.key) }) where !columns.contains(key) { columns.append(key) }
        // Samples of every kind of destination behind what is deployed: a sample that is missing is no difference.
        let words = ["extension", "ring_group", "queue", "ivr", "ext_vm"]
        let samples = words.map { ["Trunk Type": "register", "Default Destination": $0] }
        let header = ["Name"] + columns + (columns.contains("Trunk Type") ? [] : ["Trunk Type"])
        let full = header + (header.contains("Default Destination") ? [] : ["Default Destination"])
        let rows =
            others.map { object in full.map { object[$0] ?? "" } }
            + samples.map { sample in full.map { sample[$0] ?? "" } }
        let table = CSVTable(
            header: full,
            rows: rows.map { CSVRow($0.map { CSVCell($0, at: place("name")) }) }
        )
        var filling = YeastarFilling(yeastar: yeastar, table: table, file: "", log: log)
        let made =
            switch kind {
            case "trunk": filling.trunks()
            case "outbound-route": filling.outboundRoutes()
            default: filling.inboundRoutes()
            }
        return made.map { row in
            var values = row.values.mapValues(\.text)
            if kind == "inbound-route" {
                values["Default Destination"] = row.sample.flatMap { table[$0, "Default Destination"] }
            }
            let name = values.removeValue(forKey: "Name") ?? ""
            let known = values.filter { others.isEmpty || columns.contains($0.key) }.sorted { $0.key < $1.key }
            let places = planned.first { $0.kind == kind && isSame($0, name, values) }
            let key = row.values["Number of Default Destination"]?.key ?? "name"
            let home = places?.location ?? place(key)
            return ConfigObject(
                kind: kind,
                name: name,
                settings: known.map { column, text in
                    let rule = [YeastarKinds.trunk, YeastarKinds.outbound].first { $0.name == kind }?.rule(for: column)
                    let twin = places?.settings.last { rule?.keys.contains($0.key) ?? false }
                    return ConfigSetting(column, text, at: twin?.location ?? home)
                },
                at: home
            )
        }
    }

    private func isSame(_ object: ConfigObject, _ name: String, _ values: [String: String]) -> Bool {
        guard object.kind == "outbound-route" else { return object.name == name }
        let trunks = values["Trunks"]?.split(separator: "&").joined(separator: ",")
        return object["pattern"] == values["Pattern"] && object["trunk_list"] == trunks
    }

    /// Our lists of numbers, each beside the deployed list that it has most in common with: an export does not say which
    /// trunk it is of.
    private func numbers(_ kind: String, _ prefix: String, _ log: inout DiagnosticLog) -> [ConfigObject] {
        let own = files.filter { $0.path.hasPrefix(prefix) && $0.path.hasSuffix(".csv") }.map { file in
            let form = YeastarForms.form(CSVForm.header(file.text, file: file.path), file: file.path, line: .pSeries)
            return (path: file.path, rows: form?.objects(file.text, file: file.path, log: &log) ?? [])
        }
        if kind == "did-to-extension" { return own.flatMap(\.rows) }
        let others = Dictionary(grouping: deployed(kind)) { $0["#file"] ?? "" }
        return others.sorted { $0.key < $1.key }.flatMap { file, rows -> [ConfigObject] in
            let names = Set(rows.map(Self.number))
            func score(_ list: (path: String, rows: [ConfigObject])) -> Int {
                (file.hasSuffix("/\(list.path)") || file == list.path ? 1_000_000 : 0)
                    + list.rows.count { names.contains(Self.number($0)) }
            }
            guard let best = own.max(by: { score($0) < score($1) }) else { return [] }
            return best.rows.map { row in
                var row = row
                row.name = "\(Self.number(row)) \(file)"
                for index in row.settings.indices where row.settings[index].key == "#file" {
                    row.settings[index].value = file
                }
                return row
            }
        }
    }

    private static func number(_ row: ConfigObject) -> String {
        row["DID/DDI"] ?? row["Outbound Caller ID"] ?? row.name
    }
}
