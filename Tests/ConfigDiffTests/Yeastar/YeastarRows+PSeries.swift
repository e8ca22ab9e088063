import ConfigDiff
import PBXBackends

/// Changes to the P-Series' answers and lists, and to MyPBX' screens (`generic-one-account`).
extension YeastarRows {
    private static let plan = "openapi-plan.json"
    private static let answers = "answers.json"
    private static let trunk = "kantoorPrimary"
    private static let route = "kantoorEmergency 112"

    private static func answer(
        _ old: String,
        _ new: String,
        _ rule: String,
        _ ours: String,
        _ object: String = trunk
    ) -> Mutation {
        Mutation(answers, old, new, .init(.different, .breaksCalls, rule, object, ours: Mark(plan, ours)))
    }

    static let pSeriesAnswers: [Mutation] = [
        answer("1, \"country", "0, \"country", "trunk/Trunk Status", "1,\n            \"country"),
        answer("\"register\"", "\"peer\"", "trunk/Trunk Type", "\"register\""),
        answer("\"udp\"", "\"tls\"", "trunk/Transport", "\"udp\""),
        answer(
            "\"sip.example.net\", \"port",
            "\"example.net\", \"port",
            "trunk/Hostname/IP",
            "\"sip.example.net\",\n            \"port"
        ),
        answer("5062", "5060", "trunk/Port", "5062"),
        answer("\"kantoor-1\", \"pass", "\"x\", \"pass", "trunk/Username", "\"kantoor-1\",\n            \"password"),
        answer(
            "\"C:\\\\pbx\\\\\"",
            "\"hush-hush\"",
            "trunk/Password",
            "{\"$secret\": \"accounts[0].password\"}"
        ).hiding("hush-hush"),
        answer("\"+31508200020\"", "\"\"", "trunk/def_outbound_cid", "\"+31508200020\""),
        answer("\"alaw,ulaw\"", "\"ulaw,alaw\"", "trunk/Codec Setting", "\"alaw,ulaw\""),
        Mutation(
            answers,
            "{\"pattern\": \"112\"}, ",
            "",
            .init(
                .missing,
                .breaksCalls,
                "outbound-route/missing",
                route,
                ours: Mark(plan, "{\"pattern\": \"112\"}")
            )
        ),
        Mutation(
            answers,
            "{\"pattern\": \"112\"}",
            "{\"pattern\": \"112\", \"strip\": 1}",
            .init(
                .extra,
                .breaksCalls,
                "outbound-route/Strip",
                route,
                at: Mark(answers, "1}, {\"pattern\": \"113\"}"),
                ours: Mark(plan, "{\"pattern\": \"112\"}")
            )
        ),
        Mutation(
            answers,
            "{\"pattern\": \"112\"}",
            "{\"pattern\": \"0.\"}, {\"pattern\": \"112\"}",
            .init(
                .extra,
                .security,
                "outbound-route/extra",
                "kantoorEmergency 0.",
                at: Mark(answers, "{\"pattern\": \"0.\"}")
            )
        ),
        Mutation(answers, "\"country\": \"general\"", "\"country\": \"NL\""),
        Mutation(answers, "\"name\": \"kantoorPrimary\"", "\"name\": \"Callvoip1\""),
    ]

    // MARK: Lists

    private static let trunks = "Trunks.csv"
    private static let outbound = "Outbound.csv"
    private static let inbound = "Inbound.csv"

    private static func cell(
        _ file: String,
        _ old: String,
        _ new: String,
        _ rule: String,
        _ object: String,
        ours: Mark? = nil
    ) -> Mutation { Mutation(file, old, new, .init(.different, .breaksCalls, rule, object, ours: ours)) }

