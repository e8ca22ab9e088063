import Testing

@testable import Diagnostics

@Suite struct SuggestionTests {
    static let names = ["name", "provider", "kind", "accounts", "number_format", "default_caller_id"]

    @Test(arguments: [
        ("nmae", "name"), ("Kind", "kind"), ("acounts", "accounts"), ("number-format", "number_format"),
        ("default_calerid", "default_caller_id"), ("knd", "kind"), ("providers", "provider"),
    ]) func near(_ wrong: String, _ meant: String) {
        #expect(Suggestion.nearest(to: wrong, among: Self.names) == meant)
        #expect(Suggestion.phrase(for: wrong, among: Self.names) == "; did you mean '\(meant)'?")
    }

    @Test(arguments: ["", "zzz", "entirely_different", String(repeating: "name", count: 100)])
    func far(_ wrong: String) {
        #expect(Suggestion.nearest(to: wrong, among: Self.names) == nil)
        #expect(Suggestion.phrase(for: wrong, among: Self.names).isEmpty)
    }

    @Test(arguments: [("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("kitten", "sitting", 3), ("abc", "abc", 0)])
    func distance(_ left: String, _ right: String, _ expected: Int) {
        #expect(Suggestion.distance(Array(left), Array(right)) == expected)
        #expect(Suggestion.distance(Array(right), Array(left)) == expected)
    }
}
