import DialPlan
import TrunkModel

/// One route to the provider: patterns that are treated alike.
struct YeastarOutboundRoute {
    /// The route's name, unique on the PBX.
    let name: String
    let kind: DialRule.Kind
    let patterns: [String]
    /// How many dialled characters are taken off.
    let strip: Int
    let prepend: String
    let group: YeastarGroup
}

extension YeastarPlan {
    /// In the order in which they are tried: the first that takes the digits decides.
    var outbound: [YeastarOutboundRoute] { outbound(of: groups) }

    /// The routes of some groups.
    ///
    /// Costs some time, as it cuts the plan's patterns along the destinations.
    func outbound(of groups: [YeastarGroup]) -> [YeastarOutboundRoute] {
        let rows = RouteTable(plan, format: line.numberFormat(plan)).allowed
        var kinds: [(row: RouteTable.Row, patterns: [String])] = []
        for row in rows where line.takesSigns || !row.pattern.holdsSigns {
            let patterns = YeastarPatterns.notations(row.pattern, hyphens: line != .sSeries)
            if let last = kinds.last?.row, last.kind == row.kind, last.strip == row.strip, last.prepend == row.prepend {
                kinds[kinds.count - 1].patterns += patterns
            } else {
                kinds.append((row, patterns))
            }
        }
        return groups.flatMap { group in
            var count: [DialRule.Kind: Int] = [:]
            return kinds.map { row, patterns in
                count[row.kind, default: 0] += 1
                return YeastarOutboundRoute(
                    name: group.prefix + row.kind.routeName
                        + (count[row.kind] == 1 ? "" : String(count[row.kind] ?? 0)),
                    kind: row.kind,
                    patterns: patterns,
                    strip: row.strip,
                    prepend: row.prepend,
                    group: group
                )
            }
        }
    }
}

extension DialPattern {
    /// Whether it takes `+`, `*` or `#` anywhere.
    var holdsSigns: Bool { positions.contains { !DigitSet.anyDigit.isSuperset(of: $0) } }
}

extension DialRule.Kind {
    /// The kind as part of a route's name: `E164WithoutPlus`.
    fileprivate var routeName: String {
        rawValue.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
