/// Where objects stand in a list, by kind and name: a name is unique within its kind.
///
/// Objects of several kinds often share a name, and then stand side by side, so a name is looked up once for all of them.
package struct ObjectNames: Sendable {
    /// An object; those of one name hang together.
    private struct Entry {
        let kind: String
        var index: Int
        var next: Int?
    }

    private var entries: [Entry] = []
    // The first entry of each name, and the name that came last.
    private var first: [String: Int]
    private var recent: (name: String, first: Int)?
    /// Whether a name came twice in its kind.
    package private(set) var hasDoubles = false

    /// Makes an empty list for so many objects.
    package init(count: Int) {
        entries.reserveCapacity(count)
        first = Dictionary(minimumCapacity: count / 2)
    }

    /// Adds an object, in the place of one of the same kind and name.
    ///
    /// - Returns: Whether there was none.
    package mutating func insert(_ name: String, kind: String, at index: Int) -> Bool {
        let start = firstEntry(of: name)
        if let place = entry(of: kind, from: start) {
            entries[place].index = index
            hasDoubles = true
            return false
        }
        if let start {
            entries.append(Entry(kind: kind, index: index, next: entries[start].next))
            entries[start].next = entries.count - 1
            recent = (name, start)
        } else {
            recent = (name, entries.count)
            entries.append(Entry(kind: kind, index: index))
        }
        return true
    }

    /// The first entry of a name; the next one is put down as it if there is none.
    private mutating func firstEntry(of name: String) -> Int? {
        if let recent, recent.name == name { return recent.first }
        // Most are new: looking first would hash each twice.
        guard let known = first.updateValue(entries.count, forKey: name) else { return nil }
        first[name] = known
        return known
    }

    /// Where the object of a kind and name stands.
    package func index(of name: String, kind: String) -> Int? {
        entry(of: kind, from: first[name]).map { entries[$0].index }
    }

    private func entry(of kind: String, from start: Int?) -> Int? {
        var place = start
        while let entry = place, entries[entry].kind != kind { place = entries[entry].next }
        return place
    }
}
