import DialPlan
import Testing

@Suite struct DialPatternTests {
    @Test(arguments: ["112", "0[1-57]XXXXXXXX", "00[1-9]XXXXX.", "+[1-9]X.", "*21*X.", "#31#", "X.", "140XX", ""])
    func notation(_ text: String) throws {
        #expect(try #require(DialPattern(text)).notation == text)
    }

    @Test(arguments: [
        "1a", "[", "[]", "[1-", "[1-]", "[5-3]", "[-3]", "[1]]", ".1", "1..", "1.2", "x", " 1", "1 ", "[*-9]",
    ])
    func noNotation(_ text: String) { #expect(DialPattern(text) == nil) }

    @Test(arguments: [
        ("112", "112", true), ("112", "1120", false), ("112", "11", false), ("X", "5", true), ("X", "*", false),
        ("00ZX.", "0031", false), ("00ZX.", "00315", true), ("+ZX.", "+3150", true),
        ("X.", "5", false), ("X.", "55", true), ("X.", "5*", false), ("X.", "55#", false), ("X.", "5+5", false),
        ("X.", "5٣", false), ("X", "٣", false), ("", "", true), ("", "1", false),
    ]) func matches(_ pattern: String, _ digits: String, _ expected: Bool) throws {
        #expect(try #require(DialPattern(pattern)).matches(digits) == expected)
    }

    @Test func isLiteral() {
        #expect(DialPattern("112")?.isLiteral == true)
        #expect(DialPattern("11X")?.isLiteral == false)
        #expect(DialPattern("112.")?.isLiteral == false)
        #expect(DialPattern.literal("*21#").notation == "*21#")
    }

    @Test func digitsInFrontAndTakenOff() throws {
        let pattern = try #require(DialPattern("[1-57]XX."))
        #expect(pattern.preceded(by: "00").notation == "00[1-57]XX.")
        #expect(pattern.preceded(by: "00").dropping(2) == pattern)
        #expect(pattern.dropping(9).notation == ".")
    }

    @Test func overlapIsANumberOfBoth() throws {
        let short = try #require(DialPattern("14XXX"))
        let local = try #require(DialPattern("[1-9]XXXX"))
        let number = try #require(short.overlap(with: local))
        #expect(short.matches(number) && local.matches(number))
        #expect(short.overlap(with: try #require(DialPattern("2XXXX"))) == nil)
        #expect(local.covers(short) && !short.covers(local))
    }
}
