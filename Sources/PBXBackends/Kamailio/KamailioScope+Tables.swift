import DialPlan
import Templating
import TrunkModel

/// The rows of the tables.
extension KamailioScope {
    /// A row of table `dialplan`.
    private struct Row {
        var dpid: Int
        var order: Int
        /// A regular expression, or else a text to be equal to.
        var isExpression: Bool
        var match: String
        var substitution = ""
        var replacement: String
        var attributes = ""
        /// The trunk-file key that the replacement comes from.
        var key: String?
    }

    /// The numbers of dial plans in table `dialplan`.
    enum DialPlanNumber {
        static let dialled = 1
        static let called = 2
        static let callers = 3
    }

    var tables: [(String, TemplateValue)] {
        let rows = dialRows + didRows + callerRows
        let servers = Self.servers(of: trunk).enumerated().map { server($0.element, set: $0.offset + 1) }
        return [
            ("rules", .list(rows.enumerated().map { scope($0.element, id: $0.offset + 1) })),
            ("prefixes", .list(prefixes)),
            ("servers", .list(servers)),
            ("tables", .list(versionRows)),
        ]
    }

    private func scope(_ row: Row, id: Int) -> TemplateScope {
        [
            "id": .text(String(id)), "dpid": .text(String(row.dpid)), "order": .text(String(row.order)),
            "operation": .text(row.isExpression ? "1" : "0"), "match": .text(row.match),
            "substitution": .text(row.substitution), "replacement": .text(row.replacement, key: row.key),
            "attributes": .text(row.attributes),
        ]
    }

    /// The versions that Kamailio 5.5 to 6.1 expects (`dbtext/kamailio/version` of each).
    private var versionRows: [TemplateScope] {
        let versions = [("uacreg", 5), ("dialplan", 2), ("mtree", 1), ("dispatcher", 4)]
        return versions.enumerated().map { index, entry in
            [
                "id": .text(String(index + 1)), "table": .text(entry.0), "version": .text(String(entry.1)),
            ]
        }
    }

    private var dialRows: [Row] {
        plan.dialRules.flatMap { rule in rule.patterns.map { (rule, $0) } }.enumerated().map { index, entry in
            let (rule, pattern) = entry
            let rewriting = KamailioPattern.rewriting(rule, pattern)
            return Row(
                dpid: DialPlanNumber.dialled,
                order: index + 1,
                isExpression: true,
                match: KamailioPattern.expression(pattern),
                substitution: rewriting.substitution,
                replacement: rewriting.replacement,
                attributes: rule.kind.rawValue
            )
        }
    }

    private var didRows: [Row] {
        var rows: [Row] = []
        for (index, rule) in plan.inboundRules.enumerated() {
            guard let destination = rule.destination else { continue }
            let rewriting = KamailioPattern.rewriting(destination, of: rule.block)
            for pattern in rule.patterns {
                rows.append(
                    Row(
                        dpid: DialPlanNumber.called,
                        order: rows.count + 1,
                        isExpression: !pattern.isLiteral,
                        match: pattern.isLiteral ? pattern.notation : KamailioPattern.expression(pattern),
                        substitution: rewriting.substitution,
                        replacement: rewriting.replacement,
                        key: "\(trunk.kind == .trunk ? "numbers" : "accounts")[\(index)].inbound"
                    )
                )
            }
        }
        return rows
    }

    private var callerRows: [Row] {
        var rows = plan.callers.callers.map { row(equal: $0.extension, $0.identity) }
        if let identity = plan.callers.everybodyElse { rows.append(row(equal: nil, identity)) }
        for index in rows.indices { rows[index].order = index + 1 }
        return rows
    }

    /// What one caller shows; all others without an extension.
    private func row(equal extension: String?, _ identity: CallerPolicy.Identity) -> Row {
        var attributes = "hidden=\(identity.isAnonymous ? "yes" : "no")"
        if trunk.kind == .deviceAccounts, let account = identity.accounts.first {
            attributes += ";account=\(trunk.accounts[account].label)"
        }
        return Row(
            dpid: DialPlanNumber.callers,
            order: 0,
            isExpression: `extension` == nil,
            match: `extension` ?? "^",
            replacement: trunk.wireFormat(identity.number),
            attributes: attributes
        )
    }

    /// Table `mtree` has no row for the empty prefix: the rest of the world stands under each first digit.
    private var prefixes: [TemplateScope] {
        let rules = plan.destinations.rules
        var pairs = rules.filter { !$0.prefix.isEmpty }.map { ($0.prefix, $0.verdict.name) }
        if let world = rules.first(where: \.prefix.isEmpty) {
            let taken = Set(pairs.map(\.0))
            pairs += (1...9).map(String.init).filter { !taken.contains($0) }.map { ($0, world.verdict.name) }
        }
        return pairs.sorted { $0.0 < $1.0 }.enumerated().map { index, pair in
            ["id": .text(String(index + 1)), "prefix": .text(pair.0), "verdict": .text(pair.1)]
        }
    }
}
