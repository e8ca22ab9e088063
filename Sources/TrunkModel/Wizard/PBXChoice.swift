/// A brand and type of PBX to choose from, as the caller knows them.
public struct PBXChoice: Sendable, Hashable {
    /// What stands for it in commands, such as `BRAND` or `BRAND:LINE`.
    public var selector: String
    /// What people call the brand, for the provider's "Merk".
    public var brand: String
    /// What people call the model, for the provider's "Type".
    public var type: String
    /// Other words that mean it, such as a brand without its newest line.
    public var aliases: [String]

    /// Makes a choice.
    public init(selector: String, brand: String, type: String, aliases: [String] = []) {
        self.selector = selector
        self.brand = brand
        self.type = type
        self.aliases = aliases
    }
}
