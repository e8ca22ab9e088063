import ConfigFormats
import DialPlan
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// What a FreePBX does with calls on which a plan is set up is what the plan says: every case on the newest line, and what
/// differs most on all others.
@Suite struct FreePBXImportBehaviourTests {
    @Test(arguments: GoldenCase.all) func everyCase(_ golden: GoldenCase) throws {
        try Self.expectSame(golden, "17")
    }

    @Test(arguments: FreePBXCircularTests.lines.filter { $0 != "17" }, ["groningen", "device-accounts-with-callers"])
    func everyLine(_ line: String, _ name: String) throws { try Self.expectSame(GoldenCase(name: name), line) }

    private static func expectSame(_ golden: GoldenCase, _ line: String) throws {
        let bed = try FreePBXImportBed(golden, line)
        let trunks = try bed.trunks(bed.folder(.dump))
        let trunk = try #require(trunks.first)
        #expect(trunks.count == 1)
        let plan = bed.plan
        #expect(trunk.name == plan.trunk.name)
        #expect(trunk.accounts.map(\.username) == plan.trunk.accounts.map(\.username))
        #expect(trunk.accounts.map { $0.password?.reveal() } == plan.trunk.accounts.map { $0.password.reveal() })
        #expect(trunk.accounts.map(\.server) == plan.trunk.accounts.map(\.server))
        #expect(trunk.codecs == plan.trunk.profile.codecs.map(\.rawValue))
        #expect(trunk.dtmf == "rfc4733")
        #expect(trunk.channels == plan.trunk.channels)
        var random = SeededGenerator(seed: 17)
        let callers: [String?] = [nil] + plan.callers.callers.map(\.extension)
        for _ in 0..<25 {
            let dialled = Self.number(plan, &random)
            let caller = callers.randomElement(using: &random) ?? nil
            #expect(
                Self.said(trunk.outbound(dialled, from: caller), caller, plan) == Self.expected(plan, dialled, caller),
                "\(dialled) from \(caller ?? "anybody"): \(golden), \(line)"
            )
        }
        for block in plan.trunk.numbers.prefix(20) {
            for number in [block.first, block.last] {
                let wire = plan.trunk.wireFormat(number)
                #expect(trunk.inbound(wire) == Self.expected(plan, number), "\(wire): \(golden), \(line)")
            }
        }
        #expect(trunk.inbound("+15005550006") == nil)
    }

    /// A call as the plan has it; the numbers of single extensions are in none of FreePBX's tables.
    private static func expected(_ plan: DialPlan, _ dialled: String, _ caller: String?) -> String {
        guard case .sent(let call) = plan.decide(dialled: dialled, from: caller).outcome else { return "refused" }
        let shown = hasOwnNumber(caller, plan) ? "" : call.callerID
        return "\(call.number) as \(shown)\(call.isAnonymous ? ", hidden" : ""), accounts \(call.accounts)"
    }

    private static func said(_ call: DeployedCall?, _ caller: String?, _ plan: DialPlan) -> String {
        guard let call else { return "refused" }
        let shown = hasOwnNumber(caller, plan) ? "" : call.callerID ?? "nothing"
        return "\(call.number) as \(shown)\(call.isHidden ? ", hidden" : ""), accounts \(call.accounts)"
    }

    private static func hasOwnNumber(_ caller: String?, _ plan: DialPlan) -> Bool {
        guard plan.trunk.kind == .trunk, let caller else { return false }
        return plan.callers.callers.contains { $0.extension == caller }
    }

    private static func expected(_ plan: DialPlan, _ number: PhoneNumber) -> DeployedDestination? {
        guard case .accepted(let rule, let target) = plan.decide(inbound: plan.trunk.wireFormat(number)),
            let kind = rule.destination?.kind
        else { return nil }
        return DeployedDestination(kind: kind, target: target)
    }

    /// Digits of a rule of the plan, often with the prefix of a destination, sometimes one digit short.
    private static func number(_ plan: DialPlan, _ random: inout SeededGenerator) -> String {
        guard let rule = plan.dialRules.randomElement(using: &random),
            let pattern = rule.patterns.randomElement(using: &random)
        else { return random.text(length: 1...15, of: "0123456789") }
        var text = pattern.positions.map { set in
            String(Character(Unicode.Scalar(set.members.randomElement(using: &random) ?? 0x30)))
        }.joined()
        if pattern.isOpen {
            if Bool.random(using: &random), let prefix = plan.destinations.rules.randomElement(using: &random)?.prefix {
                text = text.prefix(rule.strip) + prefix
            }
            text += random.text(length: 3...7, of: "0123456789")
        }
        if Int.random(in: 0..<12, using: &random) == 0 { text.removeLast() }
        return text
    }
}
