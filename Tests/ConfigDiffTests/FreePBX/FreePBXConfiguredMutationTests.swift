import ConfigDiff
import ConfigFormats
import PBXBackends
import Testing

/// One change to the files that FreePBX writes for Asterisk at a time.
@Suite struct FreePBXConfiguredMutationTests {
    private static let dialplan = "extensions_additional.conf"

    /// A row whose place in ours is the same text of our expected file.
    private static func row(
        _ file: String,
        after before: String = "",
        _ old: String,
        _ new: String,
        _ kind: Difference.Class,
        _ severity: DriftSeverity,
        _ rule: String,
        _ object: String
    ) -> Mutation {
        let own = FreePBXMutationBed.mark(file, after: before, old, old)
        return FreePBXMutationBed.value(file, after: before, old, new) { mark in
            ExpectedDifference(
                kind,
                severity,
                rule,
                object,
                at: mark,
                ours: Mark("expected/\(file)", own.text)
            )
        }.unmendable
    }

    static let rows: [Mutation] = [
        row(
            "pjsip.auth.conf",
            "username=trunk8200-a",
            "username=other",
            .different,
            .breaksCalls,
            "auth/username",
            "groningen-primary"
        ),
        row(
            dialplan,
            "OUTKEEPCID_1=on",
            "OUTKEEPCID_1=off",
            .different,
            .breaksCalls,
            "trunk/keepcid",
            "groningen-primary"
        ),
        row(
            dialplan,
            "OUTMAXCHANS_2=8",
            "OUTMAXCHANS_2=1",
            .different,
            .breaksCalls,
            "trunk/maxchans",
            "groningen-secondary"
        ),
        row(
            dialplan,
            "OUTDISABLE_1=off",
            "OUTDISABLE_1=on",
            .different,
            .breaksCalls,
            "trunk/disabled",
            "groningen-primary"
        ),
        row(
            dialplan,
            "OUTCID_1=<+31508200000>",
            "OUTCID_1=<+31508200001>",
            .different,
            .breaksCalls,
            "trunk/outcid",
            "groningen-primary"
        ),
        row(
            dialplan,
            "PREFIX_TRUNK_1=",
            "PREFIX_TRUNK_1=2",
            .different,
            .breaksCalls,
            "trunk/PREFIX_TRUNK",
            "groningen-primary"
        ),
        row(
            dialplan,
            "exten => +31508200000,1,Goto(from-did-direct,100,1)",
            "exten => +31508200000,1,Goto(app-blackhole,hangup,1)",
            .different,
            .breaksCalls,
            "inbound/destination",
            "+31508200000"
        ),
    ]

    /// FreePBX's own numbers for trunks and routes mean nothing.
    @Test func numbers() throws {
        let bed = try FreePBXMutationBed.bed(.configured)
        let text = try #require(bed.deployed[Self.dialplan]?.text)
        var other = text.replacing("outrt-", with: "outrt-7").replacing("ROUTEID=", with: "ROUTEID=7")
        for (old, new) in [
            ("_1=", "_11="), ("_2=", "_9="), ("OUT_1_", "OUT_11_"), ("OUT_2_", "OUT_9_"),
            ("trunk,s,1(1,", "trunk,s,1(11,"), ("trunk,s,1(2,", "trunk,s,1(9,"),
        ] {
            other = other.replacing(old, with: new)
        }
        #expect(other != text)
        try bed.with(bed.deployed.files.map { $0.path == Self.dialplan ? SourceFile(path: $0.path, text: other) : $0 })
            .checkClean()
    }

    /// What FreePBX writes around what the trunk decides.
    @Test func moreSteps() throws {
        let bed = try FreePBXMutationBed.bed(.configured)
        let text = try #require(bed.deployed[Self.dialplan]?.text)
        let busier = text.replacing(
            ",1,Goto(from-did-direct",
            with: ",1,Set(__FROM_DID=${EXTEN})\n same => n,Goto(from-did-direct"
        )
        .replacing(
            "n,Set(_ROUTENAME",
            with: "n,Set(MOHCLASS=${IF($[\"${MOHCLASS}\"=\"\"]?default:${MOHCLASS})})\n same => n,Set(_ROUTENAME"
        )
        #expect(busier != text)
        try bed.with(bed.deployed.files.map { $0.path == Self.dialplan ? SourceFile(path: $0.path, text: busier) : $0 })
            .checkClean()
    }

    @Test func aTransportOfAnotherName() throws {
        let bed = try FreePBXMutationBed.bed(.configured)
        let files = bed.deployed.files.map {
            SourceFile(path: $0.path, text: $0.text.replacing("0.0.0.0-udp", with: "192.0.2.5-udp"))
        }
        let transport = SourceFile(
            path: "pjsip.conf",
            text: "[192.0.2.5-udp]\ntype=transport\nprotocol=udp\n" + (bed.deployed["pjsip.conf"]?.text ?? "")
        )
        try bed.with(files.filter { $0.path != "pjsip.conf" } + [transport]).checkClean()
    }

    @Test func clean() throws { try FreePBXMutationBed.bed(.configured).checkClean() }
    @Test(arguments: rows) func change(_ row: Mutation) throws { try FreePBXMutationBed.bed(.configured).check(row) }
}
