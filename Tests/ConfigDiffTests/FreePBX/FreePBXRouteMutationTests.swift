import ConfigDiff
import ConfigFormats
import PBXBackends
import TrunkModel
import DialPlan
import Testing

/// One change to routes and secrets in a dump of FreePBX 17's database at a time.
@Suite struct FreePBXRouteMutationTests {
    private static let file = FreePBXMutationBed.dumpFile
    private static let patterns = "route-groningen-patterns.csv"
    private static let routeStart = "prepend,prefix,match pattern,callerid"

    private static func insert(_ table: String, _ values: String) -> String {
        "INSERT INTO `\(table)` VALUES (\(values));\n"
    }

    private static func expect(
        _ kind: Difference.Class,
        _ severity: DriftSeverity,
        _ rule: String,
        _ object: String,
        ours: Mark? = nil
    ) -> (Mark) -> ExpectedDifference {
        { ExpectedDifference(kind, severity, rule, object, at: $0, ours: ours) }
    }

    /// The emergency route is number 5, the blocked one 6, the anonymous 7, everybody's 8.
    static let routes: [Mutation] = [
        FreePBXMutationBed.value(
            file,
            after: "(5,'groningen-emergency','','','',",
            "'YES'",
            "''",
            expect(
                .different,
                .breaksCalls,
                "route/emergency_route",
                "groningen-emergency",
                ours: Mark("route-groningen-emergency-patterns.csv", routeStart)
            )
        ),
        FreePBXMutationBed.value(
            file,
            after: "(8,'groningen','','','','',",
            "''",
            "'YES'",
            expect(
                .extra,
                .breaksCalls,
                "route/intracompany_route",
                "groningen",
                ours: Mark(patterns, routeStart)
            )
        ),
        FreePBXMutationBed.value(
            file,
            after: "(8,'groningen',",
            "''",
            "'<31508209999>'",
            expect(.extra, .breaksCalls, "route/outcid", "groningen", ours: Mark(patterns, routeStart))
        ),
        FreePBXMutationBed.value(
            file,
            after: "(8,'groningen','','',",
            "''",
            "'8642-secret'",
            expect(.extra, .breaksCalls, "route/password", "groningen", ours: Mark(patterns, routeStart))
        ).hiding("8642-secret"),
        FreePBXMutationBed.value(
            file,
            after: "(8,'groningen','','','','','','default',",
            "0",
            "2",
            expect(.extra, .breaksCalls, "route/time_group_id", "groningen", ours: Mark(patterns, routeStart))
        ),
        FreePBXMutationBed.value(file, after: "(8,'groningen','','','','','',", "'default'", "''"),
        FreePBXMutationBed.value(
            file,
            after: "(8,'groningen','','','','','','default',0,",
            "''",
            "'app-blackhole,hangup,1'",
            expect(.extra, .breaksCalls, "route/dest", "groningen", ours: Mark(patterns, routeStart))
        ),
        // The other trunk first.
        FreePBXMutationBed.value(
            file,
            after: insert("outbound_route_trunks", "7,4,1") + "INSERT INTO `outbound_route_trunks` VALUES (8,",
            "3,0",
            "3,7",
            { _ in
                ExpectedDifference(
                    .different,
                    .breaksCalls,
                    "route/outbound_route_trunks",
                    "groningen",
                    at: Mark(file, "4,1);\nUNLOCK TABLES"),
                    ours: Mark(patterns, routeStart)
                )
            }
        ),
        // No trunk to fall back on.
        FreePBXMutationBed.value(
            file,
            after: insert("outbound_route_trunks", "8,3,0"),
            insert("outbound_route_trunks", "8,4,1"),
            "",
            { _ in
                ExpectedDifference(
                    .different,
                    .breaksCalls,
                    "route/outbound_route_trunks",
                    "groningen",
                    at: Mark(file, "3,0);\nUNLOCK TABLES"),
                    ours: Mark(patterns, routeStart)
                )
            }
        ),
        // Everybody's route before the one that hides numbers.
        FreePBXMutationBed.value(
            file,
            after: insert("outbound_route_sequence", "5,0") + insert("outbound_route_sequence", "6,1")
                + "INSERT INTO `outbound_route_sequence` VALUES (7,",
            "2",
            "9",
            { _ in
                ExpectedDifference(
                    .different,
                    .breaksCalls,
                    "route/order",
                    "groningen",
                    at: Mark(file, "(8,'groningen',"),
                    ours: Mark("route-groningen-anonymous-patterns.csv", routeStart)
                )
            }
        ),
        // The hook knows it by name.
        FreePBXMutationBed.value(
            file,
            after: "(6,",
            "'groningen-blocked'",
            "'Geblokkeerd'",
            { _ in
                ExpectedDifference(
                    .missing,
                    .security,
                    "route/name",
                    "Geblokkeerd",
                    at: Mark(file, "(6,'Geblokkeerd'"),
                    ours: Mark("route-groningen-blocked-patterns.csv", routeStart)
                )
            }
        ),
        // It does not matter what everybody's is called.
        FreePBXMutationBed.value(file, after: "(8,", "'groningen'", "'Naar buiten'"),
    ].map(\.unmendable)

