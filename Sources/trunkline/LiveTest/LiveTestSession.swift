import Diagnostics
import DialPlan
import LiveTest
import PBXBackends
import SIPServer
import Synchronization
import TrunkModel

#if canImport(Glibc)
    import Glibc
#endif

/// A run of the live test: shows how it gets on, and writes the reports.
struct LiveTestSession {
    let plan: DialPlan
    let configuration: LiveTest.Configuration
    let ami: AMIAddress?
    let folder: String?
    let language: Language
    let console: Console

    private enum Ending: Sendable {
        case done(LiveTest.Outcome)
        case failed(String)
    }

    /// Plays all acts, prints the report and ends the process.
    ///
    /// - Parameter log: What was found in the trunk file.
    func run(_ log: DiagnosticLog) -> Never {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)

        var log = log
        if console.options.format == .text { console.report(log) }
        let screen = LiveTestScreen(
            language: language,
            isQuiet: console.options.format == .json,
            listen: "\(configuration.host):\(configuration.port)"
        )
        let ending = Mutex<Ending?>(nil)
        let box = EndingBox()
        _ = ending
        let task = Task { box.set(await play(screen)) }
        var ended = box.value
        while ended == nil {
            var pause = timespec(tv_sec: 0, tv_nsec: 50_000_000)
            if sigtimedwait(&signals, nil, &pause) > 0 {
                task.cancel()
                screen.end()
                log.error("interrupted; nothing was written", rule: "interrupted", at: nil)
                finish(log, .failed)
            }
            screen.update()
            ended = box.value
        }
        screen.end()
        switch ended {
        case .done(let outcome): conclude(outcome, log)
        case .failed(let reason):
            log.error(reason, rule: "live-test", at: nil)
            finish(log, .failed)
        case nil: finish(log, .failed)
        }
    }

    private final class EndingBox: Sendable {
        private let state = Mutex<Ending?>(nil)
        var value: Ending? { state.withLock { $0 } }
        func set(_ ending: Ending) { state.withLock { $0 = ending } }
    }

    /// What was found in the trunk file has been shown before the test began.
    private func finish(_ log: DiagnosticLog, _ outcome: Outcome) -> Never {
        if console.options.format == .json { console.finish(log, outcome: outcome) }
        var rest = DiagnosticLog()
        for finding in log.diagnostics where finding.severity == .error { rest.emit(finding) }
        console.finish(rest, outcome: outcome)
    }

    private func play(_ screen: LiveTestScreen) async -> Ending {
        let originator: any Originator
        var asterisk: AMIOriginator?
        if let ami {
            do throws(OriginateError) {
                let made = try await AMIOriginator.connect(to: ami, context: plan.trunk.pbx.internalContext)
                asterisk = made
                originator = made
            } catch { return .failed("--originate: \(error)") }
        } else {
            originator = ManualOriginator(
                announce: { screen.ask(toDial: $0) },
                announceHangUp: { screen.ask(toHangUp: $0) }
            )
        }
        let test = LiveTest(plan, configuration, originator: originator, advisors: BackendRegistry.all) {
            screen.note($0)
        }
        let ending: Ending
        do {
            ending = .done(try await test.run())
        } catch let failure as DiagnosedFailure {
            ending = .failed(failure.log.diagnostics.map(\.message).joined(separator: "; "))
        } catch {
            ending = .failed("cannot listen on \(configuration.host), port \(configuration.port): \(error)")
        }
        await asterisk?.close()
        return ending
    }

    private func conclude(_ outcome: LiveTest.Outcome, _ log: DiagnosticLog) -> Never {
        finish(log, outcome.report.passed ? .done : .no)
    }
}
