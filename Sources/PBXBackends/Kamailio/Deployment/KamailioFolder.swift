import ConfigFormats
import Diagnostics

/// What a deployed folder holds of Kamailio: its configuration, the tables that it names, and the list of addresses.
struct KamailioFolder {
    /// A table's file.
    struct Table {
        let path: String
        let table: DBTextTable
    }

    let folder: SourceFolder
    /// The configuration, or the pieces of one.
    private(set) var configurations: [KamailioConfiguration] = []
    /// The file that is read first, if it is a whole configuration.
    private(set) var root: String?
    /// The trunk's own file that lies beside the root, but is not included.
    private(set) var forgotten: String?
    /// The tables by their roles' names.
    private(set) var tables: [KamailioTable: Table] = [:]
    /// The list of addresses.
    private(set) var addresses: (path: String, entries: [KamailioAddressList.Entry])?
    /// What is shown of tables and addresses.
    private(set) var shows: Set<String> = []

    init(_ folder: SourceFolder, log: inout DiagnosticLog) {
        self.folder = folder
        readConfiguration(&log)
        readTables(&log)
        readAddresses(&log)
    }

    /// Whether nothing of Kamailio was found.
    var isEmpty: Bool { configurations.isEmpty && shows.isEmpty }

    /// Whether the trunk's routes stand in a file that was not copied.
    var lacksTrunk: Bool {
        configurations.contains { $0.includes.contains { $0.path == nil && !$0.isOptional } }
            && !configurations.contains { $0.routes.contains { $0.name.hasPrefix("TRUNK_") } }
    }

    /// The last value of a module's parameter.
    func parameter(_ module: String, _ key: String) -> KamailioConfiguration.Parameter? {
        configurations.lazy.compactMap { $0.parameter(module, key) }.first
    }

    private static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    private static func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }

    /// The file of a name that lies least deep.
    private func shallowest(_ name: String) -> SourceFile? {
        folder.files.filter { Self.name(of: $0.path) == name }.min { Self.depth($0.path) < Self.depth($1.path) }
    }

    private var base: String {
        let path = root ?? configurations.first?.files.first ?? ""
        return path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    }
}

// MARK: Configuration

extension KamailioFolder {
    private mutating func readConfiguration(_ log: inout DiagnosticLog) {
        if let file = shallowest("kamailio.cfg") {
            root = file.path
            guard let read = KamailioConfiguration.read(file.path, in: folder, log: &log) else { return }
            configurations = [read]
            readForgotten(&log)
            return
        }
        let names = folder.files.map(\.path).filter { path in
            path.hasSuffix(".cfg") ? Self.name(of: path) != "local.cfg" : folder.files.count == 1
        }
        // Only what says something is a piece of a configuration; nothing is said twice.
        var found: [(path: String, read: KamailioConfiguration, log: DiagnosticLog)] = []
        for path in names.prefix(64) {
            var findings = DiagnosticLog()
            guard let read = KamailioConfiguration.read(path, in: folder, log: &findings),
                !read.routes.isEmpty || !read.parameters.isEmpty
            else { continue }
            found.append((path, read, findings))
        }
        for piece in found where !found.contains(where: { $0.path != piece.path && $0.read.files.contains(piece.path) })
        {
            configurations.append(piece.read)
            log.append(piece.log)
        }
    }

    /// Our own file beside a configuration that has none of its routes.
    private mutating func readForgotten(_ log: inout DiagnosticLog) {
        guard !configurations.contains(where: { $0.routes.contains { $0.name.hasPrefix("TRUNK_") } }) else { return }
        let files = folder.files.map(\.path).filter {
            $0.hasPrefix(base + "trunk-") && $0.hasSuffix(".cfg") && Self.depth($0) == Self.depth(root ?? "")
        }
        guard files.count == 1, let read = KamailioConfiguration.read(files[0], in: folder, log: &log) else { return }
        forgotten = files[0]
        configurations.append(read)
    }
}

// MARK: Tables

/// The tables of a trunk.
enum KamailioTable: String, CaseIterable {
    case uacreg, dialplan, mtree, dispatcher, version

    /// The parameter that says where it lies.
    var url: (module: String, key: String) {
        switch self {
        case .uacreg, .version: ("uac", "reg_db_url")
        case .dialplan: ("dialplan", "db_url")
        case .mtree: ("mtree", "db_url")
        case .dispatcher: ("dispatcher", "db_url")
        }
    }

    /// The kinds of object that it shows.
    var kinds: Set<String> {
        switch self {
        case .uacreg: ["registration"]
        case .dialplan: ["dial-rule", "did", "caller"]
        case .mtree: ["destination"]
        case .dispatcher: ["server"]
        case .version: ["table"]
        }
    }
}

