import ConfigFormats
import Diagnostics
import DialPlan
import TrunkModel

/// The rows that are put into one exported file.
struct YeastarFilling {
    let yeastar: YeastarPlan
    let table: CSVTable
    let file: String
    var log: DiagnosticLog

    /// A new row: the columns whose values are known, and the sample row that gives the others.
    struct Row {
        /// Which exported row; nil where none is needed.
        var sample: Int?
        /// Values by column, with the trunk file's key of those that come from it as they are.
        var values: [String: (text: String, key: String?)] = [:]

        mutating func set(_ column: String, _ text: String, key: String? = nil) { values[column] = (text, key) }
    }

    /// The rows in the exported file's order of columns.
    mutating func cells(_ rows: [Row]) -> [[String]] {
        for column in rows.first.map({ $0.values.keys.sorted() }) ?? [] where !table.header.contains(column) {
            if ["Short Code", "Default DOD Label"].contains(column) { continue }
            log.note(
                "the file has no column '\(column)': check that setting on the screen",
                rule: "yeastar-template-column",
                at: SourceLocation(file: file)
            )
        }
        for row in rows {
            for (column, value) in row.values.sorted(by: { $0.key < $1.key }) {
                guard let why = CSVText.refusal(of: value.text) else { continue }
                log.error(
                    "\(value.key ?? column): the value \(why)",
                    rule: "value-not-representable",
                    at: value.key.flatMap { yeastar.trunk.locations[$0] }
                )
            }
        }
        return rows.map { row in
            table.header.map { column in
                row.values[column]?.text ?? row.sample.flatMap { table[$0, column] } ?? ""
            }
        }
    }

    /// The sample row for what must be copied from one.
    ///
    /// - Parameters:
    ///   - what: What the row must be, for the finding.
    ///   - fits: Which row can be the sample.
    /// - Returns: The first row that can; nil, with an error, when none does.
    mutating func sample(_ what: String, where fits: (Int) -> Bool = { _ in true }) -> Int? {
        if let row = table.rows.indices.first(where: fits) { return row }
        log.error(
            "the file holds no \(what): make one on the PBX and export again, its row gives the columns that are not known",
            rule: "yeastar-template-sample",
            at: SourceLocation(file: file)
        )
        return nil
    }

    // MARK: Lists

    mutating func trunks() -> [Row] {
        let isRegister = table.rows.indices.map { table[$0, "Trunk Type"] == "register" }
        guard let sample = sample("register trunk", where: { isRegister[$0] }) else { return [] }
        let codecs = yeastar.trunk.profile.codecs.map(\.rawValue).joined(separator: "&")
        return yeastar.trunk.accounts.map { account in
            var row = Row(sample: sample)
            row.set("Name", yeastar.name(account))
            row.set("Trunk Status", "1")
            row.set("Trunk Type", "register")
            row.set("Transport", "udp")
            row.set("Hostname/IP", account.server.host, key: "\(account.path).server")
            row.set("Port", String(account.server.port))
            row.set("Domain", account.server.host, key: "\(account.path).server")
            row.set("Username", account.username, key: "\(account.path).username")
            row.set("Password", account.password.reveal(), key: "\(account.path).password")
            row.set("Authentication Name", account.username, key: "\(account.path).username")
            row.set("Enable Outbound Proxy", "0")
            row.set("Outbound Proxy Server", "")
            row.set("Port of Outbound Proxy Server", "")
            row.set("Codec Setting", codecs)
            row.set("DTMF Mode", "rfc4733")
            return row
        }
    }

    /// One row for each pattern: no source says how several patterns of one route are written.
    mutating func outboundRoutes() -> [Row] {
        guard let sample = sample("outbound route with the extensions that may call") else { return [] }
        if yeastar.groups.count > 1 {
            log.warning(
                "each account's routes need their own members: the file gives all of them those of the sample row",
                rule: "yeastar-template-members",
                at: table.rows[sample].location
            )
        }
        log.warning(
            "no source says that the import keeps the order of rows: compare the list on the screen with the setup sheet",
            rule: "yeastar-template-order",
            at: SourceLocation(file: file)
        )
        return yeastar.outbound.flatMap { route in
            YeastarSSeriesFiles.numbered(route.name, route.patterns).map { name, pattern in
                var row = Row(sample: sample)
                row.set("Name", name)
                row.set("Outbound Caller ID", "")
                row.set("Pattern", pattern)
                row.set("Strip", route.strip == 0 ? "" : String(route.strip))
                row.set("Prepend", route.prepend)
                row.set("Trunks", route.group.trunks.joined(separator: "&"))
                row.set("Rrmemory Hunt", "0")
                row.set("Outbound Route Password", "disable")
                row.set("PIN", "")
                return row
            }
        }
    }

    mutating func callerIDs() -> [Row] {
        yeastar.callerIDs.compactMap { number, extensions in
            let fitting = extensions.filter { $0.count <= YeastarPSeriesFiles.longestExtension }
            if fitting.isEmpty { return nil }
            var row = Row()
            row.set("Create Method", "single")
            row.set("Short Code", "")
            row.set("Outbound Caller ID", number)
            row.set("Outbound Caller ID Name", "")
            row.set("Default DOD Label", "")
            row.set("Associated Extensions", fitting.joined(separator: "&"))
            return row
        }
    }
}
