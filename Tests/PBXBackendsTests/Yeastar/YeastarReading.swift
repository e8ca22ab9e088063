import ConfigFormats
import Diagnostics
import PBXBackends
import TrunkModel

/// Yeastar's three lines, read back from what is imported, sent or entered.
struct YeastarReading: BrandReading {
    private let configuration: YeastarConfiguration

    init(_ bundle: GeneratedBundle) throws {
        configuration =
            switch bundle.selection.line.name {
            case "p-series": try YeastarPSeriesReader(bundle: bundle).configuration()
            case "s-series": try YeastarSSeriesReader(bundle: bundle).configuration()
            default: try YeastarMyPBXReader(bundle: bundle).configuration()
            }
    }

    var accounts: [ReadAccount] { configuration.trunks.map(\.account) }
    var codecs: [String] { configuration.codecs }
    var dtmf: String { configuration.dtmf }

    func outbound(_ dialled: String, from extension: String?) -> ReadCall? {
        configuration.call(dialled, from: `extension`)
    }

    func inbound(_ called: String) -> String? { configuration.destination(of: called) }
}

extension GeneratedBundle {
    /// A CSV file, read strictly.
    func table(_ path: String) throws -> CSVTable {
        guard let text = files[path] else { throw Missing(what: "file \(path)") }
        var log = DiagnosticLog()
        let table = CSVReader.table(text, file: path, log: &log)
        guard let table, log.diagnostics.isEmpty else { throw DiagnosedFailure(log) }
        return table
    }

    /// The rows of a CSV file by column; none where there is no such file.
    func records(_ path: String) throws -> [[String: String]] {
        guard files[path] != nil else { return [] }
        let table = try table(path)
        return table.rows.map { row in
            Dictionary(zip(table.header, row.texts)) { first, _ in first }
        }
    }

    /// The password that the sheet shows for a key of the trunk file.
    func password(_ key: String) throws -> String {
        for field in sheet.steps.flatMap(\.fields) {
            if case .secret(let secret, key) = field.value { return secret.reveal() }
        }
        throw Missing(what: "password \(key)")
    }

    /// Steps of the sheet that have all these fields.
    func steps(with labels: String...) -> [SetupSheet.Step] {
        sheet.steps.filter { step in labels.allSatisfy { label in step.fields.contains { $0.label == label } } }
    }

    /// The groups of extensions and who belongs to them.
    var members: [String: YeastarConfiguration.Members] {
        Dictionary(
            rows(with: "Extension Group").compactMap { row in
                row["Extension Group"].map { ($0, YeastarConfiguration.Members(row["Members"] ?? "")) }
            }
        ) { first, _ in first }
    }
}

extension SetupSheet.Step {
    /// The value of a field.
    func value(_ label: String) throws -> String {
        guard let field = fields.first(where: { $0.label == label }) else {
            throw GeneratedBundle.Missing(what: "field \(label)")
        }
        return field.entered
    }

    /// The rows of the table by column.
    var records: [[String: String]] {
        guard let table else { return [] }
        return table.rows.map { row in
            Dictionary(zip(table.columns.map(\.en), row.map(\.en))) { first, _ in first }
        }
    }
}

extension String {
    /// `a, b` as its parts.
    var listed: [String] { split(separator: ",").map { String($0.drop { $0 == " " }) } }

    /// `Queue 500`: the last word.
    var lastWord: String { split(separator: " ").last.map(String.init) ?? self }
}

extension ReadAccount {
    init(_ username: String, _ password: String, host: String, port: String) throws {
        guard let port = Int(port) else { throw GeneratedBundle.Missing(what: "port") }
        let server = ServerAddress(host: host, port: port)
        self.init(username: username, password: password, server: server.uriHostPort)
    }
}
