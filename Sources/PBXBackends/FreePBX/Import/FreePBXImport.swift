import ConfigFormats
import TrunkModel

/// FreePBX's trunks to providers as trunks that a trunk file can describe: accounts that belong together are one.
struct FreePBXImport {
    private let objects: [ConfigObject]
    private let dialplan: AsteriskDialplan?
    private let trunkIDs: [String: String]
    private let line: FreePBXLine

    /// Prepares what was read.
    ///
    /// - Parameters:
    ///   - objects: All objects.
    ///   - dialplan: The dial plan, FreePBX's own and that made by hand; nil where no file holds any.
    ///   - trunkIDs: The numbers of the trunks in the database, by their names; those that the dial plan's globals name are
    ///     known from there.
    ///   - line: The version.
    init(
        _ objects: [ConfigObject],
        dialplan: AsteriskDialplan?,
        trunkIDs: [String: String],
        line: FreePBXLine
    ) {
        self.objects = objects
        self.dialplan = dialplan
        let globals = dialplan.map { FreePBXDialplan($0).trunkIDs } ?? [:]
        self.trunkIDs = trunkIDs.merging(globals) { first, _ in first }
        self.line = line
    }

    /// The trunks, in the order of their first accounts.
    var trunks: [any DeployedTrunk] {
        let driver = FreePBXTrunkFields.Objects(objects)
        let accounts = objects.filter { $0.kind == FreePBXKinds.trunk }.enumerated().compactMap { index, object in
            FreePBXProviderTrunk(
                object,
                id: trunkIDs[object.name] ?? String(index + 1),
                fields: FreePBXTrunkFields(object, in: driver)
            )
        }
        guard !accounts.isEmpty else { return [] }
        let routing = FreePBXRouting(objects)
        let inbound = FreePBXInboundTable(objects)
        let dialplan = dialplan.map(FreePBXOwnDialplan.init)
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
