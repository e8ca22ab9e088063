/// Cuts number patterns along a destination policy's prefixes: which numbers of a pattern are judged in one way, as few
/// patterns that do not overlap.
struct PolicyCover {
    private var nodes: [Node] = [Node()]

    /// A prefix: what it says, and how it goes on.
    private struct Node {
        var rule: DestinationPolicy.Rule?
        var children: [UInt8: Int] = [:]
    }

    /// The end of a pattern, from some position on.
    private struct Tail: Hashable {
        var positions: [DigitSet]
        var isOpen: Bool
    }

    init(_ policy: DestinationPolicy) {
        for rule in policy.rules {
            var index = 0
            for digit in rule.prefix.utf8 {
                if let next = nodes[index].children[digit] {
                    index = next
                } else {
                    nodes.append(Node())
                    nodes[index].children[digit] = nodes.count - 1
                    index = nodes.count - 1
                }
            }
            nodes[index].rule = rule
        }
    }

    /// The part of a pattern over E.164 digits whose numbers' rules are kept.
    func patterns(
        within pattern: DialPattern,
        where keeps: (DestinationPolicy.Rule) -> Bool
    ) -> [DialPattern] {
        let everything = DestinationPolicy.Rule(prefix: "", verdict: .outside, region: nil)
        return tails(of: pattern, at: 0, node: 0, under: everything, keeps).map {
            DialPattern(positions: $0.positions, isOpen: $0.isOpen)
        }
    }

    private func tails(
        of pattern: DialPattern,
        at position: Int,
        node: Int?,
        under inherited: DestinationPolicy.Rule,
        _ keeps: (DestinationPolicy.Rule) -> Bool
    ) -> [Tail] {
        let rule = node.flatMap { nodes[$0].rule } ?? inherited
        let children = node.map { nodes[$0].children } ?? [:]
        let count = pattern.positions.count
        // An open pattern's number may end anywhere behind its first further digit.
        let mayEnd = pattern.isOpen ? position > count : position == count
        var result: [Tail] = []
        if children.isEmpty {
            guard keeps(rule) else { return [] }
            if mayEnd { result.append(Tail(positions: [], isOpen: false)) }
            if pattern.isOpen || position < count {
                result.append(Tail(positions: Array(pattern.positions.dropFirst(position)), isOpen: pattern.isOpen))
            }
            return result
        }
        if mayEnd, keeps(rule) { result.append(Tail(positions: [], isOpen: false)) }
        guard position < count || pattern.isOpen else { return result }
        let digits = (position < count ? pattern.positions[position] : .anyDigit).intersection(.anyDigit)
        // Digits that go on alike share a pattern: 00441 and 00442 become 0044[12].
        var groups: [(tails: [Tail], digits: DigitSet)] = []
        for digit in digits.members {
            guard let set = DigitSet(digit) else { continue }
            let next = tails(of: pattern, at: position + 1, node: children[digit], under: rule, keeps)
            if next.isEmpty { continue }
            if let index = groups.firstIndex(where: { $0.tails == next }) {
                groups[index].digits.formUnion(set)
            } else {
                groups.append((next, set))
            }
        }
        for group in groups {
            result += group.tails.map { Tail(positions: [group.digits] + $0.positions, isOpen: $0.isOpen) }
        }
        return result
    }
}
