import PBXBackends

/// Which deployed object is which of ours: by name, by what it is, and by what points at what.
struct ObjectMatching {
    /// The deployed object's index by the expected one's.
    private(set) var deployed: [Int?]
    /// The expected object's index by the deployed one's.
    private(set) var expected: [Int?]
    private let ours: ObjectIndex
    private let theirs: ObjectIndex

    /// Matches objects.
    init(_ ours: ObjectIndex, _ theirs: ObjectIndex) {
        self.ours = ours
        self.theirs = theirs
        deployed = Array(repeating: nil, count: ours.objects.count)
        expected = Array(repeating: nil, count: theirs.objects.count)
        matchNames()
        // Each round can name what the next one needs: an endpoint's auth, and by that its registration. Every round but the
        // last matches something, and few are needed, for what is not known by name hangs together in short chains.
        while matchIdentities() || matchRelations() || matchWholes() {}
    }

    /// The name that a deployed object has in our files; nil if it is not one of ours.
    func expectedName(of name: String, kind: String) -> String? {
        theirs.named(name, kind).flatMap { expected[$0] }.map { ours.objects[$0].name }
    }

    /// The name under which an object of ours is deployed; nil if it is missing.
    func deployedName(of name: String, kind: String) -> String? {
        ours.named(name, kind).flatMap { deployed[$0] }.map { theirs.objects[$0].name }
    }

    private mutating func match(_ own: Int, _ other: Int) {
        deployed[own] = other
        expected[other] = own
    }

    private mutating func matchNames() {
        for (index, object) in ours.objects.enumerated() {
            if let other = theirs.named(object.name, object.kind), expected[other] == nil { match(index, other) }
        }
    }

    /// Matches what agrees in all keys of an identity, where only one on either side does.
    private mutating func matchIdentities() -> Bool {
        var found = false
        for kind in ours.kinds.values {
            let own = ours.indices(of: kind.name).filter { deployed[$0] == nil }
            guard !own.isEmpty else { continue }
            let others = theirs.indices(of: kind.name).filter { expected[$0] == nil }
            for identity in kind.identities where !identity.isEmpty {
                let left = grouped(own.filter { deployed[$0] == nil }) { identityOfOurs($0, identity, kind) }
                let right = grouped(others.filter { expected[$0] == nil }) { identityOfTheirs($0, identity, kind) }
                for (key, candidates) in left {
                    guard candidates.count == 1, let match = right[key], match.count == 1 else { continue }
                    self.match(candidates[0], match[0])
                    found = true
                }
            }
        }
        return found
    }

    /// Matches what two matched objects point at with the same key, and what alone points at two matched objects.
    private mutating func matchRelations() -> Bool {
        var found = false
        for (own, other) in deployed.enumerated() {
            guard let other else { continue }
            let kind = ours.kind(of: own)
            for rule in kind?.rules ?? [] {
                guard let target = rule.meaning.reference else { continue }
                let left = ours.words(own, rule).compactMap { ours.named($0, target) }
                let right = theirs.words(other, rule).compactMap { theirs.named($0, target) }
                for (a, b) in zip(left, right)
                where left.count == right.count && deployed[a] == nil && expected[b] == nil {
                    match(a, b)
                    found = true
                }
            }
        }
        return found
    }

    /// Matches what has most of its parts in common, such as a renamed route by its patterns.
    private mutating func matchWholes() -> Bool {
        var found = false
        for kind in ours.kinds.values {
            guard let part = kind.part, let target = kind.rule(for: part)?.meaning.reference else { continue }
            let left = wholes(of: kind, part, target, ours) { deployed[$0] == nil }
            guard !left.isEmpty else { continue }
            let right = wholes(of: kind, part, target, theirs) { expected[$0] == nil }
            var owners: [[[String]]: Set<Int>] = [:]
            for (index, parts) in right { for part in parts { owners[part, default: []].insert(index) } }
            for (own, parts) in left.sorted(by: { $0.key < $1.key }) {
                var common: [Int: Int] = [:]
                for part in parts {
                    for other in owners[part] ?? [] where expected[other] == nil { common[other, default: 0] += 1 }
                }
                let best = common.values.max() ?? 0
                let others = common.filter { $0.value == best }.keys
                guard let other = others.first, others.count == 1,
                    best * 2 > max(parts.count, right[other]?.count ?? 0)
                else { continue }
                match(own, other)
                found = true
            }
        }
        return found
    }

    /// The parts of each whole that is not matched yet, by what they are besides parts of it.
    private func wholes(
        of kind: ObjectKind,
        _ part: String,
        _ target: String,
        _ index: ObjectIndex,
        isOpen: (Int) -> Bool
    ) -> [Int: Set<[[String]]>] {
        let keys = (kind.identities.first { $0.contains(part) } ?? []).filter { $0 != part }
        guard !keys.isEmpty, let rule = kind.rule(for: part) else { return [:] }
        var result: [Int: Set<[[String]]>] = [:]
        for object in index.indices(of: kind.name) {
            guard let name = index.words(object, rule).first, let whole = index.named(name, target), isOpen(whole),
                let key = identity(keys, kind, words: { index.words(object, $0) })
            else { continue }
            result[whole, default: []].insert(key)
        }
        return result
    }

    private func grouped(_ indices: [Int], by key: (Int) -> [[String]]?) -> [[[String]]: [Int]] {
        var result: [[[String]]: [Int]] = [:]
        for index in indices {
            if let key = key(index) { result[key, default: []].append(index) }
        }
        return result
    }

    private func identityOfOurs(_ index: Int, _ keys: [String], _ kind: ObjectKind) -> [[String]]? {
        identity(keys, kind) { ours.words(index, $0) }
    }

    /// As in our own names; nil while what it points at is not matched.
    private func identityOfTheirs(_ index: Int, _ keys: [String], _ kind: ObjectKind) -> [[String]]? {
        identity(keys, kind) { rule in
            let words = theirs.words(index, rule)
            guard let target = rule.meaning.reference else { return words }
            return words.compactMap { expectedName(of: $0, kind: target) ?? ours.foreign(target, $0) }
        }
    }

    private func identity(_ keys: [String], _ kind: ObjectKind, words: (KeyRule) -> [String]) -> [[String]]? {
        var result: [[String]] = []
        for key in keys {
            guard let rule = kind.rule(for: key) else { return nil }
            let found = words(rule)
            if found.isEmpty { return nil }
            result.append(found)
        }
        return result
    }
}
