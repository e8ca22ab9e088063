import Diagnostics
import Foundation
import PBXBackends
import Testing

@testable import ConfigDiff

@Suite struct ConfigComparisonTests {
    private static let ours = """
        line one: host=sip.example account=acc-1 context=in direct=no disallow=all allow=alaw,ulaw
        line two: host=sip.example account=acc-2 context=in direct=no disallow=all allow=alaw,ulaw
        account acc-1: user=a password=s1
        account acc-2: user=b password=s2
        context in:
        context out: include=in
        rule in/1: context=in pattern=1 step=Goto(out,1,1)
        rule in/2: context=in pattern=2 step=Answer
        """

    /// What changes when texts of the deployed side are replaced: class, severity, rule, object and line of each difference.
    private func drift(_ changes: [(String, String)], adding more: String = "", all: Bool = false) -> [String] {
        let deployed = changes.reduce(Self.ours) { $0.replacingOccurrences(of: $1.0, with: $1.1) } + "\n" + more
        return ConfigComparison(
            expected: SampleKinds.objects(Self.ours, file: "ours"),
            deployed: SampleKinds.objects(deployed, file: "theirs"),
            kinds: SampleKinds.all
        ).differences().filter { all || $0.kind != .notOurs }.map {
            let place = $0.deployedAt.map { ":\($0.line):\($0.column)" } ?? ""
            return "\($0.kind.rawValue) \($0.severity.rawValue) \($0.rule) \($0.object)\(place)"
        }
    }

    @Test func equalIsEqual() { #expect(drift([]) == []) }

    @Test(arguments: [
        ("direct=no", "direct=off"), ("direct=no", "reinvite=no"), ("host=sip.example", "host=SIP.Example"),
        ("disallow=all allow=alaw,ulaw", "allow=g729 disallow=all allow=alaw allow=ulaw"),
        // Renamed, with all that points at it.
        ("acc-1", "login"), ("line one", "line provider"), ("rule in/1", "rule x"),
    ])
    func spellingsAreEqual(_ ours: String, _ theirs: String) { #expect(drift([(ours, theirs)]) == []) }

    @Test func contextsAreKnownByWhatPointsAtThem() {
        #expect(
            drift([
                ("context in:", "context from-trunk:"), ("=in ", "=from-trunk "), ("include=in", "include=from-trunk"),
            ]) == []
        )
        #expect(drift([("out", "away")]) == [], "a step names it")
    }

    @Test func everythingRenamed() {
        let names = [
            ("line one", "line x1"), ("line two", "line x2"), ("acc-", "login-"), ("context in:", "context c:"),
            ("=in ", "=c "), ("include=in", "include=c"),
        ]
        #expect(drift(names) == [])
    }

    @Test(arguments: [
        ("alaw,ulaw\nline two", "ulaw,alaw\nline two", "different breaks-calls line/allow one:1:7"),
        (
            "direct=no disallow=all allow=alaw,ulaw\naccount", "disallow=all allow=alaw,ulaw\naccount",
            "missing breaks-calls line/direct two:2:1"
        ),
        ("password=s1", "password=s3", "different breaks-calls account/password acc-1:3:3"),
        ("step=Answer", "step=Answer step=Echo", "different breaks-calls rule/step in/2:8:5"),
        ("user=a", "user=a realm=x", "extra cosmetic account/realm acc-1:3:3"),
        ("account=acc-2", "account=acc-1", "different breaks-calls line/account two:2:3"),
    ])
    func differences(_ ours: String, _ theirs: String, _ expected: String) {
        #expect(drift([(ours, theirs)]) == [expected])
    }

    @Test func objectsMayBeMissingExtraOrOthers() {
        #expect(
            drift([("rule in/2: context=in pattern=2 step=Answer", "rule y/2: context=y pattern=2")], all: true) == [
                "missing breaks-calls rule/missing in/2", "not-ours cosmetic rule/extra y/2:8:1",
            ]
        )
        #expect(drift([], adding: "rule in/3: context=in pattern=3") == ["extra security rule/extra in/3:9:1"])
        #expect(drift([], adding: "line mine: host=x", all: true) == ["not-ours cosmetic line/extra mine:9:1"])
    }

    @Test func orderCountsWhereItDoes() {
        let swapped = [
            ("rule in/1: context=in pattern=1 step=Goto(out,1,1)", "#"),
            ("rule in/2: context=in pattern=2 step=Answer", "rule in/1: context=in pattern=1 step=Goto(out,1,1)"),
            ("#", "rule in/2: context=in pattern=2 step=Answer"),
        ]
        #expect(drift(swapped) == ["different breaks-calls rule/order in/2:7:1"])
    }

    @Test func secretsStayOut() throws {
        let differences = ConfigComparison(
            expected: SampleKinds.objects("account a: user=u password=hush1", file: "ours"),
            deployed: SampleKinds.objects("account a: user=u password=hush2", file: "theirs"),
            kinds: SampleKinds.all
        ).differences()
        let difference = try #require(differences.first)
        #expect(difference.expected == .secret && difference.deployed == .secret)
        #expect(difference.expected?.shown == "********")
    }

    @Test func aFormShowsOnlySoMuch() {
        let comparison = ConfigComparison(
            expected: SampleKinds.objects(Self.ours, file: "ours"),
            deployed: [],
            kinds: SampleKinds.all,
            shows: ["account"]
        )
        #expect(comparison.differences().map(\.object) == ["acc-1", "acc-2"])
    }
}
