import Foundation
import TestSupport
import Testing

/// What can be wrong with a file before anybody looks at what it says.
@Suite struct InputTests {
    static let commands = [
        ["check", "FILE"], ["generate", "FILE", "--pbx", "asterisk-pjsip"], ["dial", "FILE", "112"],
        ["inbound", "FILE", "+31508200000"],
    ]

    static func run(_ command: [String], _ file: String, in folder: TemporaryFolder) async throws
        -> TrunklineCommand.Result
    {
        try await TrunklineCommand.run(command.map { $0 == "FILE" ? file : $0 }, in: folder.url)
    }

    @Test(arguments: commands) func missing(_ command: [String]) async throws {
        let run = try await Self.run(command, "no such.yaml", in: TemporaryFolder())
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(
            run.errors == "no such.yaml:1:1: error: cannot read the file: no such file or directory [file-unreadable]\n"
        )
    }

    @Test(arguments: commands) func folderInPlaceOfAFile(_ command: [String]) async throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "trunk.yaml/x")
        let run = try await Self.run(command, "trunk.yaml", in: folder)
        #expect(run.status == 2)
        #expect(run.errors == "trunk.yaml:1:1: error: cannot read the file: is a directory [file-unreadable]\n")
    }

    @Test(
        arguments: [
            ([0xff], "1:1"), (Array("name: a\n  é: ".utf8) + [0xc3, 0x28], "2:6"),
            (Array("ab".utf8) + [0xe2, 0x82], "1:3"),
            (Array("x: \u{1f600}".utf8) + [0x80], "1:5"), (Array("a\r\nb\n".utf8) + [0xc0, 0xaf], "3:1"),
            (Array("\u{d7ff}".utf8) + [0xed, 0xa0, 0x80], "1:2"),
        ] as [([UInt8], String)]
    ) func notUTF8(_ bytes: [UInt8], _ place: String) async throws {
        let folder = try TemporaryFolder()
        try Data(bytes).write(to: folder.url.appending(path: "trunk.yaml"))
        let run = try await Self.run(["check", "FILE"], "trunk.yaml", in: folder)
        #expect(run.status == 2)
        #expect(run.errors == "trunk.yaml:\(place): error: the file is not UTF-8 text [not-utf8]\n")
    }

    @Test func tooLarge() async throws {
        let folder = try TemporaryFolder()
        try folder.write(String(repeating: "# large\n", count: 1_100_000), to: "trunk.yaml")
        let run = try await Self.run(["check", "FILE"], "trunk.yaml", in: folder)
        #expect(run.status == 2)
        #expect(run.errors.hasSuffix("[file-too-large]\n"))
    }

    @Test func standardInput() async throws {
        let bytes = Array(try Data(contentsOf: URL(filePath: GoldenCase(name: "groningen").path)))
        let named = try await TrunklineCommand.run(cases: "generate", "@groningen", "--pbx", "asterisk-sip")
        let piped = try await TrunklineCommand.run(cases: "generate", "-", "--pbx", "asterisk-sip", input: bytes)
        #expect(piped.status == 0 && named.status == 0)
        #expect(piped.output == named.output)
        let empty = try await TrunklineCommand.run(cases: "check", "-")
        #expect(empty.status == 2)
        #expect(empty.errors.hasPrefix("-:1:1: error: "), "\(empty.errors)")
    }

    @Test func emptyPath() async throws {
        let run = try await TrunklineCommand.run(["check", ""])
        #expect(run.status == 2)
        #expect(run.errors.contains("[file-unreadable]"))
    }
}
