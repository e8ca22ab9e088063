import DialPlan
import TestSupport
import Testing
import TrunkModel

@testable import PBXBackends

/// What Asterisk chooses among the patterns of a destination policy is what the policy says.
@Suite struct AsteriskPatternsTests {
    @Test func evaluatorKnowsAsterisksOrder() {
        let order = AsteriskExtensionOrder(["_X.", "_31.", "_3X.", "_31[89].", "_31!", "112", "_112", "_31", "_[34]1."])
        #expect(order.names == ["112", "_112", "_31[89].", "_31.", "_31!", "_31", "_3X.", "_[34]1.", "_X."])
        #expect(order.choice(for: "112") == "112")
        #expect(order.choice(for: "3185") == "_31[89].")
        #expect(order.choice(for: "31") == "_31!")
        #expect(order.choice(for: "411") == "_[34]1.")
        #expect(order.choice(for: "1") == nil)
    }

    /// Numbers at and around the borders of a policy's prefixes, and some that begin anyhow.
    static func numbers(_ policy: DestinationPolicy, _ generator: inout SeededGenerator) -> [String] {
        var numbers = (0..<50).map { _ in generator.text(length: 7...15, of: "0123456789") }
        for prefix in policy.rules.map(\.prefix).shuffled(using: &generator).prefix(250) {
            // As long as the prefix itself: what the shortest numbers can be.
            numbers.append(prefix)
            numbers.append(prefix + generator.text(length: 1...8, of: "0123456789"))
            numbers.append(prefix.dropLast() + generator.text(length: 1...8, of: "0123456789"))
            numbers.append(String(prefix.dropLast()))
        }
        return numbers.filter { $0.count >= 7 && $0.first != "0" }
    }

    static func check(_ policy: DestinationPolicy, seed: UInt64, numbers: [String]? = nil) {
        let patterns = AsteriskPatterns.patterns(of: policy)
        let verdicts = Dictionary(patterns.map { (AsteriskPatterns.destination($0.pattern), $0.verdict) }) { $1 }
        if verdicts.count != patterns.count { Issue.record("a pattern stands twice") }
        let order = AsteriskExtensionOrder(Array(verdicts.keys))
        var generator = SeededGenerator(seed: seed)
        for number in numbers ?? Self.numbers(policy, &generator) {
            let choice = order.choice(for: number)
            let rule = policy.rule(for: number)
            if choice.flatMap({ verdicts[$0] }) != rule.verdict {
                Issue.record(
                    "\(number): Asterisk takes \(choice ?? "nothing"), the policy +\(rule.prefix) \(rule.verdict)"
                )
            }
        }
    }

    @Test(arguments: ["netherlands", "benelux", "western_europe", "europe", "worldwide"])
    func realPolicies(_ name: String) throws {
        let profile = try GoldenCase(name: "groningen").plan().plan.trunk.profile
        let group = try #require(profile.destinationGroup(name))
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2 {
            let blocked = Set(BlockedType.allCases.filter { _ in Bool.random(using: &generator) })
            Self.check(DestinationPolicy(group: group, blocked: blocked, data: .builtIn), seed: 8)
        }
        Self.check(DestinationPolicy(group: group, blocked: [.premiumRate, .satellite], data: .builtIn), seed: 9)
    }

    /// Policies of made-up tables, dense enough that prefixes of every length stand within each other.
    @Test func randomPolicies() throws {
        let profile = try GoldenCase(name: "groningen").plan().plan.trunk.profile
        var group = try #require(profile.destinationGroup("benelux"))
        var generator = SeededGenerator(seed: 10)
        for round in 0..<60 {
            var table = ["R\tAA\t1\tmain\t1", "R\tBB\t2\tmain\t2", "R\tCC\t1\tpart\t112,1213,12"]
            for region in ["AA", "BB", "CC"] {
                for type in BlockedType.allCases where type != .fixed && type != .short && type != .satellite {
                    let prefixes = (0..<3).map { _ in generator.text(length: 1...4, of: "123") }
                    table.append("T\t\(region)\t\(type.rawValue)\t\(prefixes.joined(separator: ","))")
                }
            }
            group.regions =
                Bool.random(using: &generator)
                ? nil : ["AA", "BB", "CC"].filter { _ in round % 3 > 0 || Bool.random(using: &generator) }
            let blocked = Set(BlockedType.allCases.filter { _ in Bool.random(using: &generator) })
            let data = NumberingData(table.joined(separator: "\n"))
            let policy = DestinationPolicy(group: group, blocked: blocked, data: data)
            let numbers = (0..<150).map { _ in generator.text(length: 1...7, of: "123") }
            Self.check(policy, seed: 11, numbers: numbers)
        }
    }
}
