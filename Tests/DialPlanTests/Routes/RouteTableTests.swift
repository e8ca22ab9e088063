import DialPlan
import TestSupport
import Testing
import TrunkModel

/// The route table and the plan agree about every number.
@Suite struct RouteTableTests {
    @Test(arguments: GoldenCase.all) func agreesWithThePlan(_ golden: GoldenCase) throws {
        let plan = try Samples.plan(golden.name)
        let table = RouteTable(plan)
        var random = SeededGenerator(seed: 0x5ed5)
        var sent = 0
        for _ in 0..<1500 {
            let dialled = Self.number(plan, &random)
            let decision = plan.decide(dialled: dialled)
            switch decision.outcome {
            case .sent(let call):
                sent += 1
                #expect(table.row(for: dialled, refusing: true)?.number(for: dialled) == call.number, "\(dialled)")
                #expect(table.row(for: dialled)?.number(for: dialled) == call.number, "\(dialled)")
            case .refused(.tooLong), .refused(.noCallerID): continue
            case .refused(let reason):
                #expect(table.row(for: dialled, refusing: true) == nil, "\(dialled) is refused: \(reason)")
                if table.row(for: dialled) != nil {
                    guard case .blocked = reason, decision.destination?.region != nil,
                        decision.destination?.region != plan.numbering.country.region
                    else {
                        Issue.record("\(dialled) passes without the refusals: \(reason)")
                        continue
                    }
                }
            }
        }
        #expect(sent > 100 || golden.name == "everything-blocked", "the random numbers are no use")
    }

    /// Dialled digits near the rules' patterns and the policy's prefixes.
    private static func number(_ plan: DialPlan, _ random: inout SeededGenerator) -> String {
        func digits(_ count: Int) -> String { random.text(length: count...count, of: "0123456789") }
        guard let rule = plan.dialRules.randomElement(using: &random),
            let pattern = rule.patterns.randomElement(using: &random)
        else { return "" }
        var text = pattern.positions.map { set in
            String(Character(Unicode.Scalar(set.members.randomElement(using: &random) ?? 0x30)))
        }.joined()
        if pattern.isOpen {
            if Bool.random(using: &random), let prefix = plan.destinations.rules.randomElement(using: &random)?.prefix {
                text = String(text.prefix(rule.strip)) + prefix.dropFirst(rule.prepend.count)
                text += digits(Int.random(in: 1...max(1, 14 - text.count), using: &random))
            } else {
                text += digits(Int.random(in: 1...8, using: &random))
            }
        }
        if Int.random(in: 0..<12, using: &random) == 0 { text.removeLast() }
        return text
    }

    @Test func groningen() throws {
        let table = RouteTable(try Samples.plan("groningen"))
        func rows(_ kind: DialRule.Kind) -> [String] {
            table.allowed.filter { $0.kind == kind }.map { "\($0.pattern.notation) -\($0.strip) \($0.prepend)" }
        }
        #expect(rows(.emergency) == ["112 -0 ", "113 -0 ", "144 -0 "])
        #expect(rows(.local) == ["[2-9]XXXXXX -0 +3150"])
        #expect(rows(.service) == (4...7).map { "0800\(String(repeating: "X", count: $0)) -1 +31" }, "0900 is blocked")
        #expect(rows(.international).contains { $0.hasPrefix("004") })
        #expect(rows(.international).count < 20, "countries are let through as a whole")
        #expect(table.refused.contains { $0.pattern.matches("00499001234567") })
        #expect(table.refused.allSatisfy { [.international, .e164].contains($0.kind) })
    }

    @Test func otherFormat() throws {
        let plan = try Samples.plan("groningen")
        #expect(
            RouteTable(plan, format: .withoutPlus).row(for: "0201234567")?.number(for: "0201234567") == "31201234567"
        )
        let prefixed = RouteTable(plan, format: .internationalPrefix)
        #expect(prefixed.row(for: "0201234567")?.number(for: "0201234567") == "0031201234567")
        #expect(prefixed.row(for: "+31201234567")?.number(for: "+31201234567") == "0031201234567")
    }
}
