import ConfigFormats
import Diagnostics

/// The rows of a trunk's tables as objects, and the lines of the list of addresses.
enum KamailioTableObjects {
    /// All objects of the tables that were found.
    static func objects(_ folder: KamailioFolder) -> [ConfigObject] {
        var result: [ConfigObject] = []
        for table in KamailioTable.allCases {
            guard let found = folder.tables[table]?.table else { continue }
            let rows = Array(found.rows)
            switch table {
            case .uacreg: result += rows.map(registration)
            case .dialplan: result += dialplan(rows)
            case .mtree: result += listed(rows.map(destination))
            case .dispatcher: result += listed(rows.map(server))
            case .version: result += rows.map(version)
            }
        }
        return result + listed((folder.addresses?.entries ?? []).map(source))
    }

    /// The parts with the lists that they are part of before them.
    private static func listed(_ parts: [ConfigObject]) -> [ConfigObject] {
        var seen: Set<String> = []
        let lists = parts.compactMap { part -> ConfigObject? in
            guard let name = part["list"], seen.insert(name).inserted else { return nil }
            return ConfigObject(kind: "list", name: name, at: part.location)
        }
        return lists + parts
    }

    /// A row's columns as settings, in their order.
    private static func object(_ row: TableRow, _ kind: String, _ name: String, _ columns: [String]) -> ConfigObject {
        let settings = columns.compactMap { column in
            row[column].map { ConfigSetting(column, $0.text ?? "", at: $0.location) }
        }
        return ConfigObject(kind: kind, name: name, settings: settings, at: row.location, end: row.location)
    }

    private static func registration(_ row: TableRow) -> ConfigObject {
        object(
            row,
            "registration",
            row.text("l_uuid") ?? "",
            [
                "l_username", "l_domain", "r_username", "r_domain", "realm", "auth_username", "auth_password",
                "auth_ha1",
                "auth_proxy", "expires", "flags", "reg_delay", "contact_addr", "socket",
            ]
        )
    }

    private static func version(_ row: TableRow) -> ConfigObject {
        object(row, "table", row.text("table_name") ?? "", ["table_version"])
    }

    // MARK: Dial plans

    /// The rows in the order in which Kamailio tries them, one dial plan after another.
    private static func dialplan(_ rows: [TableRow]) -> [ConfigObject] {
        func number(_ row: TableRow, _ column: String) -> Int { row.text(column).flatMap { Int($0) } ?? 0 }
        let sorted = rows.enumerated().map { (number($1, "dpid"), number($1, "pr"), $0, $1) }
            .sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }
        return listed(sorted.map { rule($0.3, dpid: $0.0) })
    }

    private static func rule(_ row: TableRow, dpid: Int) -> ConfigObject {
        let kind =
            switch dpid {
            case KamailioScope.DialPlanNumber.dialled: "dial-rule"
            case KamailioScope.DialPlanNumber.called: "did"
            case KamailioScope.DialPlanNumber.callers: "caller"
            default: "other-rule"
            }
        let isExpression = row.text("match_op") == "1"
        let name = KamailioRegex.canonical(row.text("match_exp") ?? "", isExpression: isExpression)
        var object = object(
            row,
            kind,
            kind == "other-rule" ? "\(dpid) \(name)" : name,
            ["dpid", "pr", "match_op", "match_exp", "match_len", "subst_exp", "repl_exp", "attrs"]
        )
        object.settings.append(ConfigSetting("list", "dialplan \(dpid)", at: row["dpid"]?.location ?? row.location))
        return object
    }

    // MARK: Destinations, servers, addresses

    private static func destination(_ row: TableRow) -> ConfigObject {
        var object = object(row, "destination", row.text("tprefix") ?? "", ["tprefix", "tvalue"])
        object.settings.append(ConfigSetting("list", "mtree", at: row.location))
        return object
    }

    private static func server(_ row: TableRow) -> ConfigObject {
        let set = row.text("setid") ?? ""
        var object = object(
            row,
            "server",
            "\(set) \(KamailioMeanings.uri(row.text("destination") ?? ""))",
            ["setid", "destination", "flags", "priority", "attrs", "description"]
        )
        object.settings.append(ConfigSetting("list", "dispatcher \(set)", at: row.location))
        return object
    }

    private static func source(_ entry: KamailioAddressList.Entry) -> ConfigObject {
        let mask = entry.mask.map { "/\($0)" } ?? ""
        let network = KamailioMeanings.network(entry.address + mask)
        let port = entry.port.flatMap { $0 == "0" ? nil : " port \($0)" } ?? ""
        let pairs = [
            ("list", "address \(entry.group)"), ("group", entry.group), ("network", network),
            ("port", entry.port ?? "0"),
            ("tag", entry.tag ?? ""),
        ]
        return ConfigObject(
            kind: "source",
            name: network + port,
            settings: pairs.map { ConfigSetting($0.0, $0.1, at: entry.location) },
            at: entry.location,
            end: entry.location
        )
    }
}