    static let pSeriesLists: [Mutation] = [
        cell(
            trunks,
            "sip.example.net,5062",
            "example.net,5062",
            "trunk/Hostname/IP",
            trunk,
            ours: Mark(plan, "\"sip.example.net\",\n            \"port")
        ),
        cell(trunks, "5062,", "5060,", "trunk/Port", trunk, ours: Mark(plan, "5062")),
        cell(
            trunks,
            "C:\\pbx\\,",
            "hush-hush,",
            "trunk/Password",
            trunk,
            ours: Mark(plan, "{\"$secret\": \"accounts[0].password\"}")
        ).hiding("hush-hush"),
        cell(trunks, "alaw&ulaw", "ulaw&alaw", "trunk/Codec Setting", trunk, ours: Mark(plan, "\"alaw,ulaw\"")),
        cell(
            trunks,
            "rfc4733",
            "inband",
            "trunk/DTMF Mode",
            trunk,
            ours: Mark(plan, "{\n            \"name\": \"kantoorPrimary\"")
        ),
        cell(
            outbound,
            "0,Default_Extension_Group,disable,\nkantoorEmergencyR2",
            "1,Default_Extension_Group,disable,\nkantoorEmergencyR2",
            "outbound-route/Rrmemory Hunt",
            "kantoorEmergency",
            ours: Mark(plan, "{\"pattern\": \"112\"}")
        ),
        cell(
            outbound,
            "disable,\nkantoorEmergencyR2",
            "single_pin,\nkantoorEmergencyR2",
            "outbound-route/Outbound Route Password",
            "kantoorEmergency",
            ours: Mark(
                plan,
                "\"disable\"\n          }\n        },\n        {\n          \"id\": \"route-kantoorShort\""
            )
        ),
        Mutation(
            "dids-primary.csv",
            "Kantoor\n",
            "Office\n",
            .init(.different, .cosmetic, "did/DID/DDI Name", "+31508200020 pbx/dids-primary.csv")
        ),
        Mutation(
            "dids-primary.csv",
            "+31508200021,\n",
            "",
            .init(.missing, .breaksCalls, "did/missing", "+31508200021 pbx/dids-primary.csv")
        ),
        cell(
            "outbound-caller-ids-primary.csv",
            "21\n",
            "22\n",
            "caller-id/Associated Extensions",
            "+31508200021 pbx/outbound-caller-ids-primary.csv"
        ),
        cell(
            trunks,
            "sip.example.net,kantoor",
            "example.net,kantoor",
            "trunk/Domain",
            trunk,
            ours: Mark(plan, "\"sip.example.net\",\n            \"username")
        ),
        cell(trunks, "udp,", "tcp,", "trunk/Transport", trunk, ours: Mark(plan, "\"udp\"")),
        cell(trunks, "register,", "peer,", "trunk/Trunk Type", trunk, ours: Mark(plan, "\"register\"")),
        cell(
            outbound,
            "112,,,",
            "119,,,",
            "outbound-route/Pattern",
            "kantoorEmergency",
            ours: Mark(plan, "\"112\"")
        ),
        Mutation(
            outbound,
            ",disable,\nkantoorEmergencyR2",
            ",disable,4321\nkantoorEmergencyR2",
            .init(
                .different,
                .breaksCalls,
                "outbound-route/PIN",
                "kantoorEmergency",
                at: Mark(outbound, "4321"),
                ours: Mark(plan, "{\"pattern\": \"112\"}")
            )
        ).hiding("4321"),
        Mutation(
            outbound,
            "kantoorEmergency,",
            "All,,X.,,,kantoorPrimary,0,Default_Extension_Group,disable,\nkantoorEmergency,",
            .init(.extra, .security, "outbound-route/extra", "All", at: Mark(outbound, "All,,X."))
        ),
        Mutation(trunks, "alaw&ulaw", "ALAW&ULAW"), Mutation(trunks, "rfc4733", "rfc2833"),
        Mutation(inbound, "Extension,21", "extension,21"),
    ]

    // MARK: Screens

    private static let yaml = "kantoor.mypbx.yaml"

    private static func field(
        _ label: String,
        _ old: String,
        _ new: String,
        _ rule: String? = nil,
        _ object: String = trunk,
        _ severity: DriftSeverity = .breaksCalls
    ) -> Mutation {
        let kind = object == trunk ? "trunk" : object == "SIP Settings" ? "system" : "outbound-route"
        return Mutation(
            yaml,
            "\"\(label)\": \"\(old)\"\n",
            "\"\(label)\": \"\(new)\"\n",
            .init(.different, severity, "\(kind)/\(rule ?? label)", object)
        )
    }

