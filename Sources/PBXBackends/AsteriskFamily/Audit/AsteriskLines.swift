import ConfigFormats

/// What of an Asterisk's endpoints and peers is a line to a provider, and what a telephone.
struct AsteriskLines {
    /// Endpoints and peers that lead out of the house.
    let lines: [SettingTree.Section]
    /// Endpoints and peers that log in to the PBX.
    let telephones: [SettingTree.Section]

    /// Sorts them.
    init(
        pjsip: [SettingTree.Section],
        general: SettingTree.Section?,
        peers: [SettingTree.Section],
        dialplan: AsteriskDialplan?
    ) {
        let dialled = dialplan.map(Self.dialledWithNumbers) ?? []
        let registered = Set(pjsip.filter { $0["type"] == "registration" }.flatMap { $0.values(of: "endpoint") })
        let endpoints = pjsip.filter { $0["type"] == "endpoint" }
        let isLine = { (endpoint: SettingTree.Section) in
            endpoint["outbound_auth"] != nil || registered.contains(endpoint.name)
                || endpoint["auth"] == nil && dialled.contains(endpoint.name)
        }
        let servers = Set(general?.values(of: "register").flatMap(Self.servers) ?? [])
        let isPeerLine = { (peer: SettingTree.Section) in
            let host = peer["host"]?.lowercased() ?? "dynamic"
            if ["remotesecret", "fromuser", "callbackextension"].contains(where: { peer[$0] != nil }) { return true }
            if servers.contains(peer.name.lowercased()) || servers.contains(host) { return true }
            return host != "dynamic" && dialled.contains(peer.name)
        }
        lines = endpoints.filter(isLine) + peers.filter(isPeerLine)
        telephones = endpoints.filter { $0["auth"] != nil && !isLine($0) } + peers.filter { !isPeerLine($0) }
    }

    /// Where a `register` line logs in: a peer's name or a host, in small letters.
    private static func servers(_ line: String) -> [String] {
        // [peer?][transport://]user[@domain][:secret[:authuser]]@host[:port][/extension][~expiry]
        let peer = line.contains("?") ? line.prefix { $0 != "?" } : ""
        let behind = line.lastIndex(of: "@").map { line[line.index(after: $0)...] } ?? ""
        return [String(peer), String(behind.prefix { !":/~".contains($0) })].filter { !$0.isEmpty }
            .map { $0.lowercased() }
    }

    /// The endpoints that a dial plan calls with a number, as `NUMBER@line`, `SIP/line/NUMBER` or `${LINE}/NUMBER`.
    private static func dialledWithNumbers(_ dialplan: AsteriskDialplan) -> Set<String> {
        let globals = Dictionary(dialplan.globals.map { ($0.key, $0.value) }) { _, last in last }
        var found = Set(globals.values.compactMap(behindAt))
        for context in dialplan.contexts {
            for step in context.extensions.lazy.flatMap(\.steps) where step.arguments.contains("/") {
                for word in step.arguments.split(whereSeparator: { ",&|?() ".contains($0) }) {
                    let text = String(word)
                    if let name = behindAt(text) { found.insert(name) }
                    var parts = text.split(separator: "/").map(String.init)
                    if let first = parts.first, let value = global(first, globals) {
                        parts = value.split(separator: "/").map(String.init) + parts.dropFirst()
                    }
                    if parts.count > 2, ["sip", "pjsip"].contains(parts[0].lowercased()) { found.insert(parts[1]) }
                }
            }
        }
        // A graphical PBX numbers its lines, and puts the variable's name together in the dial plan.
        for (key, value) in globals where key.hasPrefix("OUT_") && key.dropFirst(4).allSatisfy(\.isNumber) {
            let parts = value.split(separator: "/")
            if parts.count == 2 { found.insert(String(parts[1])) }
        }
        return found
    }

    private static func behindAt(_ text: String) -> String? {
        guard let at = text.lastIndex(of: "@") else { return nil }
        let name = text[text.index(after: at)...].prefix { !"/:^;})".contains($0) }
        return name.isEmpty ? nil : String(name)
    }

    private static func global(_ text: String, _ globals: [String: String]) -> String? {
        guard text.hasPrefix("${"), text.hasSuffix("}") else { return nil }
        return globals[String(text.dropFirst(2).dropLast())]
    }
}
