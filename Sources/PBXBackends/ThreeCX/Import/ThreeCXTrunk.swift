import Diagnostics
import DialPlan
import TrunkModel

/// What a 3CX does with the calls of trunks that belong together, computed from its own objects.
struct ThreeCXTrunk: DeployedTrunk {
    let lines: [ThreeCXLine]
    /// All outbound rules of the PBX, the highest priority first: those of other trunks take calls away.
    let rules: [ThreeCXOutboundRule]
    let gaps: Set<DeployedGap>
    let uncarried: [Uncarried]
    let accounts: [DeployedAccount]
    let callers: [String]
    let inboundPatterns: [DeployedDID]
    let dialRules: [DeployedDialRule]
    let name: String?
    private let places: ThreeCXNumberTable
    /// Lines by what outbound rules call them.
    private let indices: [String: Int]
    private let callerPlaces: [String: SourceLocation]

    /// Makes a trunk of lines that have a server.
    ///
    /// - Parameters:
    ///   - lines: The lines that belong together, in the PBX's order.
    ///   - rules: The outbound rules, in order.
    ///   - name: What to call it.
    ///   - gaps: What the deployed form leaves open.
    ///   - uncarried: What is known to be missing or impossible to carry.
    init(
        _ lines: [ThreeCXLine],
        rules: [ThreeCXOutboundRule],
        name: String?,
        gaps: Set<DeployedGap>,
        uncarried: [Uncarried]
    ) {
        self.lines = lines
        self.rules = rules
        self.name = name
        self.gaps = gaps
        let table = ThreeCXNumberTable(lines)
        places = table
        inboundPatterns = table.patterns
        let indices = Dictionary(lines.enumerated().map { ($1.name, $0) }) { first, _ in first }
        self.indices = indices
        accounts = lines.compactMap { line in line.server.map { Self.account(line, $0) } }
        let own = rules.filter { rule in rule.routes.contains { indices[$0.gateway] != nil } }
        dialRules = own.flatMap(\.dialRules)
        let named = ThreeCXCallers(own)
        callers = named.extensions.map(\.number)
        callerPlaces = Dictionary(named.extensions.map { ($0.number, $0.location) }) { first, _ in first }
        self.uncarried = uncarried + table.uncarried + named.uncarried
    }

    private static func account(_ line: ThreeCXLine, _ server: ServerAddress) -> DeployedAccount {
        let password = line.trunk?["AuthPassword"].flatMap { $0.isEmpty ? nil : Secret($0) }
        return DeployedAccount(
            username: line.trunk?["AuthID"] ?? "",
            password: password,
            server: server,
            number: line.ownNumber,
            label: line.name,
            at: line.location
        )
    }

    // MARK: What is written

    var codecs: [String] { lines.first?.codecs.map(\.value) ?? [] }
    /// RFC 2833 is all that 3CX does with a provider; no form says so.
    var dtmf: String? { nil }
    /// A trunk of 3CX has no list of admitted addresses.
    var providerNetworks: [IPNetwork] { [] }
    var internalContext: String? { nil }
    var channels: Int? { channelSetting.flatMap { Int($0.value) }.flatMap { $0 > 0 ? $0 : nil } }
    var pbxNetworks: [IPNetwork] {
        var seen: Set<IPNetwork> = []
        return lines.flatMap(\.ownNetworks).filter { seen.insert($0).inserted }
    }

    private var channelSetting: ConfigSetting? {
        lines.first?.trunk?.settings.first { $0.key == "SimultaneousCalls" }
    }

    func location(of part: TrunkPart) -> SourceLocation? {
        let trunk = lines.first?.location
        switch part {
        case .trunk, .dtmf, .providerNetworks, .internalContext: return trunk
        case .codecs: return lines.first?.codecs.first?.location ?? trunk
        case .channels: return channelSetting?.location ?? trunk
        case .caller(let caller): return callerPlaces[caller] ?? trunk
        case .dialled(let dialled): return rules.first { $0.takes(dialled) }?.location ?? trunk
        case .called(let called): return places.place(of: called)?.location ?? trunk
        }
    }

    // MARK: What it does

    func inbound(_ called: String) -> DeployedDestination? { places.place(of: called)?.target?.destination }

    func outbound(_ dialled: String, from extension: String?) -> DeployedCall? {
        guard !dialled.isEmpty, dialled.utf8.allSatisfy({ DigitSet($0) != nil }),
            let rule = rules.first(where: { $0.takes(dialled) && $0.isFor(`extension`) })
        else { return nil }
        var accounts: [Int] = []
        var first: ThreeCXOutboundRule.Route?
        for route in rule.routes.prefix(ThreeCXRule.maximumRoutes) {
            guard let index = indices[route.gateway], lines[index].sendsCalls else { continue }
            first = first ?? route
            if !accounts.contains(index) { accounts.append(index) }
        }
        guard let first, let index = accounts.first else { return nil }
        return DeployedCall(
            number: first.prepend + dialled.dropFirst(first.strip),
            callerID: first.callerID.isEmpty ? lines[index].callerID : first.callerID,
            accounts: accounts
        )
    }
}
