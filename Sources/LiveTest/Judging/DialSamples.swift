import DialPlan
import TrunkModel

/// What a live test has the PBX dial: one number for each thing that is to be seen, no two alike.
struct DialSamples {
    /// A number to dial.
    struct Sample: Sendable {
        /// What is dialled, outside line included.
        var digits: String
        /// Who dials: an internal number.
        var caller: String
        /// What the dial plan does with it.
        var decision: OutboundDecision

        /// How the call goes out; nil if it is refused.
        var call: OutboundDecision.Call? {
            if case .sent(let call) = decision.outcome { call } else { nil }
        }

        /// The number by which its INVITE is recognised.
        var number: CalledNumber { CalledNumber(call?.number ?? decision.e164 ?? digits) }

        /// What people call it.
        var subject: String { "\(digits) ← \(caller)" }
    }

    private let plan: DialPlan
    /// How many numbers were made, so that each ends otherwise.
    private var count: Int

    /// Samples of a plan.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - start: Where to begin to count, so that two acts do not dial the same number.
    init(_ plan: DialPlan, from start: Int = 0) {
        self.plan = plan
        count = start
    }

    /// Who calls without a setting of their own: where the first number goes, if that is no listed caller.
    var plainCaller: String {
        let listed = Set(plan.callers.callers.map { $0.extension })
        let targets = plan.trunk.numbers.compactMap { $0.inbound?.target(forDigits: $0.first.digits) }
        if plan.trunk.kind == .deviceAccounts { return targets.first ?? "100" }
        return targets.first { !listed.contains($0) } ?? "100"
    }

    /// A caller who shows a number of their own; nil if there is none.
    var ownNumberCaller: String? { plan.callers.callers.first { !$0.identity.isAnonymous }?.extension }

    /// A caller who is anonymous; nil if there is none.
    var anonymousCaller: String? { plan.callers.callers.first { $0.identity.isAnonymous }?.extension }

    /// A number that a kind of rule takes and that may be called; nil if there is none.
    ///
    /// - Parameters:
    ///   - kind: The kind of rule.
    ///   - skipped: How many of the rule's patterns to leave out: the national ones begin with fixed lines, then mobiles.
    ///   - caller: Who dials.
    /// - Returns: The sample.
    mutating func sample(_ kind: DialRule.Kind, skipping skipped: Int = 0, from caller: String) -> Sample? {
        if kind == .international { return international(from: caller) }
        // 112 works all over Europe, and no PBX has an extension of that number; Belgium's 100 is another matter.
        if kind == .emergency, let sample = emergency("112", from: caller) { return sample }
        if kind == .e164 { return withPlus(from: caller) }
        for rule in plan.dialRules where rule.kind == kind {
            for pattern in rule.patterns.dropFirst(skipped) {
                guard let sample = make(pattern, from: caller), sample.call != nil, sample.decision.rule?.kind == kind
                else { continue }
                return sample
            }
        }
        return nil
    }

    private func emergency(_ digits: String, from caller: String) -> Sample? {
        let sample = sample(digits, from: caller)
        return sample.call != nil && sample.decision.rule?.kind == .emergency ? sample : nil
    }

    private mutating func make(_ pattern: DialPattern, from caller: String) -> Sample? {
        count += 1
        // The end makes the number its own; what stands before it is a digit that the pattern takes.
        let tail = Array(String(1_357_900 + count * 11).utf8)
        var digits: [UInt8] = []
        var positions = pattern.positions
        // Where numbers have no fixed length, as in Germany, one of ten national digits is long enough everywhere.
        let usual = plan.trunk.outsideLine.count + plan.numbering.country.trunkPrefix.count + 10
        if pattern.isOpen { positions += Array(repeating: .anyDigit, count: max(0, usual - positions.count)) }
        for (place, set) in positions.enumerated() {
            let members = set.members.filter { (0x30...0x39).contains($0) }
            let index = place - (positions.count - tail.count)
            let wish = index >= 0 ? tail[index] : 0x31
            guard let digit = members.contains(wish) ? wish : members.last ?? set.members.first else { return nil }
            digits.append(digit)
        }
        return sample(String(decoding: digits, as: UTF8.self), from: caller)
    }

    /// What becomes of digits.
    func sample(_ digits: String, from caller: String) -> Sample {
        Sample(digits: digits, caller: caller, decision: plan.decide(dialled: digits, from: caller))
    }

    /// A national number as address books have it.
    private mutating func withPlus(from caller: String) -> Sample? {
        guard let digits = sample(.national, from: caller)?.decision.e164 else { return nil }
        let sample = sample("+\(digits)", from: caller)
        return sample.call != nil && sample.decision.rule?.kind == .e164 ? sample : nil
    }

    private mutating func international(from caller: String) -> Sample? {
        let own = String(plan.numbering.country.callingCode)
        // Fixed lines abroad, in the order in which a Dutch office is likely to call them.
        let heads = ["4930", "3225", "44207946", "3315", "34911", "390632", "4314", "41443", "4532", "1212555"]
        for head in heads where !head.hasPrefix(own) {
            count += 1
            let tail = String(String(5_790 + count * 11).suffix(4))
            let digits = "\(plan.trunk.outsideLine)\(plan.numbering.country.internationalPrefix ?? "00")\(head)0\(tail)"
            let sample = sample(digits, from: caller)
            if sample.call != nil, sample.decision.rule?.kind == .international { return sample }
        }
        return nil
    }

    /// Numbers that must not reach the wire: one of each reason that the trunk file has.
    func refused(from caller: String) -> [Sample] {
        let line = plan.trunk.outsideLine, country = plan.numbering.country
        let prefix = line + (country.internationalPrefix ?? "00")
        let national = ["09061234", "0900123456", "09061234567", "0901234567", "0900111222", "0903456789"]
        let abroad = ["12125550123", "61291234567", "8613812345678", "2348012345678", "5312345678"]
        let satellite = ["870773123456", "881612345678", "882161234567"]
        let premium = ["979123456789", "4490912345678", "3290012345"]
        var samples: [Sample] = []
        for group in [
            national.map { line + $0 }, premium.map { prefix + $0 }, satellite.map { prefix + $0 },
            abroad.map { prefix + $0 },
        ] {
            let found = group.lazy.map { sample($0, from: caller) }.first { sample in
                // What no rule takes tells nothing of what is blocked.
                switch sample.decision.outcome {
                case .refused(.blocked), .refused(.outsideDestinations): true
                default: false
                }
            }
            if let found { samples.append(found) }
        }
        return samples
    }
}
