import Testing

@testable import TrunkModel

@Suite("Number blocks")
struct NumberBlockTests {
    private func block(_ first: String, _ count: Int) throws -> NumberBlock {
        NumberBlock(
            first: try PhoneNumber(e164: first),
            count: count,
            description: nil,
            inbound: nil,
            mayBeCallerID: true
        )
    }

    @Test("Its numbers, lowest first")
    func numbers() throws {
        let block = try block("+31508200098", 4)
        #expect(block.last.e164 == "+31508200101")
        #expect(block.numbers.map(\.digits) == ["31508200098", "31508200099", "31508200100", "31508200101"])
    }

    @Test(
        "What it holds",
        arguments: [
            ("31508200009", false), ("31508200010", true), ("31508200019", true), ("31508200020", false),
            ("3150820001", false), ("315082000100", false), ("", false), ("+3150820001", false), ("3150820001x", false),
        ]
    )
    func containment(digits: String, isInside: Bool) throws {
        #expect(try block("+31508200010", 10).contains(digits: digits) == isInside)
    }

    @Test("One number holds itself only")
    func single() throws {
        let block = try block("+31508200010", 1)
        #expect(block.first == block.last)
        #expect(block.contains(digits: "31508200010") && !block.contains(digits: "31508200011"))
    }
}
