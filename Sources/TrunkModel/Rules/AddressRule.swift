import Diagnostics

/// `pbx-address`: an IP address or network; `pbx-address-private` warns of one that the provider can never see.
enum AddressRule: TrunkRule {
    static func check(_ file: TrunkFile, _ profile: ProviderProfile, _ log: inout DiagnosticLog) {
        for address in file.pbx?.addresses ?? [] {
            func report(_ message: String) {
                log.error("pbx.address '\(address.value)' \(message)", rule: "pbx-address", at: address.location)
            }
            do throws(IPNetwork.Fault) {
                let network = try IPNetwork(address.value)
                if network.prefixLength == 0 {
                    report("is the whole internet; name the PBX's own address or network")
                } else if network.isPrivate {
                    log.warning(
                        "pbx.address '\(address.value)' is a private address, which \(profile.title) never sees; "
                            + "name the public address",
                        rule: "pbx-address-private",
                        at: address.location
                    )
                }
            } catch {
                switch error {
                case .notAnAddress: report("is not an IP address or network, such as 203.0.113.10 or 192.0.2.16/28")
                case .prefixLength(let maximum): report("has a prefix length that is not 0 to \(maximum)")
                case .hostBits(let network): report("is an address inside a network; did you mean '\(network)'?")
                }
            }
        }
    }
}
