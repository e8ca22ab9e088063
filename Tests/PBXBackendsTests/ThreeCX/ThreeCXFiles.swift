import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import Synchronization
import TestSupport
import TrunkModel

/// 3CX's files, read strictly.
enum ThreeCXFiles {
    static let csvHeader =
        "PRIORITY,NAME,TYPE,MASK,PORTS,INOFFICE_DEST_TYPE,INOFFICE_DEST_NUMBER,SAME_DEST_AS_INOFFICE,SPECIFIC_HOURS,"
        + "SPECIFIC_HOURS_TIME,INCLUDE_HOLIDAYS,OUTOFOFFICE_DEST_TYPE,OUTOFOFFICE_DEST_NUMBER,PLAY_HOLIDAY_PROMPT"

    private static let bundles = Mutex<[String: GeneratedBundle]>([:])

    /// What a line makes of a case, made once.
    static func bundle(_ line: String, _ golden: GoldenCase) throws -> GeneratedBundle {
        let key = "\(line) \(golden)"
        if let made = bundles.withLock({ $0[key] }) { return made }
        guard let selection = try BackendRegistry.select("3cx:\(line)").first else {
            throw GeneratedBundle.Missing(what: "line \(line)")
        }
        let made = try GeneratedBundle(selection, try Conformance.plan(golden))
        bundles.withLock { $0[key] = made }
        return made
    }

    static func xml(_ text: String, _ file: String) throws -> XMLDocument {
        var log = DiagnosticLog()
        guard let document = XMLDocument.parse(Array(text.utf8), file: file, log: &log), log.diagnostics.isEmpty else {
            throw DiagnosedFailure(log)
        }
        return document
    }

    static func table(_ text: String) throws -> CSVTable {
        var log = DiagnosticLog()
        guard let table = CSVReader.table(text, file: "inbound-rules.csv", log: &log), log.diagnostics.isEmpty else {
            throw DiagnosedFailure(log)
        }
        return table
    }

    /// The codecs of the templates, which must agree, under the names of the trunk file.
    static func codecs(_ bundle: GeneratedBundle) throws -> [String] {
        let names = ["pcma": "alaw", "pcmu": "ulaw", "g722": "g722", "g729": "g729"]
        let lists = try bundle.files.filter { $0.key.hasSuffix(".pv.xml") }.map { path, text in
            try xml(text, path).root?.child("data")?.child("device")?.child("codecs")?.children.map {
                names[$0.attribute("rfcname") ?? ""] ?? "?"
            }
        }
        guard let first = lists.first, let first, lists.allSatisfy({ $0 == first }) else {
            throw GeneratedBundle.Missing(what: "one list of codecs")
        }
        return first
    }

    /// The CSV's rules, and from the sheet those that it says are not in it.
    static func merged(_ sheet: ThreeCXSheetReading, csv: String) throws -> [String: [String: String]] {
        let table = try table(csv)
        var targets = sheet.routing.targets.mapValues { $0.filter { !sheet.inFile.contains($0.key) } }
        for row in table.rows.indices {
            let port = Int((table[row, "PORTS"] ?? "").dropFirst().dropLast()) ?? 0
            let number = table[row, "MASK"] ?? ""
            guard sheet.routing.trunks.indices.contains(port - 10_000), table[row, "TYPE"] == "1",
                table[row, "INOFFICE_DEST_NUMBER"] == table[row, "OUTOFOFFICE_DEST_NUMBER"],
                sheet.inFile.contains(number)
            else { throw GeneratedBundle.Missing(what: "sense of row \(row)") }
            targets[sheet.routing.trunks[port - 10_000], default: [:]][number] = table[row, "INOFFICE_DEST_NUMBER"]
        }
        guard targets == sheet.routing.targets else {
            throw GeneratedBundle.Missing(what: "agreement of CSV and sheet about inbound rules")
        }
        return targets
    }

    /// `setupconfig.xml`.
    static func setup(_ text: String) throws -> (accounts: [ReadAccount], routing: ThreeCXRouting) {
        var routing = ThreeCXRouting()
        var accounts: [ReadAccount] = []
        guard let root = try xml(text, "setupconfig.xml").root else {
            throw GeneratedBundle.Missing(what: "setupconfig.xml")
        }
        func value(_ element: XMLDocument.Element, _ name: String) -> String { element.child(name)?.text ?? "" }
        func list(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }
        for trunk in root.children("siptrunk") {
            let name = value(trunk, "Name")
            routing.trunks.append(name)
            routing.trunkCallerID[name] = value(trunk, "OutboundCallerID")
            let server = ServerAddress(host: value(trunk, "Host"), port: Int(value(trunk, "Port")) ?? 0)
            accounts.append(
                ReadAccount(
                    username: value(trunk, "AuthID"),
                    password: value(trunk, "AuthPassword"),
                    server: server.uriHostPort
                )
            )
            let dids = Set(list(value(trunk, "DIDNumbers")))
            for rule in trunk.child("InboundRules")?.children ?? [] {
                guard dids.contains(value(rule, "DID")) else {
                    throw GeneratedBundle.Missing(what: "DID in DIDNumbers")
                }
                routing.targets[name, default: [:]][value(rule, "DID")] = value(rule, "OfficeHoursDestination")
            }
        }
        for rule in root.child("OutboundRules")?.children ?? [] {
            routing.rules.append(
                ThreeCXRouting.Rule(
                    name: value(rule, "Name"),
                    prefixes: list(value(rule, "Prefix")),
                    lengths: list(value(rule, "NumberLengthRanges")).compactMap(Int.init),
                    callers: (rule.child("DNRanges")?.children ?? []).map { value($0, "From")...value($0, "To") },
                    routes: (rule.child("OutboundRoutes")?.children ?? []).map { route in
                        ThreeCXRouting.Route(
                            trunk: value(route, "Gateway"),
                            strip: Int(value(route, "StripDigits")) ?? 0,
                            prepend: value(route, "Prepend")
                        )
                    }
                )
            )
        }
        return (accounts, routing)
    }
}
