import DialPlan
import TrunkModel

/// How callers dial, as far as the trunk file says it: the country's habits, the outside line, the own area code.
struct Dialling {
    var country: Country
    var outsideLine: String
    var areaCode: String?
    /// The rules that a plan makes of it.
    var rules: [DialRule]
    /// What speaks for it: the share of each rule's samples that became what it says, less that of those that did not.
    var score = 0.0
    /// How many samples became what it says.
    var confirmed = 0

    /// The first rule that takes the digits, and what it makes of them: a short number, or E.164 digits.
    func rewrite(_ dialled: String) -> (rule: DialRule, number: String)? {
        for rule in rules {
            if let number = rule.rewrite(dialled) { return (rule, number) }
        }
        return nil
    }
}

/// Finds out how callers dial: each country and outside line that could be meant is tried with numbers that tell it from the
/// others, and the one that foretells most wins.
struct DiallingSearch {
    let observer: CallObserver
    /// The trunk so far; its own numbers tell how long a local number is.
    let trunk: Trunk
    let data: NumberingData
    let wire: WireNumber

    /// Only so many get the whole examination.
    private static let finalists = 6

    /// The best of all.
    ///
    /// - Parameters:
    ///   - countries: Countries that could be meant, the likeliest first.
    ///   - lines: Outside lines that could be meant, the likeliest first.
    /// - Returns: Nil where there is no country at all.
    func best(of countries: [Country], _ lines: [String]) -> Dialling? {
        let all = countries.flatMap { country in lines.map { dialling(country, $0, nil) } }
        let ranked = all.map { rated($0, with: few($0)) }.enumerated()
            .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
        let finalists = ranked.prefix(Self.finalists).map { rated($0.element, with: many($0.element)) }
        return finalists.reduce(into: finalists.first) { best, next in
            if next.score > best?.score ?? -.infinity { best = next }
        }
    }

    /// The rules of a plan with these habits.
    func dialling(_ country: Country, _ line: String, _ areaCode: String?) -> Dialling {
        var trunk = trunk
        trunk.pbx.country = country
        trunk.pbx.areaCode = areaCode
        trunk.outsideLine = line
        // Only the rules are asked for: no destinations make them cheap, and nothing blocked shows all of them.
        trunk.destinations.regions = []
        trunk.blocked = []
        let rules = DialPlan(trunk, data: data).dialRules
        return Dialling(country: country, outsideLine: line, areaCode: areaCode, rules: rules)
    }

    /// Samples that tell most, few enough for every country and line.
    private func few(_ dialling: Dialling) -> [String] {
        var samples: [String] = []
        for rule in dialling.rules {
            switch rule.kind {
            case .national: samples += rule.patterns.prefix(3).flatMap { [$0.sample(0), $0.sample(1)] }
            case .emergency: samples += rule.patterns.prefix(1).map { $0.sample(0) }
            case .short: samples += rule.patterns.prefix(2).map { $0.sample(0) }
            case .international, .e164, .local, .service, .e164WithoutPlus: continue
            }
        }
        return samples + abroad(dialling)
    }

    /// Samples of every rule.
    private func many(_ dialling: Dialling) -> [String] {
        let own = dialling.rules.flatMap { rule -> [String] in
            if rule.kind == .international || rule.kind == .e164 { return [] }
            return rule.patterns.prefix(12).flatMap { pattern in (0..<3).map { pattern.sample($0) } }
        }
        return own + abroad(dialling) + hints.flatMap { $0 }
    }

    /// A number of the own country as it is dialled from abroad.
    private func abroad(_ dialling: Dialling) -> [String] {
        let national = dialling.rules.first { $0.kind == .national }
        return (national?.patterns.prefix(2) ?? []).flatMap { pattern -> [String] in
            guard let number = national?.rewrite(pattern.sample(1)) else { return [] }
            return ["+" + number]
                + (dialling.country.internationalPrefix.map { [dialling.outsideLine + $0 + number] } ?? [])
        }
    }

    /// What the written rules take.
    private var hints: [[String]] { observer.rules.prefix(60).map { [$0.pattern.sample(1), $0.pattern.sample(2)] } }

    /// How the samples of a rule fared.
    private struct Tally {
        var right = 0.0
        var wrong = 0.0
        var silent = 0.0

        /// 1 where all became what the rule says, -1 where none did.
        var share: Double { (right - wrong - silent / 5) / (right + wrong + silent) }
        var isSilent: Bool { right + wrong == 0 }
    }

    private func rated(_ dialling: Dialling, with samples: [String]) -> Dialling {
        var tallies: [DialRule.Kind: Tally] = [:]
        var unexpected = 0.0
        var seen: Set<String> = []
        for sample in samples where seen.insert(sample).inserted {
            switch (dialling.rewrite(sample), observer.number(for: sample)) {
            case (let expected?, let number?):
                if agrees(expected, number) {
                    tallies[expected.rule.kind, default: Tally()].right += 1
                } else {
                    tallies[expected.rule.kind, default: Tally()].wrong += 1
                }
            case (let expected?, nil): tallies[expected.rule.kind, default: Tally()].silent += 1
            case (nil, .some): unexpected += 1
            case (nil, nil): continue
            }
        }
        // Where nothing but help can be called, silent rules say little; else they say that people dial otherwise.
        let isCalling = tallies.contains { $0.key != .emergency && !$0.value.isSilent }
        var result = dialling
        result.score = -3 * unexpected / Double(max(seen.count, 1))
        for kind in DialRule.Kind.allCases {
            guard let tally = tallies[kind] else { continue }
            let weight = Self.weight(of: kind)
            result.score += weight * (tally.isSilent ? (isCalling ? -0.5 : -0.1) : tally.share)
        }
        result.confirmed = Int(tallies.values.reduce(0) { $0 + $1.right })
        return result
    }

    /// How much a kind of rule tells the ways of dialling from each other.
    private static func weight(of kind: DialRule.Kind) -> Double {
        switch kind {
        case .national: 6
        case .international: 4
        case .emergency: 3
        case .short, .local, .service: 2
        case .e164, .e164WithoutPlus: 1
        }
    }

    /// Whether a number is what a rule makes of it, in whatever format.
    func agrees(_ expected: (rule: DialRule, number: String), _ number: String) -> Bool {
        expected.rule.isSentAsDialled
            ? number == expected.number : wire.format(of: number, digits: expected.number) != nil
    }
}
