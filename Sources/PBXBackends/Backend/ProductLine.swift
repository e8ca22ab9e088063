/// A product line or range of versions of a brand.
public struct ProductLine: Sendable, Hashable {
    /// What follows the brand's colon, such as `s-series`; nil where the brand has only one line.
    public let name: String?
    /// What the product is called, for the provider's "Type"; nil where the brand's model says it.
    public let title: String?
    /// Versions covered, for people: `16 to 22`.
    public let versions: String
    /// Other words that may follow the colon: single versions, other products that are the same inside.
    public let aliases: [String]

    /// Makes a line.
    public init(_ name: String? = nil, title: String? = nil, versions: String, aliases: [String] = []) {
        self.name = name
        self.title = title
        self.versions = versions
        self.aliases = aliases
    }

    /// Whether a word after the colon means this line.
    func isCalled(_ word: String) -> Bool { names.contains(word) }

    /// All words that may follow the colon.
    var names: [String] { (name.map { [$0] } ?? []) + aliases }
}
