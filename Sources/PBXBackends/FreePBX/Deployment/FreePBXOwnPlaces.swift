import ConfigFormats
import Diagnostics
import TrunkModel

/// Where things stand in what `generate` writes.
struct FreePBXOwnPlaces {
    private let files: [String: OutputFile]
    private let sections: [Key: SourceLocation]
    private let trunk: Trunk

    private struct Key: Hashable {
        let file: String
        let section: String
        /// Nil for the section itself.
        let key: String?
    }

    /// Finds the places in a line's expected files.
    init(_ files: [OutputFile], _ view: FreePBXPlan) {
        trunk = view.trunk
        self.files = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
        var sections: [Key: SourceLocation] = [:]
        // The dial plan may be long; only its globals matter, which stand first.
        for name in FreePBXExpected.files(view.line) {
            guard let file = self.files["expected/\(name)"] else { continue }
            var log = DiagnosticLog()
            let text = name == FreePBXExpected.dialPlan ? Self.globals(file.text) : file.text
            for section in AsteriskConfReader.read(text, file: file.path, log: &log).sections {
                sections[Key(file: name, section: section.name, key: nil)] = section.location
                for setting in section.settings {
                    let key = Key(file: name, section: section.name, key: setting.key)
                    if sections[key] == nil { sections[key] = setting.location }
                }
            }
        }
        self.sections = sections
    }

    private static func globals(_ text: String) -> String {
        var sections = 0
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).prefix { line in
            if line.first == UInt8(ascii: "[") { sections += 1 }
            return sections < 2
        }
        return lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    }

    private static let pjsipFiles =
        ["endpoint", "registration", "aor", "auth", "identify"].map { "pjsip.\($0).conf" } + ["pjsip_additional.conf"]

    /// A trunk: its section, or its account in the trunk file.
    func place(of entry: FreePBXTrunk) -> SourceLocation {
        for file in Self.pjsipFiles + ["sip_additional.conf"] {
            if let found = sections[Key(file: file, section: entry.name, key: nil)] { return found }
        }
        return trunk.locations[entry.account.path] ?? SourceLocation(file: trunk.file)
    }

    /// A trunk's field: the key that FreePBX makes of it, or else the trunk itself.
    func place(of keyword: String, in entry: FreePBXTrunk) -> SourceLocation {
        // PEER Details stand as they are; of pjsip's fields some have another name in the files.
        let keys = [(Self.pjsipFiles, Self.written[keyword] ?? keyword), (["sip_additional.conf"], keyword)]
        for (files, key) in keys {
            for file in files {
                if let found = sections[Key(file: file, section: entry.name, key: key)] { return found }
            }
        }
        if let global = Self.globals[keyword] {
            let found = Key(file: FreePBXExpected.dialPlan, section: "globals", key: "\(global)_\(entry.assumedID)")
            if let place = sections[found] { return place }
        }
        return place(of: entry)
    }

    /// The line of a trunk's Register String.
    func registration(of entry: FreePBXTrunk) -> SourceLocation {
        let path = "expected/sip_registrations.conf"
        let lines = files[path]?.text.split(separator: "\n", omittingEmptySubsequences: false) ?? []
        let found = lines.indices.filter { lines[$0].hasPrefix("register") }
        guard found.indices.contains(entry.index) else { return place(of: entry) }
        return SourceLocation(file: path, line: found[entry.index] + 1)
    }

    /// A route: the file of its patterns.
    func place(of route: FreePBXRoute) -> SourceLocation { SourceLocation(file: route.file) }

    /// The rows of a route's patterns, in the route's order.
    func patterns(of route: FreePBXRoute) -> [SourceLocation] { rows(route.file) }

    /// The rows of the inbound routes; where no file is made for them, their numbers in the trunk file.
    func inboundRoutes(_ view: FreePBXPlan) -> [SourceLocation] {
        if files["dids.csv"] != nil { return rows("dids.csv") }
        return trunk.numbers.enumerated().filter { $0.element.inbound != nil }.flatMap { index, block in
            let paths = [
                "numbers[\(index)].inbound", "numbers[\(index)]", "accounts[\(index)].inbound", "accounts[\(index)]",
            ]
            let place = paths.lazy.compactMap { trunk.locations[$0] }.first ?? SourceLocation(file: trunk.file)
            return Array(repeating: place, count: block.count)
        }
    }

    private func rows(_ path: String) -> [SourceLocation] {
        guard let file = files[path] else { return [] }
        var log = DiagnosticLog()
        let rows = CSVReader.rows(file.text, file: path, strict: false, log: &log)
        return rows.dropFirst().map { $0.location ?? SourceLocation(file: path) }
    }

    /// What FreePBX writes for a field, where its key has another name.
    private static let written = [
        "secret": "password", "sip_server": "server_uri", "server": "server_uri", "sip_server_port": "server_uri",
        "port": "server_uri", "dtmfmode": "dtmf_mode", "pjsip_line": "line", "trust_rpid": "trust_id_inbound",
        "codecs": "allow", "registration": "outbound_auth",
    ]

    private static let globals = [
        "outcid": "OUTCID", "keepcid": "OUTKEEPCID", "maxchans": "OUTMAXCHANS", "disabled": "OUTDISABLE",
    ]
}
