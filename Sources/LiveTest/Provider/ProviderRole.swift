public import Diagnostics
public import SIPMessages
public import SIPServer
public import TrunkModel

/// The provider's part, as one or more trunk files describe it: who may register from where, under which names.
public struct ProviderRole: Sendable {
    /// How the server behaves.
    public var configuration: ServerConfiguration
    /// The trunks' accounts.
    public var accounts: [Account]

    /// What of the provider's part a trunk file leaves open.
    public struct Choices: Sendable {
        /// Whether requests must come from the addresses on the trunks' whitelists.
        public var checksWhitelist = true
        /// Addresses that are let in besides.
        public var allowed: [SourceNetwork] = []
        /// The algorithms of challenges, the preferred first; none leaves it to the server.
        public var algorithms: [DigestAlgorithm] = []
        /// The shortest registration in seconds.
        public var minimumExpiry: UInt32?
        /// How long a nonce is good, in seconds.
        public var nonceLifetime: UInt32?

        /// The provider's own choices.
        public init() {}
    }

    /// Makes the provider's part.
    ///
    /// - Parameters:
    ///   - trunks: The trunks; all at one provider, for a server has one realm.
    ///   - host: The address that the server listens on.
    ///   - choices: What the trunk files leave open.
    ///   - log: Gets what keeps these trunks from being played at the same time.
    public init(_ trunks: [Trunk], listeningOn host: String, _ choices: Choices = Choices(), log: inout DiagnosticLog) {
        Self.check(trunks, log: &log)
        let servers = trunks.flatMap { $0.accounts.map(\.server.host) + [$0.profile.server?.host].compactMap { $0 } }
        let name = trunks.first.flatMap { $0.profile.server?.host ?? $0.accounts.first?.server.host } ?? host
        var configuration = ServerConfiguration(realm: name, domains: Set(servers + [host, "localhost"]))
        let address = Endpoint(host, port: 0)
        // Brackets belong to an IPv6 address in a URI.
        if let address { configuration.domains.insert(address.host) }
        configuration.ownsEveryAddress = address.map { $0.address == "0.0.0.0" || $0.address == "::" } ?? false
        if !choices.algorithms.isEmpty { configuration.algorithms = choices.algorithms }
        if let minimum = choices.minimumExpiry { configuration.minimumExpiry = minimum }
        if let lifetime = choices.nonceLifetime { configuration.nonceLifetime = lifetime }
        configuration.strangers = trunks.contains { $0.profile.whitelistRefusal == .drop } ? .drop : .forbid
        // This machine's own packets cannot come from elsewhere: a PBX under test may run here.
        configuration.trusted = ["127.0.0.0/8", "::1"].compactMap { SourceNetwork($0) } + choices.allowed
        self.configuration = configuration
        accounts = trunks.flatMap { trunk in
            let isChecked = choices.checksWhitelist && trunk.profile.whitelist[trunk.kind] != WhitelistPolicy.none
            let networks = isChecked ? trunk.pbx.networks.compactMap { SourceNetwork($0.description) } : []
            return trunk.accounts.map {
                Account(username: $0.username, password: $0.password.reveal(), networks: networks)
            }
        }
    }

    private typealias WhitelistPolicy = ProviderProfile.WhitelistPolicy

    private static func check(_ trunks: [Trunk], log: inout DiagnosticLog) {
        var owners: [String: Trunk] = [:]
        for trunk in trunks {
            if let first = trunks.first, first.profile.name != trunk.profile.name {
                log.error(
                    "\(trunk.name) is at \(trunk.profile.name), but \(first.name) at \(first.profile.name): "
                        + "a registrar plays one provider",
                    rule: "registrar-providers",
                    at: trunk.locations["provider"] ?? SourceLocation(file: trunk.file)
                )
            }
            for account in trunk.accounts {
                if let owner = owners[account.username], owner.name != trunk.name || owner.file != trunk.file {
                    log.error(
                        "the account \(account.username) is in \(owner.file) too",
                        rule: "registrar-accounts",
                        at: trunk.locations["\(account.path).username"] ?? SourceLocation(file: trunk.file)
                    )
                }
                owners[account.username] = trunk
            }
        }
    }
}
