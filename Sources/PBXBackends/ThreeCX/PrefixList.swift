import DialPlan

/// Dial patterns as lists of prefixes, each list with the lengths that a number may have: for PBXs that know no patterns.
///
/// What the lists take together is exactly what the patterns take.
struct PrefixList {
    /// Prefixes whose numbers have the same lengths.
    struct Part: Hashable {
        var prefixes: [String]
        var lengths: [Int]
    }

    /// The lists, in the order of the patterns.
    let parts: [Part]

    /// Makes the lists.
    ///
    /// - Parameters:
    ///   - patterns: Patterns with one outcome.
    ///   - longest: How long a number may be that an open pattern takes.
    init(_ patterns: [DialPattern], longest: Int) {
        var lengths: [String: Set<Int>] = [:]
        for pattern in patterns {
            let count = pattern.positions.count
            let allowed = pattern.isOpen ? Set(count + 1..<max(count + 2, longest + 1)) : [count]
            for prefix in Self.prefixes(pattern) { lengths[prefix, default: []].formUnion(allowed) }
        }
        Self.dropCovered(&lengths)
        Self.joinSiblings(&lengths)
        var parts: [Part] = []
        for (prefix, set) in lengths.sorted(by: { $0.key < $1.key }) {
            let sorted = set.sorted()
            if let index = parts.firstIndex(where: { $0.lengths == sorted }) {
                parts[index].prefixes.append(prefix)
            } else {
                parts.append(Part(prefixes: [prefix], lengths: sorted))
            }
        }
        self.parts = parts
    }

    /// Every beginning that the pattern's last choosy position allows.
    private static func prefixes(_ pattern: DialPattern) -> [String] {
        let choosy = pattern.positions.lastIndex { $0 != .anyDigit } ?? -1
        return pattern.positions.prefix(choosy + 1).reduce([""]) { prefixes, set in
            let characters = set.members.map { Character(Unicode.Scalar($0)) }
            return prefixes.flatMap { prefix in characters.map { prefix + String($0) } }
        }
    }

    /// Takes out lengths that a shorter prefix takes already.
    private static func dropCovered(_ lengths: inout [String: Set<Int>]) {
        for (prefix, set) in lengths {
            var rest = set
            for end in 0..<prefix.count { rest.subtract(lengths[String(prefix.prefix(end))] ?? []) }
            lengths[prefix] = rest.isEmpty ? nil : rest
        }
    }

    /// Makes one prefix of ten that differ in the last digit only.
    private static func joinSiblings(_ lengths: inout [String: Set<Int>]) {
        var depth = lengths.keys.map(\.count).max() ?? 0
        while depth > 1 {
            let parents = Set(lengths.keys.filter { $0.count == depth }.map { String($0.dropLast()) })
            for parent in parents {
                let children = (0...9).map { parent + String($0) }
                guard let first = lengths[children[0]], children.allSatisfy({ lengths[$0] == first }) else { continue }
                for child in children { lengths[child] = nil }
                lengths[parent, default: []].formUnion(first)
            }
            depth -= 1
        }
    }
}
