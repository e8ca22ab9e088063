import Foundation
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// The built command at a terminal, with a person who reads what it asks before typing.
final class TypedCommand: Sendable {
    private let master: Int32
    private let screen = Mutex<(all: String, unread: Substring)>(("", ""))
    private let ending: Task<SpawnedProgram.Ending, any Error>
    /// Ends when it runs, or cannot.
    private let start: AsyncStream<Never>
    /// Keeps the file of standard output.
    private let scratch: TemporaryFolder

    /// Starts it, with standard input and standard error at a terminal.
    ///
    /// - Parameters:
    ///   - arguments: What follows `trunkline`.
    ///   - folder: The working folder.
    ///   - environment: Variables beside `PATH` and `TERM`.
    /// - Throws: What keeps it from being run.
    init(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        try #require(master >= 0)
        // `TIOCSPTLCK` and `TIOCGPTN` of Linux, which Swift does not import: unlock the other end, and tell its number.
        var number: Int32 = 0
        try #require(ioctl(master, 0x4004_5431, &number) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
        let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        try #require(slave >= 0)
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
        scratch = try TemporaryFolder()
        let output = open(scratch.path("output"), O_RDWR | O_CREAT, 0o600)
        try #require(output >= 0)
        let program = try BuiltCommand.executable().path
        let variables = ["PATH": "/usr/bin:/bin", "TERM": "xterm"].merging(environment) { $1 }
        let (start, starting) = AsyncStream.makeStream(of: Never.self)
        self.start = start
        ending = Task {
            defer {
                starting.finish()
                close(slave)
                close(output)
            }
            return try await SpawnedProgram.run(
                program,
                arguments,
                in: folder.path,
                environment: variables,
                streams: [slave, output, slave],
                started: { starting.finish() }
            )
        }
    }

    deinit { close(master) }

    /// All that the terminal showed so far.
    var shown: String { screen.withLock { $0.all } }

    /// What it wrote to standard output.
    var output: String { get throws { try scratch.text("output") } }

    /// Waits until a text is shown behind all that was waited for before; its time counts from when the program runs.
    func wait(for text: String) async throws {
        for await _ in start {}
        _ = try await eventually("'\(text)' on the terminal", within: .seconds(120)) {
            read()
            return screen.withLock { screen in
                // Colour is no part of what a person reads.
                screen.unread = screen.unread.replacing(/\u{1b}\[[0-9;]*m/, with: "")
                return String(screen.unread)
            }
        } until: {
            $0.contains(text)
        }
        screen.withLock { screen in
            if let found = screen.unread.firstRange(of: text) { screen.unread = screen.unread[found.upperBound...] }
        }
    }

    /// Waits for a prompt, and answers it.
    ///
    /// - Parameters:
    ///   - prompt: A part of it.
    ///   - answer: The answer; Enter is typed behind it.
    /// - Throws: `NothingCame` when the prompt never comes.
    func answer(_ prompt: String, _ answer: String = "") async throws {
        try await wait(for: prompt)
        try await wait(for: ": ")
        type(answer + "\n")
    }

    /// Types, as a keyboard sends it.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        let count = write(master, bytes, bytes.count)
        #expect(count == bytes.count)
    }

    /// Waits for its end.
    ///
    /// - Returns: Its exit code.
    /// - Throws: `SystemFailure` if it could not be started.
    func waitForEnd() async throws -> Int32 {
        let ending = try await ending.value
        read()
        guard case .exit(let status) = ending else {
            Issue.record("\(ending): \(shown)")
            return -1
        }
        return status
    }

    private func read() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = Glibc.read(master, &buffer, buffer.count), count > 0 {
            let text = String(decoding: buffer[..<count], as: UTF8.self).replacing("\r\n", with: "\n")
            screen.withLock { screen in
                screen.all += text
                screen.unread += text
            }
        }
    }
}
