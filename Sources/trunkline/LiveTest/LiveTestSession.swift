import AsteriskManager
import Diagnostics
import DialPlan
import FoundationEssentials
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
    let configuration: LiveTestRun.Configuration
    let ami: AMIAddress?
    let folder: String?
    let language: Language
    let console: Console

    private enum Ending: Sendable {
        case done(LiveTestRun.Outcome)
        case failed(String)
    }

    /// Keeps the signals that ask for the end until somebody takes them: in this thread and all that it starts.
    ///
    /// - Returns: The signals.
    @discardableResult
    static func holdSignals() -> sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        return signals
    }

    /// Plays all acts, prints the report and ends the process.
    ///
    /// - Parameter log: What was found in the trunk file.
    func run(_ log: DiagnosticLog) -> Never {
        var signals = Self.holdSignals()
        var log = log
        if let folder, let problem = Self.obstacle(to: folder) {
            log.error(problem, rule: "file-unwritable", at: SourceLocation(file: folder))
            console.fail(log)
        }
        if console.format == .text { console.report(log) }
        let screen = LiveTestScreen(
            name: plan.trunk.name,
            acts: configuration.acts,
            language: language,
            isQuiet: console.format == .json
        )
        let box = EndingBox()
        let task = Task { box.set(await play(screen)) }
        var ended = box.value
        while ended == nil {
            var pause = timespec(tv_sec: 0, tv_nsec: 50_000_000)
            if sigtimedwait(&signals, nil, &pause) > 0 {
                task.cancel()
                // The calls that are open get their BYE.
                for _ in 0..<40 where box.value == nil { usleep(50_000) }
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

    /// Why nothing could be written into a folder: to be known before a test, not after it.
    private static func obstacle(to folder: String) -> String? {
        // Else the files would land in the file system's root.
        guard !folder.isEmpty else { return "cannot write reports: --report names no folder" }
        var path = folder
        while true {
            var status = stat()
            if stat(path, &status) == 0 {
                guard status.st_mode & S_IFMT == S_IFDIR else { return "cannot write reports: it is no folder" }
                return access(path, W_OK) == 0 ? nil : "cannot write reports: \(String(cString: strerror(errno)))"
            }
            guard let slash = path.lastIndex(of: "/") else {
                return access(".", W_OK) == 0 ? nil : "cannot write reports"
            }
            path = slash == path.startIndex ? "/" : String(path[..<slash])
        }
    }

    private final class EndingBox: Sendable {
        private let state = Mutex<Ending?>(nil)
        var value: Ending? { state.withLock { $0 } }
        func set(_ ending: Ending) { state.withLock { $0 = ending } }
    }

    /// What was found in the trunk file has been shown before the test began.
    private func finish(_ log: DiagnosticLog, _ outcome: Outcome) -> Never {
        if console.format == .json { console.finish(log, outcome: outcome) }
        var rest = DiagnosticLog()
        for finding in log.diagnostics where finding.severity == .error { rest.emit(finding) }
        console.finish(rest, outcome: outcome)
    }

    private func play(_ screen: LiveTestScreen) async -> Ending {
        let test = LiveTestRun(plan, configuration, advisors: BackendRegistry.selections, progress: { screen.note($0) })
        {
            guard let ami else {
                return ManualOriginator(
                    announce: { screen.ask(toDial: $0) },
                    announceHangUp: { screen.ask(toHangUp: $0) }
                )
            }
            return try await connect(to: ami)
        }
        do {
            return .done(try await test.run())
        } catch let failure as DiagnosedFailure {
            return .failed(failure.log.diagnostics.map(\.message).joined(separator: "; "))
        } catch let error as OriginateError {
            return .failed("--originate: \(error)")
        } catch {
            return .failed("cannot listen on \(configuration.host), port \(configuration.port): \(error)")
        }
    }

    /// Connects to the PBX; one that is being started gets ten seconds.
    private func connect(to address: AMIAddress) async throws(OriginateError) -> AMIOriginator {
        let deadline = ContinuousClock.now + .seconds(10)
        while true {
            do throws(OriginateError) {
                return try await AMIOriginator.connect(to: address, context: plan.trunk.pbx.internalContext)
            } catch {
                guard error.kind == .unreachable, ContinuousClock.now < deadline, !Task.isCancelled else { throw error }
                try? await Task.sleep(for: .milliseconds(300))
            }
        }
    }

    private func conclude(_ outcome: LiveTestRun.Outcome, _ log: DiagnosticLog) -> Never {
        let report = outcome.report
        var log = log
        do {
            if let folder { _ = try FileWriting.write(try files(outcome, in: folder)) }
        } catch let failure as DiagnosedFailure {
            log.append(failure.log)
        } catch {
            log.error("cannot make the reports: \(error)", rule: "live-test", at: nil)
        }
        let isRight = report.passed && !(console.isStrict && report.count(.warned) > 0)
        let ending: Outcome = log.hasErrors ? .failed : isRight ? .done : .no
        guard console.format == .text else {
            let bytes = (try? LiveTest.JSONReport.bytes(report, language: language)) ?? []
            let result = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
            console.finish(log, result: result, outcome: ending)
        }
        let printer = TextReport(
            language: language,
            usesColour: isatty(STDOUT_FILENO) == 1 && Console.allowsColour,
            width: Console.terminalWidth(STDOUT_FILENO)
        )
        Console.write(printer.text(report), to: STDOUT_FILENO)
        finish(log, ending)
    }

    private func files(_ outcome: LiveTestRun.Outcome, in folder: String) throws -> [FileWriting.Output] {
        let report = outcome.report
        let writer = PcapngWriter()
        let trace = writer.header + outcome.packets.flatMap { writer.block(for: $0) }
        func file(_ name: String, _ bytes: [UInt8]) -> FileWriting.Output {
            // Who called whom is nobody else's business.
            FileWriting.Output(path: "\(folder)/\(name)", bytes: bytes, isPrivate: true)
        }
        return [
            file("report.json", try LiveTest.JSONReport.bytes(report, language: language)),
            file("report.junit.xml", JUnitReport.bytes(report, language: language)),
            file("report.html", try HTMLReport().bytes(report, language: language)),
            file("trace.pcapng", trace),
        ]
    }
}
