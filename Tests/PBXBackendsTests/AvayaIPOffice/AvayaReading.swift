import DialPlan
import PBXBackends
import TrunkModel

/// IP Office, read back from its two files and its sheet.
struct AvayaReading: BrandReading {
    private let bundle: GeneratedBundle
    private let routes: AvayaRoutesFile
    private let incoming: AvayaIncomingFile
    let lines: [Line]

    /// A SIP line as the sheet has it.
    struct Line {
        var number: String
        var server: ReadAccount
        var credentials: [ReadAccount]
        var entries: [Entry]
        var rewriting: AvayaRewriting
    }

    /// An entry of the tab SIP URI or Call Details.
    struct Entry: Equatable {
        var incomingGroup: String
        var outgoingGroup: String
        /// The place in the line's list of credentials, and the user name behind it.
        var credentials: String
        /// What stands in Local URI.
        var content: String
        /// What stands in P-Asserted-Identity.
        var asserted: String
    }

    init(_ bundle: GeneratedBundle) throws {
        self.bundle = bundle
        routes = try AvayaRoutesFile(try bundle.file(".ipo-routes.txt"))
        incoming = try AvayaIncomingFile(try bundle.file(".ipo-incoming.txt"))
        var numbers: [String] = []
        for step in bundle.sheet.steps {
            if let path = step.screen?.path, path.first == "Line", !numbers.contains(path[1]) {
                numbers.append(path[1])
            }
        }
        lines = try numbers.map { try Self.line($0, bundle.sheet) }
    }

    private static func line(_ number: String, _ sheet: SetupSheet) throws -> Line {
        func steps(_ tabs: String...) -> [SetupSheet.Step] {
            sheet.steps.filter { $0.screen?.path == ["Line", number] && tabs.contains($0.screen?.tab ?? "") }
        }
        func value(_ label: String, _ steps: [SetupSheet.Step]) throws -> String {
            guard let field = steps.flatMap(\.fields).first(where: { $0.label == label }) else {
                throw GeneratedBundle.Missing(what: "field \(label) of line \(number)")
            }
            return field.entered == "(empty)" ? "" : field.entered
        }
        let transport = steps("Transport")
        let host = try value("ITSP Proxy Address", transport)
        let port = try value("Send Port", transport)
        let server = (host.contains(":") ? "[\(host)]" : host) + (port == "5060" ? "" : ":\(port)")
        let fields = steps("SIP Credentials").flatMap(\.fields)
        func all(_ label: String) -> [String] { fields.filter { $0.label == label }.map(\.entered) }
        let credentials = zip(all("User Name"), all("Password")).map {
            ReadAccount(username: $0, password: $1, server: server)
        }
        var entries: [Entry] = []
        for step in steps("SIP URI", "Call Details") {
            if let rows = step.table?.rows {
                // Call Details: the headers of the entry before.
                func content(_ header: String) -> String { rows.first { $0[0].en == header }?[2].en ?? "" }
                entries[entries.count - 1].content = content("Local URI")
                entries[entries.count - 1].asserted = content("P Asserted ID")
                continue
            }
            let labels = Dictionary(step.fields.map { ($0.label, $0.entered) }) { first, _ in first }
            entries.append(
                Entry(
                    incomingGroup: labels["Incoming Group"] ?? "",
                    outgoingGroup: labels["Outgoing Group"] ?? "",
                    credentials: labels["Credentials"] ?? labels["Registration"] ?? "",
                    content: labels["Local URI"] ?? "",
                    asserted: labels["PAI"] ?? (labels["Header"] == "P Asserted ID" ? labels["Identity"] ?? "" : "")
                )
            )
        }
        let line = steps("SIP Line")
        return Line(
            number: number,
            server: ReadAccount(username: "", password: "", server: server),
            credentials: credentials,
            entries: entries,
            rewriting: AvayaRewriting(
                national: try value("National Prefix", line),
                countryCode: try value("Country Code", line),
                international: try value("International Prefix", line)
            )
        )
    }

    /// By the groups that calls leave by: the trunk's first account has the lowest.
    var accounts: [ReadAccount] { outgoing.map(\.account) }

