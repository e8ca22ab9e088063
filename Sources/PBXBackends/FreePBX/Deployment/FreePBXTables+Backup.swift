import ConfigFormats
import Diagnostics

extension FreePBXTables {
    /// Adds the tables that a backup's `modulejson/Core.json` holds (FreePBX 15 and later), as its classes write them:
    /// `configs.Trunks` the tables themselves, `configs.Routing` routes in their order with `patterns` and `trunks` inside,
    /// `configs.Did` the inbound routes.
    ///
    /// - Parameter root: The file, or its `configs` alone.
    /// - Returns: Whether it held any of these.
    mutating func addBackup(_ root: JSONNode) -> Bool {
        let configs = root["configs"] ?? root
        var found = false
        if let trunks = configs["Trunks"], let list = trunks["trunks"], list.isList {
            found = true
            add("trunks", Self.rows(list))
            for member in trunks["techTables"]?.members ?? [] where ["pjsip", "sip"].contains(member.name) {
                add(member.name, Self.rows(member.node))
            }
            if let patterns = trunks["dialpatterns"], patterns.isList { add("trunk_dialpatterns", Self.rows(patterns)) }
        }
        if let routing = configs["Routing"], routing.isList {
            found = true
            addRoutes(routing)
        }
        if let dids = configs["Did"], dids.isList {
            found = true
            add("incoming", Self.rows(dids))
        }
        return found
    }

    private mutating func addRoutes(_ routing: JSONNode) {
        var patterns: [Row] = []
        var trunks: [Row] = []
        var sequence: [Row] = []
        for (index, route) in routing.entries.enumerated() {
            guard let id = route["route_id"].flatMap(\.scalar) else { continue }
            func cell(_ text: String, _ node: JSONNode) -> Cell { Cell(text: text, location: node.location) }
            patterns += Self.rows(route["patterns"], adding: ("route_id", cell(id, route)))
            for (place, trunk) in (route["trunks"]?.entries ?? []).enumerated() {
                guard let number = trunk.scalar else { continue }
                trunks.append(
                    Row(
                        [
                            ("route_id", cell(id, trunk)), ("trunk_id", cell(number, trunk)),
                            ("seq", cell(String(place), trunk)),
                        ],
                        at: trunk.location
                    )
                )
            }
            // The list is in the order in which routes are tried.
            sequence.append(
                Row([("route_id", cell(id, route)), ("seq", cell(String(index), route))], at: route.location)
            )
        }
        add("outbound_routes", Self.rows(routing))
        add("outbound_route_patterns", patterns)
        add("outbound_route_trunks", trunks)
        add("outbound_route_sequence", sequence)
    }

    /// Objects as rows; values that are no scalars are left out.
    private static func rows(_ list: JSONNode?, adding extra: (String, Cell)? = nil) -> [Row] {
        (list?.entries ?? []).filter { !$0.members.isEmpty }.map { object in
            let cells = object.members.compactMap { member in
                member.node.scalar.map { (member.name, Cell(text: $0, location: member.location)) }
            }
            return Row(cells + (extra.map { [$0] } ?? []), at: object.location)
        }
    }
}

extension JSONNode {
    /// A text, number, truth or null as the database's text; nil for arrays and objects.
    fileprivate var scalar: String? {
        switch value {
        case .null: ""
        case .bool(let truth): truth ? "1" : "0"
        case .number(let digits): digits
        case .string(let text): text
        case .array, .object: nil
        }
    }

    /// PHP writes a list with gaps in its keys as an object.
    fileprivate var entries: [JSONNode] { items.isEmpty ? members.map(\.node) : items }

    fileprivate var isList: Bool {
        switch value {
        case .array, .object: true
        default: false
        }
    }
}
