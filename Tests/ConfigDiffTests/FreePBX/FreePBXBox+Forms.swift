import ConfigFormats

@testable import PBXBackends

extension FreePBXBox {
    /// The database as `mysqldump` writes it, one row a statement unless they are to be extended.
    func dump(isExtended: Bool = false) -> String {
        let schema = FreePBXSchema(line: view.line)
        var text = "-- MariaDB dump 10.19  Distrib 10.5.26-MariaDB\n/*!40101 SET NAMES utf8mb4 */;\n"
        for (name, rows) in tables {
            let columns = schema.columns(name)
            let declared = columns.map { "  `\($0.name)` \($0.type)" } + ["  KEY `k` (`\(columns[0].name)`)"]
            text +=
                "\nDROP TABLE IF EXISTS `\(name)`;\nCREATE TABLE `\(name)` (\n\(declared.joined(separator: ",\n"))\n)"
            text += " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;\n\nLOCK TABLES `\(name)` WRITE;\n"
            let values = rows.map { row in
                "(\(columns.map { Self.value(row[$0.name], $0.type) }.joined(separator: ",")))"
            }
            if isExtended, !values.isEmpty {
                text += "INSERT INTO `\(name)` VALUES \(values.joined(separator: ","));\n"
            } else {
                for value in values { text += "INSERT INTO `\(name)` VALUES \(value);\n" }
            }
            text += "UNLOCK TABLES;\n"
        }
        return text + "-- Dump completed on 2026-01-01 12:00:00\n"
    }

    private static func value(_ text: String?, _ type: String) -> String {
        guard let text else { return type.contains("NOT NULL") ? "''" : "NULL" }
        if type.contains("int("), !text.isEmpty { return text }
        let escaped = text.replacing("\\", with: "\\\\").replacing("'", with: "\\'").replacing("\"", with: "\\\"")
        return "'\(escaped)'"
    }

    /// `modulejson/Core.json` of a backup, one row a line; the rows of chan_sip are not in it.
    func backup() -> String {
        let rows = Dictionary(tables.map { ($0.name, $0.rows) }) { first, _ in first }
        let schema = FreePBXSchema(line: view.line)
        func object(_ table: String, _ row: Row, _ more: String = "") -> String {
            let members = schema.columns(table).map { column in
                "\"\(column.name)\":" + Self.json(row[column.name], column.type)
            }
            return "{" + members.joined(separator: ",") + more + "}"
        }
        func list(_ table: String) -> String {
            "[\n" + (rows[table] ?? []).map { object(table, $0) }.joined(separator: ",\n") + "\n]"
        }
        let routes = (rows["outbound_routes"] ?? []).enumerated().map { index, route in
            let own = { (table: String) in (rows[table] ?? []).filter { $0["route_id"] == route["route_id"] } }
            let patterns = own("outbound_route_patterns").map { object("outbound_route_patterns", $0) }
            let trunks = own("outbound_route_trunks").map { "\"\($0["trunk_id"] ?? "")\"" }
            let more =
                ",\"seq\":\"\(index)\",\"patterns\":[\n\(patterns.joined(separator: ",\n"))\n],"
                + "\"trunks\":[\(trunks.joined(separator: ", "))]"
            return object("outbound_routes", route, more)
        }
        return """
            {"dirs":[],"files":[],"configs":{
            "Trunks":{"trunks":\(list("trunks")),"techTables":{"pjsip":\(list("pjsip"))},"dialpatterns":[]},
            "Routing":[
            \(routes.joined(separator: ",\n"))
            ],
            "Did":\(list("incoming")),
            "settings":{"A":1.5,"B":null}},
            "dependencies":[],"garbage":[]}
            """
    }

    private static func json(_ text: String?, _ type: String) -> String {
        guard let text else { return type.contains("NOT NULL") ? "\"\"" : "null" }
        // PHP 8.1 and later give numbers as such.
        if type.contains("int("), !text.isEmpty { return text }
        return "\"\(JSONText.escape(text))\""
    }

    /// Bulk Handler's export of the trunks (core 16 and 17).
    func trunksCSV() -> String {
        let rows = Dictionary(tables.map { ($0.name, $0.rows) }) { first, _ in first }
        let fields = rows["pjsip"] ?? []
        var keywords: [String] = []
        for row in fields {
            let keyword = row["keyword"] ?? ""
            if !["maxchans", "trunk_name"].contains(keyword), !keywords.contains(keyword) { keywords.append(keyword) }
        }
        let columns = ["channelid", "dialoutprefix", "maxchans", "outcid", "keepcid", "continue"]
        var text = (["trunk_name"] + columns + ["disabletrunk"] + keywords).joined(separator: ",") + "\r\n"
        for trunk in rows["trunks"] ?? [] {
            let own = fields.filter { $0["id"] == trunk["trunkid"] }
            let cells =
                [trunk["name"] ?? ""] + columns.map { trunk[$0] ?? "" } + ["off"]
                + keywords.map { keyword in own.first { $0["keyword"] == keyword }?["data"] ?? "" }
            text += cells.map(CSVText.escape).joined(separator: ",") + "\r\n"
        }
        return text
    }

    /// `/etc/asterisk` as FreePBX includes its files, with what we expect it to write.
    func configured(_ ours: [OutputFile]) -> [SourceFile] {
        func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
        let own = ours.filter { $0.path.hasSuffix(".conf") }
            .map { SourceFile(path: name($0.path), text: $0.text) }
        func including(_ prefixes: [String]) -> String {
            prefixes.flatMap { prefix in own.map(\.path).filter { $0.hasPrefix(prefix) } }
                .map { "#include \($0)\n" }.joined()
        }
        let kinds = ["endpoint", "aor", "auth", "registration", "identify"].map { "pjsip.\($0)" }
        let channel =
            isPJSIP
            ? SourceFile(path: "pjsip.conf", text: including(kinds + ["pjsip_additional"]))
            : SourceFile(
                path: "sip.conf",
                text: "[general]\n" + including(["sip_general_custom", "sip_registrations", "sip_additional"])
            )
        let plan = including(["extensions_additional", "extensions_custom"])
        return own + [channel, SourceFile(path: "extensions.conf", text: plan)]
    }
}
