import Foundation
import TestSupport
import Testing

/// The built command, run as a user runs it.
enum TrunklineCommand {
    /// How a run ended.
    struct Result: Sendable {
        let status: Int32
        let output: String
        let errors: String

        /// Both streams: what a person at a terminal may see.
        var all: String { output + errors }
        /// The lines of standard error.
        var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
        /// What `--format json` printed; nil when it is no JSON.
        var json: [String: Any]? {
            (try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any]
        }
        /// The rules of the JSON output's diagnostics.
        var rules: [String] {
            (json?["diagnostics"] as? [[String: Any]] ?? []).compactMap { $0["rule"] as? String }
        }
    }

    /// Runs the command.
    ///
    /// - Parameters:
    ///   - arguments: What follows `trunkline`.
    ///   - folder: The working folder.
    ///   - environment: Variables beside `PATH`; nothing else is passed on.
    ///   - input: Standard input.
    ///   - errors: Where standard error goes, if it is not to be in the result.
    /// - Returns: How it ended.
    /// - Throws: What keeps it from being run at all.
    static func run(
        _ arguments: [String],
        in folder: URL? = nil,
        environment: [String: String] = [:],
        input: [UInt8] = [],
        errors: FileHandle? = nil
    ) async throws -> Result {
        let scratch = try TemporaryFolder()
        let process = Process()
        let program: URL = try BuiltCommand.executable()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder ?? scratch.url
        process.environment = environment.merging(["PATH": "/usr/bin:/bin", "TERM": "xterm"]) { given, _ in given }
        // Files and no pipes: nothing has to be read while the command runs.
        let streams = try ["input", "output", "errors"].map { name in
            let url = scratch.url.appending(path: name)
            try Data(name == "input" ? input : []).write(to: url)
            return try FileHandle(forUpdating: url)
        }
        process.standardInput = streams[0]
        process.standardOutput = streams[1]
        process.standardError = errors ?? streams[2]
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        #expect(process.terminationReason == .exit, "\(arguments)")
        return Result(
            status: process.terminationStatus,
            output: try scratch.text("output"),
            errors: try scratch.text("errors")
        )
    }

    /// Runs the command on golden cases, with the variables that they need.
    ///
    /// - Parameters:
    ///   - arguments: What follows `trunkline`; `@NAME` stands for a case's trunk file.
    ///   - input: Standard input.
    /// - Returns: How it ended.
    /// - Throws: What keeps it from being run at all.
    static func run(cases arguments: String..., input: [UInt8] = []) async throws -> Result {
        let replaced = arguments.map { $0.hasPrefix("@") ? GoldenCase(name: String($0.dropFirst())).path : $0 }
        return try await run(replaced, environment: GoldenCase.environment, input: input)
    }
}
