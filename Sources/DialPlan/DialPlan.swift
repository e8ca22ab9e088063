public import TrunkModel

/// The vendor-neutral plan: what every brand's configuration is made from, and what `trunkline dial` and
/// `trunkline inbound` simulate.
///
/// An outbound call passes two stages: the first dial rule that takes the digits makes an E.164 number of them (or sends
/// an emergency or short number as dialled), and the destination policy says whether that number may be called.
public struct DialPlan: Sendable {
    /// The trunk it is made from.
    public let trunk: Trunk
    /// The first that takes the dialled digits decides.
    public let dialRules: [DialRule]
    /// Which numbers may be called.
    public let destinations: DestinationPolicy
    /// What callers show.
    public let callers: CallerPolicy
    /// Where calls from the provider go, in the trunk file's order; no two overlap.
    public let inboundRules: [InboundRule]
    /// How the PBX's country dials.
    public let numbering: NumberingPlan
    /// Route tables that were made of it: brands ask for them many times.
    let routeTables = RouteTableCache()

    /// E.164 numbers have at most this many digits (ITU-T E.164 §6.1).
    public static let maximumDigits = 15

    /// Makes the plan of a trunk.
    public init(_ trunk: Trunk, data: NumberingData = .builtIn) {
        self.trunk = trunk
        let numbering = NumberingPlan(country: trunk.pbx.country, data: data)
        self.numbering = numbering
        dialRules = Self.rules(trunk, numbering)
        destinations = DestinationPolicy(group: trunk.destinations, blocked: trunk.blocked, data: data)
        callers = CallerPolicy(trunk)
        inboundRules = trunk.numbers.map { InboundRule(block: $0, patterns: $0.patterns, destination: $0.inbound) }
    }

    private static func rules(_ trunk: Trunk, _ numbering: NumberingPlan) -> [DialRule] {
        let country = numbering.country
        let line = trunk.outsideLine
        let code = String(country.callingCode)
        func behind(_ prefix: String, _ patterns: [DialPattern]) -> [DialPattern] {
            patterns.map { $0.preceded(by: line + prefix) }
        }
        var rules: [DialRule] = []
        // Emergency numbers work without the outside line too: nobody thinks of it in need.
        rules.append(DialRule(.emergency, numbering.emergency))
        if !line.isEmpty { rules.append(DialRule(.emergency, behind("", numbering.emergency), strip: line.count)) }
        if !trunk.blocked.contains(.short), !numbering.short.isEmpty {
            rules.append(DialRule(.short, behind("", numbering.short), strip: line.count))
        }
        if let area = trunk.pbx.areaCode?.dropFirst(country.trunkPrefix.count) {
            let samples = trunk.numbers.filter { $0.first.callingCode == country.callingCode }
                .map { String($0.first.digits.dropFirst(code.count)) }
            if let length = numbering.localLength(areaCode: String(area), samples: samples) {
                let digits = [numbering.localFirstDigits] + Array(repeating: DigitSet.anyDigit, count: length - 1)
                rules.append(
                    DialRule(
                        .local,
                        behind("", [DialPattern(positions: digits)]),
                        strip: line.count,
                        prepend: code + area
                    )
                )
            }
        }
        let nationalStrip = line.count + country.trunkPrefix.count
        if !numbering.service.isEmpty {
            rules.append(
                DialRule(.service, behind(country.trunkPrefix, numbering.service), strip: nationalStrip, prepend: code)
            )
        }
        rules.append(
            DialRule(.national, behind(country.trunkPrefix, numbering.national), strip: nationalStrip, prepend: code)
        )
        // Seven digits are the shortest international number there is (Niue, +683 and four digits).
        let anyE164 = DialPattern(positions: [DigitSet(1...9)] + Array(repeating: .anyDigit, count: 5), isOpen: true)
        if let prefix = country.internationalPrefix {
            rules.append(DialRule(.international, behind(prefix, [anyE164]), strip: line.count + prefix.count))
        }
        rules.append(DialRule(.e164, [anyE164.preceded(by: "+")], strip: 1))
        if !line.isEmpty { rules.append(DialRule(.e164, behind("+", [anyE164]), strip: line.count + 1)) }
        // Only the own country's: a forgotten trunk prefix must not become a call to another continent.
        let own = numbering.national.filter {
            !$0.isOpen && $0.positions.first?.members.contains(UInt8(ascii: "0")) == false
        }
        if !own.isEmpty { rules.append(DialRule(.e164WithoutPlus, behind(code, own), strip: line.count)) }
        return rules
    }
}