    static let twin: [Mutation] = [
        field("Type", "SIP", "IAX", "Trunk Type"), field("Hostname/IP", "sip.example.net", "x.example.net"),
        field("Port", "5062", "5060"), field("Domain", "sip.example.net", "example.net"),
        field("Username", "kantoor-1", "x"), field("Authorization name", "kantoor-1", "x", "Authentication Name"),
        field("From User", "", "kantoor"), field("Online number", "", "1", nil, trunk, .cosmetic),
        field("Maximum Channels", "4", "2"), field("Caller ID", "31508200020", "", "def_outbound_cid"),
        field("Codecs", "alaw, ulaw", "ulaw, alaw", "Codec Setting"), field("Transport", "UDP", "TCP"),
        field("Qualify", "on", "off"), field("DTMF mode", "rfc2833", "info", "DTMF Mode"),
        field("Allow RTP Reinvite", "off", "on", nil, "SIP Settings"),
        Mutation(
            yaml,
            "\"Password\": { trunk_file: \"accounts[0].password\" }",
            "\"Password\": \"hush-hush\"",
            .init(
                .different,
                .breaksCalls,
                "trunk/Password",
                trunk,
                ours: Mark(yaml, "\"Type\": \"SIP\"")
            )
        ).hiding("hush-hush"),
        Mutation(
            yaml,
            "\"Destination\": \"Extension 21\"",
            "\"Destination\": \"Extension 22\"",
            .init(.different, .breaksCalls, "inbound-route/Destination", "kantoor31508200021")
        ),
        Mutation(
            yaml,
            "\"DID Number\": \"31508200021\"",
            "\"DID Number\": \"31508200022\"",
            .init(.different, .breaksCalls, "inbound-route/DID Pattern", "kantoor31508200021")
        ),
        Mutation(
            yaml,
            "\"Destination\": \"Ring Group 600\"",
            "\"Destination\": \"IVR 600\"",
            .init(.different, .breaksCalls, "inbound-route/Destination", "kantoor31508200020")
        ),
        Mutation(
            yaml,
            "\"Extension\": \"\"\n        \"Member Trunks\": \"kantoorPrimary\"\n        \"Destination\": \"Extension 21\"",
            "\"Extension\": \"21-22\"\n        \"Member Trunks\": \"kantoorPrimary\"\n        \"Destination\": \"Extension 21\"",
            .init(.different, .breaksCalls, "inbound-route/Extension", "kantoor31508200021")
        ),
        Mutation(
            yaml,
            "\"Strip\": \"\"\n        \"Prepend\": \"\"\n      - \"Route Name\": \"kantoorEmergency\"\n"
                + "        \"Dial Pattern\": \"113\"",
            "\"Strip\": \"1\"\n        \"Prepend\": \"\"\n      - \"Route Name\": \"kantoorEmergency\"\n"
                + "        \"Dial Pattern\": \"113\"",
            .init(.different, .breaksCalls, "outbound-route/Strip", "kantoorEmergency 112")
        ),
        Mutation(
            yaml,
            "\"Prepend\": \"\"\n      - \"Route Name\": \"kantoorEmergency\"\n        \"Dial Pattern\": \"113\"",
            "\"Prepend\": \"0\"\n      - \"Route Name\": \"kantoorEmergency\"\n        \"Dial Pattern\": \"113\"",
            .init(.different, .breaksCalls, "outbound-route/Prepend", "kantoorEmergency 112")
        ),
        Mutation(
            "another number for a caller",
            change: { $0.replacing("\"DOD\": \"31508200021\"", with: "\"DOD\": \"31508200022\"", in: yaml) },
            [
                .init(
                    .different,
                    .breaksCalls,
                    "caller-id/Outbound Caller ID",
                    "31508200022 21",
                    at: Mark(yaml, "\"DOD\""),
                    ours: Mark(yaml, "\"DOD\"")
                )
            ]
        ),
        Mutation(
            yaml,
            "      - \"Route Name\": \"kantoorEmergency\"\n        \"Dial Pattern\": \"112\"\n        \"Strip\": \"\"\n"
                + "        \"Prepend\": \"\"\n",
            "",
            .init(
                .missing,
                .breaksCalls,
                "outbound-route/missing",
                "kantoorEmergency 112",
                ours: Mark(yaml, "\"Route Name\": \"kantoorEmergency\"\n        \"Dial Pattern\": \"112\"")
            )
        ).unmendable,
        // The same in other words.
        Mutation(yaml, "\"Codecs\": \"alaw, ulaw\"", "\"Codecs\": alaw,ulaw"),
        Mutation(yaml, "\"Qualify\": \"on\"", "Qualify: 'yes'"), Mutation(yaml, "rfc2833", "RFC4733"),
        Mutation(yaml, "\"Dial Pattern\": \"NXXXXX\"", "\"Dial Pattern\": \"[2-9]XXXXX\""),
    ]
}
