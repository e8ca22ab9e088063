import ConfigDiff
import PBXBackends

/// Changes to answers of the API and to a backup.
extension ThreeCXRows {
    private static let plan = "xapi-plan.json"
    private static let trunk = "kantoor-primary"

    private static func answer(
        _ file: String,
        _ old: String,
        _ new: String,
        _ rule: String,
        _ object: String,
        ours: String,
        in own: String = plan,
        _ severity: DriftSeverity = .breaksCalls
    ) -> Mutation {
        Mutation(file, old, new, .init(.different, severity, rule, object, ours: Mark(own, ours)))
    }

    private static let trunks = "Trunks.json"

    static let answers: [Mutation] =
        [
            answer(trunks, "\"kantoor-1\"", "\"kantoor-2\"", "trunk/AuthID", trunk, ours: "\"kantoor-1\""),
            answer(
                trunks,
                "\"C:\\\\pbx\\\\\"",
                "\"hush-hush\"",
                "trunk/AuthPassword",
                trunk,
                ours: "{ \"$secret\": \"accounts[0].password\" }"
            ).hiding("hush-hush"),
            answer(
                trunks,
                "\"+31508200020\", \"OutboundCallerID\"",
                "\"0508200020\", \"OutboundCallerID\"",
                "trunk/ExternalNumber",
                trunk,
                ours: "\"+31508200020\",\n        \"OutboundCallerID\""
            ),
            answer(
                trunks,
                "\"+31508200020\", \"OutCIDFormatting\"",
                "null, \"OutCIDFormatting\"",
                "trunk/OutboundCallerID",
                trunk,
                ours: "\"+31508200020\",\n        \"OutCIDFormatting\""
            ),
            answer(
                trunks,
                "\"+31508200021\"]",
                "\"+31508200022\"]",
                "trunk/DIDNumbers",
                trunk,
                ours: "\"+31508200021\"]"
            ),
            answer(
                trunks,
                "4, \"Direction\"",
                "1, \"Direction\"",
                "trunk/SimultaneousCalls",
                trunk,
                ours: "4,\n        \"D"
            ),
            answer(trunks, "\"Both\"", "\"Inbound\"", "trunk/Direction", trunk, ours: "\"Both\""),
            answer(
                trunks,
                "true, \"EnableOutbound",
                "false, \"EnableOutbound",
                "trunk/EnableInboundCalls",
                trunk,
                ours: "true,\n        \"EnableOutbound"
            ),
            answer(trunks, "\"UDP\"", "\"TCP\"", "trunk/TransportRestriction", trunk, ours: "\"UDP\""),
            answer(
                trunks,
                "\"sip.example.net\"",
                "\"x.example.net\"",
                "trunk/Host",
                trunk,
                ours: "\"sip.example.net\""
            ),
            answer(trunks, "5062, ", "5060, ", "trunk/Port", trunk, ours: "5062,"),
            answer(
                trunks,
                "\"InOutCalls\"",
                "\"Nothing\"",
                "trunk/RequireRegistrationFor",
                trunk,
                ours: "\"InOutCalls\""
            ),
            answer(
                trunks,
                "false, \"SupportReplaces",
                "true, \"SupportReplaces",
                "trunk/SupportReinvite",
                trunk,
                ours: "    <field name=\"IsSupportReinvite\"",
                in: "kantoor.pv.xml"
            ),
            Mutation(
                trunks,
                "\"SRTPDisabled\"",
                "\"SRTPEnforced\"",
                .init(.extra, .breaksCalls, "trunk/EnableSRTP", trunk, ours: Mark(plan, "{\n        \"$base\""))
            ),
            Mutation(
                trunks,
                "\"OutCIDFormatting\": []",
                "\"OutCIDFormatting\": [{\"SourcePattern\": \"(.*)\", \"ReplacePattern\": \"0\"}]",
                .init(
                    .extra,
                    .breaksCalls,
                    "trunk/OutCIDFormatting",
                    trunk,
                    at: Mark(trunks, "{\"SourcePattern"),
                    ours: Mark(plan, "{\n        \"$base\"")
                )
            ),
            Mutation(
                trunks,
                "\"Concealed\": false, \"Value\": \"C:\\\\pbx\\\\\"",
                "\"Concealed\": true, \"Value\": null"
            ),
            Mutation(trunks, "\"IsOnline\": true", "\"IsOnline\": false"),
            Mutation(trunks, "\"PCMA\", \"PCMU\"", "\"pcma\", \"pcmu\""),
        ] + answerRules

