import ArgumentParser
import AsteriskManager
import Diagnostics
import DialPlan
import LiveTest
import PBXBackends
import SIPServer
import TrunkModel

/// The command `trunkline live-test`.
struct LiveTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "live-test",
        abstract: "Play the provider for one trunk, and prove a PBX call by call.",
        discussion: """
            The PBX under test registers with this machine in the provider's place: let the provider's server name lead \
            here, or put this machine's address into `accounts[].server` and generate again. Five acts follow: \
            registration, inbound, outbound, failover, keepalive. Each check says what was expected, what was seen, why it \
            matters, and what to change on the PBX.

            With --originate an Asterisk dials by itself; else this says what to dial on which telephone, and waits. For \
            audio and DTMF let the called extensions answer with an echo test. Never run it against a PBX that is in use: \
            it calls all numbers, and dials an emergency number (which ends here, if the trunk is the PBX's only one).

              trunkline live-test groningen.yaml --listen 192.0.2.1:5060 --report report \\
                --originate ami://trunkline:SECRET@203.0.113.10:5038

            Exit codes: 0 all checks passed; 1 a check failed; 2 it could not be done.
            """
    )

    @Argument(help: "The trunk file.", completion: .file(extensions: ["yaml", "yml"]))
    var trunk: String

    @Option(help: ArgumentHelp("Address and UDP port to listen on; [::1]:5060 for IPv6.", valueName: "host:port"))
    var listen = "127.0.0.1:5060"

    @Option(
        help: ArgumentHelp(
            "Write report.json, report.junit.xml, report.html and trace.pcapng into this folder.",
            valueName: "dir"
        ),
        completion: .directory
    )
    var report: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Play these acts only: \(Act.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "act"
        ),
        completion: .list(Act.allCases.map(\.rawValue))
    )
    var only: [String] = []

    @Option(
        help: ArgumentHelp(
            "How long to wait for the PBX, or a person, to do what is due (default: 30; 70 for registrations).",
            valueName: "seconds"
        )
    )
    var timeout: Double?

    @Option(
        help: ArgumentHelp(
            "Have an Asterisk dial: ami://USER:SECRET@HOST:PORT[/CONTEXT]. SECRET may be ${env:NAME} or ${file:PATH}.",
            valueName: "ami-url"
        )
    )
    var originate: String?

    @Option(help: "The language of reports: nl or en (default: that of the system).")
    var language: ReportLanguage?

    /// The languages of reports.
    enum ReportLanguage: String, ExpressibleByArgument, CaseIterable {
        case nl
        case en
    }

    @Option(
        help: ArgumentHelp("The PBX's brand, for advice; else it is guessed from its messages.", valueName: "brand"),
        completion: .list(BackendRegistry.selections.map(\.name))
    )
    var pbx: String?

    @Flag(help: "Call every number, not only the first, one between and the last of each range.")
    var allNumbers = false

    @Option(
        help: ArgumentHelp(
            "An address of this machine outside the provider's networks, to call from as a stranger.",
            valueName: "address"
        )
    )
    var stranger: String?

    @Option(
        help: ArgumentHelp("Another of the provider's addresses on this machine, to call from.", valueName: "address")
    )
    var otherSource: String?

    @Option(help: ArgumentHelp("How long registrations last: short, so that refreshes are seen.", valueName: "seconds"))
    var expiry: UInt32 = 12

    @Flag(help: "Do not dial an emergency number.")
    var noEmergency = false

    @Option(help: "Whether only the trunk's own addresses are let in: trunk or off.")
    var whitelist = RegistrarCommand.Whitelist.trunk

    @OptionGroup var options: CommonOptions

    func run() throws {
        // From here on a signal ends the test in good order.
        LiveTestSession.holdSignals()
        var loader = TrunkLoader(secrets: .reveal)
        let plan = loader.plan(trunk)
        var console = Console(options)
        console.sources = loader.sources
        var log = loader.log
        let configuration = configuration(&log)
        let address = ami(&log)
        guard let plan, !log.hasErrors else { console.fail(log) }
        LiveTestSession(
            plan: plan,
            configuration: configuration,
            ami: address,
            folder: report,
            language: language.flatMap { Language(rawValue: $0.rawValue) } ?? .ofSystem,
            console: console
        ).run(log)
    }

    private func configuration(_ log: inout DiagnosticLog) -> LiveTestRun.Configuration {
        var configuration = LiveTestRun.Configuration()
        if let address = RegistrarCommand.address(listen) {
            (configuration.host, configuration.port) = address
        } else {
            wrong("--listen must be an address and a port, such as 127.0.0.1:5060, not '\(listen)'", &log)
        }
        var acts: Set<Act> = []
        for name in only.flatMap({ $0.split(separator: ",") }).map(String.init) {
            if let act = Act(rawValue: name) {
                acts.insert(act)
            } else {
                let names = Act.allCases.map(\.rawValue)
                let hint = Suggestion.phrase(for: name, among: names)
                wrong(
                    "there is no act '\(name)'"
                        + (hint.isEmpty ? "; there are \(names.joined(separator: ", "))" : hint),
                    &log
                )
            }
        }
        if !acts.isEmpty { configuration.acts = acts }
        if let timeout {
            // What is no number, or endless, is no duration.
            if (1...3_600).contains(timeout) {
                configuration.timeout = .seconds(timeout)
                configuration.registrationTimeout = .seconds(timeout)
            } else {
                wrong("--timeout must be 1 to 3600 seconds", &log)
            }
        }
        if !(5...7_200).contains(expiry) { wrong("--expiry must be 5 to 7200 seconds", &log) }
        configuration.grantedExpiry = expiry
        configuration.callsAllNumbers = allNumbers
        configuration.dialsEmergency = !noEmergency
        configuration.checksWhitelist = whitelist == .trunk
        for (name, value) in [("--stranger", stranger), ("--other-source", otherSource)] {
            guard let value, Endpoint(value, port: 0) == nil else { continue }
            wrong("\(name) must be an address of this machine, not '\(value)'", &log)
        }
        configuration.strangerAddress = stranger
        configuration.otherAddress = otherSource
        if let pbx {
            do throws(DiagnosedFailure) {
                configuration.brand = try BackendRegistry.select(pbx).first?.name
            } catch { log.append(error.log) }
        }
        return configuration
    }

    private func ami(_ log: inout DiagnosticLog) -> AMIAddress? {
        guard let originate else { return nil }
        let resolved: String
        do throws(DiagnosedFailure) { resolved = try SecretReferences.resolve(originate) } catch {
            log.append(error.log)
            return nil
        }
        do throws(AMIAddress.Failure) { return try AMIAddress(resolved) } catch {
            wrong("--originate: \(error)", &log)
            return nil
        }
    }

    private func wrong(_ message: String, _ log: inout DiagnosticLog) { log.error(message, rule: "arguments", at: nil) }
}
