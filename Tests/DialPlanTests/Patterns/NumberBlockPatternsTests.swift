import DialPlan
import TestSupport
import Testing

@testable import TrunkModel

@Suite struct NumberBlockPatternsTests {
    static func block(_ first: String, _ count: Int) throws -> NumberBlock {
        let number = try PhoneNumber(e164: first)
        return NumberBlock(first: number, count: count, description: nil, inbound: nil, mayBeCallerID: true)
    }

    @Test(arguments: [
        ("+31508200000", 1, "31508200000"), ("+31508200010", 10, "3150820001X"),
        ("+31508200007", 17, "3150820000[7-9] 3150820001X 3150820002[0-3]"),
        ("+31508200000", 10_000, "3150820XXXX"), ("+31508200099", 2, "31508200099 31508200100"),
        ("+31508200095", 10, "3150820009[5-9] 3150820010[0-4]"), ("+31508200010", 30, "315082000[1-3]X"),
    ]) func patterns(_ first: String, _ count: Int, _ expected: String) throws {
        #expect(try Self.block(first, count).patterns.map(\.notation).joined(separator: " ") == expected)
    }

    /// The patterns take exactly the block's numbers, none of them twice, and are few.
    @Test func patternsAreTheBlock() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<60 {
            let start = 31_508_200_000 + Int.random(in: 0..<20_000, using: &generator)
            let count = Int.random(in: 1...(Bool.random(using: &generator) ? 40 : 1_500), using: &generator)
            let block = try Self.block("+\(start)", count)
            let patterns = block.patterns
            let around = (start - 30)...(start + count + 30)
            for value in around {
                let takers = patterns.count { $0.matches(String(value)) }
                let expected = (start..<(start + count)).contains(value) ? 1 : 0
                if takers != expected { Issue.record("\(value) in \(start)+\(count): \(takers)") }
            }
            #expect(patterns.allSatisfy { !$0.isOpen && $0.positions.count == 11 })
            // What they take is no more than the block has, so nothing lies outside the stretch that was looked at.
            #expect(patterns.reduce(0) { $0 + $1.positions.reduce(1) { $0 * $1.count } } == count)
            #expect(patterns.count <= 2 * String(count).utf8.count)
        }
    }
}
