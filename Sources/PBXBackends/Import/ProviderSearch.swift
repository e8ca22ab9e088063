import Diagnostics
public import TrunkModel

/// The provider of a deployed trunk: a profile and how the trunk file names it.
public struct ImportProvider: Sendable {
    /// `provider` in the trunk file: a built-in profile's name, or a profile file's path.
    public var reference: String
    /// The profile.
    public var profile: ProviderProfile

    /// Makes a provider.
    public init(reference: String, profile: ProviderProfile) {
        self.reference = reference
        self.profile = profile
    }

    /// The profile for a provider that no other profile knows.
    static let generic = "generic"

    /// The built-in profiles.
    static var builtIn: [ImportProvider] {
        BuiltInProfiles.names.compactMap { name in
            guard let text = BuiltInProfiles.text(of: name),
                let profile = try? ProviderProfile.read(text, file: "\(name).yaml (built in)")
            else { return nil }
            return ImportProvider(reference: name, profile: profile)
        }
    }

    /// The built-in profile that fits a trunk's servers and networks best; else the one that knows nothing.
    static func best(for trunk: any DeployedTrunk) -> ImportProvider? {
        let known = builtIn
        let scored = known.map { (provider: $0, score: $0.score(trunk)) }
        let best = scored.reduce(into: scored.first) { best, next in
            if next.score > best?.score ?? 0 { best = next }
        }
        if let best, best.score > 0 { return best.provider }
        return known.first { $0.reference == generic } ?? known.first
    }

    /// How much speaks for this provider: its server counts most, then its domain and its networks.
    private func score(_ trunk: any DeployedTrunk) -> Int {
        var score = 0
        if let server = profile.server {
            let hosts = trunk.accounts.prefix(100).map { $0.server.host.lowercased() }
            let own = server.host.lowercased()
            if hosts.contains(own) {
                score += 4
            } else if hosts.contains(where: { Self.domain($0) == Self.domain(own) }) {
                score += 2
            }
        }
        let addresses = trunk.accounts.prefix(100).compactMap(\.server.ipAddress) + trunk.providerNetworks.prefix(1000)
        let isInside = profile.networks.contains { own in addresses.contains { own.contains($0) } }
        return score + (isInside ? 2 : 0)
    }

    /// The last two labels of a host name; an address is its own domain.
    private static func domain(_ host: String) -> String {
        if (try? IPNetwork(host)) != nil { return host }
        return host.split(separator: ".").suffix(2).joined(separator: ".")
    }
}
