import DialPlan
import Testing
import TrunkModel

@Suite struct InboundDecisionTests {
    static let calls: [(golden: String, called: String, expected: String)] = [
        // Every spelling of one number.
        ("groningen", "+31508200000", "extension 100"), ("groningen", "31508200000", "extension 100"),
        ("groningen", "0031508200000", "extension 100"), ("groningen", "+31 50 820 00 00", "extension 100"),
        ("groningen", "+31-50-8200000", "extension 100"), ("groningen", "(+31) 50.8200000", "extension 100"),
        ("groningen", "00 31/508200000", "extension 100"),
        // The borders of the range.
        ("groningen", "+31508200010", "extension 210"), ("groningen", "+31508200013", "extension 213"),
        ("groningen", "+31508200019", "extension 219"), ("groningen", "+31508200020", "unknown 31508200020"),
        ("groningen", "+31508200009", "unknown 31508200009"),
        // Other kinds, and numbers of nobody.
        ("groningen", "+31508200008", "extension 900"), ("groningen", "+31852100000", "queue 500"),
        ("groningen", "0508200000", "unknown 0508200000"), ("groningen", "8200000", "unknown 8200000"),
        ("groningen", "+315082000000", "unknown 315082000000"), ("groningen", "+3150820000", "unknown 3150820000"),
        ("groningen", "", "unknown "), ("groningen", "+", "unknown "), ("groningen", "00", "unknown "),
        ("groningen", "s", "unknown s"), ("groningen", "trunk8200-a", "unknown trunk8200a"),
        ("antwerpen", "+3233000100", "extension 300"), ("antwerpen", "003233000199", "extension 399"),
        ("antwerpen", "3233000200", "unknown 3233000200"), ("antwerpen", "0031508200100", "ivr 7000"),
        ("assen-device-accounts", "31592300002", "extension 101"),
        ("assen-device-accounts", "+31851234567", "ring_group 600"),
        ("device-accounts-with-callers", "31508200152", "outbound only 31508200152"),
        ("without-area-code", "+31852100171", "outbound only 31852100171"),
    ]

    static func summary(_ decision: InboundDecision) -> String {
        switch decision {
        case .accepted(let rule, let target): "\(rule.destination?.kind.rawValue ?? "?") \(target)"
        case .outboundOnly(let rule): "outbound only \(rule.block.first.digits)"
        case .unknown(let digits): "unknown \(digits)"
        }
    }

    @Test(arguments: calls.indices) func decision(_ index: Int) throws {
        let (golden, called, expected) = Self.calls[index]
        #expect(Self.summary(try Samples.plan(golden).decide(inbound: called)) == expected, "\(golden): \(called)")
    }
}
