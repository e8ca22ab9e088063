import DialPlan
import TestSupport
import Testing
import TrunkModel

@Suite struct DestinationPolicyTests {
    /// Verdicts of the built-in groups on numbers, by the name of the group.
    static let cases: [(group: String, blocked: [BlockedType], numbers: [String: String])] = [
        (
            "netherlands", [.premiumRate, .satellite],
            [
                "31508200000": "allowed", "31612345678": "allowed", "31850000000": "allowed",
                "319001234": "blocked_premium_rate",
                "3212345678": "outside", "493012345678": "outside", "12125550100": "outside",
                "881612345678": "blocked_satellite",
                "80012345678": "outside", "299123456": "outside",
            ]
        ),
        (
            "benelux", [.premiumRate],
            [
                "3212345678": "allowed", "352123456": "allowed", "31101234567": "allowed", "4930123456": "outside",
                "32902123456": "blocked_premium_rate", "3290212345": "blocked_premium_rate", "881612345678": "outside",
            ]
        ),
        (
            "europe", [.premiumRate, .satellite],
            [
                // +7: Russia is in, Kazakhstan is not.
                "74951234567": "allowed", "77172123456": "outside", "79161234567": "allowed", "77011234567": "outside",
                // +44: the islands are destinations of their own, all within.
                "442071234567": "allowed", "441481123456": "allowed", "441534123456": "allowed",
                "441624123456": "allowed",
                "449012345678": "blocked_premium_rate",
                // +39: the Vatican; +358: Åland; +47: Svalbard.
                "390612345678": "allowed", "390669812345": "allowed", "3581812345": "allowed",
                "358912345678": "allowed",
                "4779021234": "allowed", "4721234567": "allowed",
                // +1 and others outside.
                "12125550100": "outside", "14165550100": "outside", "18765550100": "outside", "905321234567": "outside",
                "212522123456": "outside", "870773123456": "blocked_satellite", "883510001234567": "blocked_satellite",
                "979123456789": "blocked_premium_rate",
            ]
        ),
        (
            "worldwide", [.premiumRate, .satellite, .sharedCost],
            [
                "12125550100": "allowed", "19005550100": "blocked_premium_rate", "18765550100": "allowed",
                "77172123456": "allowed", "870773123456": "blocked_satellite", "8816123456789": "blocked_satellite",
                "88213123456": "blocked_satellite", "883510001234567": "blocked_satellite",
                "979123456789": "blocked_premium_rate", "80812345678": "blocked_shared_cost", "80012345678": "allowed",
                "886212345678": "allowed",
            ]
        ),
        (
            "worldwide", [.fixed],
            [
                "31508200000": "blocked_fixed", "31612345678": "allowed", "318001234": "allowed",
                "319001234": "allowed",
                "31850000000": "blocked_fixed", "870773123456": "allowed",
                // A country whose mobile numbers look like fixed ones: what cannot be told is no other type.
                "12125550100": "blocked_fixed", "18005550100": "allowed",
            ]
        ),
    ]

    static func policy(_ group: String, _ blocked: some Sequence<BlockedType>) throws -> DestinationPolicy {
        let profile = try Samples.plan("groningen").trunk.profile
        return DestinationPolicy(
            group: try #require(profile.destinationGroup(group)),
            blocked: Set(blocked),
            data: .builtIn
        )
    }

    @Test(arguments: cases.indices) func verdicts(_ index: Int) throws {
        let (group, blocked, numbers) = Self.cases[index]
        let policy = try Self.policy(group, blocked)
        for (digits, expected) in numbers.sorted(by: { $0.key < $1.key }) {
            #expect(policy.rule(for: digits).verdict.name == expected, "\(group): +\(digits)")
        }
    }

    /// One premium-rate number each of 20 countries.
    @Test(arguments: [
        "319061234567", "319091234567", "3290212345", "4990012345678", "33899123456", "449098790000", "41900123456",
        "43900123456", "39899123456", "34803123456", "351760123456", "4590123456", "4782912345", "46900123456",
        "358600123456", "48701234567", "420900123456", "36909012345", "40900123456", "309011234567",
        "19005550100", "61190123456", "81990123456",
    ]) func premiumNumbersAreBlocked(_ digits: String) throws {
        let rule = try Self.policy("worldwide", [.premiumRate]).rule(for: digits)
        #expect(rule.verdict == .blocked(.premiumRate), "+\(digits): \(rule)")
    }

    @Test func rulesAreShortAndSorted() throws {
        for group in ["netherlands", "europe", "worldwide"] {
            let rules = try Self.policy(group, [.premiumRate, .satellite]).rules
            #expect(rules.first?.prefix == "")
            #expect(rules.map(\.prefix) == rules.map(\.prefix).sorted())
            #expect(Set(rules.map(\.prefix)).count == rules.count)
            for rule in rules where !rule.prefix.isEmpty {
                let shorter = rules.last { $0.prefix != rule.prefix && rule.prefix.hasPrefix($0.prefix) }
                #expect(shorter?.verdict != rule.verdict, "+\(rule.prefix) says what +\(shorter?.prefix ?? "") says")
            }
        }
    }
}
