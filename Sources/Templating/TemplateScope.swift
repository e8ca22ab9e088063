/// The names that a template may use at one level, and their values.
///
/// A section over a list or a scope puts another scope on top; a name that is not in it is looked for further down.
/// Every name that a template may ask for must be declared, if only as ``TemplateValue/absent``: an undeclared one is a
/// mistake of the template and reported as such.
public struct TemplateScope: Sendable, ExpressibleByDictionaryLiteral {
    private var values: [String: TemplateValue]

    /// Makes a scope of pairs; of two with one name, the later counts.
    public init(_ pairs: [(String, TemplateValue)] = []) {
        values = Dictionary(pairs) { _, later in later }
    }

    /// Makes a scope of a literal; of two entries with one name, the later counts.
    public init(dictionaryLiteral elements: (String, TemplateValue)...) { self.init(elements) }

    /// The value of a name; nil if the scope does not declare it.
    public subscript(name: String) -> TemplateValue? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// The declared names, in no particular order.
    package var names: some Collection<String> { values.keys }
}