    private static let inbound = "InboundRules.json"
    private static let outbound = "OutboundRules.json"

    private static let answerRules: [Mutation] = [
        Mutation(
            inbound,
            "\"+31508200021\", \"CallType",
            "\"+31508200029\", \"CallType",
            .init(.different, .breaksCalls, "inbound-rule/DID", "kantoor-primary +31508200021")
        ),
        Mutation(
            inbound,
            "\"21\"}, \"OutOf",
            "\"22\"}, \"OutOf",
            .init(
                .different,
                .breaksCalls,
                "inbound-rule/OfficeHoursDestination",
                "kantoor-primary +31508200021",
                ours: Mark(plan, "\"21\" }, \"OutOf")
            )
        ),
        Mutation(
            inbound,
            "\"RingGroup\", \"Number\": \"600\"}}",
            "\"External\", \"Number\": \"600\"}}",
            .init(
                .different,
                .breaksCalls,
                "inbound-rule/HolidaysDestinationType",
                "kantoor-primary +31508200020",
                ours: Mark(plan, "\"RingGroup\", \"Number\": \"600\" } }")
            )
        ),
        Mutation(
            outbound,
            "\"112,113,144\"",
            "\"112\"",
            .init(.different, .breaksCalls, "outbound-rule/Prefix", "kantoor 01 emergency")
        ),
        Mutation(
            outbound,
            "\"+3110\"",
            "\"+3120\"",
            .init(.different, .breaksCalls, "outbound-rule/Prepend", "kantoor 05 local")
        ),
        Mutation(
            "the first rule comes last",
            change: { $0.replacing("\"Priority\": 1,", with: "\"Priority\": 99,", in: outbound) },
            [
                .init(
                    .different,
                    .breaksCalls,
                    "outbound-rule/order",
                    "kantoor 02 short",
                    at: Mark(outbound, "{\"Id\": 501"),
                    ours: Mark(plan, "{\n        \"Name\": \"kantoor 01")
                )
            ]
        ),
        Mutation(
            outbound,
            "{\"value\": [\n",
            "{\"value\": [\n{\"Name\": \"All\", \"Prefix\": \"\", \"Routes\": [{\"TrunkName\": \"kantoor-primary\"}]},\n",
            .init(.extra, .security, "outbound-rule/extra", "All", at: Mark(outbound, "{\"Name\": \"All"))
        ),
    ]

    private static let db = "20260101Db.xml"

    private static func backup(
        _ old: String,
        _ new: String,
        _ rule: String,
        _ object: String = trunk,
        ours: String
    ) -> Mutation {
        Mutation(db, old, new, .init(.different, .breaksCalls, rule, object, ours: Mark(plan, ours)))
    }

    static let backup: [Mutation] = [
        backup("<AuthID>kantoor-1<", "<AuthID>x<", "trunk/AuthID", ours: "\"kantoor-1\""),
        backup(
            "<AuthPassword>C:\\pbx\\<",
            "<AuthPassword>hush-hush<",
            "trunk/AuthPassword",
            ours: "{ \"$secret\": \"accounts[0].password\" }"
        ).hiding("hush-hush"),
        backup("<Host>sip.example.net<", "<Host>x<", "trunk/Host", ours: "\"sip.example.net\""),
        backup("<Port>5062<", "<Port>5060<", "trunk/Port", ours: "5062,"),
        backup(
            "<RequireRegistrationFor>InOutCalls<",
            "<RequireRegistrationFor>Nothing<",
            "trunk/RequireRegistrationFor",
            ours: "\"InOutCalls\""
        ),
        backup(
            "<Data>+31508200021<",
            "<Data>*8200021<",
            "inbound-rule/DID",
            "kantoor-primary +31508200021",
            ours: "\"+31508200021\", \"CallType"
        ),
        backup(
            "<Prefix>112,113,144<",
            "<Prefix>112<",
            "outbound-rule/Prefix",
            "kantoor 01 emergency",
            ours: "\"112,113,144\""
        ),
        Mutation(db, "<SupportReinvite>False<", "<SupportReinvite>0<"),
        Mutation(
            "the trunk renamed",
            change: { $0.replacingAll([(">kantoor-primary<", ">Callvoip<"), (">kantoor-primary +", ">+")], in: db) },
            []
        ),
    ]
}
