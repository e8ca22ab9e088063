import DialPlan
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// What we generate is safe where it lands: in files with telephones that call out over it.
@Suite struct OwnFilesAuditTests {
    /// A stock `pjsip.conf` and `extensions.conf` around our files.
    private func stock(_ name: String, _ inside: String) -> [String: String] {
        [
            "pjsip.conf": """
            [transport-udp]
            type=transport
            protocol=udp
            bind=192.0.2.1
            [desk]
            type=endpoint
            auth=desk
            deny=0.0.0.0/0
            permit=192.168.1.0/24
            context=\(inside)
            callerid="Desk" <101>
            #tryinclude pjsip_\(name).conf
            """,
            "sip.conf": """
            [general]
            udpbindaddr=192.0.2.1
            #tryinclude sip_register_\(name).conf
            #tryinclude sip_\(name).conf
            """,
            "extensions.conf": """
            [\(inside)]
            exten => 101,1,Dial(PJSIP/desk,20)
            include => \(name)-outbound
            #include extensions_\(name).conf
            """,
        ]
    }

    @Test(arguments: GoldenCase.all) func pjsip(_ golden: GoldenCase) throws {
        try expectSafe(golden, "asterisk-pjsip") { $0.removeValue(forKey: "sip.conf") }
    }

    @Test(arguments: GoldenCase.all) func sip(_ golden: GoldenCase) throws { try expectSafe(golden, "asterisk-sip") }

    private func expectSafe(
        _ golden: GoldenCase,
        _ brand: String,
        _ change: (inout [String: String]) -> Void = { _ in }
    ) throws {
        let selection = try #require(try BackendRegistry.select(brand).first)
        let plan = try golden.plan().plan
        let own = try Generator(languages: []).generate(plan, for: selection).files
        let trunk = plan.trunk
        var files = stock(trunk.name, trunk.pbx.internalContext)
        change(&files)
        for file in own { files[file.path] = file.text }
        let found = try AuditBed.audit(files, from: trunk.providerNetworks.map(\.description))
        // Passwords are the provider's, and which countries may be called is the trunk file's choice.
        let rest = found.filter { line in
            ["weak-password", "shared-password", "guessable-names", "world-reachable"].allSatisfy { !line.contains($0) }
        }
        #expect(rest == [])
    }

    /// Taken out of what limits it, the same plan is open: the rules do look into it.
    @Test func openWithoutLimits() throws {
        let golden = GoldenCase(name: "groningen")
        let plan = try golden.plan().plan
        let selection = try #require(try BackendRegistry.select("asterisk-pjsip").first)
        var files = stock(plan.trunk.name, plan.trunk.pbx.internalContext)
        files.removeValue(forKey: "sip.conf")
        for file in try Generator(languages: []).generate(plan, for: selection).files {
            files[file.path] = file.text.replacing("Hangup(21)", with: "Gosub(groningen-call,s,1(+${EXTEN}))")
        }
        let found = try AuditBed.audit(files, from: ["185.19.236.0/22"])
        let rules = Set(found.compactMap { $0.split(separator: " ").dropFirst().first })
        #expect(rules.isSuperset(of: ["premium-reachable", "satellite-reachable", "world-reachable"]))
    }

    /// Calls from inside groningen-inbound into the outbound rules are found, wherever the include stands.
    @Test func leakInOurOwnPlan() throws {
        let plan = try GoldenCase(name: "groningen").plan().plan
        let selection = try #require(try BackendRegistry.select("asterisk-pjsip").first)
        var files = stock(plan.trunk.name, plan.trunk.pbx.internalContext)
        files.removeValue(forKey: "sip.conf")
        for file in try Generator(languages: []).generate(plan, for: selection).files { files[file.path] = file.text }
        files["extensions.conf"]? += "\n[groningen-did](+)\nexten => _X.,1,Goto(groningen-outbound,00${EXTEN},1)\n"
        let found = try AuditBed.audit(files, from: ["185.19.236.0/22"])
        #expect(found.contains { $0.hasPrefix("error inbound-calls-out pjsip_groningen.conf:") })
    }
}
