import DialPlan
import TrunkModel

extension FreePBXRoute {
    /// A plan's routes in the order in which FreePBX must try them: emergency numbers, what is refused, calls of callers
    /// whose calls go another way than everybody's, and everybody's.
    ///
    /// A caller's own way (another device account, a hidden number) is a route whose patterns are for that extension only.
    static func all(_ plan: DialPlan) -> [FreePBXRoute] {
        let table = RouteTable(plan)
        let emergency = table.allowed.filter { $0.kind == .emergency }
        let calls = parts(table.allowed.filter { $0.kind != .emergency })
        let everybody = plan.callers.everybodyElse
        let groups = callerGroups(plan)
        let trunk = plan.trunk
        func name(_ pieces: String?...) -> String {
            let part = pieces.compactMap(\.self).joined(separator: "-")
            return FreePBXNames.route(part.isEmpty ? nil : part, in: trunk)
        }
        func number(_ index: Int) -> String? { index == 0 ? nil : String(index + 1) }
        func label(_ accounts: [Int]) -> String? {
            accounts == everybody?.accounts ? nil : accounts.first.map { trunk.accounts[$0].label }
        }
        var routes: [FreePBXRoute] = []
        func add(_ name: String, _ purpose: Purpose, _ rows: [RouteTable.Row], _ group: CallerGroup) {
            guard !rows.isEmpty else { return }
            let patterns = group.extensions.flatMap { caller in rows.map { FreePBXPattern($0, callerID: caller) } }
            routes.append(
                FreePBXRoute(
                    name: name,
                    purpose: purpose,
                    isAnonymous: group.isAnonymous,
                    patterns: patterns.uniqued,
                    trunks: group.accounts
                )
            )
        }
        // Without a number that may be shown no call goes out but for help.
        let all = CallerGroup(
            accounts: everybody?.accounts ?? Array(trunk.accounts.indices),
            isAnonymous: false,
            extensions: [""]
        )
        var emergencyGroups: [CallerGroup] = []
        for group in groups where group.accounts != all.accounts {
            if let index = emergencyGroups.firstIndex(where: { $0.accounts == group.accounts }) {
                emergencyGroups[index].extensions += group.extensions
            } else {
                // Who calls for help is always seen.
                var seen = group
                seen.isAnonymous = false
                emergencyGroups.append(seen)
            }
        }
        for group in emergencyGroups { add(name("emergency", label(group.accounts)), .emergency, emergency, group) }
        add(name("emergency"), .emergency, emergency, all)
        add(name("blocked"), .blocked, table.refused, all)
        for group in groups {
            let hidden = group.isAnonymous ? "anonymous" : nil
            for (index, rows) in calls.enumerated() {
                add(name(hidden, label(group.accounts), number(index)), .calls, rows, group)
            }
        }
        if everybody != nil {
            for (index, rows) in calls.enumerated() { add(name(number(index)), .calls, rows, all) }
        }
        return routes
    }

    /// Callers whose calls go one way.
    struct CallerGroup {
        /// The accounts to try.
        var accounts: [Int]
        /// Whether they hide their number.
        var isAnonymous: Bool
        /// Their extensions.
        var extensions: [String]
    }

    /// The callers whose calls go another way than everybody's; a number of their own is no other way, since the
    /// extension's Outbound CID says it.
    static func callerGroups(_ plan: DialPlan) -> [CallerGroup] {
        let usual = plan.callers.everybodyElse
        var groups: [CallerGroup] = []
        for (caller, identity) in plan.callers.callers {
            if identity.accounts == usual?.accounts, !identity.isAnonymous { continue }
            if let index = groups.firstIndex(where: {
                $0.accounts == identity.accounts && $0.isAnonymous == identity.isAnonymous
            }) {
                groups[index].extensions.append(caller)
            } else {
                groups.append(
                    CallerGroup(
                        accounts: identity.accounts,
                        isAnonymous: identity.isAnonymous,
                        extensions: [caller]
                    )
                )
            }
        }
        return groups
    }

    /// Rows in as few routes as possible such that the most exact pattern of a route is also the first that fits.
    static func parts(_ rows: [RouteTable.Row]) -> [[RouteTable.Row]] {
        var parts: [[RouteTable.Row]] = []
        for row in rows {
            let clashes = parts.last?.contains { earlier in
                (earlier.strip != row.strip || earlier.prepend != row.prepend)
                    && earlier.pattern.overlap(with: row.pattern) != nil
                    && !earlier.pattern.isMoreExact(than: row.pattern)
            }
            if clashes == false { parts[parts.count - 1].append(row) } else { parts.append([row]) }
        }
        return parts
    }
}

extension FreePBXPattern {
    /// A row of the route table; what it takes off the front is its prefix.
    init(_ row: RouteTable.Row, callerID: String = "") {
        prepend = row.prepend
        prefix = DialPattern(positions: Array(row.pattern.positions.prefix(row.strip))).notation
        match = row.pattern.dropping(row.strip).notation
        self.callerID = callerID
    }
}

extension DialPattern {
    /// Whether Asterisk tries this pattern before another one that takes some of the same numbers: position by position
    /// the smaller set of characters counts, and of equal ones the lower first character; an open end comes last.
    func isMoreExact(than other: DialPattern) -> Bool {
        for (mine, its) in zip(positions, other.positions) where mine != its {
            if mine.count != its.count { return mine.count < its.count }
            return mine.members.lexicographicallyPrecedes(its.members)
        }
        return positions.count > other.positions.count
    }
}
