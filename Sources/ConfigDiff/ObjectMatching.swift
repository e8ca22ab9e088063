import PBXBackends

/// Which deployed object is which of ours: by name, by what it is, and by what points at what.
struct ObjectMatching {
    /// The deployed object's index by the expected one's.
    private(set) var deployed: [Int?]
    /// The expected object's index by the deployed one's.
    private(set) var expected: [Int?]
    /// Whether anything is deployed under another name than ours; if not, equal words name the same objects.
    private(set) var hasRenamed = false
    let ours: ObjectIndex
    let theirs: ObjectIndex

    /// Matches objects.
    init(_ ours: ObjectIndex, _ theirs: ObjectIndex) {
        self.ours = ours
        self.theirs = theirs
        deployed = Array(repeating: nil, count: ours.objects.count)
        expected = Array(repeating: nil, count: theirs.objects.count)
        matchNames()
        // Each round can name what the next one needs: an endpoint's auth, and by that its registration. Every round but the
        // last matches something, and few are needed, for what is not known by name hangs together in short chains.
        while matchIdentities() || matchRelations() || matchMentions() || matchParts() {}
        hasRenamed = ours.objects.indices.contains { index in
            deployed[index].map { theirs.objects[$0].name != ours.objects[index].name } ?? false
        }
    }

    /// The name that a deployed object has in our files; nil if it is not one of ours.
    func expectedName(of name: String, kind: String) -> String? {
        theirs.named(name, kind).flatMap { expected[$0] }.map { ours.objects[$0].name }
    }

    /// What a deployed reference means in our names: a word that none of ours has if it names another object, or none.
    ///
    /// A name of ours whose object is not deployed at all stays what it is: the object itself is reported as missing.
    func nameInOurs(of name: String, kind: String) -> String {
        if let own = expectedName(of: name, kind: kind) { return own }
        return theirs.named(name, kind) != nil || isElsewhere(name, kind) ? ours.foreign(kind, name) : name
    }

    /// Whether an object of ours of this name is deployed under another one, so that the name leads nowhere there.
    func isElsewhere(_ name: String, _ kind: String) -> Bool {
        theirs.named(name, kind) == nil && ours.named(name, kind).map { deployed[$0] != nil } == true
    }

    /// The name under which an object of ours is deployed; nil if it is missing.
    func deployedName(of name: String, kind: String) -> String? {
        ours.named(name, kind).flatMap { deployed[$0] }.map { theirs.objects[$0].name }
    }

    mutating func match(_ own: Int, _ other: Int) {
        deployed[own] = other
        expected[other] = own
    }

    private mutating func matchNames() {
        var next = 0
        for index in ours.objects.indices {
            // Mostly both have the same order, and the next one need not be looked for.
            let other =
                theirs.isUnique && isSame(index, next)
                ? next : theirs.named(ours.objects[index].name, ours.objects[index].kind)
            guard let other, expected[other] == nil else { continue }
            match(index, other)
            next = other + 1
        }
    }

    private func isSame(_ own: Int, _ other: Int) -> Bool {
        other < theirs.objects.count && ours.objects[own].name == theirs.objects[other].name
            && ours.objects[own].kind == theirs.objects[other].kind
    }

    /// The kinds of which something is still to be matched on both sides.
    func openKinds() -> Set<String> {
        func kinds(_ objects: [ConfigObject], _ matches: [Int?]) -> Set<String> {
            var result: Set<String> = []
            for (object, match) in zip(objects, matches) where match == nil { result.insert(object.kind) }
            return result
        }
        return kinds(ours.objects, deployed).intersection(kinds(theirs.objects, expected))
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
        let open = openKinds()
        guard !open.isEmpty else { return false }
        for (own, other) in deployed.enumerated() {
            guard let other else { continue }
            for rule in ours.kind(of: own)?.references ?? [] {
                guard let target = rule.meaning.reference, open.contains(target) else { continue }
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
            return words.map { nameInOurs(of: $0, kind: target) }
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