    static let rows: [Mutation] = [
        FreePBXMutationBed.value(
            file,
            after: "(8,'','140XX','',",
            "''",
            "'0'",
            expect(
                .different,
                .breaksCalls,
                "pattern/prepend_digits",
                "groningen: |[140XX]",
                ours: Mark(patterns, ",,140XX,\n")
            )
        ),
        FreePBXMutationBed.value(
            file,
            after: "(8,'0','6XXXXXXXX','',",
            "'+31'",
            "'0031'",
            expect(
                .different,
                .breaksCalls,
                "pattern/prepend_digits",
                "groningen: 0|[6XXXXXXXX]",
                ours: Mark(patterns, "+31,0,6XXXXXXXX,")
            )
        ),
        Mutation(
            file,
            insert("outbound_route_patterns", "8,'','1233','',''"),
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
        Mutation(
            file,
            insert("outbound_route_patterns", "6,'00','29890[1-59].','','+'"),
            "",
            ExpectedDifference(
                .missing,
                .security,
                "pattern/missing",
                "groningen-blocked: 00|[29890[1-59].]",
                at: Mark("none", "none"),
                ours: Mark("route-groningen-blocked-patterns.csv", "+,00,29890[1-59].,")
            )
        ),
        Mutation(
            file,
            insert("outbound_route_patterns", "8,'','1233','',''"),
            insert("outbound_route_patterns", "8,'','1233','',''")
                + insert("outbound_route_patterns", "8,'','090XXXXXXX','','+31'"),
            ExpectedDifference(
                .extra,
                .security,
                "pattern/extra",
                "groningen: |[090XXXXXXX]",
                at: Mark(file, "(8,'','090XXXXXXX'")
            )
        ),
        // Letters and sets have several spellings.
        Mutation(file, "(8,'','140XX','','')", "(8,'','140xx','','')"),
        Mutation(file, "(8,'0','[1-57]XXXXXXXX','','+31')", "(8,'0','[753214]xxxxxxxx','','+31')"),
        Mutation(
            file,
            "(3,'groningen-primary','pjsip'",
            "(3,'groningen-primary','pjsip'"
        ),
        Mutation(
            file,
            "LOCK TABLES `trunk_dialpatterns` WRITE;\n",
            "LOCK TABLES `trunk_dialpatterns` WRITE;\n" + insert("trunk_dialpatterns", "4,'0','.','31',0"),
            ExpectedDifference(
                .extra,
                .breaksCalls,
                "trunk-pattern/extra",
                "groningen-secondary: (31) 0 | [.]",
                at: Mark(file, "(4,'0','.','31',0)")
            )
        ),
    ].map(\.unmendable)

    static let inbound: [Mutation] = [
        FreePBXMutationBed.value(
            file,
            after: "('','+31508200000',",
            "'from-did-direct,100,1'",
            "'app-blackhole,hangup,1'",
            expect(
                .different,
                .breaksCalls,
                "inbound/destination",
                "+31508200000",
                ours: Mark("dids.csv", "Receptie,+31508200000")
            )
        ),
        // Without the plus it is another number to FreePBX.
        FreePBXMutationBed.value(
            file,
            after: "('',",
            "'+31508200000'",
            "'31508200000'",
            expect(
                .different,
                .breaksCalls,
                "inbound/extension",
                "31508200000",
                ours: Mark("dids.csv", "Receptie,+31508200000")
            )
        ),
        FreePBXMutationBed.value(
            file,
            after: "('','+31508200000','from-did-direct,100,1',",
            "0",
            "1",
            expect(
                .extra,
                .breaksCalls,
                "inbound/privacyman",
                "+31508200000",
                ours: Mark("dids.csv", "Receptie,+31508200000")
            )
        ),
        FreePBXMutationBed.value(
            file,
            after: "('','+31508200000','from-did-direct,100,1',0,'','','default',",
            "'Receptie'",
            "'Balie'",
            expect(
                .different,
                .cosmetic,
                "inbound/description",
                "+31508200000",
                ours: Mark("dids.csv", "Receptie,+31508200000")
            )
        ),
        Mutation(file, "('','+31508200000','from-did-direct,100,1'", "('','+31508200000','From-DID-Direct, 100,1'"),
    ].map(\.unmendable)

    static let secrets: [Mutation] = [
        Mutation(
            "the password",
            change: { folder in
                let old = password ?? ""
                return folder.replacing("('3','secret','\(escaped(old))'", with: "('3','secret','wrong-word'", in: file)
            },
            [
                ExpectedDifference(
                    .different,
                    .breaksCalls,
                    "trunk/secret",
                    "groningen-primary",
                    at: Mark(file, "'wrong-word'"),
                    ours: FreePBXMutationBed.own("pjsip.auth.conf", "password")
                )
            ]
        ).hiding("wrong-word").unmendable
    ]

    private static let password = (try? FreePBXMutationBed.bed(.dump))?.plan.trunk.accounts.first?.password.reveal()
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("'", with: "\\'").replacing("\"", with: "\\\"")
    }

    @Test(arguments: routes) func route(_ row: Mutation) throws { try FreePBXMutationBed.bed(.dump).check(row) }
    @Test(arguments: rows) func pattern(_ row: Mutation) throws { try FreePBXMutationBed.bed(.dump).check(row) }
    @Test(arguments: inbound) func inboundRoute(_ row: Mutation) throws { try FreePBXMutationBed.bed(.dump).check(row) }
    @Test(arguments: secrets) func secret(_ row: Mutation) throws { try FreePBXMutationBed.bed(.dump).check(row) }
}
