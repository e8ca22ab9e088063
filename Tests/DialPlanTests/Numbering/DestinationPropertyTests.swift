import DialPlan
import TestSupport
import Testing
import TrunkModel

/// The policy against the plain evaluator of the raw table.
@Suite struct DestinationPropertyTests {
    struct Choice: Sendable, CustomTestStringConvertible {
        let group: String
        let blocked: Set<BlockedType>

        var testDescription: String { "\(group), \(blocked.map(\.rawValue).sorted().joined(separator: " "))" }
    }

    static let choices: [Choice] = {
        var generator = SeededGenerator(seed: 4)
        let groups = ["netherlands", "benelux", "western_europe", "europe", "worldwide"]
        let random = groups.map { group in
            Choice(group: group, blocked: Set(BlockedType.allCases.filter { _ in Bool.random(using: &generator) }))
        }
        return random + groups.map { Choice(group: $0, blocked: [.premiumRate, .satellite]) }
            + [Choice(group: "europe", blocked: Set(BlockedType.allCases)), Choice(group: "worldwide", blocked: [])]
    }()

    /// Numbers that begin like something in the table, and others that begin anyhow.
    static func numbers(_ table: RawTable, _ generator: inout SeededGenerator) -> [String] {
        var numbers = (0..<60).map { _ in
            String(Int.random(in: 1...9, using: &generator)) + generator.text(length: 6...14, of: "0123456789")
        }
        let starts =
            (0..<80).compactMap { _ in table.types.randomElement(using: &generator)?.prefix }
            + (0..<80).compactMap { _ in table.prefixes.randomElement(using: &generator)?.prefix }
            + table.global.map(\.prefix)
        for start in starts {
            numbers.append(start + generator.text(length: 0...max(12 - start.count, 4), of: "0123456789"))
            // A digit beside it: the number next to the border.
            numbers.append(start.dropLast() + generator.text(length: 5...6, of: "0123456789"))
        }
        return numbers.filter { $0.count >= 7 && $0.count <= 15 }
    }

    @Test(arguments: choices) func policyIsTheTable(_ choice: Choice) throws {
        let table = try #require(RawTable.shipped)
        let profile = try Samples.plan("groningen").trunk.profile
        let group = try #require(profile.destinationGroup(choice.group))
        let policy = DestinationPolicy(group: group, blocked: choice.blocked, data: .builtIn)
        var generator = SeededGenerator(seed: 5)
        for digits in Self.numbers(table, &generator) {
            let expected = table.verdict(digits, regions: group.regions, blocked: choice.blocked)
            let made = policy.rule(for: digits)
            if made.verdict.name != expected {
                Issue.record("+\(digits) (\(table.region(digits) ?? "no region")): \(made), expected \(expected)")
            }
        }
    }

    /// No verdict hangs on the order of regions, which a set has anew in every run.
    @Test(arguments: choices) func orderOfRegionsDoesNotMatter(_ choice: Choice) throws {
        let profile = try Samples.plan("groningen").trunk.profile
        var group = try #require(profile.destinationGroup(choice.group))
        let policy = DestinationPolicy(group: group, blocked: choice.blocked, data: .builtIn)
        var generator = SeededGenerator(seed: 6)
        group.regions?.shuffle(using: &generator)
        #expect(DestinationPolicy(group: group, blocked: choice.blocked, data: .builtIn) == policy)
    }
}
