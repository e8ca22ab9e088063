import Foundation
import TestSupport
import Testing

/// What `generate` writes, and where.
@Suite struct OutputTests {
    static func generate(_ folder: TemporaryFolder, _ arguments: String...) async throws -> TrunklineCommand.Result {
        let cases = arguments.map { $0.hasPrefix("@") ? GoldenCase(name: String($0.dropFirst())).path : $0 }
        return try await TrunklineCommand.run(
            ["generate"] + cases + ["--output", folder.path("out")],
            environment: GoldenCase.environment
        )
    }

    @Test func standardOutput() async throws {
        let run = try await TrunklineCommand.run(cases: "generate", "@groningen", "--pbx", "asterisk-pjsip")
        #expect(run.status == 0)
        #expect(run.errors.isEmpty, "\(run.errors)")
        #expect(run.output.hasPrefix("==> pjsip_groningen.conf <==\n"))
        let folder = GoldenCase.folder.appending(path: "asterisk-pjsip/groningen")
        var rest = run.output[...]
        var names: Set<String> = []
        while let head = rest.firstMatch(of: /==> (\S+) <==\n/) {
            let name = String(head.1)
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            #expect(rest.hasPrefix("==> \(name) <==\n\(text)"), "\(name)")
            names.insert(name)
            rest = rest.dropFirst("==> \(name) <==\n\(text)".count)
            // A blank line stands between two files.
            if let first = rest.first { #expect(first == "\n") }
            rest = rest.dropFirst()
        }
        #expect(rest.isEmpty)
        #expect(names == Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)))
    }

    @Test func oneTrunkSeveralBrands() async throws {
        let folder = try TemporaryFolder()
        let run = try await Self.generate(folder, "@groningen", "--pbx", "asterisk-pjsip,asterisk-sip")
        #expect(run.status == 0)
        let files = try folder.files()
        #expect(files.contains("out/asterisk-pjsip/pjsip_groningen.conf"))
        #expect(files.contains("out/asterisk-sip/sip_register_groningen.conf"))
        #expect(files.allSatisfy { $0.hasPrefix("out/asterisk-") && !$0.contains(".new") })
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == files.count)
        #expect(lines.allSatisfy { $0.hasPrefix("created \(folder.path("out"))/") })
        for file in files where !file.hasSuffix("/") {
            let golden = file.replacing("out/asterisk-pjsip/", with: "asterisk-pjsip/groningen/")
                .replacing("out/asterisk-sip/", with: "asterisk-sip/groningen/")
            let expected = try String(contentsOf: GoldenCase.folder.appending(path: golden), encoding: .utf8)
            #expect(try folder.text(file) == expected, "\(file)")
        }
    }

    @Test func severalTrunks() async throws {
        let folder = try TemporaryFolder()
        let run = try await Self.generate(folder, "@groningen", "@antwerpen", "--pbx", "asterisk-pjsip,asterisk-sip")
        #expect(run.status == 0)
        let files = try folder.files()
        #expect(files.contains("out/groningen/asterisk-pjsip/pjsip_groningen.conf"))
        #expect(files.contains("out/antwerpen/asterisk-sip/sip_antwerpen.conf"))
        #expect(files.allSatisfy { $0.hasPrefix("out/groningen/") || $0.hasPrefix("out/antwerpen/") })
    }

    @Test func sameNameTwice() async throws {
        let folder = try TemporaryFolder()
        let run = try await Self.generate(folder, "@groningen", "@groningen", "--pbx", "all")
        #expect(run.status == 2)
        #expect(run.errors.contains(": error: ") && run.errors.contains("[name-duplicate]\n"))
        #expect(!folder.exists("out"))
    }

    @Test func severalBrandsNeedAFolder() async throws {
        for arguments in [["@groningen", "@antwerpen", "--pbx", "asterisk-sip"], ["@groningen", "--pbx", "all"]] {
            let cases = arguments.map { $0.hasPrefix("@") ? GoldenCase(name: String($0.dropFirst())).path : $0 }
            let run = try await TrunklineCommand.run(["generate"] + cases, environment: GoldenCase.environment)
            #expect(run.status == 2)
            #expect(run.output.isEmpty)
            #expect(run.errors == "trunkline: error: several brands or trunks need --output DIR [arguments]\n")
        }
    }

