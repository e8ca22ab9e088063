public import TrunkModel

/// Which E.164 numbers may be called: a list of prefixes of which the longest that fits decides.
public struct DestinationPolicy: Sendable, Equatable {
    /// What a prefix says.
    public enum Verdict: Sendable, Hashable {
        case allowed
        /// The number type is blocked.
        case blocked(BlockedType)
        /// The country is not among the trunk's destinations.
        case outside

        /// A stable name for dial plans and reports.
        public var name: String {
            switch self {
            case .allowed: "allowed"
            case .blocked(let type): "blocked_\(type.rawValue)"
            case .outside: "outside"
            }
        }
    }

    /// A prefix of E.164 digits and what it says; the empty prefix is the rest of the world.
    public struct Rule: Sendable, Hashable {
        /// E.164 digits without plus.
        public let prefix: String
        /// What it says.
        public let verdict: Verdict
        /// The country's ISO 3166-1 code, where the prefix is that of a country.
        public let region: String?
    }

    /// The rules, by prefix; none says the same as the next shorter one.
    public let rules: [Rule]

    /// The rule that decides over a number, given as E.164 digits without plus.
    public func rule(for digits: String) -> Rule {
        var best = Rule(prefix: "", verdict: .outside, region: nil)
        for rule in rules where rule.prefix.utf8.count >= best.prefix.utf8.count && digits.hasPrefix(rule.prefix) {
            best = rule
        }
        return best
    }

    /// Makes the policy of a trunk's destinations and blocked types.
    public init(group: ProviderProfile.DestinationGroup, blocked: Set<BlockedType>, data: NumberingData) {
        var table: [String: (verdict: Verdict, region: String?)] = [:]
        let base: Verdict = blocked.contains(.fixed) ? .blocked(.fixed) : .allowed
        table[""] = (group.regions == nil ? base : .outside, nil)
        let included = Set(group.regions ?? Array(data.regions.keys))
        // Regions that share a calling code have prefixes inside each other's.
        let own = Set(included.compactMap { data.regions[$0]?.callingCode })
        let shared = Set(data.regions.values.filter { !$0.isMain }.map(\.callingCode)).intersection(own)
        let owners = Owners(data, of: shared)
        for (region, entry) in data.regions where included.contains(region) || shared.contains(entry.callingCode) {
            let isShared = shared.contains(entry.callingCode)
            let types = included.contains(region) ? Self.types(of: region, data, blocked) : [:]
            for prefix in entry.prefixes {
                // The prefix may lie within that of a type: all numbers of Guernsey's 7781 are mobile, as are all with 7.
                let type = isShared && !types.isEmpty ? prefix.prefixes.lazy.compactMap { types[$0] }.first : nil
                table[prefix] = (included.contains(region) ? type ?? base : .outside, region)
            }
            // Where regions share a calling code, a type's prefix may be that of another region's numbers.
            for (prefix, verdict) in types where !isShared || owners.region(of: prefix) == region {
                table[prefix] = (verdict, region)
            }
        }
        for (prefix, type) in data.global {
            if let type, blocked.contains(type) {
                table[prefix] = (.blocked(type), nil)
            } else {
                table[prefix] = (group.regions == nil ? .allowed : .outside, nil)
            }
        }
        rules = Self.compact(table)
    }

    /// What the prefixes of a region's number types say.
    private static func types(of region: String, _ data: NumberingData, _ blocked: Set<BlockedType>) -> [String:
        Verdict]
    {
        var verdicts: [String: Verdict] = [:]
        for type in BlockedType.allCases where type != .fixed && type != .short {
            for prefix in data.prefixes(of: type, in: region) {
                verdicts[prefix] = blocked.contains(type) ? .blocked(type) : .allowed
            }
        }
        return verdicts
    }

    /// Whose numbers a prefix's are.
    private struct Owners {
        private var regions: [String: String] = [:]

        init(_ data: NumberingData, of callingCodes: Set<String>) {
            for (region, entry) in data.regions where callingCodes.contains(entry.callingCode) {
                for prefix in entry.prefixes { regions[prefix] = region }
            }
        }

        /// The region of the longest prefix.
        func region(of digits: String) -> String? { digits.prefixes.lazy.compactMap { regions[$0] }.first }
    }

    /// Leaves out every prefix that says what the next shorter one says already.
    private static func compact(_ table: [String: (verdict: Verdict, region: String?)]) -> [Rule] {
        var rules: [Rule] = []
        var open: [Rule] = []
        for prefix in table.keys.sorted() {
            guard let entry = table[prefix] else { continue }
            while let last = open.last, !prefix.hasPrefix(last.prefix) { open.removeLast() }
            if open.last?.verdict == entry.verdict { continue }
            let rule = Rule(prefix: prefix, verdict: entry.verdict, region: entry.region)
            rules.append(rule)
            open.append(rule)
        }
        return rules
    }
}

extension String {
    /// The text and everything that it begins with, longest first.
    fileprivate var prefixes: some Sequence<String> { (1...max(count, 1)).reversed().lazy.map { String(prefix($0)) } }
}
