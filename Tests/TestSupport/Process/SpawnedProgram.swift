import Dispatch
import Glibc

/// A program that runs to its end, with files as its streams.
///
/// Foundation's `Process` keeps descriptors of each child that it ever started; with more than some thousand open ones its
/// `run()` reads beyond a buffer and crashes. A test run starts hundreds.
public enum SpawnedProgram {
    /// How a program ended.
    public enum Ending: Sendable, Hashable {
        /// It exited with this status.
        case exit(Int32)
        /// This signal ended it.
        case signal(Int32)
    }

    /// Not all at once: they would only all be late.
    private static let gate = Gate(width: 8)

    /// Runs a program and waits for its end.
    ///
    /// - Parameters:
    ///   - program: Its path.
    ///   - arguments: What follows its name.
    ///   - folder: Its working folder.
    ///   - environment: All that it gets of an environment.
    ///   - streams: Descriptors for standard input, output and error.
    ///   - started: Called when it runs: before that it may wait for others to end.
    /// - Returns: How it ended.
    /// - Throws: `SystemFailure` if it cannot be started.
    public static func run(
        _ program: String,
        _ arguments: [String],
        in folder: String,
        environment: [String: String],
        streams: [Int32],
        started: @Sendable () -> Void = {}
    ) async throws -> Ending {
        try await gate.pass {
            let process = try start(program, arguments, in: folder, environment: environment, streams: streams)
            started()
            return await withCheckedContinuation { continuation in
                DispatchQueue.global().async { continuation.resume(returning: ending(of: process)) }
            }
        }
    }

    /// Waits until a process has ended.
    static func ending(of process: pid_t) -> Ending {
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1 && errno == EINTR {}
        return status & 0x7f == 0 ? .exit(status >> 8 & 0xff) : .signal(status & 0x7f)
    }

    /// Starts a program, whose end somebody must wait for.
    static func start(
        _ program: String,
        _ arguments: [String],
        in folder: String,
        environment: [String: String],
        streams: [Int32]
    ) throws -> pid_t {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        for (target, stream) in streams.enumerated() {
            posix_spawn_file_actions_adddup2(&files, stream, Int32(target))
        }

        // The threads of a test run block signals; a child that inherited this could not be interrupted.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        // `env` changes the folder: posix_spawn's own way to do so is no part of what Swift sees of glibc.
        let env = "/usr/bin/env"
        var words = ([env, "-C", folder, program] + arguments).map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + variables { free(word) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, env, &files, &attributes, &words, &variables)
        if code != 0 { throw SystemFailure("starting \(program)", code: code) }
        return process
    }
}
