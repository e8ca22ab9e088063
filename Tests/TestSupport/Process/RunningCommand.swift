import Foundation
import Glibc
import Synchronization

/// The built command while it runs: for commands that go on until a signal.
public final class RunningCommand: Sendable {
    private let lines = Recorder<String>()
    private let ended = Recorder<SpawnedProgram.Ending>()
    private let process: Started
    private let reader: DescriptorReader

    /// A process that was started.
    private final class Started: Sendable {
        /// Its number; nil from when its output has closed, for the number may then soon be another's.
        let number: Mutex<pid_t?>

        init(_ number: pid_t) { self.number = Mutex(number) }
    }

    /// Starts the command; it ends when this object goes away.
    ///
    /// - Parameters:
    ///   - arguments: Its arguments.
    ///   - environment: What it gets of an environment, besides `PATH`.
    /// - Throws: `BuiltCommand.Missing` if it is not built, `SystemFailure`.
    public init(_ arguments: [String], environment: [String: String]) throws {
        let (outputEnd, written) = try SystemFailure.makePipe()
        defer { close(written) }
        let lines = lines, ended = ended
        do {
            let number = try SpawnedProgram.start(
                try BuiltCommand.executable().path,
                arguments,
                in: FileManager.default.currentDirectoryPath,
                environment: ["PATH": "/usr/bin:/bin"].merging(environment) { $1 },
                streams: [FileHandle.nullDevice.fileDescriptor, written, written]
            )
            let process = Started(number)
            self.process = process
            reader = try DescriptorReader.lines(of: outputEnd) {
                lines.record($0)
            } ended: {
                process.number.withLock { $0 = nil }
                ended.record(SpawnedProgram.ending(of: number))
            }
        } catch {
            close(outputEnd)
            throw error
        }
    }

    deinit { send(SIGTERM) }

    /// All that it has printed so far.
    public var output: String { lines.all.joined(separator: "\n") }

    /// Sends a signal to it, if it still runs.
    public func send(_ signal: Int32) {
        process.number.withLock { number in
            if let number { kill(number, signal) }
        }
    }

    /// Waits until it has printed a text.
    ///
    /// - Throws: `NothingCame`.
    public func waitForOutput(_ text: String) async throws {
        _ = try await eventually("'\(text)' in the output", within: .seconds(120)) {
            output
        } until: {
            $0.contains(text)
        }
    }

    /// Waits for its end.
    ///
    /// - Returns: Its exit code.
    /// - Throws: `NothingCame`; `SystemFailure` if a signal ended it.
    public func waitForEnd() async throws -> Int32 {
        switch try await ended.first("the end", within: .seconds(120)) {
        case .exit(let status): return status
        case .signal(let signal): throw NothingCame("an exit code", "signal \(signal)", [output])
        }
    }
}
