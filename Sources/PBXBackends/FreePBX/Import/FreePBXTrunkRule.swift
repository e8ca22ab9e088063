import DialPlan

/// A row of a trunk's Dialed Number Manipulation Rules.
struct FreePBXTrunkRule: Sendable {
    private let pattern: DialPattern
    private let strip: Int
    private let prepend: String

    private init?(_ object: ConfigObject) {
        func part(_ key: String) -> String { (object[key] ?? "").uppercased().filter { $0 != " " } }
        let prefix = part("match_pattern_prefix")
        guard let pattern = DialPattern(prefix + part("match_pattern_pass")), !pattern.positions.isEmpty else {
            return nil
        }
        self.pattern = pattern
        strip = DialPattern(prefix)?.positions.count ?? prefix.count
        prepend = object["prepend_digits"] ?? ""
    }

    /// A trunk's rules in their order; those of which nothing can be made are left out.
    static func all(_ objects: [ConfigObject]) -> [FreePBXTrunkRule] {
        objects.enumerated().sorted { left, right in
            let places = [left, right].map { $0.element["seq"].flatMap { Int($0) } ?? .max }
            return (places[0], left.offset) < (places[1], right.offset)
        }.compactMap { FreePBXTrunkRule($0.element) }
    }

    /// What it makes of a number; nil where it does not take it.
    func rewrite(_ number: String) -> String? {
        pattern.matches(number) ? prepend + number.dropFirst(strip) : nil
    }
}
