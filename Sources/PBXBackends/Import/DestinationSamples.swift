import DialPlan
import TrunkModel

/// One number for each region and number type of the world: what tells which destinations may be called.
struct DestinationSamples {
    /// A number and what it stands for.
    struct Sample {
        /// E.164 digits without plus.
        let digits: String
        /// ISO 3166-1 alpha-2; nil for numbers that belong to no country.
        let region: String?
        let type: BlockedType
    }

    let all: [Sample]

    /// Types that belong to prefixes; the others are `fixed`, or are dialled as they are.
    private static let typed = BlockedType.allCases.filter { $0 != .fixed && $0 != .short }
    /// What fills a prefix up to a number; whichever leads to no other region or type is taken.
    private static let fillings = ["2222222222", "3456789012", "5551234567", "7000000000", "8123456789"]
    /// As long as most numbers are with their country code.
    private static let length = 11

    init(_ data: NumberingData) {
        var owners: [String: String] = [:]
        var types: [String: BlockedType] = [:]
        let regions = data.regions.sorted { $0.key < $1.key }
        for (region, entry) in regions {
            for prefix in entry.prefixes { owners[prefix] = region }
            for type in Self.typed {
                for prefix in data.prefixes(of: type, in: region) { types[prefix] = type }
            }
        }
        func longest<Value>(_ digits: String, _ table: [String: Value]) -> Value? {
            (1...digits.count).reversed().lazy.compactMap { table[String(digits.prefix($0))] }.first
        }
        func sample(_ prefix: String, _ region: String, _ type: BlockedType) -> Sample? {
            Self.fillings.lazy.map { filling in
                prefix + filling.prefix(max(Self.length - prefix.count, 1))
            }.first { digits in
                longest(digits, owners) == region && (longest(digits, types) ?? .fixed) == type
            }.map { Sample(digits: $0, region: region, type: type) }
        }
        var samples: [Sample] = []
        for (region, entry) in regions {
            samples += Self.some(entry.prefixes).compactMap { sample($0, region, .fixed) }.prefix(1)
            for type in Self.typed {
                samples += Self.some(data.prefixes(of: type, in: region)).compactMap { sample($0, region, type) }
            }
        }
        for (prefix, type) in data.global {
            guard let type else { continue }
            let digits = prefix + (Self.fillings.first ?? "").prefix(Self.length - prefix.count)
            samples.append(Sample(digits: digits, region: nil, type: type))
        }
        all = samples
    }

    /// The first, the last and the middle of a list.
    private static func some(_ prefixes: [String]) -> [String] {
        guard prefixes.count > 3 else { return prefixes }
        return [prefixes[0], prefixes[prefixes.count / 2], prefixes[prefixes.count - 1]]
    }
}
