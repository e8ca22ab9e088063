import TrunkModel

/// What the firewall in front of the PBX has to let through, and what the router has to leave alone.
struct FirewallSteps {
    let trunk: Trunk

    /// Asterisk's and most other PBXs' RTP ports; the sheet says where to look when they were changed.
    private static let mediaPorts = "10000-20000"

    var steps: [SetupSheet.Step] {
        let networks = trunk.providerNetworks
        let sources = networks.isEmpty ? trunk.accounts.map(\.server.host).uniqued : networks.map(\.description)
        return [
            SetupSheet.Step(
                LocalizedText(nl: "nftables op de PBX", en: "nftables on the PBX"),
                text: LocalizedText(
                    nl:
                        "Laat UDP van alle poorten van de provider toe naar SIP (5060) en RTP (\(Self.mediaPorts), zie rtp.conf), "
                        + "en UDP naar alle poorten van de provider. Al het andere SIP-verkeer van buiten blijft dicht.",
                    en:
                        "Admit UDP from all ports of the provider to SIP (5060) and RTP (\(Self.mediaPorts), see rtp.conf), and UDP "
                        + "to all ports of the provider. All other SIP from outside stays shut."
                ),
                code: Self.rules(networks, sources)
            ),
            SetupSheet.Step(
                LocalizedText(nl: "In de router", en: "In the router"),
                fields: [
                    SetupSheet.Field(
                        "SIP ALG",
                        LocalizedText(nl: "uit", en: "off"),
                        reason: LocalizedText(
                            nl: "verandert adressen in SIP-berichten, vaak fout",
                            en: "rewrites addresses in SIP messages, often wrongly"
                        )
                    ),
                    SetupSheet.Field(
                        "SPI / SIP inspection",
                        LocalizedText(nl: "uit voor SIP", en: "off for SIP"),
                        reason: LocalizedText(
                            nl: "gooit soms geldige berichten weg",
                            en: "sometimes drops valid messages"
                        )
                    ),
                    SetupSheet.Field(
                        "Port forwarding",
                        LocalizedText(
                            nl:
                                "UDP 5060 en \(Self.mediaPorts) naar de PBX, alleen van \(sources.joined(separator: ", "))",
                            en:
                                "UDP 5060 and \(Self.mediaPorts) to the PBX, only from \(sources.joined(separator: ", "))"
                        ),
                        reason: LocalizedText(
                            nl: "alleen als de PBX achter NAT staat",
                            en: "only when the PBX stands behind NAT"
                        )
                    ),
                ]
            ),
        ]
    }

    private static func rules(_ networks: [IPNetwork], _ sources: [String]) -> [String] {
        func chain(_ family: String, _ set: [String]) -> [String] {
            let addresses = "{ \(set.joined(separator: ", ")) }"
            return [
                "nft add rule inet filter input \(family) saddr \(addresses) udp dport { 5060, \(mediaPorts) } accept",
                "nft add rule inet filter output \(family) daddr \(addresses) udp dport 1-65535 accept",
            ]
        }
        if networks.isEmpty { return chain("ip", sources) }
        let v4 = networks.filter(\.isIPv4).map(\.description)
        let v6 = networks.filter { !$0.isIPv4 }.map(\.description)
        return (v4.isEmpty ? [] : chain("ip", v4)) + (v6.isEmpty ? [] : chain("ip6", v6))
    }
}
