/// The variables of a channel.
///
/// Those that `Gosub` gives its routine stand above others of their name until `Return`.
struct MachineVariables: Hashable {
    private struct Value: Hashable {
        var text: String
        /// How many underscores its name had: 1 goes to the next channel, 2 to all behind it.
        var inheritance: Int
    }

    private var values: [String: [Value]] = [:]
    /// What is in it, in bytes.
    private(set) var size = 0

    subscript(name: String) -> String? { values[name]?.last?.text }

    /// Sets a variable, whose name may begin with underscores; nil takes it away.
    mutating func set(_ name: String, _ text: String?) {
        let (bare, inheritance) = Self.bare(name)
        if let old = values[bare]?.popLast() { size -= old.text.utf8.count + 16 }
        if let text { push(bare, text, inheritance) } else if values[bare]?.isEmpty == true { values[bare] = nil }
    }

    /// Puts a variable above one of its name.
    mutating func push(_ name: String, _ text: String) {
        let (bare, inheritance) = Self.bare(name)
        push(bare, text, inheritance)
    }

    private mutating func push(_ name: String, _ text: String, _ inheritance: Int) {
        values[name, default: []].append(Value(text: text, inheritance: inheritance))
        size += text.utf8.count + 16
    }

    /// Takes the uppermost of a name away.
    mutating func pop(_ name: String) { set(name, nil) }

    /// The variables that a channel made by this one has from the start.
    var inherited: MachineVariables {
        var result = MachineVariables()
        for (name, stack) in values {
            guard let value = stack.last, value.inheritance > 0 else { continue }
            result.push(name, value.text, value.inheritance == 2 ? 2 : 0)
        }
        return result
    }

    /// All names that begin so, sorted.
    func names(beginning prefix: String) -> [String] { values.keys.filter { $0.hasPrefix(prefix) }.sorted() }

    /// A name without the underscores that say who inherits it.
    static func bare(_ name: String) -> (name: String, inheritance: Int) {
        guard name.hasPrefix("_") else { return (name, 0) }
        return name.hasPrefix("__") ? (String(name.dropFirst(2)), 2) : (String(name.dropFirst()), 1)
    }
}
