import PBXBackends

/// Objects, found by kind and name, with the canonical words of their settings.
struct ObjectIndex {
    /// The objects, in order.
    let objects: [ConfigObject]
    /// What is known of their kinds.
    let kinds: [String: ObjectKind]
    private let byName: [ObjectName: Int]
    private let byKind: [String: [Int]]

    /// Indexes objects; where a name comes twice, the last one holds.
    init(_ objects: [ConfigObject], kinds: [String: ObjectKind]) {
        self.objects = objects
        self.kinds = kinds
        var byName = [ObjectName: Int](minimumCapacity: objects.count)
        var byKind: [String: [Int]] = [:]
        for index in objects.indices {
            byName[ObjectName(kind: objects[index].kind, name: objects[index].name)] = index
            byKind[objects[index].kind, default: []].append(index)
        }
        self.byName = byName
        self.byKind = byKind
    }

    /// The object of a name.
    func named(_ name: String, _ kind: String) -> Int? { byName[ObjectName(kind: kind, name: name)] }

    /// The objects of a kind, in order.
    func indices(of kind: String) -> [Int] { byKind[kind] ?? [] }

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
