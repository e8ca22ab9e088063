import Foundation
import TestSupport
import Testing

@testable import PBXBackends

/// What the apply script makes of a FreePBX that holds something else already.
@Suite struct ApplyUpdateTests {
    static let core = "17.0.18.1"

    /// A box on which the case groningen was applied, and its script.
    static func applied(_ line: FreePBXLine = FreePBXLine.all[0]) async throws -> (batch: ApplyBatch, script: String) {
        let batch = try ApplyBatch()
        let script = try ApplyRunTests.script("groningen", line)
        try batch.add(script, ["--apply"], core: ApplyScriptTests.core(line))
        #expect(try await batch.run().map(\.status) == [0])
        return (batch, script)
    }

    /// Runs the script as a dry run, with `--apply`, and with `--apply --update`.
    static func threeRuns(
        _ batch: ApplyBatch,
        _ script: String,
        core: String = core
    ) async throws -> [(run: ApplyBatch.Run, stored: FakeFreePBX)] {
        var runs: [(run: ApplyBatch.Run, stored: FakeFreePBX)] = []
        for arguments in [[], ["--apply"], ["--apply", "--update"]] {
            try batch.add(script, arguments, core: core)
            runs.append((try #require(try await batch.run().first), try batch.stored()))
        }
        return runs
    }

    /// A trunk that differs is reported, field by field, and never written: FreePBX can only delete it and make it anew.
    @Test func leavesATrunkThatDiffers() async throws {
        let (batch, script) = try await Self.applied()
        try batch.edit(#""match": "185.19.236.0\/22""#, to: #""match": "192.0.2.1""#)
        try batch.edit(#""keepcid": "on""#, to: #""keepcid": "off""#)
        try batch.edit(#"'enkel'22"#, to: "an older password")
        try batch.edit(#""name": "groningen-secondary""#, to: #""name": "second""#)
        let calls = try batch.stored().calls
        for (run, stored) in try await Self.threeRuns(batch, script) {
            #expect(run.status == 1, "\(run.output)")
            #expect(run.output.contains("Trunk groningen-primary\n  ~ differs (id 1)\n"))
            #expect(run.output.contains("      name: is second, should be groningen-secondary\n"))
            #expect(run.output.contains("      keepcid: is off, should be on\n"))
            #expect(run.output.contains("      match: is 192.0.2.1, should be 185.19.236.0/22\n"))
            #expect(run.output.contains("      secret: is ********, should be ********\n"))
            #expect(run.output.contains("not changed: change it in FreePBX's own screen"))
            #expect(!run.output.contains("enkel") && !run.output.contains("an older password"))
            #expect(!run.output.contains("fwconsole") && !run.output.contains("Outbound route groningen\n  ~"))
            #expect(stored.calls == calls && stored.pjsip.rows["1"]?["match"] == "192.0.2.1")
        }
    }

    /// What FreePBX takes for the same is the same.
    @Test func knowsOtherSpellings() async throws {
        let (batch, script) = try await Self.applied()
        try batch.edit(#""send_connected_line": "no""#, to: #""send_connected_line": "false""#)
        try batch.edit(#""sip_server_port": "5060""#, to: #""sip_server_port": """#)
        try batch.edit(#""extdisplay": """#, to: #""extdisplay": "OUT_1", "npanxx": "1", "hcid": "off""#)
        #expect(try await Self.threeRuns(batch, script).map(\.run.status) == [0, 0, 0])
    }

    @Test func reportsTooManyPeerDetails() async throws {
        let line = try ApplyRunTests.line("16-sip")
        let (batch, script) = try await Self.applied(line)
        try batch.edit(#""trustrpid": "yes""#, to: #""trustrpid": "yes", "fromuser": "anonymous""#)
        let runs = try await Self.threeRuns(batch, script, core: ApplyScriptTests.core(line))
        #expect(runs.map(\.run.status) == [1, 1, 1])
        #expect(runs[0].run.output.contains("      fromuser: is anonymous, should be (empty)\n"))
    }

    /// The patterns and trunks of a route are changed when that is asked for, with each way in which FreePBX does it.
    @Test(arguments: ["17", "13"]) func changesARouteWhenAsked(_ name: String) async throws {
        let line = try ApplyRunTests.line(name)
        let (batch, script) = try await Self.applied(line)
        let planned = try #require(try batch.stored().routes.first { $0.name == "groningen" })
        try batch.edit(#""match_pattern_pass": "112""#, to: #""match_pattern_pass": "911""#)
        let runs = try await Self.threeRuns(batch, script, core: ApplyScriptTests.core(line))
        #expect(runs.map(\.run.status) == [1, 1, 0], "\(runs[2].run.output)")
        for run in runs {
            #expect(run.run.output.contains("pattern ()  | [911 / ]: is ()  | [911 / ], should be (empty)"))
            #expect(run.run.output.contains("pattern ()  | [112 / ]: is (empty), should be ()  | [112 / ]"))
        }
        #expect(runs[1].run.output.contains("--apply --update changes it"))
        #expect(runs[1].stored.calls == runs[0].stored.calls)
        let update = name == "13" ? "core_routing_updatepatterns" : "updatePatterns"
        #expect(runs[2].stored.calls.contains(update) && runs[2].run.output.hasSuffix("run: fwconsole reload\n"))
        let emergency = try #require(runs[2].stored.routes.first { $0.name == "groningen-emergency" })
        #expect(emergency.patterns.contains { $0.match == "112" } && !emergency.patterns.contains { $0.match == "911" })
        #expect(runs[2].stored.routes.first { $0.name == "groningen" }?.patterns == planned.patterns)
    }

    /// A route's other settings are for a person to change, and a PIN is not shown.
    @Test func leavesARoutesOtherSettings() async throws {
        let (batch, script) = try await Self.applied()
        try batch.edit(#""emergency_route": "YES""#, to: #""emergency_route": """#)
        try batch.edit(#""password": """#, to: #""password": "4711""#)
        for (run, stored) in try await Self.threeRuns(batch, script) {
            #expect(run.status == 1 && run.output.contains("emergency_route: is (empty), should be YES"))
            #expect(run.output.contains("password: is ********, should be (empty)") && !run.output.contains("4711"))
            #expect(stored.routes[0].type.isEmpty && !stored.calls.contains("updatePatterns"))
        }
    }

    @Test func changesAnInboundRouteWhenAsked() async throws {
        let (batch, script) = try await Self.applied()
        try batch.edit(
            #""destination": "from-did-direct,100,1""#,
            to: #""destination": "app-blackhole,hangup,1", "langcode": "fr""#
        )
        let runs = try await Self.threeRuns(batch, script)
        #expect(runs.map(\.run.status) == [1, 1, 0], "\(runs[2].run.output)")
        #expect(runs[0].run.output.contains("destination: is app-blackhole,hangup,1, should be from-did-direct,100,1"))
        #expect(runs[2].run.output.contains("settings that other modules keep"))
        #expect(runs[2].stored.calls.suffix(2) == ["editDID", "needreload"])
        #expect(try String(contentsOf: batch.url("box.json"), encoding: .utf8).contains(#""langcode": "fr""#))
    }

    /// The first route that fits takes a call: one that was added late stands below those that it should precede.
    @Test func reportsTheOrderOfRoutes() async throws {
        let (batch, script) = try await Self.applied()
        try batch.edit(#""name": "groningen-emergency""#, to: #""name": "somebody-else""#)
        let runs = try await Self.threeRuns(batch, script)
        #expect(runs.map(\.run.status) == [1, 1, 1])
        #expect(runs[0].run.output.contains("these routes stand above and get a call first: somebody-else"))
        #expect(runs[1].run.output.contains("  ~ the routes stand in the order "))
        #expect(runs[1].run.output.contains("should be groningen-emergency, "))
        let names = runs[2].stored.routes.map(\.name)
        #expect(names.first == "somebody-else" && names.last == "groningen-emergency")
    }

    /// Others' trunks and routes are left alone, and ours get the numbers that are free.
    @Test func keepsWhatIsThere() async throws {
        let batch = try ApplyBatch()
        let names = #""trunkid":1,"name":"other","channelid":"x""#
        let other = #"{\#(names),"tech":"custom","outcid":"","keepcid":"off","maxchans":""}"#
        try #"{"trunks":[\#(other)]}"#.write(to: batch.url("box.json"), atomically: true, encoding: .utf8)
        let script = try ApplyRunTests.script()
        try batch.add(script, ["--apply"], core: Self.core)
        let run = try #require(try await batch.run().first)
        let stored = try batch.stored()
        #expect(run.status == 0 && run.output.contains("Trunk groningen-primary\n  + added, id 2\n"), "\(run.output)")
        #expect(stored.trunks.map(\.name) == ["other", "groningen-primary", "groningen-secondary"])
        #expect(stored.routes.allSatisfy { $0.trunks == ["2", "3"] })
    }

    @Test func reportsTwoOfOneName() async throws {
        let (batch, script) = try await Self.applied()
        try batch.edit(#""name": "groningen-secondary""#, to: #""name": "groningen-primary""#)
        try batch.add(script, core: Self.core)
        let run = try #require(try await batch.run().first)
        #expect(run.status == 1 && run.output.contains("  ~ there are 2 of this name (id 1, 2); not changed\n"))
    }

    /// What was written is read back: an old FreePBX escapes some characters twice.
    @Test func tellsWhatWasNotKept() async throws {
        let (run, stored) = try await ApplyRunTests.run(try ApplyRunTests.script(), state: #"{"mangles":true}"#)
        #expect(run.status == 1 && run.output.contains("  ! after writing, FreePBX holds something else:\n"))
        #expect(run.output.contains("      secret: is ********, should be ********\n"))
        #expect(run.output.contains("run: fwconsole reload") && !run.output.contains("enkel"))
        #expect(try #require(stored).trunks.count == 2)
    }
}
