import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

/// Colours and snippets are for terminals only.
@Suite struct TerminalTests {
    /// What the command writes to standard error when that is a terminal.
    static func errors(_ arguments: [String], environment: [String: String] = [:]) async throws -> String {
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        try #require(master >= 0)
        // `TIOCSPTLCK` and `TIOCGPTN` of Linux, which Swift does not import: unlock the other end, and tell its number.
        var number: Int32 = 0
        try #require(ioctl(master, 0x4004_5431, &number) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
        let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        try #require(slave >= 0)
        _ = try await TrunklineCommand.run(
            arguments,
            environment: environment,
            errors: FileHandle(fileDescriptor: slave, closeOnDealloc: true)
        )
        // All of it waits in the terminal by now: it is far less than a terminal holds.
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = read(master, &buffer, buffer.count), count > 0 { text += buffer[..<count] }
        close(master)
        return String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n")
    }

    static func wrongFile(_ folder: TemporaryFolder) throws -> String {
        try folder.write("name: groningen\nprovider: callvoip\nkindd: trunk\n", to: "wrong.yaml")
    }

    @Test func terminalGetsColourAndSnippet() async throws {
        let folder = try TemporaryFolder()
        let text = try await Self.errors(["check", try Self.wrongFile(folder)])
        #expect(text.contains("\u{1b}[1;31merror\u{1b}[0m: "), "\(text)")
        #expect(text.contains("\n    kindd: trunk\n    \u{1b}[1;31m^\u{1b}[0m\n"), "\(text)")
    }

    @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]]) func noColour(_ environment: [String: String]) async throws
    {
        let folder = try TemporaryFolder()
        let text = try await Self.errors(["check", try Self.wrongFile(folder)], environment: environment)
        #expect(!text.contains("\u{1b}"))
        #expect(text.contains("\n    kindd: trunk\n    ^\n"), "\(text)")
    }

    @Test func emptyNoColorIsNone() async throws {
        let folder = try TemporaryFolder()
        let text = try await Self.errors(["check", try Self.wrongFile(folder)], environment: ["NO_COLOR": ""])
        #expect(text.contains("\u{1b}[1;31m"))
    }

    @Test func noTerminal() async throws {
        let folder = try TemporaryFolder()
        let run = try await TrunklineCommand.run(["check", try Self.wrongFile(folder)])
        #expect(!run.all.contains("\u{1b}"))
        #expect(run.errorLines.allSatisfy { $0.hasPrefix(folder.path("wrong.yaml") + ":") })
    }
}
