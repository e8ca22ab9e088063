import Foundation
import Glibc
import TestSupport

/// Scripts to be run by PHP, each against a fake FreePBX of its own, in a folder that goes when this object goes.
final class ApplyBatch {
    /// PHP ended otherwise than it should have.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// How a run ended.
    struct Run {
        /// Its exit code.
        let status: Int
        /// What it printed.
        let output: String
    }

    private struct Job: Codable {
        var script: String
        var arguments: [String]
        var environment: [String: String]
        var output: String
        var status: Int?
    }

    private static let fakes = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fake")

    private let folder = FileManager.default.temporaryDirectory.appending(path: "trunkline-\(UUID().uuidString)")
    private var jobs: [Job] = []

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A file in the folder.
    func url(_ name: String) -> URL { folder.appending(path: name) }

    /// Adds a run.
    ///
    /// - Parameters:
    ///   - script: The script's text.
    ///   - arguments: Its arguments.
    ///   - box: The name of the FreePBX: runs with the same name share what is stored.
    ///   - core: The version of FreePBX's core module.
    ///   - environment: More variables; an empty one counts as not set.
    /// - Throws: What writing the script throws.
    func add(
        _ script: String,
        _ arguments: [String] = [],
        box: String = "box",
        core: String,
        environment: [String: String] = [:]
    ) throws {
        let file = url("\(jobs.count).php")
        try script.write(to: file, atomically: true, encoding: .utf8)
        let own = [
            "FREEPBX_CONF": Self.fakes.appending(path: "freepbx.php").path, "FAKE_CORE": core,
            "FAKE_STATE": url("\(box).json").path, "FAKE_LACKS": "", "LC_ALL": "C.UTF-8",
        ]
        jobs.append(
            Job(
                script: file.path,
                arguments: arguments,
                environment: own.merging(environment) { $1 },
                output: url("\(jobs.count).txt").path
            )
        )
    }

    /// Runs what was added since the last time.
    func run() async throws -> [Run] {
        let list = url("jobs.json")
        try JSONEncoder().encode(jobs).write(to: list)
        let driver = Self.fakes.appending(path: "batch.php").path
        let (status, output) = try await Self.php([driver, list.path], in: folder)
        guard status == .exit(0), output.isEmpty else { throw Failure(description: "\(status): \(output)") }
        let ended = try JSONDecoder().decode([Job].self, from: Data(contentsOf: list))
        defer { jobs = [] }
        return try ended.map { job in
            let output = (try? String(contentsOf: URL(filePath: job.output), encoding: .utf8)) ?? ""
            try? FileManager.default.removeItem(atPath: job.output)
            guard let status = job.status else { throw Failure(description: "a job did not run") }
            return Run(status: status, output: output)
        }
    }

    /// What a FreePBX holds.
    func stored(_ box: String = "box") throws -> FakeFreePBX {
        try JSONDecoder().decode(FakeFreePBX.self, from: Data(contentsOf: url("\(box).json")))
    }

    /// Changes what a FreePBX holds, as its administrator would.
    func edit(_ text: String, to other: String, box: String = "box") throws {
        let state = try String(contentsOf: url("\(box).json"), encoding: .utf8)
        guard state.contains(text) else { throw Failure(description: "the box holds no \(text)") }
        try state.replacing(text, with: other).write(to: url("\(box).json"), atomically: true, encoding: .utf8)
    }

    /// Runs PHP by itself: its standard output and error, and how it ended.
    static func php(_ arguments: [String], in folder: URL) async throws -> (SpawnedProgram.Ending, String) {
        let file = folder.appending(path: "output-\(UUID().uuidString).txt")
        let input = open("/dev/null", O_RDONLY)
        let output = open(file.path, O_WRONLY | O_CREAT, 0o600)
        defer {
            close(input)
            close(output)
        }
        let ending = try await SpawnedProgram.run(
            try MissingProgram.path(of: "php"),
            ["-d", "display_errors=1", "-d", "error_reporting=32767"] + arguments,
            in: folder.path,
            environment: [:],
            streams: [input, output, output]
        )
        return (ending, try String(contentsOf: file, encoding: .utf8))
    }
}
