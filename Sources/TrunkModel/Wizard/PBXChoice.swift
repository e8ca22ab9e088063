/// A brand and type of PBX to choose from, as the caller knows them.
public struct PBXChoice: Sendable, Hashable {
    /// What stands for it in commands, such as `BRAND` or `BRAND:LINE`.
    public var selector: String
    /// What people call it.
    public var title: String

    /// Makes a choice.
    public init(selector: String, title: String) {
        self.selector = selector
        self.title = title
    }
}
