import Diagnostics
import Testing

@Suite("Did you mean")
struct SuggestionTests {
    private static let keys = ["name", "number", "numbers", "number_format", "default_caller_id", "caller_id", "pbx"]

    @Test(
        "The nearest name",
        arguments: [
            ("nane", "name"), ("numbres", "numbers"), ("number-format", "number_format"),
            ("NumberFormat", "number_format"),
            ("defualt_caller_id", "default_caller_id"), ("callerid", "caller_id"), ("pxb", "pbx"), ("PBX", "pbx"),
        ]
    )
    func near(name: String, meant: String) { #expect(Suggestion.nearest(to: name, among: Self.keys) == meant) }

    @Test(
        "Nothing where nothing is near",
        arguments: ["", "x", "provider", "sip", String(repeating: "name", count: 5_000)]
    )
    func far(name: String) { #expect(Suggestion.nearest(to: name, among: Self.keys) == nil) }

    @Test("Nothing among nothing, and the phrase is empty then")
    func none() {
        #expect(Suggestion.nearest(to: "name", among: []) == nil)
        #expect(Suggestion.phrase(for: "name", among: []) == "")
        #expect(Suggestion.phrase(for: "nane", among: Self.keys) == "; did you mean 'name'?")
    }
}
