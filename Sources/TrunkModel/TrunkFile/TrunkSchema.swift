/// The JSON Schema (draft 2020-12) of trunk files, for editors that complete and check while one writes.
///
/// It knows the file's shape; what needs a numbering plan or a profile is the rules' part.
public enum TrunkSchema {
    /// The schema's text, as it stands in `Resources/trunk.schema.json`.
    public static var text: String {
        EmbeddedResources.files.first { "\($0.path)" == "trunk.schema.json" }.map { "\($0.text)" } ?? "{}"
    }
}
