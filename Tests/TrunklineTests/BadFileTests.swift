import Foundation
import TestSupport
import Testing

/// Every trunk file with a mistake through `generate`: exit code 2, each finding at its place, nothing written.
@Suite struct BadFileTests {
    @Test(arguments: BadFile.all) func generate(_ file: BadFile) async throws {
        let folder = try TemporaryFolder()
        let run = try await TrunklineCommand.run(
            ["generate", file.name, "--pbx", "all", "--output", folder.path("out")],
            in: BadFile.folder,
            environment: BadFile.environment
        )
        #expect(run.status == (file.expectsError ? 2 : 0))
        #expect(folder.exists("out") == !file.expectsError)
        for (start, rule) in file.expected {
            let isThere = run.errorLines.contains { $0.hasPrefix(start + ": ") && $0.hasSuffix(" [\(rule)]") }
            #expect(isThere, "\(start): … [\(rule)] is not in:\n\(run.errors)")
        }
        for password in file.passwords { #expect(!run.all.contains(password), "shows \(password)") }
        #expect(!run.all.contains("\u{1b}"))
        if file.expectsError {
            #expect(run.output.isEmpty)
            #expect(run.errorLines.allSatisfy { $0.hasSuffix("]") }, "one line each:\n\(run.errors)")
        }
    }

    /// `check --format json` says the same, with nothing on standard error; one file in three.
    @Test(arguments: BadFile.all.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)) func check(_ file: BadFile)
        async throws
    {
        let run = try await TrunklineCommand.run(
            ["check", file.name, "--format", "json"],
            in: BadFile.folder,
            environment: BadFile.environment
        )
        #expect(run.status == (file.expectsError ? 2 : 0))
        #expect(run.errors.isEmpty)
        #expect(run.json != nil)
        for (_, rule) in file.expected { #expect(run.rules.contains(rule)) }
        for password in file.passwords { #expect(!run.all.contains(password), "shows \(password)") }
    }

    @Test func thereAreFiles() { #expect(BadFile.all.count > 80) }
}
