import DialPlan
import Testing

@Suite struct DigitSetTests {
    @Test(arguments: [
        ("7", 1), ("X", 10), ("[1-9]", 9), ("[19]", 2), ("[12]", 2), ("[1-35-79]", 7), ("*", 1), ("#", 1), ("+", 1),
        ("[0*]", 2), ("[8-9]", 2), ("[0-46-9]", 9),
    ]) func notation(_ text: String, count: Int) throws {
        let set = try #require(DialPattern(text)?.positions.first)
        #expect(set.count == count)
        #expect(set.members.count == count)
        // Two neighbours are written without a hyphen.
        #expect(set.notation == (text == "[8-9]" ? "[89]" : text))
    }

    /// Every set of characters can be written, and is read back as it was.
    @Test func everySetSurvivesItsNotation() {
        for bits in UInt16(1)..<(1 << 13) {
            let set = DigitSet(rawValue: bits)
            #expect(DialPattern(set.notation)?.positions == [set], "\(set.notation)")
        }
    }

    @Test func letters() {
        #expect(DialPattern("X")?.positions == [DigitSet(0...9)])
        #expect(DialPattern("Z")?.positions == [DigitSet(1...9)])
        #expect(DialPattern("N")?.positions == [DigitSet(2...9)])
        #expect(DigitSet(UInt8(ascii: "a")) == nil)
    }
}
