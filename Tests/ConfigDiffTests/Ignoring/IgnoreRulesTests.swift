import Diagnostics
import Testing

@testable import ConfigDiff

@Suite struct IgnoreRulesTests {
    /// The rules that remain of the sample's drift when words are ignored.
    private static func rest(_ words: String...) throws -> Set<String> {
        let report = try SampleDrift.report(ignoring: words)
        let all = try SampleDrift.report()
        let before = all.entries.count + all.others.count
        #expect(report.ignored == before - report.entries.count - report.others.count)
        return Set(report.entries.map(\.difference.rule))
    }

    private static let all: Set = [
        "account/missing", "account/password", "account/pin_secret", "account/realm", "line/allow", "line/direct",
        "line/proxy", "rule/missing", "rule/step", "rule/extra", "rule/order",
    ]

    @Test func nothing() throws { #expect(try Self.rest() == Self.all) }

    @Test(arguments: [
        ("line/allow", ["line/allow"]), ("line/*", ["line/allow", "line/direct", "line/proxy"]),
        ("*/order", ["rule/order"]), ("*/miss*", ["account/missing", "rule/missing"]),
        ("cosmetic", ["account/pin_secret", "account/realm", "line/proxy"]),
        ("extra", ["account/pin_secret", "account/realm", "line/proxy", "rule/extra"]), ("security", ["rule/extra"]),
        ("provider:line/allow", ["line/allow"]), ("groningen:line/*", ["line/allow", "line/direct", "line/proxy"]),
        ("in-?:rule/extra", []), ("in-*:extra", ["rule/extra"]), ("prov*:cosmetic", ["line/proxy"]),
        ("line/direct, rule/step", ["line/direct", "rule/step"]),
        ("line/never_heard_of", []), ("not-ours", []),
    ]) func words(_ words: String, _ gone: [String]) throws {
        #expect(try Self.rest(words) == Self.all.subtracting(gone), "\(words)")
    }

    @Test func whatIsNotOursCanBeIgnored() throws {
        #expect(try SampleDrift.report().others.map(\.difference.object) == ["office"])
        #expect(try SampleDrift.report(ignoring: ["not-ours"]).others.isEmpty)
    }

    @Test func severalTimes() throws {
        #expect(try Self.rest("line/*", "rule/*", "account/*").isEmpty)
    }

    @Test(arguments: [
        ("cosmetik", "did you mean 'cosmetic'?"), ("breaks_calls", "did you mean 'breaks-calls'?"),
        ("lin/allow", "did you mean 'line/allow'?"), ("line/alow", "did you mean 'line/allow'?"),
        ("office:line/alow", "did you mean 'office:line/allow'?"), ("rule/ordr", "did you mean 'rule/order'?"),
        ("nonsense", "there are cosmetic, security, breaks-calls, missing, different, extra, not-ours, and rules"),
        ("", "there is no ''"), ("line/", "there is no 'line/'"), ("*", "there is no '*'"), (":extra", "there is no"),
        ("x/y/z", "there is no"),
    ]) func unknown(_ word: String, _ message: String) throws {
        let failure = #expect(throws: DiagnosedFailure.self) { try IgnoreRules([word], kinds: MiniKinds.all) }
        let found = try #require(failure?.log.diagnostics.first)
        #expect(found.rule == "ignore-unknown")
        #expect(found.message.contains(message), "\(found.message)")
    }

    @Test func allThatIsUnknownIsNamed() {
        let failure = #expect(throws: DiagnosedFailure.self) {
            try IgnoreRules(["cosmetic,wrong", "wronger,extra"], kinds: MiniKinds.all)
        }
        #expect(failure?.log.diagnostics.count == 2)
    }

    @Test(arguments: [
        ("a*c", "abc", true), ("a*c", "ac", true), ("a*c", "ab", false), ("a*a", "a", false), ("*", "", true),
        ("*b*", "abc", true), ("a*b*c", "a-b-b-c", true), ("a*bc*c", "abc", false), ("abc", "abcd", false),
        ("é*", "éa", true),
    ]) func wildcards(_ pattern: String, _ text: String, _ matches: Bool) {
        #expect(Wildcard(pattern).matches(text) == matches)
    }
}
