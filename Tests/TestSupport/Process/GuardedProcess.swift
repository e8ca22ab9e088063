import Glibc
import Synchronization

/// A child process that cannot outlive its owner: it is killed when this object goes away, and also when the whole
/// test run is killed.
///
/// A small shell stands between. It holds the reading end of a pipe whose writing end only this object has; when the
/// pipe closes, for whatever reason, the shell kills the child. So no process id is kept that could by then be another's.
public final class GuardedProcess: Sendable {
    /// The lines of its standard output and standard error; closed when it has ended.
    public let output = Recorder<String>()

    private let ended = Recorder<Int32>()
    private let guardian: Mutex<Int32>
    private let reader: DescriptorReader

    // Background processes of a shell read from /dev/null, hence the copy of standard input.
    private static let script = """
        exec 3<&0
        "$@" </dev/null 3<&- & child=$!
        { read -r _ <&3; kill -KILL $child; } 2>/dev/null & watcher=$!
        wait $child; status=$?
        kill $watcher 2>/dev/null
        exit $status
        """

    /// Starts a process.
    ///
    /// - Parameter command: The program's path and its arguments.
    /// - Throws: `SystemFailure`.
    public init(_ command: [String]) throws {
        let (guardEnd, owned) = try SystemFailure.makePipe()
        let (outputEnd, written) = try SystemFailure.makePipe()
        defer {
            close(guardEnd)
            close(written)
        }
        let output = output, ended = ended
        do {
            let guardian = ["/bin/sh", "-c", Self.script, "guardian"]
            let process = try Self.spawn(guardian + command, input: guardEnd, output: written)
            reader = try DescriptorReader.lines(of: outputEnd) {
                output.record($0)
            } ended: {
                // The output closes when the shell and its child are gone, so this wait is short.
                var status: Int32 = 0
                while waitpid(process, &status, 0) == -1 && errno == EINTR {}
                output.close()
                ended.record(status)
            }
        } catch {
            // Ends what may have been started already.
            close(owned)
            close(outputEnd)
            throw error
        }
        guardian = Mutex(owned)
    }

    deinit { kill() }

    /// Kills the process, if it still runs, without waiting for its end.
    public func kill() {
        guardian.withLock { descriptor in
            if descriptor != -1 { close(descriptor) }
            descriptor = -1
        }
    }

    /// Whether it has ended.
    public var hasEnded: Bool { !ended.all.isEmpty }

    /// Waits for the process to end.
    ///
    /// - Parameter time: How long to wait. Only a failing test waits that long.
    /// - Returns: Its exit status, or 128 and the number of the signal that ended it, as a shell counts.
    /// - Throws: `NothingCame`.
    @discardableResult
    public func waitForEnd(within time: Duration = .patience) async throws -> Int32 {
        let status = try await ended.first("the end of a process", within: time)
        // What `waitpid` says of the shell: an exit status in the second byte, else a signal in the first.
        return status & 0x7f == 0 ? status >> 8 & 0xff : 128 + status & 0x7f
    }

    private static func spawn(_ command: [String], input: Int32, output: Int32) throws -> pid_t {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_adddup2(&files, input, 0)
        posix_spawn_file_actions_adddup2(&files, output, 1)
        posix_spawn_file_actions_adddup2(&files, output, 2)

        // The threads of a test run block signals; a child that inherited this could not be interrupted.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, command[0], &files, &attributes, &arguments, environ)
        if code != 0 { throw SystemFailure("starting \(command[0])", code: code) }
        return process
    }
}
