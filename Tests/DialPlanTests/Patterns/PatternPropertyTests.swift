import DialPlan
import TestSupport
import Testing

/// Patterns against brute force: all texts of up to four characters of a small alphabet.
@Suite struct PatternPropertyTests {
    static let alphabet = ["0", "1", "2", "*"]

    static let texts: [String] = {
        var all = [""]
        var last = [""]
        for _ in 1...4 {
            last = last.flatMap { text in alphabet.map { text + $0 } }
            all += last
        }
        return all
    }()

    /// A pattern of up to three positions over the alphabet.
    static func random(_ generator: inout SeededGenerator) -> DialPattern {
        let sets = ["0", "1", "2", "*", "[01]", "[12]", "[0-2]", "[1*]", "X", "Z", "N"]
        let count = Int.random(in: 0...3, using: &generator)
        let positions = (0..<count).compactMap { _ in sets.randomElement(using: &generator) }
        let end = Bool.random(using: &generator) ? "." : ""
        return DialPattern(positions.joined() + end) ?? DialPattern(positions: [])
    }

    /// What a pattern takes, said another way.
    static func takes(_ pattern: DialPattern, _ text: String) -> Bool {
        var rest = Array(text)
        for position in pattern.positions {
            guard let first = rest.first, String(decoding: position.members, as: UTF8.self).contains(first) else {
                return false
            }
            rest.removeFirst()
        }
        return pattern.isOpen ? !rest.isEmpty && rest.allSatisfy { "0123456789".contains($0) } : rest.isEmpty
    }

    @Test func matchesOverlapAndCovers() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<400 {
            let left = Self.random(&generator)
            let right = Self.random(&generator)
            let lefts = Set(Self.texts.filter(left.matches))
            let rights = Set(Self.texts.filter(right.matches))
            #expect(lefts == Set(Self.texts.filter { Self.takes(left, $0) }), "\(left.notation)")
            let names = "\(left.notation) and \(right.notation)"
            if let common = left.overlap(with: right) {
                #expect(left.matches(common) && right.matches(common), "\(names): \(common)")
            } else {
                #expect(lefts.isDisjoint(with: rights), "\(names)")
            }
            if left.covers(right) {
                #expect(rights.isSubset(of: lefts), "\(names)")
            } else {
                // A set that holds digits beyond the alphabet may be wider than the texts show.
                let wide = right.positions + (right.isOpen ? [.anyDigit] : [])
                let onlyAlphabet = wide.allSatisfy { $0.isSubset(of: [DigitSet(0...2), DigitSet(rawValue: 1 << 10)]) }
                if onlyAlphabet { #expect(!rights.isSubset(of: lefts), "\(names)") }
            }
        }
    }

    @Test func notationRoundTrips() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<2_000 {
            let positions = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                DigitSet(rawValue: UInt16.random(in: 1..<(1 << 13), using: &generator))
            }
            let pattern = DialPattern(positions: positions, isOpen: Bool.random(using: &generator))
            #expect(DialPattern(pattern.notation) == pattern, "\(pattern.notation)")
        }
    }
}
