import DialPlan
import TrunkModel

/// Finds out which of the profile's destinations and which blocked types a deployed dial plan lets through.
struct DestinationSearch {
    let observer: CallObserver
    let dialling: Dialling
    let profile: ProviderProfile
    let data: NumberingData
    /// Whether foreign numbers are judged by their country alone, so that only the own country's tell the types.
    var isCoarse = false

    /// What was found.
    struct Found {
        var group: ProviderProfile.DestinationGroup
        var blocked: Set<BlockedType>
        /// Types of which no sample could tell anything: the profile's default decided.
        var unknown: Set<BlockedType>
        /// How many samples fare otherwise.
        var mismatches: Int
    }

    /// The group and types that foretell most samples; of several, the group with the fewest countries.
    func best() -> Found? {
        let samples = DestinationSamples(data).all
        let allowed = samples.map { isAllowed($0.digits) }
        let short = shortVerdict()
        var best: Found?
        let groups = profile.destinationGroups.enumerated().sorted { left, right in
            (left.element.regions?.count ?? .max, left.offset) < (right.element.regions?.count ?? .max, right.offset)
        }
        for (_, group) in groups {
            let (blocked, unknown) = types(in: group, samples, allowed, short)
            let isByCountry = isCoarse && !blocked.contains(.fixed)
            let policy = PolicyIndex(
                DestinationPolicy(group: group, blocked: blocked, data: data),
                abroadByCountry: isByCountry ? dialling.country.region : nil
            )
            let mismatches = zip(samples, allowed).count { policy.allows($0.digits) != $1 }
            if mismatches < best?.mismatches ?? .max {
                best = Found(group: group, blocked: blocked, unknown: unknown, mismatches: mismatches)
            }
        }
        return best
    }

    /// The ways to dial an E.164 number, the surest first.
    func ways(to digits: String) -> [String] {
        let (line, country) = (dialling.outsideLine, dialling.country)
        var ways: [String] = []
        if let prefix = country.internationalPrefix { ways.append(line + prefix + digits) }
        ways.append("+" + digits)
        let code = String(country.callingCode)
        if digits.hasPrefix(code) { ways.append(line + country.trunkPrefix + digits.dropFirst(code.count)) }
        return ways
    }

    /// Whether a number can be called in any way.
    private func isAllowed(_ digits: String) -> Bool {
        ways(to: digits).contains { way in
            guard let number = observer.call(way)?.number else { return false }
            return number.hasSuffix(digits)
        }
    }

    /// Whether short numbers go out; nil where the country has none.
    private func shortVerdict() -> Bool? {
        let rule = dialling.rules.first { $0.kind == .short }
        guard let patterns = rule?.patterns, !patterns.isEmpty else { return nil }
        return patterns.prefix(12).contains { observer.call($0.sample(0)) != nil }
    }

    private func types(
        in group: ProviderProfile.DestinationGroup,
        _ samples: [DestinationSamples.Sample],
        _ allowed: [Bool],
        _ short: Bool?
    ) -> (blocked: Set<BlockedType>, unknown: Set<BlockedType>) {
        var counts: [BlockedType: (allowed: Int, refused: Int)] = [:]
        let regions = group.regions.map { Set($0) }
        for (sample, isAllowed) in zip(samples, allowed) {
            if let regions {
                guard let region = sample.region, regions.contains(region) else { continue }
            }
            if isCoarse, let region = sample.region, region != dialling.country.region { continue }
            counts[sample.type, default: (0, 0)].allowed += isAllowed ? 1 : 0
            counts[sample.type, default: (0, 0)].refused += isAllowed ? 0 : 1
        }
        if let short { counts[.short] = short ? (1, 0) : (0, 1) }
        var blocked: Set<BlockedType> = []
        for (type, count) in counts {
            // Fixed numbers are the rest: they are blocked only where not one passes.
            let isBlocked = type == .fixed ? count.allowed == 0 : count.allowed < count.refused
            if isBlocked { blocked.insert(type) }
        }
        let unknown = Set(BlockedType.allCases).subtracting(counts.keys)
        // Where nothing at all goes out, nothing speaks for any type.
        let isEverythingBlocked = blocked.count == counts.count
        // Satellite phones belong to no country, so that only "everywhere" holds them: what is refused stays refused.
        let usual = Set(profile.defaultBlocked).union([.satellite])
        blocked.formUnion(isEverythingBlocked ? unknown : unknown.intersection(usual))
        return (blocked, unknown)
    }
}

/// A destination policy that is asked for many numbers.
struct PolicyIndex {
    private let verdicts: [String: Bool]
    private let longest: Int

    /// Makes the index.
    ///
    /// - Parameters:
    ///   - policy: The policy.
    ///   - home: The own country, where all others are allowed or refused as a whole; nil where types count everywhere.
    init(_ policy: DestinationPolicy, abroadByCountry home: String? = nil) {
        verdicts = Dictionary(
            policy.rules.map { rule in
                guard let home, case .blocked = rule.verdict, let region = rule.region, region != home else {
                    return (rule.prefix, rule.verdict == .allowed)
                }
                return (rule.prefix, true)
            }
        ) { first, _ in first }
        longest = policy.rules.map(\.prefix.utf8.count).max() ?? 0
    }

    /// Whether a number may be called, given as E.164 digits.
    func allows(_ digits: String) -> Bool {
        for length in (0...min(longest, digits.utf8.count)).reversed() {
            if let isAllowed = verdicts[String(digits.prefix(length))] { return isAllowed }
        }
        return false
    }
}
