import ConfigFormats
import Diagnostics
import DialPlan
import PBXBackends
import TrunkModel

/// FreePBX, read back: trunks from the sheet's fields, outbound routes from the sheet's order and the uploaded patterns,
/// inbound routes from the import, and what the dial-plan file makes of both.
///
/// The rules are FreePBX's own: the first route with a fitting pattern takes a call; inside a route Asterisk takes the most
/// exact pattern; a pattern with a caller ID is for that extension only.
struct FreePBXReading: BrandReading {
    private let bundle: GeneratedBundle
    private let custom: LoadedDialplan
    private let routes: [FreePBXReadRoute]
    private let trunkNames: [String]
    private let dids: [String: String]
    private let isSIP: Bool
    /// PEER Details of each account, key by key; empty for pjsip.
    private let peers: [[String: String]]
    /// Outbound CallerID and CID Options of each trunk.
    private let shown: [String]
    private let options: [String]
    /// Outbound CID of the extensions that have one.
    private let outboundCIDs: [String: String]
    private let hook: Set<String>
    private let context: String?

    init(_ bundle: GeneratedBundle) throws {
        self.bundle = bundle
        isSIP = bundle.files.keys.contains { $0.hasSuffix("sip_registrations.conf") }
        custom = try LoadedDialplan(try bundle.file("extensions_custom_\(bundle.plan.trunk.name).conf"))
        // The page names a trunk once; that of chan_sip has the name in a second field too.
        trunkNames = bundle.sheet.steps.filter { $0.fields.contains { $0.label == "Outbound CallerID" } }
            .compactMap { $0.fields.first { $0.label == "Trunk Name" }?.entered }
        routes = try FreePBXReadRoute.all(bundle)
        dids = try Self.inboundRoutes(bundle)
        peers = Self.peers(bundle)
        shown = bundle.fields("Outbound CallerID")
        options = bundle.fields("CID Options")
        let own = bundle.rows(with: "Outbound CID").map { ($0["Extension"] ?? "", $0["Outbound CID"] ?? "") }
        outboundCIDs = Dictionary(own) { first, _ in first }
        hook = Set(custom.applications("\(bundle.plan.trunk.name)-predial", "s"))
        context = isSIP ? peers.first?["context"] : bundle.fields("Context").first
    }

    private static func inboundRoutes(_ bundle: GeneratedBundle) throws -> [String: String] {
        guard let text = bundle.files["dids.csv"] else {
            let rows = bundle.rows(with: "DID Number")
            return Dictionary(rows.map { ($0["DID Number"] ?? "", $0["Set Destination"] ?? "") }) { first, _ in first }
                .mapValues { String($0.split(separator: " ").last ?? "") }
        }
        var log = DiagnosticLog()
        guard let table = CSVReader.table(text, file: "dids.csv", log: &log), log.diagnostics.isEmpty else {
            throw GeneratedBundle.Missing(what: "table in dids.csv")
        }
        let column = table.header.contains("DID") ? "DID" : "extension"
        var result: [String: String] = [:]
        for row in table.rows.indices {
            let target = target(table[row, "destination"] ?? "")
            guard result.updateValue(target, forKey: table[row, column] ?? "") == nil else {
                throw GeneratedBundle.Missing(what: "inbound route of its own for row \(row)")
            }
        }
        return result
    }

    /// `100` of `from-did-direct,100,1`, `7` of `ivr-7,s,1`, `50` of `ext-local,vmu50,1`.
    private static func target(_ destination: String) -> String {
        let parts = destination.split(separator: ",").map(String.init)
        guard parts.count == 3 else { return "" }
        if parts[0].hasPrefix("ivr-") { return String(parts[0].dropFirst("ivr-".count)) }
        return parts[1].hasPrefix("vmu") ? String(parts[1].dropFirst(3)) : parts[1]
    }

    // MARK: Trunks

    private static func peers(_ bundle: GeneratedBundle) -> [[String: String]] {
        bundle.fields("PEER Details").map { text in
            Dictionary(
                text.split(separator: "\n").map { line in
                    let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    return (String(parts[0]), String(parts[1]))
                }
            ) { first, _ in first }
        }
    }

    var accounts: [ReadAccount] {
        get throws {
            if isSIP {
                return peers.map { peer in
                    let host = peer["host"] ?? ""
                    return ReadAccount(
                        username: peer["username"] ?? "",
                        password: peer["secret"] ?? "",
                        server: Self.server(host.contains(":") ? "[\(host)]" : host, peer["port"] ?? "")
                    )
                }
            }
            let passwords = bundle.fields("Secret")
            let servers = bundle.fields("SIP Server")
            let ports = bundle.fields("SIP Server Port")
            return bundle.fields("Username").enumerated().map { index, username in
                // Issabel has the port in the server's field, and takes no other.
                let port = bundle.selection.line.name == "issabel" ? "5060" : ports[index]
                return ReadAccount(
                    username: username,
                    password: passwords[index],
                    server: Self.server(servers[index], port)
                )
            }
        }
    }

    private static func server(_ host: String, _ port: String) -> String { port == "5060" ? host : "\(host):\(port)" }

    var codecs: [String] {
        get throws {
            if isSIP { return (peers.first?["allow"] ?? "").split(separator: "&").map(String.init) }
            let label = bundle.selection.line.name == "issabel" ? "Audio Codecs" : "Codecs"
            return try bundle.field(label).split(separator: ",").map(String.init)
        }
    }

    var dtmf: String {
        get throws {
            guard isSIP else { return try bundle.field("DTMF Mode") }
            return peers.first?["dtmfmode"] == "rfc2833" ? "rfc4733" : ""
        }
    }

    // MARK: Calls

    func outbound(_ dialled: String, from extension: String?) throws -> ReadCall? {
        for route in routes {
            guard let number = route.number(for: dialled, from: `extension`) else { continue }
            if hook(route.name, leadsTo: "refuse") { return nil }
            guard let identity = identity(`extension`, trunk: route.trunks.first) else { return nil }
            return ReadCall(
                number: number,
                callerID: identity,
                isAnonymous: hook(route.name, leadsTo: "hide") && !route.isEmergency,
                accounts: route.trunks.compactMap { trunkNames.firstIndex(of: $0) }
            )
        }
        return nil
    }

    /// Whether the hook jumps to a label for a route.
    private func hook(_ route: String, leadsTo label: String) -> Bool {
        hook.contains("GotoIf($[\"${ROUTENAME}\" = \"\(route)\"]?\(label))")
    }

    /// What a caller shows: the trunk's number where it is forced, else the extension's own, else the trunk's.
    private func identity(_ caller: String?, trunk name: String?) -> String? {
        guard let index = name.flatMap(trunkNames.firstIndex) else { return nil }
        let own = caller.flatMap { outboundCIDs[$0] }
        let number = (options[index] == "Force Trunk CID" ? shown[index] : own ?? shown[index]).filter {
            $0 != "<" && $0 != ">"
        }
        return number.isEmpty ? nil : number
    }

    func inbound(_ called: String) throws -> String? {
        // FreePBX's own context: the number as it comes.
        if context == "from-trunk" { return dids[called] }
        guard let context else { return nil }
        var call = DialplanMachine.Call(context: context, digits: called, callerNumber: "0201234567")
        call.technology = isSIP ? .sip : .pjsip
        let place = custom.machine.run(call).place
        // Both lead to the inbound routes.
        guard place.context == "from-pstn" || place.context.hasPrefix("from-trunk-") else { return nil }
        return dids[place.digits]
    }
}
