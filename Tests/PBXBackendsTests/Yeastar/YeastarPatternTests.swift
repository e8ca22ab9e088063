import Testing

/// The evaluator of the conformance suite against the vendor's own call tests (fact sheet, 3.4).
@Suite struct YeastarPatternTests {
    private func route(_ pattern: String, _ trunk: String) throws -> YeastarConfiguration.OutboundRoute {
        .init(
            pattern: try #require(YeastarPattern(pattern)),
            strip: 0,
            prepend: "",
            trunks: [trunk],
            members: .everybody
        )
    }

    /// Outbound the order of the list decides: whichever route stands first gets 903001.
    @Test(arguments: [["9.", "X.", "90."], ["X.", "9.", "90."], ["90.", "9.", "X."]])
    func firstRouteWins(_ order: [String]) throws {
        var configuration = YeastarConfiguration()
        configuration.trunks = order.map { ($0, ReadAccount(username: $0, password: "", server: "")) }
        configuration.outbound = try order.map { try route($0, $0) }
        #expect(configuration.call("903001", from: nil)?.accounts == [0])
    }

    /// Inbound the most exact pattern decides, not the order.
    @Test(arguments: [("92999", "1000"), ("82999", "1100"), ("91999", "1105")])
    func mostExactPatternWins(_ called: String, _ target: String) {
        var configuration = YeastarConfiguration()
        configuration.inbound = [
            .init(called: "9.", target: "1000"), .init(called: "X.", target: "1100"),
            .init(called: "91.", target: "1105"),
        ]
        #expect(configuration.destination(of: called) == target)
    }

    @Test(arguments: [
        ("X.", "9", false), ("X.", "abc", false), ("X.", "00", true), ("X.", "3001abc", true), (".", "abc", true),
        (".", "", false), ("0123456789.", "0123456789", false), ("012345!", "0123456789", true),
        ("012345!", "012345", true), ("XXXX", "0000", true), ("XXXX", "00000", false), ("ZZZZZ", "12345", true),
        ("ZZZZZ", "10345", false), ("NNNNNN", "234567", true), ("NNNNNN", "134567", false),
        ("[1-3]4X[567-9]0", "14050", true), ("[1-3]4X[567-9]0", "34980", true), ("[1-3]4X[567-9]0", "44050", false),
        ("[1-3]4X[567-9]0", "14040", false), ("+123456", "+123456", true), ("+123456", "123456", false),
        ("+0591XXZNZN[25-8].", "+059100121261", true), ("+0591XXZNZN[25-8].", "+059100121231", false),
    ])
    func matches(_ pattern: String, _ dialled: String, _ expected: Bool) throws {
        #expect(try #require(YeastarPattern(pattern)).matches(dialled) == expected)
    }

    /// First the dialled digits are stripped, be it more than the pattern names, then others are put in front.
    @Test(arguments: [
        ("231.", 5, "3000", "23110", "3000"), ("2NZXX0", 3, "3", "226000", "3000"), ("230.", 1, "", "23000", "3000"),
    ])
    func stripsFirst(_ pattern: String, _ strip: Int, _ prepend: String, _ dialled: String, _ sent: String) throws {
        var configuration = YeastarConfiguration()
        configuration.outbound = [
            .init(
                pattern: try #require(YeastarPattern(pattern)),
                strip: strip,
                prepend: prepend,
                trunks: ["a"],
                members: .everybody
            )
        ]
        #expect(configuration.call(dialled, from: nil)?.number == sent)
    }

    @Test(arguments: ["", "[12", "12]", "[5-1]", "[]", String(repeating: "X", count: 32)])
    func isNoPattern(_ text: String) { #expect(YeastarPattern(text) == nil) }

    /// Who is a member of no route does not get out.
    @Test func strangersStayIn() throws {
        var configuration = YeastarConfiguration()
        configuration.outbound = [try route("X.", "a")]
        configuration.outbound[0].members = .only(["100"])
        #expect(configuration.call("0201234567", from: "100") != nil)
        #expect(configuration.call("0201234567", from: "101") == nil)
        #expect(configuration.call("0201234567", from: nil) == nil)
    }
}
