import AsteriskManager

extension AMIOriginator {
    /// Has the PBX ask the servers again that were silent to its last OPTIONS, and waits until they have answered.
    ///
    /// Asterisk sends no call to a server that it holds for dead (`qualify`). One that was not there yet, or that was
    /// too slow on a busy machine, is asked again only after half a minute or more.
    ///
    /// It takes `write = system` or `reporting`; where that is missing, nothing happens.
    ///
    /// - Parameter limit: How long to wait for the answers.
    public func recheckServers(within limit: Duration) async {
        guard let connection = try? await line.connection() else { return }
        let end = ContinuousClock.now + limit
        var asked: Set<SilentServer> = []
        while true {
            let silent = await Self.silentServers(connection)
            if silent.isEmpty || ContinuousClock.now >= end { return }
            for server in silent where asked.insert(server).inserted { await server.recheck(connection) }
            guard (try? await Task.sleep(for: .milliseconds(100))) != nil else { return }
        }
    }

    /// A server that did not answer.
    private struct SilentServer: Hashable {
        /// What asks it anew.
        let action: String
        /// The action's field that names it.
        let field: String
        let name: String

        func recheck(_ connection: AMIConnection) async { _ = try? await connection.action(action, [(field, name)]) }
    }

    /// More than any PBX has lines.
    private static let maximumServers = 100

    /// Where a line is configured to lead to: what telephones have registered themselves is not asked for.
    private static func silentServers(_ connection: AMIConnection) async -> [SilentServer] {
        let registered = Set((try? await connection.action("PJSIPShowContacts"))?.items.compactMap { $0["Uri"] } ?? [])
        let endpoints = (try? await connection.action("PJSIPShowEndpoints"))?.items ?? []
        let pjsip = endpoints.compactMap { event -> SilentServer? in
            // Such as `wire-primary/sip:192.0.2.1,`: the address of record's name and a contact, again and again.
            let contacts = (event["Contacts"] ?? "").split(separator: ",").compactMap {
                $0.split(separator: "/", maxSplits: 1).last
            }
            guard event["DeviceState"] == "Unavailable", let name = event["ObjectName"],
                contacts.contains(where: { !registered.contains(String($0)) })
            else { return nil }
            return SilentServer(action: "PJSIPQualify", field: "Endpoint", name: name)
        }
        let peers = (try? await connection.action("SIPpeers"))?.items ?? []
        let sip = peers.compactMap { event -> SilentServer? in
            guard event["Status"]?.hasPrefix("UNREACHABLE") == true, event["Dynamic"] == "no",
                let name = event["ObjectName"]
            else { return nil }
            return SilentServer(action: "SIPqualifypeer", field: "Peer", name: name)
        }
        return Array((pjsip + sip).prefix(maximumServers))
    }
}
