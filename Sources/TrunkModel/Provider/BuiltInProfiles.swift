/// The profiles that ship inside the product.
public enum BuiltInProfiles {
    private static let folder = "profiles/"
    private static let ending = ".yaml"

    /// Their names, sorted.
    public static var names: [String] {
        EmbeddedResources.files.map { "\($0.path)" }.filter { $0.hasPrefix(folder) }
            .map { String($0.dropFirst(folder.count).dropLast(ending.count)) }.sorted()
    }

    /// The profile of a plain SIP provider.
    static var generic: ProviderProfile? {
        text(of: "generic").flatMap { try? ProviderProfile.read($0, file: "generic.yaml (built in)") }
    }

    /// A built-in profile's text; nil for a name that is none.
    public static func text(of name: String) -> String? {
        EmbeddedResources.files.first { "\($0.path)" == folder + name + ending }.map { "\($0.text)" }
    }
}
