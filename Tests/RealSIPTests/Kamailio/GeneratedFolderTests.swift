import ConfigFormats
import DialPlan
import Foundation
import PBXBackends
import TestSupport
import Testing

@testable import TrunkModel

/// A real Kamailio takes what is generated: every case passes its check, and every row of every table is loaded.
@Suite(.serialized) struct GeneratedFolderTests {
    @Test(arguments: GoldenCase.all) func isTaken(_ golden: GoldenCase) async throws {
        try await expectTaken(try GeneratedFolder(golden))
    }

    /// No number takes calls or may be shown: tables without rows for it are no fault.
    @Test func trunkWithoutNumbers() async throws {
        let generated = try GeneratedFolder(GoldenCase(name: "groningen")) { trunk in
            trunk.numbers = trunk.numbers.map {
                NumberBlock(first: $0.first, count: $0.count, description: nil, inbound: nil, mayBeCallerID: false)
            }
            trunk.defaultCallerID = nil
            trunk.callers = []
        }
        try await expectTaken(generated)
    }

    /// A path that would end a string, and an internal number with several placeholders.
    @Test func awkwardValues() async throws {
        let generated = try GeneratedFolder(GoldenCase(name: "groningen"), below: #"q"u\o$t e"#) { trunk in
            let destination = try InboundDestination(kind: .extension, target: "7{last2}0{last4}0{last2}*")
            trunk.numbers = trunk.numbers.map { block in
                NumberBlock(
                    first: block.first,
                    count: block.count,
                    description: nil,
                    inbound: destination,
                    mayBeCallerID: true
                )
            }
        }
        try await expectTaken(generated)
    }

    private func expectTaken(_ generated: GeneratedFolder) async throws {
        let check = try GuardedProcess([KamailioServer.path("kamailio"), "-c", "-f", generated.configuration])
        let status = try await check.waitForEnd()
        #expect(status == 0 && Self.complaints(check.output.all).isEmpty, "\(check.output.all)")
        try await KamailioServer.with(
            generated.lease,
            in: generated.folder,
            configuration: generated.configuration
        ) { kamailio in
            try await expectTables(generated, kamailio)
            let complaints = Self.complaints(kamailio.log)
            #expect(complaints.isEmpty, "\(complaints)")
            try await expectDialling(generated, kamailio)
        }
    }

    /// What is no fault: nobody is where it registers, and it may be asked for a dial plan without rows.
    private static let expected = [
        "tm [", "uac_reg_send", "uac_reg_tm_callback", "core/udp_server", "core/forward", "dialplan_rpc_dump",
    ]

    /// What it complains of while it reads its files.
    private static func complaints(_ log: [String]) -> [String] {
        log.filter { line in
            ["ERROR:", "WARNING:", "CRITICAL:", "ALERT:", "BUG:"].contains(where: line.contains)
                && !expected.contains(where: line.contains)
        }
    }

    /// The check does not look at tables: only a running Kamailio says what it has of them.
    private func expectTables(_ generated: GeneratedFolder, _ kamailio: KamailioServer) async throws {
        func count(_ text: String, _ command: String...) async throws -> Int {
            let arguments = command
            let answer =
                arguments.count > 1
                ? try await kamailio.ask(arguments[0], arguments[1]) : try await kamailio.ask(arguments[0])
            return answer.split(separator: "\n").filter { $0.contains(text) }.count
        }
        // Registrations are read when the server already answers.
        let registrations = try generated.rows("uacreg")
        _ = try await eventually("all registrations") {
            try await count("l_uuid:", "uac.reg_dump")
        } until: {
            $0 == registrations
        }
        let dump = try await kamailio.ask("uac.reg_dump").split(separator: "\n").map(String.init)
        for account in generated.plan.trunk.accounts {
            // Compared outside the expectation, which would show the password.
            let isThere = dump.contains("\tauth_password: \(account.password.reveal())")
            #expect(isThere, "\(account.path).password")
        }
        for dpid in ["1", "2", "3"] {
            let rows = try generated.rows("dialplan") { $0.text("dpid") == dpid }
            #expect(try await count("PRIO:", "dialplan.dump", dpid) == rows, "dpid \(dpid)")
        }
        let tree = try await kamailio.ask("mtree.summary")
        #expect(tree.contains("nritems: \(try generated.rows("mtree"))\n"), "\(tree)")
        #expect(try await count("URI:", "dispatcher.list") == generated.rows("dispatcher"))
        let addresses = try await count("ip:", "permissions.addressDump")
        #expect(try await count("ip:", "permissions.subnetDump") + addresses == generated.networks)
    }

    /// One number for each dial rule, the first number of each block, each caller: the module makes of them what the plan
    /// does.
    private func expectDialling(_ generated: GeneratedFolder, _ kamailio: KamailioServer) async throws {
        let plan = generated.plan
        var samples: [(dpid: String, text: String, output: String?)] = []
        for rule in plan.dialRules {
            guard let pattern = rule.patterns.last else { continue }
            let digits = pattern.positions.compactMap { $0.members.last }.map { String(Character(Unicode.Scalar($0))) }
            let dialled = digits.joined() + (pattern.isOpen ? "1234" : "")
            samples.append(("1", dialled, plan.dialRules.lazy.compactMap { $0.rewrite(dialled) }.first))
        }
        for block in plan.trunk.numbers {
            samples.append(("2", block.last.digits, block.inbound?.target(forDigits: block.last.digits)))
        }
        for caller in plan.trunk.callers.map(\.extension) + ["no extension"] {
            samples.append(("3", caller, plan.callers.identity(of: caller).map { plan.trunk.wireFormat($0.number) }))
        }
        for sample in samples {
            let answer = try await kamailio.ask("dialplan.translate", sample.dpid, "s:\(sample.text)")
            let output = answer.split(separator: "\n").first { $0.contains("Output: ") }.map {
                String($0.split(separator: ": ", maxSplits: 1).last ?? "")
            }
            #expect(output == sample.output, "dpid \(sample.dpid), \(sample.text): \(answer)")
        }
    }
}
