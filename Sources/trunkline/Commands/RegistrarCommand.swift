import ArgumentParser
import Diagnostics
import DialPlan
import LiveTest
import SIPMessages
import SIPServer
import TrunkModel

/// The command `trunkline registrar`.
struct RegistrarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registrar",
        abstract: "Play the provider for these trunks: a minimal SIP registrar, until interrupted.",
        discussion: """
            The PBX registers the trunks' accounts with it over UDP and can place calls, which ring and are answered (there \
            is no audio). On a terminal a table shows the accounts; else each event is a line. SIGUSR1 prints the counters, \
            SIGINT and SIGTERM end it.

            Requests must come from the address in the trunk file (`pbx.address`), as at the provider, or from this \
            machine: --allow adds addresses, --whitelist off lets everybody in. Passwords are checked always.

            Calls beyond the trunk's channels, destinations or spending limits (at made-up prices) are refused, as the \
            provider would; --protections off lets all calls ring.
            """
    )

    @Argument(help: "Trunk files.", completion: .file(extensions: ["yaml", "yml"]))
    var trunks: [String]

    @Option(help: ArgumentHelp("Address and UDP port to listen on; [::1]:5060 for IPv6.", valueName: "host:port"))
    var listen = "127.0.0.1:5060"

    @Option(help: ArgumentHelp("Write every packet to this file (pcapng, for tshark and sngrep).", valueName: "file"))
    var trace: String?

    @Option(
        help: ArgumentHelp("An address or network to let in besides the trunks' own; repeatable.", valueName: "network")
    )
    var allow: [String] = []

    @Option(help: "Whether only the trunks' own addresses are let in: trunk or off.")
    var whitelist = Whitelist.trunk

    @Option(
        help: "Whether calls beyond the trunk's channels, destinations and spending limits are refused: on or off."
    )
    var protections = Switch.on

    @Option(help: ArgumentHelp("Algorithms of challenges, the preferred first.", valueName: "sha-256,md5,…"))
    var digest = "md5"

    @Option(help: ArgumentHelp("The shortest registration; shorter ones get 423.", valueName: "seconds"))
    var minExpiry: UInt32 = 60

    @Option(help: ArgumentHelp("How long a nonce is good.", valueName: "seconds"))
    var nonceLifetime: UInt32 = 3_600

    @Option(help: ArgumentHelp("How long calls ring before they are answered.", valueName: "seconds"))
    var ring: Double = 2

    @OptionGroup var options: CommonOptions

    /// Who is let in.
    enum Whitelist: String, ExpressibleByArgument, CaseIterable {
        case trunk
        case off
    }

    /// Whether something is done.
    enum Switch: String, ExpressibleByArgument, CaseIterable {
        case on
        case off
    }

    func run() throws {
        var loader = TrunkLoader(secrets: .reveal)
        let plans = trunks.map { loader.plan($0) }
        var console = Console(options)
        console.sources = loader.sources
        var log = loader.log
        let choices = choices(&log)
        let address = Self.address(listen)
        if address == nil {
            log.error(
                "--listen must be an address and a port, such as 127.0.0.1:5060, not '\(listen)'",
                rule: "arguments",
                at: nil
            )
        }
        let loadedPlans = plans.compactMap { $0 }, loaded = loadedPlans.map(\.trunk)
        guard let address, !loaded.isEmpty, loaded.count == plans.count, !log.hasErrors else { console.fail(log) }
        let role = ProviderRole(loaded, listeningOn: address.host, choices, log: &log)
        guard !log.hasErrors else { console.fail(log) }
        let session = RegistrarSession(
            role: role,
            plans: loadedPlans,
            protections: protections == .on ? loadedPlans.map { Protections($0) } : [],
            console: console,
            ring: ring,
            trace: trace
        )
        session.run(host: address.host, port: address.port, log: log)
    }

    private func choices(_ log: inout DiagnosticLog) -> ProviderRole.Choices {
        var choices = ProviderRole.Choices()
        choices.checksWhitelist = whitelist == .trunk
        choices.minimumExpiry = minExpiry
        choices.nonceLifetime = nonceLifetime
        for text in allow {
            if let network = SourceNetwork(text) {
                choices.allowed.append(network)
            } else {
                log.error(
                    "--allow must be an address or a network, such as 192.0.2.0/28, not '\(text)'",
                    rule: "arguments",
                    at: nil
                )
            }
        }
        for name in digest.split(separator: ",", omittingEmptySubsequences: false) {
            if let algorithm = DigestAlgorithm.allCases.first(where: { $0.name.lowercased() == name.lowercased() }) {
                choices.algorithms.append(algorithm)
            } else {
                let names = DigestAlgorithm.allCases.map { $0.name.lowercased() }
                log.error("--digest knows \(names.joined(separator: ", ")), not '\(name)'", rule: "arguments", at: nil)
            }
        }
        if !(0...3_600).contains(ring) { log.error("--ring must be 0 to 3600 seconds", rule: "arguments", at: nil) }
        return choices
    }

    /// Splits `HOST:PORT`; a host alone has port 5060.
    static func address(_ text: String) -> (host: String, port: Int)? {
        var host = Substring(text), port: Substring = "5060"
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            if !rest.isEmpty { port = rest.dropFirst() }
        } else if let colon = text.lastIndex(of: ":"), text.firstIndex(of: ":") == colon {
            host = text[..<colon]
            port = text[text.index(after: colon)...]
        }
        let name = host == "localhost" ? "127.0.0.1" : host
        guard let number = UInt16(port), let endpoint = Endpoint(name, port: number) else { return nil }
        return (endpoint.address, Int(number))
    }
}