    @Test func secretsAreForTheOwner() async throws {
        let folder = try TemporaryFolder()
        _ = try await Self.generate(folder, "@groningen", "--pbx", "asterisk-pjsip,asterisk-sip")
        for file in try folder.files() {
            let name = file.split(separator: "/").last ?? ""
            let isPrivate = name.hasPrefix("pjsip_") || (name.hasPrefix("sip_") && !name.hasPrefix("sip_register"))
            #expect(try folder.mode(file) == (isPrivate ? 0o600 : 0o644), "\(file)")
        }
        // One that was opened up is closed again, though its text stays.
        let opened = "out/asterisk-pjsip/pjsip_groningen.conf"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path(opened))
        _ = try await Self.generate(folder, "@groningen", "--pbx", "asterisk-pjsip,asterisk-sip")
        #expect(try folder.mode(opened) == 0o600)
    }

    @Test func unchangedFilesStay() async throws {
        let folder = try TemporaryFolder()
        _ = try await Self.generate(folder, "@groningen", "--pbx", "asterisk-sip")
        let past = Date(timeIntervalSince1970: 1_000_000_000)
        for file in try folder.files() {
            try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: folder.path(file))
        }
        let changed = "out/asterisk-sip/sip_groningen.conf"
        try folder.write("; by hand\n", to: changed)
        let run = try await Self.generate(folder, "@groningen", "--pbx", "asterisk-sip")
        #expect(run.status == 0)
        for file in try folder.files() {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(file))
            #expect((attributes[.modificationDate] as? Date == past) == (file != changed), "\(file)")
            #expect(run.output.contains("\(file == changed ? "updated" : "unchanged") \(folder.path(file))\n"))
        }
        #expect(try folder.mode(changed) == 0o600)
        let again = try await Self.generate(folder, "@groningen", "--pbx", "asterisk-sip")
        #expect(again.output.split(separator: "\n").allSatisfy { $0.hasPrefix("unchanged ") })
    }

    /// A file in the way of a folder, a folder in the way of a file: nothing at all is written.
    @Test(arguments: ["out", "out/asterisk-sip", "out/groningen"]) func fileInTheWay(_ place: String) async throws {
        let folder = try TemporaryFolder()
        try folder.write("in the way", to: place)
        let run = try await Self.generate(folder, "@groningen", "@antwerpen", "--pbx", "asterisk-pjsip,asterisk-sip")
        let stops = place != "out/asterisk-sip"
        #expect(run.status == (stops ? 2 : 0))
        if stops {
            #expect(
                run.errors.contains(": error: cannot write the file: not a directory [file-unwritable]"),
                "\(run.errors)"
            )
            #expect(try folder.files() == [place])
            #expect(try folder.text(place) == "in the way")
        }
    }

    @Test func folderInTheWay() async throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "out/asterisk-sip/setup-groningen.nl.html/x")
        let run = try await Self.generate(folder, "@groningen", "--pbx", "asterisk-pjsip,asterisk-sip")
        #expect(run.status == 2)
        #expect(run.errors.contains("[file-unwritable]"))
        #expect(try folder.files() == ["out/asterisk-sip/setup-groningen.nl.html/x"])
    }

    @Test func outputBelowAFile() async throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("x", to: "file")
        let run = try await TrunklineCommand.run(
            cases: "generate",
            "@groningen",
            "--pbx",
            "all",
            "--output",
            file + "/below/it"
        )
        #expect(run.status == 2)
        #expect(try folder.files() == ["file"])
        let empty = try await TrunklineCommand.run(cases: "generate", "@groningen", "--pbx", "all", "--output", "")
        #expect(empty.status == 2)
    }

    @Test(arguments: ["nl", "en"]) func oneLanguage(_ language: String) async throws {
        let folder = try TemporaryFolder()
        let run = try await Self.generate(
            folder,
            "@groningen",
            "--pbx",
            "asterisk-pjsip,asterisk-sip",
            "--language",
            language
        )
        #expect(run.status == 0)
        let sheets = try folder.files().filter { $0.contains("setup-") }
        #expect(sheets.count == 4)
        #expect(sheets.allSatisfy { $0.contains(".\(language).") })
    }
}
