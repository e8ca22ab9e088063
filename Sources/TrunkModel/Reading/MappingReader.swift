import Diagnostics
import Yams

/// Reads one mapping key by key; what was never asked for is an unknown key.
struct MappingReader {
    let context: ReadingContext
    let node: Node
    /// Where the mapping stands, such as `accounts[0]`; empty for the whole file.
    let path: String
    private let pairs: [(key: Node, value: Node)]
    private var asked: [String] = []

    init?(_ node: Node, _ path: String, in context: ReadingContext) {
        guard let mapping = node.mapping else {
            context.error(
                "\(path.isEmpty ? "the file" : path) must be a mapping of keys to values, not a \(ReadingContext.kind(of: node))",
                "wrong-type",
                at: node
            )
            return nil
        }
        self.context = context
        self.node = node
        self.path = path
        self.pairs = mapping.map { ($0.key, $0.value) }
    }

    var location: SourceLocation { context.location(of: node) }

    func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// The key's value; nil where the key is absent or has no value.
    mutating func optional(_ key: String) -> Node? {
        asked.append(key)
        guard let value = pairs.first(where: { $0.key.scalar?.string == key })?.value else { return nil }
        if let scalar = value.scalar, scalar.style == .plain, scalar.string.isEmpty { return nil }
        return value
    }

    /// The key's value; absent is a finding at the mapping, empty is one at the key.
    mutating func required(_ key: String) -> Node? {
        if let value = optional(key) { return value }
        if let found = pairs.first(where: { $0.key.scalar?.string == key })?.key {
            context.error("\(path(of: key)) has no value", "missing-value", at: found)
        } else {
            context.error("\(path(of: key)) is missing", "missing-key", at: node)
        }
        return nil
    }

    /// Where the key itself stands.
    func keyLocation(_ key: String) -> SourceLocation? {
        pairs.first { $0.key.scalar?.string == key }.map { context.location(of: $0.key) }
    }

    /// Reports the keys that nobody asked for.
    func finish() {
        for (key, _) in pairs {
            guard let name = key.scalar?.string else {
                context.error("a key must be a single word", "wrong-type", at: key)
                continue
            }
            if asked.contains(name) { continue }
            let place = path.isEmpty ? "" : " in \(path)"
            let hint = Suggestion.phrase(for: name, among: asked)
            context.error("unknown key '\(name)'\(place)\(hint)", "unknown-key", at: key)
        }
    }

    // MARK: One call per kind of value

    mutating func text(_ key: String, required isRequired: Bool = false) -> Located<String>? {
        node(key, isRequired).flatMap { context.text($0, path(of: key)) }
    }

    mutating func integer(_ key: String) -> Located<Int>? {
        optional(key).flatMap { context.integer($0, path(of: key)) }
    }

    mutating func boolean(_ key: String) -> Located<Bool>? {
        optional(key).flatMap { context.boolean($0, path(of: key)) }
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        of type: Choice.Type,
        required isRequired: Bool = false
    ) -> Located<Choice>? where Choice.RawValue == String {
        node(key, isRequired).flatMap { context.choice($0, path(of: key), of: type) }
    }

    mutating func list(_ key: String, required isRequired: Bool = false) -> [(node: Node, path: String)]? {
        node(key, isRequired).flatMap { context.list($0, path(of: key)) }
    }

    /// A text, or a list of texts.
    mutating func texts(_ key: String, required isRequired: Bool = false) -> [Located<String>] {
        guard let node = node(key, isRequired) else { return [] }
        if node.sequence == nil { return context.text(node, path(of: key)).map { [$0] } ?? [] }
        let entries = context.list(node, path(of: key)) ?? []
        if isRequired, entries.isEmpty { context.error("\(path(of: key)) has no value", "missing-value", at: node) }
        return entries.compactMap { context.text($0.node, $0.path) }
    }

    mutating func mapping(_ key: String, required isRequired: Bool = false) -> MappingReader? {
        node(key, isRequired).flatMap { MappingReader($0, path(of: key), in: context) }
    }

    private mutating func node(_ key: String, _ isRequired: Bool) -> Node? {
        isRequired ? required(key) : optional(key)
    }
}
