import Testing

@testable import TrunkModel

@Suite("Inbound destinations")
struct InboundDestinationTests {
    @Test(
        "The internal number for a called number",
        arguments: [
            ("100", "100"), ("2{last2}", "213"), ("{last3}", "013"), ("{last1}{last2}", "313"), ("*9{last1}#", "*93#"),
            ("{last9}", "508200013"),
        ]
    )
    func targets(notation: String, target: String) throws {
        let destination = try InboundDestination(kind: .extension, target: notation)
        #expect(destination.target(forDigits: "31508200013") == target)
        #expect(destination.notation == notation)
    }

    @Test(
        "Refused, with the reason and its place",
        arguments: [
            ("", InboundDestination.Fault.empty),
            ("10a", .character("a", offset: 2)),
            ("1 0", .character(" ", offset: 1)),
            ("10}", .character("}", offset: 2)),
            ("1\u{0301}", .character("\u{0301}", offset: 1)),
            ("\u{0661}", .character("\u{0661}", offset: 0)),
            ("2{last0}", .placeholder("{last0}", offset: 1)),
            ("2{last10}", .placeholder("{last10}", offset: 1)),
            ("2{last\u{00B2}}", .placeholder("{last\u{00B2}}", offset: 1)),
            ("2{first2}", .placeholder("{first2}", offset: 1)),
            ("2{last2", .placeholder("{last2", offset: 1)),
            ("{last2}{", .placeholder("{", offset: 7)),
        ]
    )
    func refused(notation: String, fault: InboundDestination.Fault) {
        #expect(throws: fault) { try InboundDestination(kind: .queue, target: notation) }
    }
}
