import ConfigFormats
import TrunkModel

/// FreePBX's trunks to providers as trunks that a trunk file can describe: accounts that belong together are one.
struct FreePBXImport {
    private let objects: [ConfigObject]
    private let source: FreePBXSource
    private let line: FreePBXLine

    init(_ objects: [ConfigObject], _ source: FreePBXSource, line: FreePBXLine) {
        self.objects = objects
        self.source = source
        self.line = line
    }

    /// The trunks, in the order of their first accounts.
    var trunks: [any DeployedTrunk] {
        let driver = FreePBXTrunkFields.Objects(objects)
        let accounts = objects.filter { $0.kind == FreePBXKinds.trunk }.enumerated().compactMap { index, object in
            FreePBXProviderTrunk(
                object,
                id: source.trunkIDs[object.name] ?? String(index + 1),
                fields: FreePBXTrunkFields(object, in: driver),
                line: line
            )
        }
        guard !accounts.isEmpty else { return [] }
        let routing = FreePBXRouting(objects)
        let inbound = FreePBXInboundTable(objects)
        let dialplan = source.dialplan.map(FreePBXOwnDialplan.init)
        let groups = Self.groups(accounts, routing)
        let rules = Dictionary(grouping: objects.filter { $0.kind == FreePBXKinds.trunkPattern }) {
            $0["trunkid"] ?? ""
        }
        return groups.map { group in
            FreePBXDeployedTrunk(
                line: line,
                members: group,
                others: accounts.count - group.count,
                routing: routing,
                table: inbound,
                trunkRules: rules,
                dialplan: dialplan
            )
        }
    }

    /// Accounts that belong together: their calls come in by the same context, and they are at one provider, or some route
    /// tries one after the other.
    ///
    /// In FreePBX's own contexts everybody's calls come in: there a route that tries two providers joins nothing.
    private static func groups(
        _ accounts: [FreePBXProviderTrunk],
        _ routing: FreePBXRouting
    ) -> [[FreePBXProviderTrunk]] {
        let routes = accounts.map { account in
            Set(routing.routes.indices.filter { routing.routes[$0].trunks.contains(account.name) })
        }
        var group = Array(accounts.indices)
        for left in accounts.indices.prefix(1_000) {
            for right in accounts.indices.prefix(1_000).dropFirst(left + 1) where group[left] != group[right] {
                let (one, other) = (accounts[left], accounts[right])
                guard FreePBXContexts.family(one.context) == FreePBXContexts.family(other.context) else { continue }
                let isOwn = !FreePBXContexts.isStandard(one.context)
                guard provider(one) == provider(other) || isOwn && !routes[left].isDisjoint(with: routes[right]) else {
                    continue
                }
                let (kept, gone) = (min(group[left], group[right]), max(group[left], group[right]))
                group = group.map { $0 == gone ? kept : $0 }
            }
        }
        return accounts.indices.filter { group[$0] == $0 }.map { first in
            accounts.indices.filter { group[$0] == first }.map { accounts[$0] }
        }
    }

    /// The last two labels of the server's name; an address is its own.
    private static func provider(_ trunk: FreePBXProviderTrunk) -> String {
        let server = trunk.account.server
        if server.ipAddress != nil { return server.host }
        return server.host.lowercased().split(separator: ".").suffix(2).joined(separator: ".")
    }
}

/// FreePBX's own contexts for calls from providers.
enum FreePBXContexts {
    /// Whether it leads to the inbound routes, whoever made the box.
    static func isStandard(_ context: String) -> Bool {
        ["from-pstn", "from-trunk", "from-pstn-toheader", "from-trunk-pai"].contains(context)
            || context.hasPrefix("from-trunk-pjsip-") || context.hasPrefix("from-trunk-sip-")
    }

    /// One name for all of FreePBX's own.
    static func family(_ context: String) -> String { isStandard(context) ? "from-pstn" : context }
}

/// The dial plan made by hand, ready to be followed.
struct FreePBXOwnDialplan: Sendable {
    let machine: DialplanMachine
    let hook: FreePBXHook?
    /// The contexts that there are.
    let contexts: Set<String>

    init(_ dialplan: AsteriskDialplan) {
        machine = DialplanMachine(dialplan)
        hook = FreePBXHook(dialplan, machine)
        contexts = Set(dialplan.contexts.map(\.name))
    }
}
