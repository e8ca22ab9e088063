import DialPlan

/// Dial patterns as Asterisk's dial plan writes them.
enum AsteriskPatterns {
    /// `112` for one number, `_0[1-57]XXXXXXXX` for a pattern.
    static func `extension`(_ pattern: DialPattern) -> String {
        pattern.isLiteral ? pattern.notation : "_" + pattern.notation
    }

    /// `_3190!` for a destination's pattern: `!` takes the prefix itself too, which `.` does not, and a number may be as
    /// short as the longest prefix that fits it.
    static func destination(_ pattern: DialPattern) -> String {
        "_" + DialPattern(positions: pattern.positions).notation + "!"
    }

    /// A destination policy as patterns over E.164 digits, such that Asterisk's choice of the most exact pattern is the
    /// policy's choice of the longest prefix.
    ///
    /// Prefixes that differ in one digit and are followed by the same rules become one pattern (`_44[89]!`). As every digit
    /// stands in one class only at each place, no two classes ever compete; and a longer pattern always beats the shorter
    /// one that it begins with, since `!` is what Asterisk sorts last.
    static func patterns(of policy: DestinationPolicy) -> [(pattern: DialPattern, verdict: DestinationPolicy.Verdict)] {
        var root = Node()
        for rule in policy.rules { root.insert(rule.prefix.utf8.map { $0 - 0x30 }[...], rule.verdict) }
        var result: [(pattern: DialPattern, verdict: DestinationPolicy.Verdict)] = []
        collect(root, [], &result)
        return result
    }

    private struct Node: Hashable {
        var verdict: DestinationPolicy.Verdict?
        var children: [UInt8: Node] = [:]

        mutating func insert(_ digits: ArraySlice<UInt8>, _ verdict: DestinationPolicy.Verdict) {
            guard let first = digits.first else {
                self.verdict = verdict
                return
            }
            children[first, default: Node()].insert(digits.dropFirst(), verdict)
        }
    }

    private static func collect(
        _ node: Node,
        _ path: [DigitSet],
        _ result: inout [(pattern: DialPattern, verdict: DestinationPolicy.Verdict)]
    ) {
        if let verdict = node.verdict {
            // Asterisk wants at least one character before the wildcard.
            let pattern = path.isEmpty ? [.anyDigit] : path
            result.append((DialPattern(positions: pattern, isOpen: true), verdict))
        }
        var groups: [(node: Node, digits: DigitSet)] = []
        for (digit, child) in node.children.sorted(by: { $0.key < $1.key }) {
            let set = DigitSet(Int(digit)...Int(digit))
            if let index = groups.firstIndex(where: { $0.node == child }) {
                groups[index].digits.formUnion(set)
            } else {
                groups.append((child, set))
            }
        }
        for (child, digits) in groups { collect(child, path + [digits], &result) }
    }
}
