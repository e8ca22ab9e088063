import TestSupport
import Testing

@testable import AsteriskManager

@Suite struct AMIParserTests {
    static let text = """
        Asterisk Call Manager/5.0.4\r
        Response: Success\r
        ActionID: 1\r
        Output:   two blanks: kept\r
        Output: more\r
        \r
        \r
        Event: Newchannel\r
        nonsense\r
        \r

        """

    @Test func readsWhateverTheCuts() {
        var whole = AMIParser()
        let expected = whole.take(Array(Self.text.utf8))
        #expect(expected.count == 3)
        #expect(expected.first == .greeting("Asterisk Call Manager/5.0.4"))
        guard case .message(let reply)? = expected.dropFirst().first else {
            Issue.record("no response")
            return
        }
        #expect(reply["actionid"] == "1")
        #expect(reply.all("Output") == ["  two blanks: kept", "more"])
        for size in 1...40 {
            var parser = AMIParser()
            var bytes = Array(Self.text.utf8)[...]
            var elements: [AMIParser.Element] = []
            while !bytes.isEmpty {
                elements += parser.take(Array(bytes.prefix(size)))
                bytes = bytes.dropFirst(size)
            }
            #expect(elements == expected, "\(size) bytes at a time")
        }
    }

    @Test func keepsNoMoreThanItMay() {
        var parser = AMIParser()
        _ = parser.take(Array("Asterisk Call Manager/5\n".utf8))
        _ = parser.take(Array(String(repeating: "x", count: 1 << 20).utf8))
        _ = parser.take(Array("\nEvent: a\n".utf8))
        for _ in 0..<100_000 { _ = parser.take(Array("Output: 12345678\n".utf8)) }
        guard case .message(let message)? = parser.take(Array("\n".utf8)).first else {
            Issue.record("no message")
            return
        }
        #expect(message.event == "a" && message.isCut)
        #expect(message.fields.first?.value.utf8.count == AMIParser.maximumLine)
        #expect(
            message.fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
                <= AMIConnection.defaultMessageLimit
        )
    }

    @Test func survivesNoise() {
        var random = SeededGenerator(seed: 5038)
        for _ in 0..<200 {
            var parser = AMIParser()
            let noise = (0..<2000).map { _ in UInt8.random(in: 0...255, using: &random) % 64 }
            _ = parser.take(noise)
            _ = parser.take(Array("\n\n".utf8))
            let elements = parser.take(Array("Event: x\n\n".utf8))
            #expect(elements.count == 1)
        }
    }

    @Test(arguments: ["a\r\nAction: Command", "a\nb", "a\rb", "a\0b", "a\u{7F}"])
    func letsNoLineIn(_ value: String) {
        #expect(throws: ManagerError.self) { try ManagerAction("Hangup", id: "1", [("Channel", value)]) }
    }
}
