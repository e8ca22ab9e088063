import ConfigDiff
import ConfigFormats
import Diagnostics
import PBXBackends
import Testing

/// One change to FreePBX's CSV files at a time, each mended by the editor; and to a backup.
@Suite struct FreePBXBulkMutationTests {
    private static let patterns = "route-groningen-patterns.csv"

    static let rows: [Mutation] = [
        FreePBXMutationBed.value(
            "dids.csv",
            after: "Receptie,+31508200000,,",
            "\"from-did-direct,100,1\"",
            "\"ext-group,600,1\""
        ) {
            ExpectedDifference(
                .different,
                .breaksCalls,
                "inbound/destination",
                "+31508200000",
                at: $0,
                ours: Mark("dids.csv", "Receptie,+31508200000")
            )
        },
        FreePBXMutationBed.value("dids.csv", after: "", "Klantenservice", "Verkoop") {
            ExpectedDifference(
                .different,
                .cosmetic,
                "inbound/description",
                "+31852100000",
                at: $0,
                ours: Mark("dids.csv", "Klantenservice,")
            )
        },
        Mutation(
            "dids.csv",
            "Receptie,+31508200000,,\"from-did-direct,100,1\"\n",
            "",
            ExpectedDifference(
                .missing,
                .breaksCalls,
                "inbound/missing",
                "+31508200000",
                at: Mark("none", "none"),
                ours: Mark("dids.csv", "Receptie,+31508200000")
            )
        ),
        Mutation(
            "dids.csv",
            "description,extension,cidnum,destination\n",
            "description,extension,cidnum,destination\nIemand,+31508299999,,\"app-blackhole,hangup,1\"\n",
            ExpectedDifference(.notOurs, .cosmetic, "inbound/extra", "+31508299999", at: Mark("dids.csv", "Iemand"))
        ).withOthers.unmendable,
        FreePBXMutationBed.value("dids.csv", after: "Receptie,", "+31508200000", "0031508200000") {
            ExpectedDifference(
                .different,
                .breaksCalls,
                "inbound/extension",
                "0031508200000",
                at: $0,
                ours: Mark("dids.csv", "Receptie,+31508200000")
            )
        },
        Mutation("dids.csv", "Receptie,+31508200000,,\"from-did", "\"Receptie\",+31508200000,,\"From-DID"),
        Mutation("dids.csv", "description,extension", "Description, extension"),
        FreePBXMutationBed.value(patterns, after: "", "+31,0,6XXXXXXXX", "+32,0,6XXXXXXXX") {
            ExpectedDifference(
                .different,
                .breaksCalls,
                "pattern/prepend_digits",
                "groningen: 0|[6XXXXXXXX]",
                at: $0,
                ours: Mark(patterns, "+31,0,6XXXXXXXX")
            )
        },
        Mutation(
            patterns,
            ",,140XX,\n",
            "",
            ExpectedDifference(
                .missing,
                .breaksCalls,
                "pattern/missing",
                "groningen: |[140XX]",
                at: Mark("none", "none"),
                ours: Mark(patterns, ",,140XX,\n")
            )
        ),
        Mutation(
            patterns,
            ",,140XX,\n",
            ",,140XX,\n+31,,0906XXXXXX,\n",
            ExpectedDifference(
                .extra,
                .security,
                "pattern/extra",
                "groningen: |[0906XXXXXX]",
                at: Mark(patterns, "+31,,0906XXXXXX")
            )
        ),
        Mutation(patterns, ",,140XX,\n", ",,140xx,\n,,,\n"),
    ]

    /// Rows that the export of the trunks has twice, changed in the first.
    @Test func firstTrunk() throws {
        let bed = try FreePBXMutationBed.bed(.csv)
        let text = try #require(bed.deployed["trunks.csv"]?.text)
        let first = try #require(text.split(separator: "\r\n").dropFirst().first)
        let changed = first.split(separator: ",rfc4733,").joined(separator: ",info,")
        let folder = try #require(bed.deployed.replacing(String(first), with: String(changed), in: "trunks.csv"))
        let (differences, deployment) = try bed.differences(folder)
        #expect(try bed.drift(folder).count == 1)
        #expect(differences.first?.rule == "trunk/dtmfmode" && differences.first?.deployedAt?.line == 2)
        let editor = try #require(deployment.editor)
        let (files, leftOut) = editor.applying(differences.compactMap(\.mend), to: folder)
        #expect(leftOut.isEmpty && files.map(\.text) == [text], "every other byte stays")
    }

    static let backup: [Mutation] = [
        FreePBXMutationBed.value(
            "Core.json",
            after: "\"id\":\"3\",\"keyword\":\"dtmfmode\",",
            "\"data\":\"rfc4733\"",
            "\"data\":\"info\""
        ) {
            ExpectedDifference(
                .different,
                .breaksCalls,
                "trunk/dtmfmode",
                "groningen-primary",
                at: $0,
                ours: FreePBXMutationBed.own("pjsip.endpoint.conf", "dtmf_mode")
            )
        },
        FreePBXMutationBed.value(
            "Core.json",
            after: "\"extension\":\"+31508200000\",",
            "\"destination\":\"from-did-direct,100,1\"",
            "\"destination\":null"
        ) {
            ExpectedDifference(
                .different,
                .breaksCalls,
                "inbound/destination",
                "+31508200000",
                at: $0,
                ours: Mark("dids.csv", "Receptie,+31508200000")
            )
        },
        Mutation(
            "Core.json",
            "{\"route_id\":8,\"match_pattern_prefix\":\"\",\"match_pattern_pass\":\"1233\",\"match_cid\":\"\",\"prepend_digits\":\"\"},\n",
            "",
            ExpectedDifference(
                .missing,
                .breaksCalls,
                "pattern/missing",
                "groningen: |[1233]",
                at: Mark("none", "none"),
                ours: Mark(patterns, ",,1233,")
            )
        ),
    ].map(\.unmendable)

    @Test func clean() throws { try FreePBXMutationBed.bed(.csv).checkClean() }
    @Test(arguments: rows) func row(_ row: Mutation) throws { try FreePBXMutationBed.bed(.csv).check(row) }
    @Test(arguments: backup) func backupRow(_ row: Mutation) throws { try FreePBXMutationBed.bed(.backup).check(row) }
}
