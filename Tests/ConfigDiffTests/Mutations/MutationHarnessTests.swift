import ConfigDiff
import ConfigFormats
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// The harness itself, on a made-up form: what it lets pass and what it does not.
@Suite struct MutationHarnessTests {
    private static let text = """
        line one: host=sip.example account=acc-1 context=in direct=no allow=alaw
        account acc-1: user=a password=hush-hush
        context in:
        """

    private static func bed() throws -> MutationBed {
        MutationBed(
            reader: SampleReader(),
            line: ProductLine(versions: "1"),
            plan: try GoldenCase(name: "groningen").plan().plan,
            ours: [OutputFile(path: "ours", text: text)],
            deployed: SourceFolder(name: "pbx", files: [SourceFile(path: "deployed", text: text)]),
            hasColumns: false
        )
    }

    /// The places of the made-up form are lines, with a count of words as column.
    private static let rows = [
        Mutation(
            "deployed",
            "host=sip.example",
            "host=other.example",
            ExpectedDifference(.different, .breaksCalls, "line/host", "one", ours: Mark("ours", "ine one"))
        ),
        Mutation(
            "deployed",
            "password=hush-hush",
            "password=wrong",
            ExpectedDifference(
                .different,
                .breaksCalls,
                "account/password",
                "acc-1",
                ours: Mark("ours", "count acc-1:")
            )
        ).hiding("hush-hush", "wrong"),
        Mutation("deployed", "direct=no", "direct=off"),
        Mutation(
            "deployed",
            "context in:",
            "context in:\nline two: host=b",
            ExpectedDifference(.notOurs, .cosmetic, "line/extra", "two", at: Mark("deployed", "line two"))
        ).withOthers.unmendable,
    ]

    @Test func clean() throws { try Self.bed().checkClean() }

    @Test(arguments: rows) func row(_ row: Mutation) throws { try Self.bed().check(row) }

    @Test func aTextThatStandsTwiceFails() throws {
        #expect(try Self.bed().deployed.replacing("=", with: "", in: "deployed") == nil)
        #expect(try Self.bed().deployed.replacing("nowhere", with: "", in: "deployed") == nil)
    }
}
