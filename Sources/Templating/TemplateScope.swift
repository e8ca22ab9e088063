/// The names that a template may use at one level, and their values.
///
/// A section over a list or a scope puts another scope on top; a name that is not in it is looked for further down.
/// Every name that a template may ask for must be declared, if only as ``TemplateValue/absent``: an undeclared one is a
/// mistake of the template and reported as such.
public struct TemplateScope: Sendable, ExpressibleByDictionaryLiteral {
    /// Pairs, because comparing a handful of short names is faster than hashing one.
    private var few: [(name: String, value: TemplateValue)]
    /// The same where there are many; empty otherwise.
    private var many: [String: TemplateValue]

    private static let mostPairs = 6

    /// Makes a scope of pairs; of two with one name, the later counts.
    public init(_ pairs: [(String, TemplateValue)] = []) {
        few = []
        many = [:]
        if pairs.count > Self.mostPairs {
            many = Dictionary(pairs) { _, later in later }
        } else {
            for (name, value) in pairs { self[name] = value }
        }
    }

    /// Makes a scope of a literal; of two entries with one name, the later counts.
    public init(dictionaryLiteral elements: (String, TemplateValue)...) { self.init(elements) }

    /// The value of a name; nil if the scope does not declare it.
    public subscript(name: String) -> TemplateValue? {
        get {
            if !many.isEmpty { return many[name] }
            for pair in few where pair.name == name { return pair.value }
            return nil
        }
        set {
            if many.isEmpty, few.count >= Self.mostPairs, newValue != nil {
                many = Dictionary(few.map { ($0.name, $0.value) }) { _, later in later }
                few = []
            }
            if !many.isEmpty {
                many[name] = newValue
            } else {
                few.removeAll { $0.name == name }
                if let newValue { few.append((name, newValue)) }
            }
        }
    }

    /// The declared names, in no particular order.
    package var names: [String] { many.isEmpty ? few.map(\.name) : Array(many.keys) }
}
