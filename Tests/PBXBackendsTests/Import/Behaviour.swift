import DialPlan
import TestSupport
import Testing
import TrunkModel

/// What two plans do with the same calls.
enum Behaviour {
    /// Expects that both plans do the same with 500 dialled numbers and with calls to all numbers.
    static func expectSame(_ old: DialPlan, _ new: DialPlan, seed: UInt64 = 0x696d_706f) throws {
        var random = SeededGenerator(seed: seed)
        let callers: [String?] = [nil] + old.callers.callers.map(\.extension) + new.callers.callers.map(\.extension)
        for _ in 0..<500 {
            let dialled = number(old, &random)
            let caller = callers.randomElement(using: &random) ?? nil
            let (before, after) = (outcome(old, dialled, caller), outcome(new, dialled, caller))
            #expect(before == after, "\(dialled) from \(caller ?? "anybody")")
        }
        for block in old.trunk.numbers + new.trunk.numbers {
            for number in block.numbers {
                #expect(inbound(old, number) == inbound(new, number), "\(number.e164)")
            }
        }
    }

    private static func outcome(_ plan: DialPlan, _ dialled: String, _ caller: String?) -> String {
        guard case .sent(let call) = plan.decide(dialled: dialled, from: caller).outcome else { return "refused" }
        return "\(call.number) as \(call.callerID)\(call.isAnonymous ? ", hidden" : ""), accounts \(call.accounts)"
    }

    private static func inbound(_ plan: DialPlan, _ number: PhoneNumber) -> String {
        guard case .accepted(let rule, let target) = plan.decide(inbound: number.e164) else { return "refused" }
        return "\(rule.destination?.kind.rawValue ?? "") \(target)"
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
