import TrunkModel

/// Where the provider reaches Kamailio: the address of the trunk file's `pbx.address`, port 5060.
struct KamailioContact {
    /// The address; nil for a trunk without one.
    let address: IPNetwork?
    /// Whether it is only the first of a network: which one is Kamailio's, the trunk file does not say.
    let isGuess: Bool

    /// Takes the first address of the family in which the first account's server speaks.
    init(_ trunk: Trunk) {
        let wantsIPv4 = trunk.accounts.first?.server.ipAddress?.isIPv4 ?? true
        let network = trunk.pbx.networks.first { $0.isIPv4 == wantsIPv4 } ?? trunk.pbx.networks.first
        isGuess = network?.isSingleAddress == false
        address = network.flatMap { $0.isSingleAddress ? $0 : Self.firstHost($0) }
    }

    /// Host and port as a URI writes them.
    var hostPort: String {
        guard let address else { return "127.0.0.1:5060" }
        return address.isIPv4 ? "\(address.address):5060" : "[\(address.address)]:5060"
    }

    /// The first address that a machine can have: not that of the network itself.
    private static func firstHost(_ network: IPNetwork) -> IPNetwork? {
        guard network.prefixLength < network.bytes.count * 8 - 1, network.isIPv4 else {
            let host =
                network.isIPv4 || network.address.hasSuffix("::") == false ? network.address : "\(network.address)1"
            return try? IPNetwork(host)
        }
        var bytes = network.bytes.map(Int.init)
        bytes[bytes.count - 1] += 1
        return try? IPNetwork(bytes.map(String.init).joined(separator: "."))
    }
}
