import Testing

/// The evaluator that judges 3CX's rules, on rules of known meaning.
@Suite struct ThreeCXRoutingTests {
    private static func rule(
        _ name: String,
        _ prefixes: [String],
        _ lengths: [Int],
        callers: [ClosedRange<String>] = [],
        strip: Int = 0,
        prepend: String = ""
    ) -> ThreeCXRouting.Rule {
        ThreeCXRouting.Rule(
            name: name,
            prefixes: prefixes,
            lengths: lengths,
            callers: callers,
            routes: ["a", "b"].map { ThreeCXRouting.Route(trunk: $0, strip: strip, prepend: prepend) }
        )
    }

    @Test func firstRuleThatFitsDecides() throws {
        var routing = ThreeCXRouting()
        routing.trunks = ["a", "b"]
        routing.trunkCallerID = ["a": "31508200000"]
        routing.callerID = ["210": "31508200010"]
        routing.rules = [
            Self.rule("own", ["0"], [10], callers: ["200"..."219"], strip: 1, prepend: "0031"),
            Self.rule("national", ["0"], [10], strip: 1, prepend: "+31"),
            Self.rule("international", ["00"], [9, 10, 11], strip: 2, prepend: "+"),
        ]
        #expect(try routing.outbound("0508200000", from: nil)?.number == "+31508200000")
        #expect(try routing.outbound("0508200000", from: "210")?.number == "0031508200000")
        #expect(try routing.outbound("0508200000", from: "21")?.number == "+31508200000")
        #expect(try routing.outbound("0044123456", from: nil)?.number == "+31044123456", "the first rule, not the best")
        #expect(try routing.outbound("00441234567", from: nil)?.number == "+441234567")
        #expect(try routing.outbound("050820000", from: nil) == nil)
        #expect(try routing.outbound("0508200000", from: "210")?.callerID == "31508200010")
        #expect(try routing.outbound("0508200000", from: "799")?.callerID == "31508200000")
        #expect(try routing.outbound("0508200000", from: nil)?.accounts == [0, 1])
    }

    @Test func trunksMustAgree() throws {
        var routing = ThreeCXRouting()
        routing.targets = ["a": ["+31508200000": "100"], "b": ["+31508200000": "100"]]
        #expect(try routing.inbound("+31508200000") == "100")
        #expect(try routing.inbound("31508200000") == nil)
        routing.targets["b"] = ["+31508200000": "101"]
        #expect(throws: GeneratedBundle.Missing.self) { try routing.inbound("+31508200000") }
    }
}
