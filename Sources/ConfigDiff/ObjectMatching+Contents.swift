import PBXBackends

extension ObjectMatching {
    /// Matches what two matched objects name in words that are otherwise the same.
    mutating func matchMentions() -> Bool {
        var found = false
        let open = openKinds()
        guard !open.isEmpty else { return false }
        for (own, other) in deployed.enumerated() {
            guard let other else { continue }
            for rule in ours.kind(of: own)?.mentions ?? [] where !open.isDisjoint(with: rule.meaning.mentions) {
                let (left, right) = (ours.words(own, rule), theirs.words(other, rule))
                guard left.count == right.count else { continue }
                for (a, b) in zip(left, right) where a != b {
                    for (name, otherName) in Mentions.pairs(a, b) ?? [] {
                        for kind in rule.meaning.mentions {
                            guard let ownIndex = ours.named(name, kind), deployed[ownIndex] == nil,
                                let otherIndex = theirs.named(otherName, kind), expected[otherIndex] == nil
                            else { continue }
                            match(ownIndex, otherIndex)
                            found = true
                        }
                    }
                }
            }
        }
        return found
    }

    /// Matches what holds the same parts, such as contexts with the same patterns: with the one that shares most of them,
    /// if that is at least half.
    mutating func matchParts() -> Bool {
        var found = false
        let open = openKinds()
        for kind in ours.kinds.values {
            guard let part = kind.part, let rule = kind.rule(for: part), let target = rule.meaning.reference,
                open.contains(target)
            else { continue }
            let keys = kind.identities.last { $0.contains(part) }?.filter { $0 != part }.compactMap(kind.rule) ?? []
            let own = parents(in: ours, kind, rule, target, keys) { deployed[$0] == nil }
            guard !keys.isEmpty, !own.isEmpty else { continue }
            let others = parents(in: theirs, kind, rule, target, keys) { expected[$0] == nil }
            var holders: [[[String]]: Set<Int>] = [:]
            for (parent, parts) in others { for part in parts { holders[part, default: []].insert(parent) } }
            for (parent, parts) in own.sorted(by: { $0.key < $1.key }) {
                var votes: [Int: Int] = [:]
                for part in parts {
                    for holder in holders[part] ?? [] where expected[holder] == nil { votes[holder, default: 0] += 1 }
                }
                guard let most = votes.values.max(), most * 2 >= parts.count else { continue }
                let best = votes.filter { $0.value == most }
                guard best.count == 1, let other = best.first?.key else { continue }
                match(parent, other)
                found = true
            }
        }
        return found
    }

    /// What the parts of each object are, by what they are known by.
    private func parents(
        in index: ObjectIndex,
        _ kind: ObjectKind,
        _ rule: KeyRule,
        _ target: String,
        _ keys: [KeyRule],
        where isFree: (Int) -> Bool
    ) -> [Int: Set<[[String]]>] {
        guard index.indices(of: target).contains(where: isFree) else { return [:] }
        var result: [Int: Set<[[String]]>] = [:]
        for part in index.indices(of: kind.name) {
            for name in index.words(part, rule) {
                guard let parent = index.named(name, target), isFree(parent) else { continue }
                result[parent, default: []].insert(keys.map { index.words(part, $0) })
            }
        }
        return result
    }
}
