import PBXBackends

/// Objects, found by kind and name, with the canonical words of their settings.
struct ObjectIndex {
    /// The objects, in order.
    let objects: [ConfigObject]
    /// What is known of their kinds.
    let kinds: [String: ObjectKind]
    /// The kinds of which there are objects.
    private(set) var present: [String] = []
    // The objects of each of these. Kinds are a few: looking through them is faster than hashing.
    private var byKind: [[Int]] = []
    private var names: ObjectNames

    /// Indexes objects; where a name comes twice, the last one holds.
    init(_ objects: [ConfigObject], kinds: [String: ObjectKind]) {
        self.objects = objects
        self.kinds = kinds
        names = ObjectNames(count: objects.count)
        for index in objects.indices {
            let kind = objects[index].kind
            _ = names.insert(objects[index].name, kind: kind, at: index)
            if let place = present.firstIndex(of: kind) {
                byKind[place].append(index)
            } else {
                present.append(kind)
                byKind.append([index])
            }
        }
    }

    /// Whether each name comes once in its kind.
    var isUnique: Bool { !names.hasDoubles }

    /// The object of a name.
    func named(_ name: String, _ kind: String) -> Int? { names.index(of: name, kind: kind) }

    /// The objects of a kind, in order.
    func indices(of kind: String) -> [Int] { present.firstIndex(of: kind).map { byKind[$0] } ?? [] }

    /// What is known of an object's kind.
    func kind(of index: Int) -> ObjectKind? { kinds[objects[index].kind] }

    /// The settings that a rule speaks of.
    func settings(_ index: Int, _ rule: KeyRule) -> [ConfigSetting] {
        objects[index].settings.filter { rule.keys.contains($0.key) }
    }

    /// The canonical words of a rule's settings; the fallback's where there are none.
    func words(_ index: Int, _ rule: KeyRule) -> [String] {
        let found = settings(index, rule)
        if !found.isEmpty { return rule.meaning.canonical(found) }
        guard let fallback = rule.fallback else { return [] }
        return rule.meaning.canonical([ConfigSetting(rule.key, fallback, at: objects[index].location)])
    }

    /// A word for an object that has no name here, unequal to every name that is.
    func foreign(_ kind: String, _ name: String) -> String {
        named(name, kind) == nil ? name : "\u{0}\(name)"
    }
}
