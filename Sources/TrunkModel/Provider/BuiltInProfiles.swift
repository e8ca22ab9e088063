/// The profiles that ship inside the product.
public enum BuiltInProfiles {
    /// Their names, sorted.
    public static var names: [String] {
        EmbeddedProfiles.files.map { String("\($0.path)".dropLast(".yaml".count)) }.sorted()
    }

    /// A built-in profile's text; nil for a name that is none.
    public static func text(of name: String) -> String? {
        EmbeddedProfiles.files.first { "\($0.path)" == "\(name).yaml" }.map { "\($0.text)" }
    }
}
