import DialPlan
import TrunkModel

/// Numbers that people may dial on a trunk: at least one of each kind, and what lies just beside it.
struct SampleNumbers {
    let plan: DialPlan

    /// What is dialled to call out, each with and without the outside line.
    var outbound: [String] {
        let line = plan.trunk.outsideLine
        let all = fixed + national + international + own
        // Without the outside line hardly any rule takes them: the fixed ones are enough to see that.
        return Set(all.map { line + $0 } + fixed).sorted()
    }

    private var country: Country { plan.numbering.country }

    /// The same for all: wrong lengths, signs, other countries, satellites.
    private var fixed: [String] {
        [
            "1", "11", "112", "1122", "113", "144", "911", "999", "110", "1233", "14050", "140502", "116000", "116123",
            "1888", "0", "00", "000", "+", "*", "#", "*21", "*31*0201234567", "#31#", "112#", "0800", "08001234",
            "08001234567", "080012345678", "09001234", "0906123", "09061234", "097012345678", "0970123456789",
            "0201234567",
            "020123456", "02012345678", "0612345678", "06123456789", "0882000000", "0851234567", "8200000", "820000",
            "82000000", "1234567", "101", "201", "+3", "+31", "+3161234", "+31612345678", "+316123456789012345",
            "0031612345678", "003161234", "31612345678", "3161234567", "+31900123456", "0031900123456", "+31800123456",
            "+3225550100", "003225550100", "+32475123456", "+32900123456", "+4915112345678", "+442079460000",
            "+12125550100",
            "0012125550100", "+18765550100", "+79161234567", "+77012345678", "+870773123456", "00870773123456",
            "+881612345678", "+882161234567", "+979123456789", "+8613812345678", "+6834000", "+683400", "006834000",
            "+5312345678", "+212600000000", "+80012345678", "+123", "+0201234567", "0020212345678", "003150820*000",
            "+3150820#000", "0201*34567", "00316123456*", "00123456789012345678",
        ]
    }

    /// One of each pattern of the country's plan, shortest and longest digits, one too short and one too long.
    private var national: [String] {
        let numbering = plan.numbering
        let patterns =
            numbering.emergency + numbering.short
            + (numbering.national + numbering.service).map { $0.preceded(by: country.trunkPrefix) }
            + numbering.national.map { $0.preceded(by: String(country.callingCode)) }
        return patterns.flatMap { pattern in
            let low = Self.sample(pattern) { $0.first }, high = Self.sample(pattern) { $0.last }
            return [low, high, String(low.dropLast()), high + "9"]
        }
    }

    private static func sample(_ pattern: DialPattern, _ pick: ([UInt8]) -> UInt8?) -> String {
        let digits = pattern.positions.compactMap { pick($0.members) }
        return String(decoding: digits, as: UTF8.self) + (pattern.isOpen ? "12" : "")
    }

    /// A number behind each prefix of the destination policy, and beside it, with plus and as it is dialled.
    private var international: [String] {
        let rules = plan.destinations.rules
        // Hundreds of them: some, spread over the world.
        let some = stride(from: 0, to: rules.count, by: max(1, rules.count / 12)).map { rules[$0].prefix }
        let digits = some.flatMap { prefix in
            [prefix + "1234567", String(prefix.dropLast()) + "0123456", prefix].filter { $0.count > 3 }
        }
        return digits.map { "+\($0)" }
            + (country.internationalPrefix.map { prefix in digits.map { prefix + $0 } } ?? [])
    }

    /// The trunk's own numbers, in the spellings of their country.
    private var own: [String] {
        plan.trunk.numbers.flatMap { block in
            let code = String(block.first.callingCode)
            let digits = block.first.digits
            let national = country.trunkPrefix + digits.dropFirst(code.count)
            return [digits, "+\(digits)", "00\(digits)", national, String(digits.suffix(7)), String(digits.suffix(6))]
        }
    }

    /// Numbers that the provider may call: the trunk's and their neighbours, in all spellings.
    var inbound: [String] {
        let prefix = plan.trunk.profile.internationalPrefix
        let digits = plan.trunk.numbers.flatMap { block in
            [
                block.first.digits, Self.number(block.first, plus: block.count / 2), block.last.digits,
                Self.number(block.first, plus: -1), Self.number(block.last, plus: 1), block.first.digits + "0",
                String(block.last.digits.dropLast()),
            ]
        }
        let unknown = ["31201234567", "12125550100", "1", "12", "0", "0508200000", "112"]
        return Set((digits + unknown).flatMap { [$0, "+\($0)", prefix + $0] }).sorted()
    }

    private static func number(_ number: PhoneNumber, plus count: Int) -> String {
        String((Int(number.digits) ?? 0) + count)
    }
}
