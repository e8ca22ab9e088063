import Testing

@testable import TrunkModel

@Suite("The second of two keys")
struct DuplicateKeyTests {
    /// The place of the second key `a`, given that the first stands where the text first has `a` or `"a`.
    private func second(_ text: String, line: Int = 1, column: Int = 1) -> String? {
        DuplicateKey("a", line: line, column: column).second(in: YAMLText.lines(of: text)).map {
            "\($0.line):\($0.column)"
        }
    }

    @Test(
        "In a block",
        arguments: [
            ("a: 1\na: 2", "2:1"), ("a: 1\nb: 2\n\n# a: 3\n\"a\" : 2", "5:1"), ("a:\n  a: 1\nab: 2\n'a': 3", "4:1"),
            ("a: [1, 2]\r\na: 3\r\n", "2:1"), ("a: |\n  a: 1\n  , a: 2\na: 3", "4:1"),
        ]
    )
    func block(text: String, place: String) { #expect(second(text) == place) }

    @Test(
        "In braces",
        arguments: [
            ("{ a: 1, a: 2 }", "1:9"), ("{ a: { a: 1 }, b: [a, a], \"a\": 2 }", "1:27"),
            ("{ a: ', a: ', a: 2 }", "1:15"),
            ("{ a: 1, # , a: 3\n  'a': 2 }", "2:3"), ("{ a: \"\\\", a: 1\", a: 2 }", "1:18"),
        ]
    )
    func braces(text: String, place: String) { #expect(second(text, column: 3) == place) }

    @Test("Nothing is found behind the mapping's end")
    func none() {
        #expect(second("{ a: 1 }, a: 2", column: 3) == nil)
        #expect(second("- a: 1\nb:\n  a: 1", column: 3) == nil)
        #expect(second("a: 1\n\"\\x61\": 2") == nil)
    }
}
