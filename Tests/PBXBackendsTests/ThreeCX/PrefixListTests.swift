import DialPlan
import TestSupport
import Testing

@testable import PBXBackends

/// Prefixes with lengths take what the patterns take, no more and no less.
@Suite struct PrefixListTests {
    private static func takes(_ list: PrefixList, _ number: String) -> Bool {
        list.parts.contains { part in
            part.lengths.contains(number.count) && part.prefixes.contains { number.hasPrefix($0) }
        }
    }

    @Test func setsBecomePrefixes() throws {
        let pattern = try #require(DialPattern("0[1-37]XXXX"))
        #expect(
            PrefixList([pattern], longest: 15).parts == [
                PrefixList.Part(prefixes: ["01", "02", "03", "07"], lengths: [6])
            ]
        )
        let open = try #require(DialPattern("00Z."))
        let parts = PrefixList([open], longest: 6).parts
        #expect(parts == [PrefixList.Part(prefixes: (1...9).map { "00\($0)" }, lengths: [4, 5, 6])])
    }

    @Test func tenSiblingsBecomeOne() throws {
        let patterns = try ["09[0-4]XX", "09[5-9]XX"].map { try #require(DialPattern($0)) }
        #expect(PrefixList(patterns, longest: 15).parts == [PrefixList.Part(prefixes: ["09"], lengths: [5])])
    }

    @Test func coveredPrefixesGo() throws {
        let patterns = try ["1XXX", "12XX", "12XXX"].map { try #require(DialPattern($0)) }
        #expect(
            PrefixList(patterns, longest: 15).parts == [
                PrefixList.Part(prefixes: ["1"], lengths: [4]), PrefixList.Part(prefixes: ["12"], lengths: [5]),
            ]
        )
    }

    @Test func agreesWithRandomPatterns() throws {
        var random = SeededGenerator(seed: 0x33_6378)
        for _ in 0..<300 {
            let patterns = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                let positions = (0..<Int.random(in: 1...4, using: &random)).map { _ -> DigitSet in
                    if Int.random(in: 0..<3, using: &random) == 0 { return .anyDigit }
                    let low = Int.random(in: 0...9, using: &random)
                    return DigitSet(low...Int.random(in: low...9, using: &random))
                }
                return DialPattern(positions: positions, isOpen: Bool.random(using: &random))
            }
            let list = PrefixList(patterns, longest: 6)
            for _ in 0..<60 {
                let number = random.text(length: 1...6, of: "0123456789")
                if Self.takes(list, number) != patterns.contains(where: { $0.matches(number) }) {
                    Issue.record("\(patterns.map(\.notation)) \(number)")
                }
            }
        }
    }
}
