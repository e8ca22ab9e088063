/// A value that a template may print or branch on.
///
/// Literals make tables of values short: `["name": "Main line", "enabled": true, "port": 5060]`.
public enum TemplateValue: Sendable {
    /// Text. Empty text counts as false and prints as nothing.
    ///
    /// `key` is the place in the trunk file where the text came from, such as `accounts[1].password`. Errors name it
    /// instead of the text, which may be a secret.
    case text(String, key: String? = nil)
    /// Text for a place where the format takes text as it is, such as a block of code in Markdown: it is refused like any
    /// other, but not escaped.
    case verbatim(String)
    /// A choice. It can be branched on but not printed: every format spells yes and no its own way.
    case flag(Bool)
    /// Something to repeat a section for. An empty list counts as false.
    case list([TemplateScope])
    /// Further names, reached by a section or as `{{scope.name}}`.
    case scope(TemplateScope)
    /// A name that is known but has no value here. It counts as false, and printing it is an error.
    case absent

    /// Makes text of an optional: nil becomes `absent`, so that no template can print "nil".
    public static func optional(_ text: String?, key: String? = nil) -> TemplateValue {
        text.map { .text($0, key: key) } ?? .absent
    }

    /// Makes a list whose section prints each text by `{{.}}`.
    public static func texts(_ texts: [String], key: String? = nil) -> TemplateValue {
        .list(texts.map { [".": .text($0, key: key)] })
    }
}

extension TemplateValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
    /// Makes text without a key.
    public init(stringLiteral value: String) { self = .text(value) }

    /// Makes a flag.
    public init(booleanLiteral value: Bool) { self = .flag(value) }

    /// Makes text of a number in decimal digits.
    public init(integerLiteral value: Int) { self = .text(String(value)) }
}

extension TemplateValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    /// Makes a list.
    ///
    /// A scope is an item as it is; any other value becomes an item that `{{.}}` prints.
    public init(arrayLiteral elements: TemplateValue...) {
        self = .list(
            elements.map { element in
                if case .scope(let scope) = element { scope } else { [".": element] }
            }
        )
    }

    /// Makes a scope.
    public init(dictionaryLiteral elements: (String, TemplateValue)...) {
        self = .scope(TemplateScope(elements))
    }
}
