import Diagnostics
import Yams

/// Reads a profile's keys, each either a bare value or `{ value: …, source: … }`, and collects the sources.
struct FactReader {
    private var reader: MappingReader
    private(set) var context: ReadingContext
    var sources: [String: String] = [:]

    init(_ reader: MappingReader) {
        self.reader = reader
        self.context = reader.context
    }

    func finish() { reader.finish() }

    /// The key's value, taken out of its `{ value, source }` where it has one.
    private mutating func node(_ key: String, required: Bool) -> Node? {
        guard let node = required ? reader.required(key) : reader.optional(key) else { return nil }
        guard let mapping = node.mapping, mapping.contains(where: { $0.key.scalar?.string == "value" }),
            var fact = MappingReader(node, reader.path(of: key), in: context)
        else { return node }
        let value = fact.required("value")
        if let source = fact.text("source") { sources[reader.path(of: key)] = source.value }
        fact.finish()
        return value
    }

    mutating func text(_ key: String, required: Bool = false) -> Located<String>? {
        node(key, required: required).flatMap { context.text($0, reader.path(of: key)) }
    }

    mutating func integer(_ key: String) -> Located<Int>? {
        guard let value = node(key, required: false).flatMap({ context.integer($0, reader.path(of: key)) }) else {
            return nil
        }
        guard value.value >= 0 else {
            context.log.error("\(reader.path(of: key)) must not be negative", rule: "wrong-type", at: value.location)
            return nil
        }
        return value
    }

    mutating func boolean(_ key: String) -> Located<Bool>? {
        node(key, required: false).flatMap { context.boolean($0, reader.path(of: key)) }
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        of type: Choice.Type
    ) -> Located<Choice>? where Choice.RawValue == String {
        node(key, required: false).flatMap { context.choice($0, reader.path(of: key), of: type) }
    }

    mutating func choices<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        of type: Choice.Type
    ) -> [Choice]? where Choice.RawValue == String {
        list(key)?.compactMap { context.choice($0.node, $0.path, of: type)?.value }
    }

    mutating func list(_ key: String, required: Bool = false) -> [(node: Node, path: String)]? {
        node(key, required: required).flatMap { context.list($0, reader.path(of: key)) }
    }

    mutating func texts(_ key: String) -> [Located<String>] {
        (list(key) ?? []).compactMap { context.text($0.node, $0.path) }
    }

    mutating func mapping(_ key: String, required: Bool = false) -> MappingReader? {
        node(key, required: required).flatMap { MappingReader($0, reader.path(of: key), in: context) }
    }
}
