import TrunkModel

/// Ports, firewall, log and trace of a Yeastar PBX.
struct YeastarHost {
    let yeastar: YeastarPlan

    /// The P-Series' default (PBX Settings > SIP Settings).
    static let mediaPorts = "10000-12000"
    /// Where the P-Series' registrations leave from.
    static let outboundPorts = "5062-5082"

    var host: PBXHost {
        let isP = yeastar.line == .pSeries
        return PBXHost(
            signallingPorts: isP ? "5060, \(Self.outboundPorts)" : "5060",
            mediaPorts: isP ? Self.mediaPorts : nil,
            mediaPortsPlace: LocalizedText(isP ? "PBX Settings > SIP Settings" : "SIP Settings"),
            firewall: .steps([firewall]),
            log: log,
            trace: trace
        )
    }

    /// The screen of the PBX's own firewall.
    static func firewallScreen(_ line: YeastarLine) -> SetupSheet.Screen {
        switch line {
        case .pSeries: SetupSheet.Screen("Security", "Security Rules", "Add", isConfirmed: false)
        case .sSeries: SetupSheet.Screen("Settings", "System", "Security", "Firewall Rules", isConfirmed: false)
        case .myPBX: SetupSheet.Screen("System", "Security Center", "Firewall Rules", isConfirmed: false)
        }
    }

    private var firewall: SetupSheet.Step {
        let networks = yeastar.trunk.providerNetworks.map(\.description)
        let sources = networks.isEmpty ? yeastar.trunk.accounts.map(\.server.host).uniqued : networks
        func row(_ source: String) -> [String] { ["Accept", "UDP", source] }
        return SetupSheet.Step(
            LocalizedText(nl: "In de PBX", en: "In the PBX"),
            on: Self.firewallScreen(yeastar.line),
            text: LocalizedText(
                nl: "Laat de provider toe op alle poorten van SIP en RTP, en verder niemand van buiten.",
                en: "Admit the provider to all ports of SIP and RTP, and nobody else from outside."
            ),
            table: SetupSheet.Table(["Action", "Protocol", "Source IP Address"], sources.map(row))
        )
    }

    private var log: SetupSheet.Step {
        let screen =
            switch yeastar.line {
            case .pSeries, .sSeries: SetupSheet.Screen("Maintenance", "System Log", isConfirmed: false)
            case .myPBX: SetupSheet.Screen("Reports", "System Logs", isConfirmed: false)
            }
        return SetupSheet.Step(
            LocalizedText(nl: "Lees de log van een gesprek", en: "Read the log of a call"),
            on: screen,
            text: LocalizedText(
                nl: "Bel, en haal daarna de log van dat moment op.",
                en: "Make a call, then fetch the log of that moment."
            )
        )
    }

    private var trace: SetupSheet.Step {
        let screen =
            switch yeastar.line {
            case .pSeries, .sSeries:
                SetupSheet.Screen("Maintenance", "Troubleshooting", "Ethernet Capture Tool", isConfirmed: false)
            case .myPBX: SetupSheet.Screen("Reports", "Packet Tool", isConfirmed: false)
            }
        let servers = yeastar.trunk.accounts.map(\.server.host).uniqued.joined(separator: ", ")
        return SetupSheet.Step(
            LocalizedText(nl: "Maak een trace van een gesprek", en: "Trace a call"),
            on: screen,
            text: LocalizedText(
                nl:
                    "Start de opname, bel, stop, en open het bestand in Wireshark: zoek op sip en kijk wat er van \(servers) "
                    + "terugkomt. Niets in de trace: firewall of router houdt de provider tegen.",
                en:
                    "Start the capture, make a call, stop, and open the file in Wireshark: look for sip and see what comes back "
                    + "from \(servers). Nothing in the trace: firewall or router stops the provider."
            )
        )
    }
}
