import ConfigDiff
import ConfigFormats
import Foundation
import PBXBackends
import Testing

/// One change at a time to chan_sip trunks of FreePBX 16, and to Issabel's pjsip trunks, in dumps of their databases.
@Suite struct FreePBXPeerMutationTests {
    private static func own(_ key: String) -> Mark { FreePBXMutationBed.own("sip_additional.conf", key) }

    /// A line of the first trunk's PEER Details.
    private static func peer(
        _ key: String,
        _ old: String,
        _ new: String,
        _ severity: DriftSeverity,
        _ rule: String? = nil
    ) -> Mutation {
        FreePBXMutationBed.value("chanSIP.sql", after: "('tr-peer-3','\(key)',", "'\(old)'", "'\(new)'") { mark in
            ExpectedDifference(
                .different,
                severity,
                "trunk/\(rule ?? key)",
                "groningen-primary",
                at: mark,
                ours: own(rule ?? key)
            )
        }.unmendable
    }

    private static func same(_ key: String, _ old: String, _ new: String) -> Mutation {
        FreePBXMutationBed.value("chanSIP.sql", after: "('tr-peer-3','\(key)',", "'\(old)'", "'\(new)'").unmendable
    }

    static let peers: [Mutation] = [
        peer("username", "trunk8200-a", "trunk8200-x", .breaksCalls),
        peer("type", "peer", "friend", .security),
        peer("qualify", "yes", "no", .breaksCalls),
        peer("qualifyfreq", "30", "600", .cosmetic),
        peer("port", "5060", "5080", .breaksCalls),
        peer("nat", "yes", "no", .breaksCalls),
        peer("insecure", "port,invite", "port", .breaksCalls),
        peer("host", "pbx.callvoip.nl", "sip.example", .breaksCalls),
        peer("fromdomain", "pbx.callvoip.nl", "203.0.113.10", .breaksCalls),
        peer("dtmfmode", "rfc2833", "inband", .breaksCalls),
        peer("context", "from-groningen", "from-trunk", .breaksCalls),
        peer("allow", "alaw&ulaw", "ulaw&alaw", .breaksCalls),
        peer("sendrpid", "no", "pai", .breaksCalls),
        peer("trustrpid", "yes", "no", .breaksCalls),
        peer("t38pt_udptl", "no", "yes", .breaksCalls),
        peer("session-timers", "refuse", "originate", .breaksCalls),
        peer("directmedia", "no", "yes", .breaksCalls),
    ]

    static let spellings: [Mutation] = [
        same("qualify", "yes", "2000"), same("nat", "yes", "force_rport,comedia"),
        same("insecure", "port,invite", "very"), same("insecure", "port,invite", "invite,port"),
        same("allow", "alaw&ulaw", "!all,alaw,ulaw"), same("port", "5060", ""), same("sendrpid", "no", "off"),
        same("directmedia", "no", "NO"), same("host", "pbx.callvoip.nl", "PBX.CALLVOIP.NL"),
        Mutation("chanSIP.sql", "('tr-peer-3','directmedia','no'", "('tr-peer-3','canreinvite','no'").unmendable,
        Mutation("chanSIP.sql", "('tr-peer-3','username'", "('tr-peer-3','defaultuser'").unmendable,
        Mutation("chanSIP.sql", "trunk8200-a@groningen-primary/", "trunk8200-a@pbx.callvoip.nl:5060/").unmendable,
    ]

    private static let users = "INSERT INTO `sip` VALUES ('tr-user-4','secret','hush-hush',2);\n"

    static let others: [Mutation] = [
        Mutation(
            "chanSIP.sql",
            "'trunk8200-a@groningen-primary/trunk8200-a'",
            "'trunk8200-a@sip.example/trunk8200-a'",
            ExpectedDifference(
                .different,
                .breaksCalls,
                "trunk/register",
                "groningen-primary",
                ours: Mark("expected/sip_registrations.conf", "register=trunk8200-a@")
            )
        ),
        Mutation(
            "chanSIP.sql",
            "LOCK TABLES `sip` WRITE;\n",
            "LOCK TABLES `sip` WRITE;\n" + users,
            ExpectedDifference(
                .extra,
                .security,
                "trunk-user/extra",
                "groningen-secondary USER Details",
                at: Mark("chanSIP.sql", "'hush-hush'")
            )
        ).hiding("hush-hush"),
        Mutation(
            "chanSIP.sql",
            "('tr-peer-3','username'",
            "('tr-peer-3','outboundproxy','proxy.example',40),('tr-peer-3','username'",
            ExpectedDifference(
                .extra,
                .breaksCalls,
                "trunk/outboundproxy",
                "groningen-primary",
                at: Mark("chanSIP.sql", "'proxy.example'"),
                ours: Mark("expected/sip_additional.conf", "[groningen-primary]")
            )
        ),
        // Flag 1: the row is off.
        Mutation(
            "chanSIP.sql",
            "('tr-peer-3','username'",
            "('tr-peer-3','outboundproxy','proxy.example',1),('tr-peer-3','username'"
        ),
    ].map(\.unmendable)

    private static func issabel(_ key: String, _ old: String, _ new: String, _ severity: DriftSeverity, _ ours: Mark)
        -> Mutation
    {
        FreePBXMutationBed.value("issabel.sql", after: "('pjsip-3','\(key)',", "'\(old)'", "'\(new)'") { mark in
            ExpectedDifference(.different, severity, "trunk/\(key)", "groningen-primary", at: mark, ours: ours)
        }.unmendable
    }

    /// Issabel writes all objects of a trunk one after the other: the first one with the key has the place.
    static let issabelRows: [Mutation] = [
        issabel("dtmf_mode", "rfc4733", "info", .breaksCalls, line("dtmf_mode=rfc4733")),
        issabel("trust_id_inbound", "yes", "no", .breaksCalls, line("trust_id_inbound=yes")),
        issabel("context", "from-groningen", "from-pstn", .breaksCalls, line("context=from-groningen")),
    ]

    private static func line(_ text: String) -> Mark {
        let whole = FreePBXMutationBed.ours("expected/pjsip_additional.conf")
        guard let start = whole.range(of: "\n\(text)"), let end = whole.range(of: "[groningen-secondary]") else {
            return Mark("none", "none")
        }
        return Mark(
            "expected/pjsip_additional.conf",
            String(whole[whole.index(after: start.lowerBound)..<end.upperBound])
        )
    }

    @Test(arguments: [FreePBXMutationBed.Form.chanSIP, .issabel]) func clean(_ form: FreePBXMutationBed.Form) throws {
        try FreePBXMutationBed.bed(form).checkClean()
    }
    @Test(arguments: peers + spellings + others) func chanSIP(_ row: Mutation) throws {
        try FreePBXMutationBed.bed(.chanSIP).check(row)
    }
    @Test(arguments: issabelRows) func issabelRow(_ row: Mutation) throws {
        try FreePBXMutationBed.bed(.issabel).check(row)
    }
}
