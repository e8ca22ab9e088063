import Diagnostics
import DialPlan
import LiveTest
import SIPMessages
import SIPServer
import Synchronization
import TrunkModel

#if canImport(Glibc)
    import Glibc
#endif

/// A run of the registrar: starts the server, shows what happens, and ends it in good order.
struct RegistrarSession {
    let role: ProviderRole
    /// The trunks' plans: what calls are judged by.
    let plans: [DialPlan]
    /// One for each trunk; none lets all calls ring.
    let protections: [Protections]
    let console: Console
    let ring: Double
    let trace: String?

    private var trunks: [Trunk] { plans.map(\.trunk) }

    /// How often the screen and the trace are brought up to date, in nanoseconds.
    private static let pace = 100_000_000
    /// How often, in such steps, alerts are looked for: a second is what calls are counted by.
    private static let stepsBetweenAlerts = 10

    /// Runs until a signal asks for the end.
    ///
    /// - Parameters:
    ///   - host: The address to listen on.
    ///   - port: The port.
    ///   - log: What was found in the trunk files.
    func run(host: String, port: Int, log: DiagnosticLog) -> Never {
        // Blocked here and in all threads to come: this thread takes them when it is ready.
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGUSR1, SIGHUP] { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)

        var log = log
        var writer: TraceFile?
        if let trace {
            do throws(DiagnosedFailure) { writer = try TraceFile(trace) } catch {
                log.append(error.log)
                console.fail(log)
            }
        }
        let watch = RegistrarWatch(accounts: role.accounts.map(\.username), tracing: writer != nil)
        let server: UDPServer
        do { server = try start(host: host, port: port, watch) } catch {
            writer?.discard()
            log.error("cannot listen on \(host), port \(port): \(error)", rule: "listen", at: nil)
            console.fail(log)
        }
        let screen = RegistrarScreen(console: console, trunks: trunks, watch: watch, address: server.address)
        screen.begin(log)
        var isRunning = true, step = 0
        while isRunning {
            var pause = timespec(tv_sec: 0, tv_nsec: Self.pace)
            switch sigtimedwait(&signals, nil, &pause) {
            case SIGINT, SIGTERM, SIGHUP: isRunning = false
            case SIGUSR1: screen.show(metrics(server))
            default: break
            }
            step += 1
            if step % Self.stepsBetweenAlerts == 0 { alert(server) }
            writer?.write(watch.takePackets())
            screen.update()
        }
        let last = metrics(server)
        try? Blocking.wait { await server.stop() }
        writer?.write(watch.takePackets())
        screen.end(last)
        if let writer, let problem = writer.finish() { log.error(problem, rule: "file-unwritable", at: nil) }
        Console.end(log.hasErrors ? .no : .done)
    }

    private func start(host: String, port: Int, _ watch: RegistrarWatch) throws -> UDPServer {
        let role = role, profile = trunks[0].profile, ring = ring, protections = protections, plans = plans
        return try Blocking.wait {
            try await UDPServer.start(host: host, port: port) { sink, address in
                let server = SIPServer(
                    role.configuration,
                    accounts: role.accounts,
                    address: address.description,
                    sink: sink,
                    random: { UInt64.random(in: .min ... .max) }
                )
                server.epoch = UInt64(max(0, time(nil)))
                server.observer = watch
                // Port 9 is "discard": nothing listens, and nothing is hidden by it.
                let audio = AudioSession(profile, host: address.address, port: 9)
                var behaviour = AnsweringDesk.Behaviour()
                behaviour.ringing = UInt64(ring * 1_000)
                let desk = AnsweringDesk(behaviour, audio: audio)
                desk.onChange = { [weak watch] call, state in watch?.note(call, state) }
                let guarded = ProtectedDesk(desk, protections)
                guarded.onArrival = { [weak watch] call in
                    watch?.noteInvite(call)
                    guard let invite = call.invite, let account = call.account,
                        let plan = plans.first(where: { $0.trunk.accounts.contains { $0.username == account } })
                    else { return }
                    watch?.note(PassingCallJudge(plan, invite, account: account).verdicts, of: call)
                }
                guarded.onNotice = { [weak watch] notice, call, trunk in watch?.note(notice, call, trunk) }
                server.callDelegate = guarded
                return (server, watch)
            }
        }
    }

    /// Shows alerts that became due while no call changed.
    private func alert(_ server: UDPServer) {
        guard !protections.isEmpty else { return }
        try? Blocking.wait {
            try await server.perform { server, now in (server.callDelegate as? ProtectedDesk)?.tick(now: now) }
        }
    }

    private func metrics(_ server: UDPServer) -> ServerMetrics {
        (try? Blocking.wait { try await server.ask { $0.metrics } }) ?? ServerMetrics()
    }
}