extension KamailioFolder {
    private mutating func readTables(_ log: inout DiagnosticLog) {
        var missing: [KamailioTable] = []
        for table in KamailioTable.allCases {
            guard let file = file(of: table, &log) else {
                if parameter(table.url.module, table.url.key).map({ isText($0) }) == true { missing.append(table) }
                continue
            }
            let shown = folder.shown(file.path)
            var findings = DiagnosticLog()
            if let read = DBTextTable.read(file, shown: shown, log: &findings) {
                tables[table] = Table(path: file.path, table: read)
                shows.formUnion(table.kinds)
            }
            // Where an empty value is an empty text, none is a mistake.
            let isEmptyText = parameter("db_text", "emptystring").map { $0.value.text != "0" } ?? true
            for finding in findings.diagnostics where !(isEmptyText && finding.rule == "dbtext-null") {
                log.emit(finding)
            }
        }
        // A table that is alone in not being there is gone; if none is there, they lie elsewhere.
        for table in missing where !tables.isEmpty { shows.formUnion(table.kinds) }
        if tables.isEmpty, let place = parameter("uac", "reg_db_url")?.location {
            let message = "the tables do not lie in this folder: what is in them is not compared"
            log.warning(message, rule: "deployed-form", at: place)
        }
    }

    private func isText(_ url: KamailioConfiguration.Parameter) -> Bool { content(url).hasPrefix("text://") }

    /// What a parameter says, also where a name is defined in a file that was not found.
    private func content(_ parameter: KamailioConfiguration.Parameter) -> String {
        let text = parameter.value.content
        guard text == "TABLES" else { return text }
        let define = configurations.lazy.flatMap(\.defines).first { $0.name == "TABLES" }
        return define.map { KamailioString.content($0.value) ?? $0.value } ?? "text:///etc/kamailio/dbtext"
    }

    private func file(of table: KamailioTable, _ log: inout DiagnosticLog) -> SourceFile? {
        let name = fileName(of: table)
        guard let url = parameter(table.url.module, table.url.key) else {
            // Without a word on where it lies, its name says what it is.
            let file = shallowest(name) ?? (folder.files.count == 1 ? alone(table) : nil)
            return file.flatMap { $0.firstSign == "#" ? nil : $0 }
        }
        let text = content(url)
        guard text.hasPrefix("text://") else {
            let message = "table '\(name)' lies in a database: what is in it is not compared"
            log.warning(message, rule: "deployed-form", at: url.location)
            return nil
        }
        return KamailioPath.find("\(text.dropFirst(7))/\(name)", in: folder, base: base)
    }

    /// A file alone under any name is the table whose columns it has.
    private func alone(_ table: KamailioTable) -> SourceFile? {
        let column =
            switch table {
            case .uacreg: "auth_username"
            case .dialplan: "match_exp"
            case .mtree: "tprefix"
            case .dispatcher: "setid"
            case .version: "table_version"
            }
        let line = folder.files[0].text.prefix { !$0.isNewline }.prefix(4096)
        return line.contains("\(column)(") ? folder.files[0] : nil
    }

    private func fileName(of table: KamailioTable) -> String {
        switch table {
        case .uacreg: return parameter("uac", "reg_db_table")?.value.content ?? "uacreg"
        case .dialplan: return parameter("dialplan", "table_name")?.value.content ?? "dialplan"
        case .dispatcher: return parameter("dispatcher", "table_name")?.value.content ?? "dispatcher"
        case .version: return "version"
        case .mtree:
            let parts = parameter("mtree", "mtree")?.value.content.split(separator: ";") ?? []
            return parts.first { $0.hasPrefix("dbtable=") }.map { String($0.dropFirst(8)) } ?? "mtree"
        }
    }

    // MARK: Addresses

    private mutating func readAddresses(_ log: inout DiagnosticLog) {
        let named = parameter("permissions", "address_file")
        let name = named?.value.content ?? "address.list"
        let file = name.hasPrefix("/") ? KamailioPath.find(name, in: folder, base: base) : folder[base + name]
        let found = file ?? (named == nil ? shallowest(name) : nil)
        guard let found else {
            // Beside the configuration it would lie if it were there.
            if named != nil, root != nil, !name.hasPrefix("/") { shows.insert("source") }
            return
        }
        addresses = (
            found.path,
            KamailioAddressList.read(found.text, file: folder.shown(found.path), log: &log)
        )
        shows.insert("source")
    }
}