    /// Every entry that a call can leave by, lowest group first.
    private var outgoing: [(group: String, account: ReadAccount, entry: Entry)] {
        lines.flatMap { line in
            line.entries.filter { $0.content.hasPrefix("Use ") }.compactMap { entry in
                guard let index = Int(entry.credentials.prefix { $0 != ":" }),
                    line.credentials.indices.contains(index - 1)
                else { return nil }
                let account = line.credentials[index - 1]
                guard entry.credentials == "\(index): \(account.username)" else { return nil }
                return (entry.outgoingGroup, account, entry)
            }
        }.sorted { (Int($0.group) ?? 0) < (Int($1.group) ?? 0) }
    }

    var codecs: [String] {
        get throws {
            try bundle.field("Selected").replacing(", ", with: ",").split(separator: ",").map { name in
                ["G.711 ALAW": "alaw", "G.711 ULAW": "ulaw"][String(name)] ?? String(name)
            }
        }
    }

    var dtmf: String {
        get throws { try bundle.field("DTMF Support") == "RFC2833" ? "rfc4733" : try bundle.field("DTMF Support") }
    }

    /// The lists in the order in which they are looked at.
    private func target(of dialled: String, from caller: String?) throws -> (
        number: String, code: AvayaShortCodes.Code
    )? {
        let lists = [caller.flatMap { routes.list("User \($0)") }, routes.list("Short Code")].compactMap(\.self)
        for list in lists {
            if let match = list.matches(dialled).first {
                return (try match.code.number(for: dialled, wildcards: match.wildcards), match.code)
            }
        }
        guard let code = lists.lazy.compactMap(\.fallback).first else { return nil }
        return (try code.number(for: dialled, wildcards: ""), code)
    }

    func outbound(_ dialled: String, from caller: String?) throws -> ReadCall? {
        guard let (number, code) = try target(of: dialled, from: caller), code.feature != "Busy" else { return nil }
        guard let form = routes.list("ARS \(code.lineGroup)") else {
            throw GeneratedBundle.Missing(what: "ARS \(code.lineGroup)")
        }
        let matches = form.matches(number)
        guard let first = matches.first else { return nil }
        let exits = matches.compactMap { match in outgoing.firstIndex { $0.group == match.code.lineGroup } }
        guard exits.count == matches.count, let exit = exits.first else {
            throw GeneratedBundle.Missing(what: "an entry for each group of \(first.code.code)")
        }
        let shown = try shown(by: caller, over: outgoing[exit].entry, outgoing[exit].account)
        return ReadCall(
            number: try first.code.number(for: number, wildcards: first.wildcards),
            callerID: shown?.number,
            isAnonymous: try shown?.isAnonymous == true && bundle.fields("Send From In Clear").first == "On"
                && bundle.field("Use PAI for Privacy") == "On",
            accounts: exits
        )
    }

    private func shown(
        by caller: String?,
        over entry: Entry,
        _ account: ReadAccount
    ) throws -> (number: String, isAnonymous: Bool)? {
        guard entry.content == entry.asserted else { return nil }
        if entry.content == "Use Credentials User Name" {
            let hidden = bundle.rows(with: "Anonymous").contains { $0["User"] == caller && $0["Anonymous"] == "On" }
            return (account.username, hidden)
        }
        let rows = bundle.rows(with: "SIP Name")
        guard let row = rows.first(where: { $0["User"] == caller }) ?? rows.first(where: { $0["User"] == "all others" })
        else { return nil }
        return row["SIP Name"].map { ($0, row["Anonymous"] == "On") }
    }

    func inbound(_ called: String) throws -> String? {
        // Calls arrive by the entry that takes every number.
        guard let line = lines.first, let entry = line.entries.first(where: { ["*", "Auto"].contains($0.content) }),
            let route = incoming.route(for: line.rewriting.rewritten(called), group: entry.incomingGroup)
        else { return nil }
        // A destination can be a short code: one that gives busy refuses.
        let codes = routes.list("Short Code")?.matches(route.destination) ?? []
        return codes.contains { $0.code.feature == "Busy" } ? nil : route.destination
    }
}
