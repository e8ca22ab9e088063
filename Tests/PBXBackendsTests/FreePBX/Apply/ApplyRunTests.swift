import DialPlan
import Foundation
import Synchronization
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// What the apply script does on a FreePBX that is not as it expects.
@Suite struct ApplyRunTests {
    static let seventeen = FreePBXLine.all[0]
    static let core = "17.0.18.1"

    /// The script of a case for FreePBX 17, or another line.
    static func script(_ name: String = "groningen", _ line: FreePBXLine = seventeen) throws -> String {
        let key = "\(name):\(line.name)"
        if let made = made.withLock({ $0[key] }) { return made }
        let script = try ApplyScriptTests.script(try GoldenCase(name: name).plan().plan, line).text
        made.withLock { $0[key] = script }
        return script
    }

    /// Scripts by case and line: making one takes longer than running it.
    private static let made = Mutex<[String: String]>([:])

    static func line(_ name: String) throws -> FreePBXLine { try #require(FreePBXLine.all.first { $0.name == name }) }

    /// Runs a script once, on a box of its own.
    static func run(
        _ script: String,
        _ arguments: [String] = ["--apply"],
        core: String = core,
        state: String? = nil,
        environment: [String: String] = [:]
    ) async throws -> (run: ApplyBatch.Run, stored: FakeFreePBX?) {
        let batch = try ApplyBatch()
        try state?.write(to: batch.url("box.json"), atomically: true, encoding: .utf8)
        try batch.add(script, arguments, core: core, environment: environment)
        let run = try #require(try await batch.run().first)
        return (run, try? batch.stored())
    }

    // MARK: What it refuses

    @Test(arguments: ["12.0.46", "18.0.1", "17.1.3", "2.11.0.35", "nonsense", "13", ""])
    func refusesUnknownVersions(_ core: String) async throws {
        let (run, stored) = try await Self.run(try Self.script(), core: core)
        #expect(run.status == 2 && run.output.contains("ersion"), "\(run.output)")
        #expect(try #require(stored).calls.isEmpty)
    }

    @Test(arguments: [("17", "16.0.68.30"), ("13", "17.0.18.1"), ("16-sip", "17.0.18.1"), ("17-sip", "16.0.1")])
    func refusesAnotherRelease(_ name: String, _ core: String) async throws {
        let (run, stored) = try await Self.run(try Self.script("groningen", try Self.line(name)), core: core)
        #expect(run.status == 2 && run.output.contains("made for FreePBX"), "\(run.output)")
        #expect(try #require(stored).calls.isEmpty)
    }

    @Test(arguments: ["13.0.132", "14.0.29", "15.0.22.38", "16.0.68.30"])
    func oneScriptOfChanSIPFitsFourReleases(_ core: String) async throws {
        let (run, stored) = try await Self.run(try Self.script("groningen", try Self.line("16-sip")), core: core)
        #expect(run.status == 0 && !run.output.contains("newer"), "\(run.output)")
        #expect(try #require(stored).trunks.count == 2)
    }

    @Test func refusesWithoutFreePBX() async throws {
        let script = try Self.script()
        let (missing, _) = try await Self.run(script, environment: ["FREEPBX_CONF": "/nowhere/freepbx.conf"])
        #expect(missing.status == 2 && missing.output.contains("/nowhere/freepbx.conf is not there"))
        let batch = try ApplyBatch()
        try "<?php $amp_conf = array();".write(to: batch.url("conf.php"), atomically: true, encoding: .utf8)
        try "<?php die('no database');".write(to: batch.url("dies.php"), atomically: true, encoding: .utf8)
        for name in ["conf.php", "dies.php"] {
            try batch.add(script, core: Self.core, environment: ["FREEPBX_CONF": batch.url(name).path])
        }
        let runs = try await batch.run()
        #expect(runs.map(\.status) == [2, 2])
        #expect(runs[0].output == "This is no FreePBX 13 or later. Enter the trunk by the setup sheet.\n")
    }

    @Test func refusesWhatFreePBXLacks() async throws {
        let script = try Self.script()
        let cases = [
            ("no PJSIP transport 0.0.0.0-udp here, only: 10.0.0.1-udp", #"{"transports":["10.0.0.1-udp"]}"#, ""),
            ("trunks of type pjsip are switched off", #"{"types":["SIP"]}"#, ""),
            (#"freepbx lacks freepbx\modules\core\components\outboundrouting here"#, "{}", "Outboundrouting"),
        ]
        for (text, state, lacks) in cases {
            let (run, stored) = try await Self.run(script, state: state, environment: ["FAKE_LACKS": lacks])
            #expect(run.status == 2 && run.output.lowercased().contains(text.lowercased()), "\(run.output)")
            #expect(try #require(stored).calls.isEmpty)
        }
        let (run, stored) = try await Self.run(
            script,
            ["--apply", "--transport", "10.0.0.1-udp"],
            state: #"{"transports":["10.0.0.1-udp"]}"#
        )
        #expect(run.status == 0, "\(run.output)")
        #expect(try #require(stored).pjsip.rows["1"]?["transport"] == "10.0.0.1-udp")
    }

    @Test func refusesUnknownOptions() async throws {
        let script = try Self.script()
        for arguments in [["--aply"], ["--transport"], ["--transport="], ["--apply", "now"]] {
            let (run, stored) = try await Self.run(script, arguments)
            #expect(run.status == 2 && run.output.hasPrefix("Unknown option") && stored == nil, "\(arguments)")
        }
    }

    /// A browser must not be able to run it, should it ever lie in the web server's folder.
    @Test func startsOnlyOnTheCommandLine() throws {
        let script = try Self.script()
        let guarded = try #require(script.range(of: "if (PHP_SAPI !== 'cli')"))
        #expect(script[..<guarded.lowerBound].split(separator: "\n").dropFirst().allSatisfy { $0.hasPrefix("//") })
    }

    // MARK: What it says

    @Test(arguments: ["17.0.18.2": true, "17.0.18.3": true, "17.0.18.4": true, "17.0.18.1": false, "17.0.18.10": false])
    func warnsOfBrokenRegistrations(_ core: String, _ isBroken: Bool) async throws {
        let (run, _) = try await Self.run(try Self.script(), [], core: core)
        #expect(run.output.contains("writes registrations that Asterisk refuses") == isBroken, "\(run.output)")
        #expect(run.output.contains("newer than 17.0.18.4") == (core == "17.0.18.10"))
    }

    @Test func speaksDutchAndEnglish() async throws {
        let script = try Self.script()
        let dutch = ["LC_ALL": "", "LC_MESSAGES": "nl_NL.UTF-8", "LANG": "en_US.UTF-8"]
        let (nl, _) = try await Self.run(script, ["--help"], environment: dutch)
        let (en, _) = try await Self.run(script, ["--help"])
        #expect(nl.status == 0 && nl.output.hasPrefix("Gebruik: php apply-groningen.php"))
        #expect(en.status == 0 && en.output.hasPrefix("usage: php apply-groningen.php"))
        for text in ["--apply", "--update", "--transport", "FREEPBX_CONF"] {
            #expect(nl.output.contains(text) && en.output.contains(text))
        }
        let (run, _) = try await Self.run(script, [], environment: dutch)
        #expect(run.output.contains("proefronde, er verandert niets") && run.output.contains("secret = ********"))
    }

    @Test func saysWhichFilesAreNotIncluded() async throws {
        let batch = try ApplyBatch()
        let script = try Self.script()
        try batch.add(script, box: "one", core: Self.core)
        let before = try #require(try await batch.run().first)
        #expect(before.output.contains("refused numbers do go out"))
        for (name, text) in [
            ("extensions_custom.conf", "#include extensions_custom_groningen.conf\n"),
            ("extensions_custom_groningen.conf", "; ours\n"),
        ] {
            try text.write(to: batch.url(name), atomically: true, encoding: .utf8)
        }
        try batch.add(script, box: "two", core: Self.core)
        let after = try #require(try await batch.run().first)
        #expect(!after.output.contains("refused numbers do go out"))
    }

    /// FreePBX's own error messages may hold what was to be stored.
    @Test(arguments: ["addTrunk", "Outboundrouting->add", "addDID"])
    func hidesPasswordsInFailures(_ function: String) async throws {
        let plan = try GoldenCase(name: "passwords-comment-signs").plan().plan
        let script = try ApplyScriptTests.script(plan, Self.seventeen).text
        let (run, stored) = try await Self.run(script, state: #"{"breaks":"\#(function)"}"#)
        #expect(run.status == 2 && run.output.contains("Failed: SQLSTATE[23000] in \(function)"), "\(run.output)")
        #expect(run.output.contains("was done") == (function != "addTrunk"))
        #expect(try #require(stored).calls.contains("needreload") == (function != "addTrunk"))
        for account in plan.trunk.accounts {
            let password = account.password.reveal()
            let isShown = [password, password.replacing("\"", with: "\\\"")].contains { run.output.contains($0) }
            #expect(password.utf8.count < 4 || !isShown)
        }
        #expect(run.output.contains("********") == (function != "addTrunk"))
    }
}
