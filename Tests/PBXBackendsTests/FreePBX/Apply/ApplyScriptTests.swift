import DialPlan
import Foundation
import Templating
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// The apply scripts of every case and line, run by PHP against a fake FreePBX.
@Suite struct ApplyScriptTests {
    static let lines = FreePBXLine.all.filter(\.hasApplyScript)

    /// The plans of all cases: made once, for all lines.
    static let plans: Result<[(golden: GoldenCase, plan: DialPlan)], any Error> = Result {
        try GoldenCase.all.map { ($0, try $0.plan().plan) }
    }

    /// A release that each line is for, as its core module counts; chan_sip of 13 to 16 is one line.
    static func core(_ line: FreePBXLine) -> String { "\(line.core).0.\(line.core == 17 ? 18.1 : 5)" }

    static func script(_ plan: DialPlan, _ line: FreePBXLine) throws -> (view: FreePBXPlan, text: String) {
        let view = FreePBXPlan(plan, line: line)
        let rendering = try #require(FreePBXApply.rendering(view))
        #expect(rendering.holdsSecret)
        #expect(rendering.path == "apply-\(plan.trunk.name).php")
        return (view, try TemplateFiles.makeLibrary().render(rendering.template, rendering.scope))
    }

    @Test func onlyFreePBXHasOne() throws {
        let plan = try GoldenCase(name: "groningen").plan().plan
        for line in FreePBXLine.all {
            let rendering = FreePBXApply.rendering(FreePBXPlan(plan, line: line))
            #expect((rendering != nil) == (line.family == .freepbx), "\(line.name)")
        }
    }

    /// PHP's own check; the other tests run the same text.
    @Test(arguments: lines) func isPHP(_ line: FreePBXLine) async throws {
        let batch = try ApplyBatch()
        let plan = try GoldenCase(name: "passwords-backslashes").plan().plan
        let text = try Self.script(plan, line).text
        try text.write(to: batch.url("apply.php"), atomically: true, encoding: .utf8)
        let (ending, output) = try await ApplyBatch.php(["-l", "apply.php"], in: batch.url(""))
        #expect(ending == .exit(0), "\(output)")
    }

    /// The lines that show each of the ways in which FreePBX's releases work.
    static let thorough: Set<String> = ["17", "13", "16-sip"]

    /// Each case is added exactly as its plan says, and no password is printed.
    ///
    /// A dry run changes nothing, and whoever runs the script again finds nothing to do.
    @Test(arguments: lines) func addsThePlan(_ line: FreePBXLine) async throws {
        let batch = try ApplyBatch()
        var views: [(golden: GoldenCase, view: FreePBXPlan)] = []
        for (golden, plan) in try Self.plans.get() {
            let (view, text) = try Self.script(plan, line)
            views.append((golden, view))
            try batch.add(text, ["--apply"], box: golden.name, core: Self.core(line))
            guard Self.thorough.contains(line.name) else { continue }
            try batch.add(text, box: "dry-\(golden)", core: Self.core(line))
            try batch.add(text, ["--apply", "--update"], box: golden.name, core: Self.core(line))
        }
        let runs = try await batch.run()
        let each = Self.thorough.contains(line.name) ? 3 : 1
        #expect(!views.isEmpty && runs.count == views.count * each)
        for (index, (golden, view)) in views.enumerated() {
            let own = runs[(index * each)..<((index + 1) * each)]
            let first = try #require(own.first)
            #expect(first.status == 0, "\(golden): \(first.output)")
            #expect(first.output.hasSuffix("run: fwconsole reload\n"), "\(golden): \(first.output)")
            let stored = try batch.stored(golden.name)
            #expect(stored.calls.filter { $0 == "needreload" }.count == 1)
            compare(stored, view, "\(golden)")
            for password in view.trunk.accounts.map({ $0.password.reveal() }) where password.utf8.count >= 4 {
                #expect(!own.contains { $0.output.contains(password) }, "\(golden): a password is printed")
            }
            guard each == 3 else { continue }
            let (dry, second) = (runs[index * each + 1], runs[index * each + 2])
            #expect(dry.status == 1 && dry.output.contains("dry run, nothing is changed"), "\(golden): \(dry.output)")
            let untouched = try batch.stored("dry-\(golden)")
            #expect(untouched.calls.isEmpty && untouched.trunks.isEmpty && untouched.routes.isEmpty, "\(golden)")
            #expect(second.status == 0, "\(golden): \(second.output)")
            #expect(second.output.contains("All is there already, as it should be.\n"), "\(golden): \(second.output)")
        }
    }

    private func compare(_ stored: FakeFreePBX, _ view: FreePBXPlan, _ golden: Comment) {
        #expect(stored.trunks.map(\.name) == view.trunks.map(\.name), golden)
        #expect(stored.trunks.map(\.channelID) == view.trunks.map(\.name), golden)
        #expect(stored.trunks.map(\.callerID) == view.trunks.map(\.outboundCallerID), golden)
        #expect(stored.trunks.map(\.cidOptions) == view.trunks.map(\.cidOptions.rawValue), golden)
        #expect(stored.trunks.map(\.channels) == view.trunks.map(\.maximumChannels), golden)
        for (trunk, row) in zip(view.trunks, stored.trunks) {
            switch view.line.driver {
            case .pjsip:
                let fields = stored.pjsip.rows["\(row.id)"] ?? [:]
                for setting in trunk.settings {
                    #expect(fields[setting.keyword] == setting.value, "\(golden): \(setting.keyword)")
                }
                // What a reload of FreePBX cannot do without.
                for keyword in ["trunk_name", "max_retries", "dtmfmode", "expiration", "codecs", "outbound_proxy"] {
                    #expect(fields[keyword] != nil, "\(golden): \(keyword)")
                }
                #expect((fields["pjsip_line"] != nil) == (view.line.core >= 15), golden)
            case .sip:
                let peer = stored.sip.rows["tr-peer-\(row.id)"] ?? [:]
                let planned = Dictionary(trunk.peerDetails.map { ($0.keyword, $0.value) }) { "\($0)&\($1)" }
                #expect(peer == planned.merging(["account": trunk.name]) { $1 }, golden)
                #expect(stored.sip.rows["tr-reg-\(row.id)"] == ["register": trunk.registerString], golden)
            }
        }
        #expect(stored.routes.map(\.name) == view.routes.map(\.name), golden)
        for (route, row) in zip(view.routes, stored.routes) {
            #expect(row.trunks == route.trunks.map { "\($0 + 1)" }, golden)
            #expect(row.type == (route.purpose == .emergency ? "YES" : ""), golden)
            let patterns = route.patterns.map {
                FakeFreePBX.Pattern(
                    prefix: $0.prefix,
                    match: $0.match,
                    callerID: $0.callerID,
                    prepend: $0.prepend
                )
            }
            #expect(Set(row.patterns) == Set(patterns), golden)
        }
        let planned = view.inboundRoutes.map { [$0.number, $0.destination.text, $0.description] }
        let added = stored.dids.all.map { [$0.number, $0.destination, $0.description] }
        #expect(added == planned.sorted { $0[0] < $1[0] }, golden)
        #expect(stored.dids.all.allSatisfy { $0.caller.isEmpty }, golden)
    }
}
