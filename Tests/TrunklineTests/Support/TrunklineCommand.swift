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
        // Files and no pipes: nothing has to be read while the command runs.
        let streams = try ["input", "output", "errors"].map { name in
            let url = scratch.url.appending(path: name)
            try Data(name == "input" ? input : []).write(to: url)
            return try FileHandle(forUpdating: url)
        }
        defer { for stream in streams { try? stream.close() } }
        let ending = try await SpawnedProgram.run(
            try BuiltCommand.executable().path,
            arguments,
            in: (folder ?? scratch.url).path,
            environment: environment.merging(["PATH": "/usr/bin:/bin", "TERM": "xterm"]) { given, _ in given },
            streams: [streams[0], streams[1], errors ?? streams[2]].map(\.fileDescriptor)
        )
        guard case .exit(let status) = ending else {
            Issue.record("\(arguments): \(ending)")
            return Result(status: -1, output: try scratch.text("output"), errors: try scratch.text("errors"))
        }
        return Result(
            status: status,
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
