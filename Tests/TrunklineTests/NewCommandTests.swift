import Foundation
import TestSupport
import Testing

/// `trunkline new` with flags alone.
@Suite struct NewCommandTests {
    static let least = [
        "new", "--name", "stad", "--address", "203.0.113.10", "--number", "050-8200000,inbound=extension:100",
        "--account", "a",
        "--account", "b",
    ]

    @Test(arguments: ["nl", "en"]) func checkAndGenerateTakeIt(_ language: String) async throws {
        let folder = try TemporaryFolder()
        let run = try await TrunklineCommand.run(
            Self.least + ["--pbx", "asterisk-pjsip", "--language", language, "--caller", "219=anonymous"],
            in: folder.url
        )
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.isEmpty)
        let next = language == "nl" ? "Hierna:" : "Next:"
        #expect(run.output.hasPrefix("created stad.yaml\n\(next)\n  trunkline check stad.yaml --pbx asterisk-pjsip\n"))
        #expect(try folder.files() == ["stad.yaml"])
        #expect(try folder.mode("stad.yaml") == 0o644)
        let brand = language == "nl" ? "\n# Merk: Asterisk; type: " : "\n# Brand: Asterisk; type: "
        #expect(try folder.text("stad.yaml").contains(brand))
        let passwords = ["STAD_PASSWORD_PRIMARY": "x", "STAD_PASSWORD_SECONDARY": "y"]
        for arguments in [["check"], ["generate", "--pbx", "asterisk-pjsip", "--output", "out"]] {
            let after = try await TrunklineCommand.run(
                [arguments[0], "stad.yaml"] + arguments.dropFirst(),
                in: folder.url,
                environment: passwords
            )
            #expect(after.status == 0, "\(after.errors)")
            #expect(after.errors.isEmpty)
        }
    }

    @Test func printed() async throws {
        let folder = try TemporaryFolder()
        let run = try await TrunklineCommand.run(Self.least + ["-"], in: folder.url)
        #expect(run.status == 0)
        #expect(run.output.contains("\nname: stad  "))
        #expect(try folder.files() == [])
        let check = try await TrunklineCommand.run(
            ["check", "-"],
            environment: ["STAD_PASSWORD_PRIMARY": "x", "STAD_PASSWORD_SECONDARY": "y"],
            input: Array(run.output.utf8)
        )
        #expect(check.status == 0, "\(check.errors)")
    }

    @Test func systemLanguage() async throws {
        let dutch = try await TrunklineCommand.run(Self.least + ["-"], environment: ["LANG": "nl_NL.UTF-8"])
        #expect(dutch.output.hasPrefix("# Trunkbestand "))
        let other = try await TrunklineCommand.run(Self.least + ["-"], environment: ["LANG": "C.UTF-8"])
        #expect(other.output.hasPrefix("# A trunk file "))
    }

    @Test(arguments: [[], ["--no-input"]]) func missing(_ more: [String]) async throws {
        let folder = try TemporaryFolder()
        let run = try await TrunklineCommand.run(["new"] + more, in: folder.url)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(
            run.errorLines == [
                "trunkline: error: --name is missing: Name of the PBX [answer-missing]",
                "trunkline: error: --address is missing: IP address or network of the PBX [answer-missing]",
                "trunkline: error: --number is missing: Numbers [answer-missing]",
                "trunkline: error: --account is missing: Accounts [answer-missing]",
            ]
        )
        #expect(try folder.files() == [])
    }

    @Test func allMistakesAtOnce() async throws {
        let folder = try TemporaryFolder()
        try folder.write("here", to: "x.yaml")
        let run = try await TrunklineCommand.run(
            [
                "new", "x.yaml", "--name", "1", "--pbx", "asterisk-pjsp", "--address", "nowhere", "--number", "050-82",
                "--account",
                "a@b,password=GEHEIM,GEHEIM", "--channels", "lots", "--caller", "x", "--limits", "1",
            ],
            in: folder.url
        )
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        let flags = ["name", "pbx", "address", "number", "account", "channels", "caller", "limits"]
        for flag in flags { #expect(run.errors.contains("trunkline: error: --\(flag): "), "\(flag)") }
        #expect(run.errors.contains("x.yaml:1:1: error: the file exists already; --force replaces it [file-exists]\n"))
        #expect(run.errors.contains("did you mean 'asterisk-pjsip'?"))
        #expect(!run.errors.contains("GEHEIM"))
        #expect(try folder.text("x.yaml") == "here")
    }

    @Test(arguments: [["stad.yaml"], []]) func nothingIsOverwritten(_ path: [String]) async throws {
        let folder = try TemporaryFolder()
        try folder.write("here", to: "stad.yaml")
        let run = try await TrunklineCommand.run(Self.least + path, in: folder.url)
        #expect(run.status == 2)
        #expect(run.errors.contains("stad.yaml") && run.errors.hasSuffix("--force replaces it [file-exists]\n"))
        #expect(try folder.text("stad.yaml") == "here")
        #expect(try folder.files() == ["stad.yaml"])
        let forced = try await TrunklineCommand.run(Self.least + path + ["--force"], in: folder.url)
        #expect(forced.status == 0)
        #expect(forced.output.hasPrefix("updated stad.yaml\n"))
        #expect(try folder.text("stad.yaml").contains("\nname: stad "))
    }

    /// A link that leads nowhere is a file's name too.
    @Test func linkIsNotOverwritten() async throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(atPath: folder.path("stad.yaml"), withDestinationPath: "elsewhere")
        let run = try await TrunklineCommand.run(Self.least, in: folder.url)
        #expect(run.status == 2)
        #expect(!folder.exists("elsewhere"))
    }

    @Test func plainPasswordIsForTheOwner() async throws {
        let folder = try TemporaryFolder()
        let run = try await TrunklineCommand.run(
            Self.least + ["--account", "c"] + ["--provider", "generic"],
            in: folder.url
        )
        #expect(run.status == 2)
        let plain = try await TrunklineCommand.run(
            Array(Self.least.dropLast(4)) + ["--account", "a,password=\"GEHEIM, #\"", "--account", "b", "sub/x.yaml"],
            in: folder.url
        )
        #expect(plain.status == 0)
        #expect(plain.errorLines.count == 1 && plain.errors.contains("[secret-plain]"))
        #expect(!plain.all.contains("GEHEIM"))
        #expect(try folder.mode("sub/x.yaml") == 0o600)
        #expect(try folder.text("sub/x.yaml").contains("password: \"GEHEIM, #\"\n"))
        let strict = try await TrunklineCommand.run(
            Array(Self.least.dropLast(4)) + ["--account", "a,password=x", "--account", "b", "--strict", "-"]
        )
        #expect(strict.status == 1)
    }

    @Test func json() async throws {
        let folder = try TemporaryFolder()
        let wrong = try await TrunklineCommand.run(["new", "--format", "json"], in: folder.url)
        #expect(wrong.status == 2)
        #expect(wrong.rules == Array(repeating: "answer-missing", count: 4))
        let right = try await TrunklineCommand.run(Self.least + ["--format", "json"], in: folder.url)
        #expect(right.status == 0)
        let result = try #require(right.json?["result"] as? [String: Any])
        #expect(result["path"] as? String == "stad.yaml")
        #expect(result["change"] as? String == "created")
        #expect((result["next"] as? [String])?.count == 3)
        let printed = try await TrunklineCommand.run(Self.least + ["--format", "json", "-"], in: folder.url)
        let text = (printed.json?["result"] as? [String: Any])?["text"] as? String
        #expect(text == (try folder.text("stad.yaml")))
    }

    @Test func ownProfileAndFolder() async throws {
        let folder = try TemporaryFolder()
        let profile = GoldenCase.folder.appending(path: "cases/profiles/thames.yaml")
        try folder.write(String(contentsOf: profile, encoding: .utf8), to: "trunks/profiles/thames.yaml")
        let run = try await TrunklineCommand.run(
            [
                "new", "trunks/london.yaml", "--provider", "profiles/thames.yaml", "--name", "london", "--address",
                "203.0.113.90",
                "--area-code", "020", "--number", "020 7946 0000 - 9,inbound=79{last4}", "--account", "london",
            ],
            in: folder.url
        )
        #expect(run.status == 0, "\(run.errors)")
        let text = try folder.text("trunks/london.yaml")
        #expect(text.contains("range: { from: \"+442079460000\", to: \"+442079460009\" }"))
        #expect(text.contains("destinations: islands "))
        #expect(text.contains("number_format: international_prefix "))
    }

    /// The examples that the help gives can be run as they stand.
    @Test func examplesOfTheHelp() async throws {
        let help = try await TrunklineCommand.run(["new", "--help"])
        let lines = help.output.split(separator: "\n").map(String.init)
        let starts = lines.indices.filter { lines[$0].hasPrefix("  trunkline new ") }
        #expect(starts.count == 2)
        for start in starts {
            let end = lines[start...].firstIndex { !$0.hasSuffix("\\") } ?? start
            let command = lines[start...end].joined(separator: "\n").replacing("  trunkline new", with: "new")
            let words = try await shellWords(command)
            let run = try await TrunklineCommand.run(words + ["-"])
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.errors.isEmpty, "\(run.errors)")
        }
    }

    /// The words that a shell makes of a command.
    private func shellWords(_ command: String) async throws -> [String] {
        let folder = try TemporaryFolder()
        try folder.write("", to: "words")
        let file = try FileHandle(forUpdating: folder.url.appending(path: "words"))
        defer { try? file.close() }
        let ending = try await SpawnedProgram.run(
            "/bin/sh",
            ["-c", "printf '%s\\n' \(command)"],
            in: folder.path,
            environment: ["PATH": "/usr/bin:/bin"],
            streams: [file.fileDescriptor, file.fileDescriptor, file.fileDescriptor]
        )
        #expect(ending == .exit(0))
        return try folder.text("words").split(separator: "\n").map(String.init)
    }
}
