import ConfigFormats
import Diagnostics

/// What FreePBX's tables hold, as objects in FreePBX's own terms: trunks with the fields of their page, outbound routes, dial
/// patterns, inbound routes.
struct FreePBXDeployed {
    let tables: FreePBXTables
    let line: FreePBXLine
    /// What the trunks are called, by their number.
    private(set) var trunkNames: [String: String] = [:]

    init(_ tables: FreePBXTables, line: FreePBXLine) {
        self.tables = tables
        self.line = line
        var names = UniqueNames()
        for row in tables["trunks"] where trunkNames[row.text("trunkid")] == nil {
            trunkNames[row.text("trunkid")] = names.taken(row.text("name").ifEmpty(row.text("channelid")))
        }
    }

    /// The numbers of the trunks, by their names.
    var trunkIDs: [String: String] { Dictionary(trunkNames.map { ($1, $0) }) { min($0, $1) } }

    /// The kinds of object that the tables show.
    var shows: Set<String> {
        var kinds: Set<String> = []
        if tables.has("trunks") { kinds.formUnion([FreePBXKinds.trunk, FreePBXKinds.user]) }
        if tables.has("trunks"), tables.has("trunk_dialpatterns") { kinds.insert(FreePBXKinds.trunkPattern) }
        if tables.has("outbound_routes") {
            kinds.insert(FreePBXKinds.route)
            if tables.has("outbound_route_patterns") { kinds.insert(FreePBXKinds.pattern) }
        }
        if tables.has("incoming") { kinds.insert(FreePBXKinds.inbound) }
        return kinds
    }

    /// Everything, in order.
    var objects: [ConfigObject] { trunks + trunkPatterns + routes + inboundRoutes }

    private var inboundRoutes: [ConfigObject] {
        var names = UniqueNames()
        return tables["incoming"].map { row in
            FreePBXDeployed.inboundRoute(row.settings { $0 != "id" }, at: row.location, names: &names)
        }
    }

    /// An inbound route of the settings that its row has.
    static func inboundRoute(
        _ settings: [ConfigSetting],
        at location: SourceLocation,
        names: inout UniqueNames
    ) -> ConfigObject {
        func value(_ key: String) -> String { settings.first { $0.key == key }?.value ?? "" }
        let (number, caller) = (value("extension"), value("cidnum"))
        let name = caller.isEmpty ? number.ifEmpty("any DID") : "\(number)/\(caller)"
        return ConfigObject(
            kind: FreePBXKinds.inbound,
            name: names.taken(name),
            settings: settings,
            at: location,
            end: location
        )
    }
}

/// Names that are unique: one that comes again gets a number.
struct UniqueNames {
    private var counts: [String: Int] = [:]

    /// The name for the next object that is called so.
    mutating func taken(_ name: String) -> String {
        let count = (counts[name] ?? 0) + 1
        counts[name] = count
        return count == 1 ? name : "\(name) (\(count))"
    }
}

extension String {
    /// Another text where this one is empty.
    func ifEmpty(_ other: String) -> String { isEmpty ? other : self }
}
