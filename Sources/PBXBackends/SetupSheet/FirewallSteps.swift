import TrunkModel

/// What the firewall in front of the PBX has to let through, and what the router has to leave alone.
struct FirewallSteps {
    let trunk: Trunk
    let host: PBXHost

    private var networks: [IPNetwork] { trunk.providerNetworks }

    /// Where the provider's packets come from.
    private var sources: [String] {
        networks.isEmpty ? trunk.accounts.map(\.server.host).uniqued : networks.map(\.description)
    }

    /// The ports of audio, for people.
    private func media(_ language: Language) -> String {
        switch (host.mediaPorts, language) {
        case (let ports?, .nl): "RTP (\(ports), zie \(host.mediaPortsPlace.nl))"
        case (let ports?, .en): "RTP (\(ports), see \(host.mediaPortsPlace.en))"
        case (nil, .nl): "RTP (zie \(host.mediaPortsPlace.nl))"
        case (nil, .en): "RTP (see \(host.mediaPortsPlace.en))"
        }
    }

    var steps: [SetupSheet.Step] {
        switch host.firewall {
        case .nftables: [nftables, router]
        case .steps(let own): own + [router]
        case .none: [router]
        }
    }

    private var nftables: SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "nftables op de PBX", en: "nftables on the PBX"),
            text: LocalizedText(
                nl:
                    "Laat UDP van alle poorten van de provider toe naar SIP (\(host.signallingPorts)) en \(media(.nl)), "
                    + "en UDP naar alle poorten van de provider. Al het andere SIP-verkeer van buiten blijft dicht.",
                en:
                    "Admit UDP from all ports of the provider to SIP (\(host.signallingPorts)) and \(media(.en)), and UDP "
                    + "to all ports of the provider. All other SIP from outside stays shut."
            ),
            code: rules
        )
    }

    private var router: SetupSheet.Step {
        let from = sources.joined(separator: ", ")
        return SetupSheet.Step(
            LocalizedText(nl: "In de router", en: "In the router"),
            fields: [
                SetupSheet.Field(
                    "Firewall",
                    LocalizedText(
                        nl: "UDP van en naar \(from), alle poorten: toestaan",
                        en: "UDP from and to \(from), all ports: admit"
                    ),
                    reason: LocalizedText(nl: "SIP en RTP van de provider", en: "SIP and RTP of the provider")
                ),
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
                        nl: "UDP \(host.signallingPorts) en \(media(.nl)) naar de PBX, alleen van \(from)",
                        en: "UDP \(host.signallingPorts) and \(media(.en)) to the PBX, only from \(from)"
                    ),
                    reason: LocalizedText(
                        nl: "alleen als de PBX achter NAT staat",
                        en: "only when the PBX stands behind NAT"
                    )
                ),
            ]
        )
    }

    /// The rules that admit the provider and nobody else.
    private var rules: [String] {
        let ports = ([host.signallingPorts] + [host.mediaPorts].compactMap(\.self)).joined(separator: ", ")
        func chain(_ family: String, _ set: [String]) -> [String] {
            if set.isEmpty { return [] }
            let addresses = "{ \(set.joined(separator: ", ")) }"
            return [
                "nft add rule inet filter input \(family) saddr \(addresses) udp dport { \(ports) } accept",
                "nft add rule inet filter output \(family) daddr \(addresses) udp dport 1-65535 accept",
            ]
        }
        if networks.isEmpty { return chain("ip", sources) }
        return chain("ip", networks.filter(\.isIPv4).map(\.description))
            + chain("ip6", networks.filter { !$0.isIPv4 }.map(\.description))
    }
}
