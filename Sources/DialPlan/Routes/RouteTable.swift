public import TrunkModel

/// The outbound plan as rows of a route table: for PBXs that know patterns, digits to strip and digits to prepend, but have
/// no second stage that judges destinations.
///
/// The rows of ``allowed`` are tried in their order, and the first that fits decides; what none of them takes does not go
/// out. They judge the own country exactly and every other country as a whole. Foreign numbers of blocked types, which would
/// need some hundred rows more, stand in ``refused``: a PBX that can refuse by pattern tries those first, any other leaves
/// them to the provider's destination whitelist and must say so.
///
/// Numbers of more than 15 digits are not refused by open patterns.
public struct RouteTable: Sendable {
    /// One row.
    public struct Row: Sendable, Hashable {
        /// The dial rule that it belongs to.
        public let kind: DialRule.Kind
        /// What is dialled, the outside line's digits included.
        public let pattern: DialPattern
        /// How many dialled characters are taken off the front; a dialled plus counts as one.
        public let strip: Int
        /// What is put in front instead, as it stands on the wire: `+31`, `31`, `0031`; empty for numbers sent as dialled.
        public let prepend: String

        /// What goes on the wire for dialled digits that the pattern takes.
        public func number(for dialled: String) -> String { prepend + dialled.dropFirst(strip) }
    }

    /// What goes out, in order.
    public let allowed: [Row]
    /// What ``allowed`` would let through although the plan refuses it.
    public let refused: [Row]

    /// The table of a plan, made once for each number format.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - format: How numbers are written on the wire; the trunk's own format where nil.
    public init(_ plan: DialPlan, format: NumberFormat? = nil) {
        let format = format ?? plan.trunk.numberFormat
        self = plan.routeTables.table(for: format) { RouteTable(making: plan, format: format) }
    }

    private init(making plan: DialPlan, format: NumberFormat) {
        let cover = PolicyCover(plan.destinations)
        let own = plan.numbering.country.region
        // With all fixed numbers blocked, whole countries are: then nothing but what is allowed by name may pass.
        let isCoarse = !plan.trunk.blocked.contains(.fixed)
        func isLetThrough(_ rule: DestinationPolicy.Rule) -> Bool {
            guard case .blocked = rule.verdict else { return rule.verdict == .allowed }
            return isCoarse && rule.region != nil && rule.region != own
        }
        var allowed: [Row] = []
        var refused: [Row] = []
        for rule in plan.dialRules {
            func row(_ pattern: DialPattern, _ prepend: String) -> Row {
                Row(kind: rule.kind, pattern: pattern, strip: rule.strip, prepend: prepend)
            }
            if rule.isSentAsDialled {
                allowed += rule.patterns.map { row($0, "") }
                continue
            }
            let prepend = format.text(
                ofDigits: rule.prepend,
                internationalPrefix: plan.trunk.profile.internationalPrefix
            )
            for pattern in rule.patterns {
                let dialled = pattern.positions.prefix(rule.strip)
                let number = pattern.dropping(rule.strip).preceded(by: rule.prepend)
                func rows(where keeps: (DestinationPolicy.Rule) -> Bool) -> [Row] {
                    cover.patterns(within: number, where: keeps).map { found in
                        let rest = found.positions.dropFirst(rule.prepend.utf8.count)
                        return row(DialPattern(positions: Array(dialled) + rest, isOpen: found.isOpen), prepend)
                    }
                }
                allowed += rows(where: isLetThrough)
                refused += rows { isLetThrough($0) && $0.verdict != .allowed }
            }
        }
        self.allowed = allowed
        self.refused = refused
    }

    /// The row that takes dialled digits.
    ///
    /// - Parameters:
    ///   - dialled: The digits.
    ///   - refusing: Whether the PBX also tries ``refused``, before anything else but emergency numbers.
    /// - Returns: Nil when they do not go out.
    public func row(for dialled: String, refusing: Bool = false) -> Row? {
        guard let row = allowed.first(where: { $0.pattern.matches(dialled) }) else { return nil }
        if refusing, row.kind != .emergency, refused.contains(where: { $0.pattern.matches(dialled) }) { return nil }
        return row
    }
}
