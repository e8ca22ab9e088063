import ConfigFormats
import Diagnostics

/// FreePBX's CSV files, each known by its header: Bulk Handler's inbound routes and trunks, Issabel's Bulk DIDs, and the dial
/// patterns of one outbound route.
enum FreePBXBulk: Sendable {
    case inboundRoutes
    case trunks
    case patterns

    /// The kind of file that a header is of; nil for another program's.
    init?(header: [String]) {
        let columns = Set(header.map(Self.normal))
        if columns.isSuperset(of: ["prepend", "prefix", "match pattern"]) {
            self = .patterns
        } else if columns.isSuperset(of: ["trunk_name", "sip_server"]) {
            self = .trunks
        } else if columns.contains("destination"), columns.contains("cidnum"),
            columns.contains("extension") || columns.contains("did")
        {
            self = .inboundRoutes
        } else {
            return nil
        }
    }

    /// The kind of object in its rows.
    var kind: String {
        switch self {
        case .inboundRoutes: FreePBXKinds.inbound
        case .trunks: FreePBXKinds.trunk
        case .patterns: FreePBXKinds.pattern
        }
    }

    /// The database's name of a column.
    func key(_ column: String) -> String {
        let column = Self.normal(column)
        switch (self, column) {
        case (.inboundRoutes, "did"): return "extension"
        case (.patterns, "prepend"): return "prepend_digits"
        case (.patterns, "prefix"): return "match_pattern_prefix"
        case (.patterns, "match pattern"): return "match_pattern_pass"
        case (.patterns, "callerid"): return "match_cid"
        case (.trunks, "disabletrunk"): return "disabled"
        default: return column
        }
    }

    /// Columns that name a row or say what an import does with it.
    func isPassedOver(_ key: String) -> Bool {
        switch self {
        case .inboundRoutes: key == "action" || key == "id"
        case .trunks: key == "trunk_name" || key == "dialopts" || key == "trunkid" || key == "name"
        case .patterns: false
        }
    }

    /// Bulk Handler trims headers and lowers their case.
    private static func normal(_ column: String) -> String {
        column.lowercased().split(separator: " ").joined(separator: " ")
    }
}

/// One CSV file, its rows as objects.
struct FreePBXBulkFile: Sendable {
    let path: String
    let form: FreePBXBulk
    let header: [String]
    let objects: [ConfigObject]
    /// What the rows are patterns of.
    let route: String?

    /// Reads a file; nil if it is none of FreePBX's.
    init?(_ file: SourceFile, shown: String, line: FreePBXLine, log: inout DiagnosticLog) {
        var own = DiagnosticLog()
        let text = file.text
        // The header alone says whose file it is: other programs' are not worth an error.
        let first = String(text.prefix { $0 != "\n" && $0 != "\r\n" && $0 != "\r" })
        let head = CSVReader.rows(first, file: shown, strict: false, log: &own).first?.texts ?? []
        guard let form = FreePBXBulk(header: head), let table = CSVReader.table(text, file: shown, log: &log) else {
            return nil
        }
        self.form = form
        path = file.path
        header = table.header
        route = form == .patterns ? Self.route(of: file.path) : nil
        var names = UniqueNames()
        var objects = route.map { [Self.wholeRoute($0, shown)] } ?? []
        for row in table.rows where row.texts != [""] {
            guard let location = row.location else { continue }
            let settings = zip(table.header, row.cells).compactMap { column, cell -> ConfigSetting? in
                let key = form.key(column)
                return form.isPassedOver(key) ? nil : ConfigSetting(key, cell.text, at: cell.location)
            }
            let name = zip(table.header, row.cells).first { form.key($0.0) == "trunk_name" }?.1.text
            let object = Self.object(form, name, route, settings, location, line, &names)
            if let object { objects.append(object) }
        }
        self.objects = objects
    }

    /// The route that all rows are patterns of.
    private static func wholeRoute(_ name: String, _ file: String) -> ConfigObject {
        ConfigObject(kind: FreePBXKinds.route, name: name, at: SourceLocation(file: file))
    }

    private static func object(
        _ form: FreePBXBulk,
        _ name: String?,
        _ route: String?,
        _ settings: [ConfigSetting],
        _ location: SourceLocation,
        _ line: FreePBXLine,
        _ names: inout UniqueNames
    ) -> ConfigObject? {
        switch form {
        case .inboundRoutes: return FreePBXDeployed.inboundRoute(settings, at: location, names: &names)
        case .patterns:
            let route = ConfigSetting("route_id", route ?? "", at: location)
            return FreePBXDeployed.pattern([route] + settings, at: location, names: &names)
        case .trunks:
            let columns: Set<String> = [
                "channelid", "outcid", "keepcid", "maxchans", "continue", "dialoutprefix", "disabled", "failtrunk",
                "usercontext", "provider",
            ]
            let own = settings.filter { columns.contains($0.key) }
            let fields = settings.filter { !columns.contains($0.key) }
            return ConfigObject(
                kind: FreePBXKinds.trunk,
                name: names.taken(name ?? ""),
                settings: own + FreePBXDeployed.cleaned(fields, line),
                at: location,
                end: location
            )
        }
    }

    /// The route that a file of patterns is for, by the name that `generate` gives such files; else the file's own name.
    private static func route(of path: String) -> String {
        var name = path.split(separator: "/").last.map(String.init) ?? path
        if name.hasSuffix(".csv") { name.removeLast(4) }
        guard name.hasPrefix("route-"), name.hasSuffix("-patterns"), name.utf8.count > 15 else { return name }
        return String(name.dropFirst(6).dropLast(9))
    }
}
