import ConfigFormats
import Diagnostics
import Testing

/// A generated folder as Kamailio would use it: its tables by the modules' own rules, and the few values that stand in the
/// routes.
struct KamailioReading: BrandReading {
    private let dialPlan: KamailioDialPlan
    private let tree: [String: String]
    private let registrations: [(uuid: String, account: ReadAccount)]
    private let routes: KamailioRoutes

    init(_ bundle: GeneratedBundle) throws {
        let server = try bundle.file("kamailio.cfg")
        let included = try KamailioRoutes.first(#"\ninclude_file "([^"]*)"\n"#, in: server)
        routes = try KamailioRoutes(try bundle.file(included))
        dialPlan = try KamailioDialPlan(Self.table("dialplan", bundle))
        tree = Dictionary(
            try Self.table("mtree", bundle).rows.map { row in
                (try #require(row.text("tprefix")), try #require(row.text("tvalue")))
            }
        ) { first, _ in first }
        registrations = try Self.table("uacreg", bundle).rows.map { row in
            let proxy = try #require(row.text("auth_proxy"))
            try #require(proxy.hasPrefix("sip:"))
            let account = ReadAccount(
                username: try #require(row.text("auth_username")),
                password: try #require(row.text("auth_password")),
                server: String(proxy.dropFirst(4))
            )
            return (try #require(row.text("l_uuid")), account)
        }
        // A table that `version` does not name with the right version is not loaded at all.
        let versions = try Self.table("version", bundle).rows.map { row in
            "\(row.text("table_name") ?? "") \(row.text("table_version") ?? "")"
        }
        #expect(Set(versions) == ["uacreg 5", "dialplan 2", "mtree 1", "dispatcher 4"])
    }

    private static func table(_ name: String, _ bundle: GeneratedBundle) throws -> DBTextTable {
        var log = DiagnosticLog()
        let table = DBTextTable.read(try bundle.file("dbtext/\(name)"), file: name, log: &log)
        // Empty texts are texts: `emptystring` is set.
        let findings = log.diagnostics.filter { $0.rule != "dbtext-null" }
        #expect(findings.isEmpty, "\(name): \(findings)")
        return try #require(table)
    }

    var accounts: [ReadAccount] { registrations.map(\.account) }

    var codecs: [String] {
        get throws {
            let known = ["PCMA": "alaw", "PCMU": "ulaw", "G722": "g722", "G729": "g729"]
            return try routes.kept.filter { $0 != "telephone-event" }.map { try #require(known[$0]) }
        }
    }

    var dtmf: String { routes.kept.contains("telephone-event") ? "rfc4733" : "none" }

    func outbound(_ dialled: String, from extension: String?) throws -> ReadCall? {
        guard let (number, kind) = try dialPlan.translate(dialled, dpid: 1) else { return nil }
        var called = number
        if kind != "emergency", kind != "short" {
            guard number.utf8.count <= routes.maximumDigits, verdict(number) == "allowed" else { return nil }
            called = routes.wirePrefix + number
        }
        guard let (shown, attributes) = try dialPlan.translate(`extension` ?? "unknown", dpid: 3) else { return nil }
        let values = Dictionary(
            attributes.split(separator: ";").map { pair in
                let parts = pair.split(separator: "=", maxSplits: 1)
                return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
            }
        ) { first, _ in first }
        return ReadCall(
            number: called,
            callerID: shown,
            isAnonymous: values["hidden"] == "yes" && kind != "emergency",
            accounts: try order(values["account"])
        )
    }

    /// The longest prefix's value, as `mt_match` finds it.
    private func verdict(_ number: String) -> String? {
        (0...number.count).reversed().lazy.compactMap { tree[String(number.prefix($0))] }.first
    }

    /// The accounts that `route[TRUNK_ACCOUNT]` tries one after the other, beginning with the one that a caller has.
    private func order(_ account: String?) throws -> [Int] {
        var next = routes.firstAccount ?? account
        var result: [Int] = []
        for step in routes.steps where step.label == next {
            result.append(try #require(registrations.firstIndex { $0.uuid == step.uuid }))
            next = step.next
            // Only a failure route that goes back there tries the next one.
            if !routes.hasFailover { break }
        }
        return result
    }

    func inbound(_ called: String) throws -> String? {
        var number = called
        if number.hasPrefix("+") {
            number.removeFirst()
        } else if number.hasPrefix(routes.internationalPrefix) {
            number.removeFirst(routes.internationalPrefix.count)
        }
        return try dialPlan.translate(number, dpid: 2)?.output
    }
}
