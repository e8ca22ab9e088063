import Diagnostics

extension FreePBXDeployed {
    /// The outbound routes in the order in which they are tried, and their patterns.
    var routes: [ConfigObject] {
        var sequence: [String: Int] = [:]
        for row in tables["outbound_route_sequence"] { sequence[row.text("route_id")] = row.number("seq") }
        let rows = tables["outbound_routes"].enumerated().sorted { left, right in
            let places = [left, right].map { sequence[$0.element.text("route_id")] ?? .max }
            return (places[0], left.offset) < (places[1], right.offset)
        }
        var names = UniqueNames()
        var byID: [String: String] = [:]
        let trunks = routeTrunks
        var objects: [ConfigObject] = []
        for (_, row) in rows {
            let id = row.text("route_id")
            let name = names.taken(row.text("name").ifEmpty("#\(id)"))
            byID[id] = name
            objects.append(
                ConfigObject(
                    kind: FreePBXKinds.route,
                    name: name,
                    settings: row.settings { !["route_id", "name", "seq"].contains($0) } + (trunks[id] ?? []),
                    at: row.location,
                    end: row.location
                )
            )
        }
        return objects + patterns(byID)
    }

    /// The trunks of each route in the order in which they are tried.
    private var routeTrunks: [String: [ConfigSetting]] {
        var byRoute: [String: [(Int, ConfigSetting)]] = [:]
        for row in tables["outbound_route_trunks"] {
            guard let id = row["trunk_id"] else { continue }
            let setting = ConfigSetting(
                FreePBXKinds.routeTrunks,
                trunkNames[id.text] ?? "#\(id.text)",
                at: id.location
            )
            byRoute[row.text("route_id"), default: []].append((row.number("seq") ?? .max, setting))
        }
        return byRoute.mapValues { rows in
            rows.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
        }
    }

    private func patterns(_ routes: [String: String]) -> [ConfigObject] {
        var names = UniqueNames()
        return tables["outbound_route_patterns"].compactMap { row in
            let id = row["route_id"] ?? .init(text: "", location: row.location)
            let route = ConfigSetting("route_id", routes[id.text] ?? "#\(id.text)", at: id.location)
            let settings = row.settings { $0 != "route_id" }
            return FreePBXDeployed.pattern([route] + settings, at: row.location, names: &names)
        }
    }

    /// A dial pattern of the settings that its row has; nil for one that takes nothing, such as an empty row.
    static func pattern(
        _ settings: [ConfigSetting],
        at location: SourceLocation,
        names: inout UniqueNames
    ) -> ConfigObject? {
        func value(_ key: String) -> String { settings.first { $0.key == key }?.value ?? "" }
        let (prefix, pass) = (value("match_pattern_prefix"), value("match_pattern_pass"))
        let caller = value("match_cid")
        guard !(prefix + pass + caller).isEmpty else { return nil }
        return ConfigObject(
            kind: FreePBXKinds.pattern,
            name: names.taken(patternName(value("route_id"), prefix, pass, caller)),
            settings: settings,
            at: location,
            end: location
        )
    }

    /// What a pattern is called: its route, and what it takes as the page has it.
    private static func patternName(_ route: String, _ prefix: String, _ pass: String, _ caller: String) -> String {
        // FreePBX makes the letters capitals when it stores them.
        let parts = [prefix, pass, caller].map { $0.uppercased() }
        return "\(route): \(parts[0])|[\(parts[1])\(caller.isEmpty ? "" : "/\(parts[2])")]"
    }

    /// What a pattern takes, in one spelling.
    static func patternKey(_ prefix: String, _ pass: String, _ caller: String) -> [String] {
        [prefix, pass, caller].map(FreePBXMeanings.pattern)
    }
}
