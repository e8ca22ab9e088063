import Diagnostics
public import DialPlan
public import PBXBackends
public import SIPServer
import SIPMessages
public import TrunkModel

/// A live test: the provider is played for one trunk, and the PBX is judged call by call.
public struct LiveTestRun: Sendable {
    /// What the user chose.
    public struct Configuration: Sendable {
        /// The address that the provider listens on.
        public var host = "127.0.0.1"
        /// The port.
        public var port = 5_060
        /// What is played.
        public var acts: Set<Act> = Set(Act.allCases)
        /// Whether every number is called, or of each range the first, one between, and the last.
        public var callsAllNumbers = false
        /// How long to wait for a person or a PBX to do what is due.
        public var timeout: Duration = .seconds(30)
        /// How long to wait for the accounts: a PBX that tried in vain may try again only after a minute.
        public var registrationTimeout: Duration = .seconds(70)
        /// How long registrations last, in seconds: short, so that refreshes are seen.
        public var grantedExpiry: UInt32 = 12
        /// Another address of the provider to call from; nil looks for one on this machine.
        public var otherAddress: String?
        /// An address outside the provider's networks to call from; nil looks for one on this machine.
        public var strangerAddress: String?
        /// Whether emergency numbers are dialled.
        public var dialsEmergency = true
        /// The brand that advice is for, as after `--pbx`; nil if it is to be guessed.
        public var brand: String?
        /// Whether requests must come from the trunk's own addresses.
        public var checksWhitelist = true
        /// How much of the usual time is taken.
        var times = Times()

        /// The defaults of the command.
        public init() {}
    }

    /// What is told while it runs.
    public enum Progress: Sendable {
        /// Where the provider listens.
        case listening(String)
        /// Something is being done or waited for.
        case step(Act, LocalizedText)
        /// A check was judged.
        case verdict(Verdict)
        /// A protection of the provider struck.
        case notice(LiveTestReport.Notice)
    }

    /// What came of it.
    public struct Outcome: Sendable {
        /// The report.
        public var report: LiveTestReport
        /// Every packet, for the trace.
        public var packets: [TracePacket]
    }

    let plan: DialPlan
    let configuration: Configuration
    let connect: @Sendable () async throws -> any Originator
    let advisors: [BackendRegistry.Selection]
    let progress: @Sendable (Progress) -> Void

    /// A live test.
    ///
    /// - Parameters:
    ///   - plan: The plan that the PBX should follow.
    ///   - configuration: What the user chose.
    ///   - advisors: The brands that can say where a setting is.
    ///   - progress: Is told what happens, on any thread.
    ///   - connect: Makes who has the PBX dial, once the provider is there to be registered with.
    public init(
        _ plan: DialPlan,
        _ configuration: Configuration,
        advisors: [BackendRegistry.Selection],
        progress: @escaping @Sendable (Progress) -> Void,
        connect: @escaping @Sendable () async throws -> any Originator
    ) {
        self.plan = plan
        self.configuration = configuration
        self.connect = connect
        self.advisors = advisors
        self.progress = progress
    }

    /// Plays all acts.
    ///
    /// - Returns: What came of it.
    /// - Throws: `ListenError` if the provider's address cannot be used, `DiagnosedFailure` if the trunk cannot be played,
    ///   and what `connect` throws.
    public func run() async throws -> Outcome {
        let progress = progress
        let log = StageLog { progress(.notice($0)) }
        let script = Script()
        let primary = plan.trunk.kind == .trunk ? plan.trunk.accounts.first?.username : nil
        let book = VerdictBook(primary: primary) { progress(.verdict($0)) }
        let lines = try await openLines(log, script)
        progress(.listening("\(lines.main.address)"))
        let originator: any Originator
        do { originator = try await connect() } catch {
            for line in [lines.main, lines.other, lines.stranger].compactMap(\.self) { await line.close() }
            throw error
        }
        let stage = ProviderStage(
            plan: plan,
            configuration: configuration,
            log: log,
            script: script,
            lines: lines,
            originator: originator,
            book: book
        )
        let alerts = Task {
            while (try? await Task.sleep(for: .seconds(1))) != nil { await lines.main.tick() }
        }
        await Playwright(stage: stage, progress: progress).play()
        alerts.cancel()
        let outcome = report(stage, notices: log.notices.all)
        await stage.audio.stop()
        await originator.close()
        for line in [lines.main, lines.other, lines.stranger].compactMap(\.self) { await line.close() }
        return outcome
    }

    private func openLines(_ log: StageLog, _ script: Script) async throws -> (
        main: Line, other: Line?, stranger: Line?
    ) {
        var diagnostics = DiagnosticLog()
        var choices = ProviderRole.Choices()
        choices.checksWhitelist = configuration.checksWhitelist
        var role = ProviderRole([plan.trunk], listeningOn: configuration.host, choices, log: &diagnostics)
        if diagnostics.hasErrors { throw DiagnosedFailure(diagnostics) }
        role.configuration.maximumExpiry = configuration.grantedExpiry
        role.configuration.failuresPerMinute = 600
        let main = try await Line.open(
            host: configuration.host,
            port: configuration.port,
            role.configuration,
            accounts: role.accounts,
            log: log,
            script: script,
            protections: Protections(plan)
        )
        let networks = plan.trunk.providerNetworks.compactMap { SourceNetwork($0.description) }
        let candidates = LocalAddresses.like(main.address).filter { $0.address != main.address.address }
        let other =
            configuration.otherAddress
            ?? candidates.first { address in networks.contains { $0.contains(address) } }?.address
        // This machine's loopback address reaches only a PBX on this machine, so it is the last choice.
        let outside = candidates.filter { address in !networks.contains { $0.contains(address) } }
        let stranger =
            configuration.strangerAddress ?? outside.first { !$0.isLoopback && !isPBX($0) }?.address
            ?? outside.first { $0.isLoopback }?.address
        return (main, await open(other, role, log, script), await open(stranger, role, log, script))
    }

    private func isPBX(_ address: Endpoint) -> Bool {
        plan.trunk.pbx.networks.compactMap { SourceNetwork($0.description) }.contains { $0.contains(address) }
    }

    private func open(_ host: String?, _ role: ProviderRole, _ log: StageLog, _ script: Script) async -> Line? {
        guard let host else { return nil }
        return try? await Line.open(host: host, port: 0, role.configuration, accounts: [], log: log, script: script)
    }
}
