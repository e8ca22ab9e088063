import TestSupport
import Testing

@testable import ConfigDiff

@Suite struct LineDiffTests {
    /// What a text becomes by its changes.
    static func applied(_ old: [UInt8], _ new: [UInt8]) -> [UInt8] {
        let (left, right) = (LineDiff.lines(old), LineDiff.lines(new))
        var result: [UInt8] = []
        var next = 0
        for change in LineDiff.changes(left, right) {
            result += left[next..<change.old.lowerBound].joined()
            result += right[change.new].joined()
            next = change.old.upperBound
        }
        return result + left[next...].joined()
    }

    @Test(arguments: [
        ("", "a\n"), ("a\n", ""), ("a\nb\nc\n", "a\nx\nc\n"), ("a\nb", "a\nb\n"), ("a\n", "b\na\n"), ("", ""),
        ("x\nx\nx\n", "x\nx\n"), ("a\nb\nc\n", "c\nb\na\n"), ("\r\n\n", "\n\r\n"),
    ]) func becomesTheOther(_ old: String, _ new: String) {
        #expect(Self.applied(Array(old.utf8), Array(new.utf8)) == Array(new.utf8))
    }

    @Test func anyTexts() {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<2_000 {
            func text() -> [UInt8] {
                let count = Int.random(in: 0...30, using: &random)
                let lines = (0..<count).map { _ in String("abcdefgh\n".randomElement(using: &random) ?? "a") }
                return Array((lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")).utf8)
            }
            let (old, new) = (text(), text())
            #expect(Self.applied(old, new) == new)
        }
    }

    /// One line in the middle of many is found as one line, also where all lines are alike.
    @Test func findsTheOneLine() {
        let old = (0..<5_000).map { "line \($0 % 7)\n" }
        var new = old
        new[2_500] = "other\n"
        let changes = LineDiff.changes(
            LineDiff.lines(Array(old.joined().utf8)),
            LineDiff.lines(Array(new.joined().utf8))
        )
        #expect(changes == [LineDiff.Change(old: 2_500..<2_501, new: 2_500..<2_501)])
    }

    /// Texts that have nothing in common, or only lines that come again, take no more than moments.
    @Test func largeTextsEnd() {
        let old = (0..<100_000).map { "a\($0)\n" }.joined()
        let new = (0..<100_000).map { "b\($0 % 3)\n" }.joined()
        let clock = ContinuousClock()
        let time = clock.measure { #expect(Self.applied(Array(old.utf8), Array(new.utf8)) == Array(new.utf8)) }
        #expect(time < .seconds(20), "\(time)")
    }
}
