/// What a ``ConfigObject`` is found by: its name is unique within its kind.
package struct ObjectName: Hashable {
    let kind: String
    let name: String

    package init(kind: String, name: String) {
        self.kind = kind
        self.name = name
    }

    /// By the name alone, which hashes half as much: few objects of other kinds share it.
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
