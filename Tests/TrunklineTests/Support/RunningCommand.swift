import Foundation
import TestSupport
import Testing

/// The built command while it runs: for commands that go on until a signal.
final class RunningCommand: Sendable {
    private let process: Process
    private let lines = Recorder<String>()
    private let ended = Recorder<Int32>()

    /// Starts the command; it ends when this object goes away.
    init(_ arguments: [String], environment: [String: String]) throws {
        process = Process()
        process.executableURL = try BuiltCommand.executable()
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        let lines = lines, ended = ended
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            if data.isEmpty {
                handle.readabilityHandler = nil
            } else {
                lines.record(String(decoding: data, as: UTF8.self))
            }
        }
        process.terminationHandler = { ended.record($0.terminationStatus) }
        try process.run()
    }

    deinit { if process.isRunning { process.terminate() } }

    /// All that it has printed so far.
    var output: String { lines.all.joined() }

    /// Sends a signal to it.
    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits until it has printed a text.
    func waitForOutput(_ text: String) async throws {
        _ = try await eventually("'\(text)' in the output", within: .seconds(120)) {
            output
        } until: {
            $0.contains(text)
        }
    }

    /// Waits for its end.
    ///
    /// - Returns: Its exit code.
    func waitForEnd() async throws -> Int32 { try await ended.first("the end", within: .seconds(120)) { _ in true } }
}
