import Diagnostics
import DialPlan
import TrunkModel

/// A trunk of FreePBX's: accounts that belong together, and what its routes do with their calls.
struct FreePBXDeployedTrunk: DeployedTrunk {
    let line: FreePBXLine
    /// Its accounts that are in use.
    let members: [FreePBXProviderTrunk]
    /// Its accounts that are switched off.
    let disabled: [FreePBXProviderTrunk]
    /// How many accounts of other trunks there are.
    let others: Int
    let routing: FreePBXRouting
    let table: FreePBXInboundTable
    /// Dialed Number Manipulation Rules by trunk, in their order.
    let trunkRules: [String: [FreePBXTrunkRule]]
    let dialplan: FreePBXOwnDialplan?
    let name: String?
    /// The members' places by their names.
    let places: [String: Int]
    /// The inbound routes that calls of this trunk can reach, but for that for any number.
    let reached: [FreePBXInboundTable.Row]

    init(
        line: FreePBXLine,
        members all: [FreePBXProviderTrunk],
        others: Int,
        routing: FreePBXRouting,
        table: FreePBXInboundTable,
        trunkRules: [String: [ConfigObject]],
        dialplan: FreePBXOwnDialplan?
    ) {
        self.line = line
        self.others = others
        self.routing = routing
        self.table = table
        self.dialplan = dialplan
        // What is switched off altogether may still be what somebody wants to move.
        let isUsed = all.contains { !$0.isDisabled }
        members = isUsed ? all.filter { !$0.isDisabled } : all
        disabled = isUsed ? all.filter(\.isDisabled) : []
        self.trunkRules = trunkRules.mapValues(FreePBXTrunkRule.all)
        let places = Dictionary(members.enumerated().map { ($1.name, $0) }) { first, _ in first }
        self.places = places
        name = FreePBXTrunkName.best(for: members, routing.routes.filter { $0.trunks.contains { places[$0] != nil } })
        let arrivals = FreePBXArrivals(line: line, table: table, dialplan: dialplan)
        let contexts = Self.contexts(members)
        reached = table.rows.filter { row in
            guard row.caller.isEmpty, let sample = row.pattern?.sample(0) else { return false }
            return contexts.contains { arrivals.row(for: sample, in: $0)?.object == row.object }
        }
    }

    private static func contexts(_ members: [FreePBXProviderTrunk]) -> [String] {
        var seen: Set<String> = []
        return members.map(\.context).filter { seen.insert($0).inserted }
    }

    // MARK: What is written

    var accounts: [DeployedAccount] {
        members.map { member in
            var account = member.account
            // `groningen-primary` of the trunk groningen says no more than its second half.
            if let name, let label = account.label, label.hasPrefix("\(name)-") {
                account.label = String(label.dropFirst(name.count + 1))
            }
            return account
        }
    }

    var codecs: [String] {
        guard let first = members.first else { return [] }
        let keys: Set<String> = first.isSIP ? ["allow", "disallow"] : ["codecs"]
        return FreePBXMeanings.codecs.canonical(first.fields.filter { keys.contains($0.key) })
    }

    var dtmf: String? {
        let modes = members.first?.fields.filter { ["dtmfmode", "dtmf_mode"].contains($0.key) }
        switch modes?.last?.value.lowercased() {
        case "rfc4733", "rfc2833": return "rfc4733"
        case "info", "inband": return modes?.last?.value.lowercased()
        default: return nil
        }
    }

    var providerNetworks: [IPNetwork] {
        var seen: Set<IPNetwork> = []
        return members.flatMap { $0.fields.filter { $0.key == "match" } }
            .flatMap { $0.value.split { $0 == "," || $0 == "&" || $0 == " " } }
            .compactMap { try? IPNetwork(String($0)) }.filter { seen.insert($0).inserted }
    }

    /// FreePBX's own, which no trunk file need name.
    var internalContext: String? { nil }

    var channels: Int? { members.lazy.compactMap { $0.object["maxchans"].flatMap { Int($0) } }.first { $0 > 0 } }

    var inboundPatterns: [DeployedDID] {
        reached.compactMap { row in
            guard let pattern = row.pattern else { return nil }
            let destination = row.target
            return DeployedDID(
                pattern,
                to: try? InboundDestination(kind: destination.kind, target: destination.target),
                // What a description is where nobody gave one.
                comment: row.description.isEmpty || row.description == name ? nil : row.description,
                at: row.object.location
            )
        }
    }

    var dialRules: [DeployedDialRule] {
        routing.rows.compactMap { row in
            guard let pattern = row.pattern, isOurs(routing.routes[row.route]) else { return nil }
            return DeployedDialRule(pattern, strip: row.strip, prepend: row.prepend, at: row.object.location)
        }
    }

    var callers: [String] {
        // Who calls for help goes by routes of the own account first: their order is another.
        let rows = routing.rows.filter { isOurs(routing.routes[$0.route]) && !$0.caller.isEmpty }
        let ordered =
            rows.filter { !routing.routes[$0.route].isEmergency } + rows.filter { routing.routes[$0.route].isEmergency }
        var seen: Set<String> = []
        return ordered.map(\.caller).filter { caller in
            caller.allSatisfy { $0.isASCII && ($0.isNumber || "*#".contains($0)) } && seen.insert(caller).inserted
        }
    }

    /// Whether a route tries an account of this trunk.
    func isOurs(_ route: FreePBXRouting.Route) -> Bool { route.trunks.contains { places[$0] != nil } }

    func location(of part: TrunkPart) -> SourceLocation? {
        let first = members.first
        switch part {
        case .trunk: return first?.object.location
        case .codecs: return first?.location(of: "codecs", "allow")
        case .dtmf: return first?.location(of: "dtmfmode", "dtmf_mode")
        case .providerNetworks: return first?.location(of: "match")
        case .channels: return first?.location(of: "maxchans")
        case .internalContext: return nil
        case .caller(let caller): return routing.rows.first { $0.caller == caller }?.object.location
        case .dialled(let digits):
            return (routing.row(for: digits, from: nil)?.object ?? first?.object)?.location
        case .called(let number): return row(for: number)?.object.location
        }
    }
}
