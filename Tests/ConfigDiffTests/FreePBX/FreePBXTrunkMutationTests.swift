import ConfigDiff
import PBXBackends
import TrunkModel
import DialPlan
import Testing

/// One change to a pjsip trunk in a dump of FreePBX 17's database at a time.
@Suite struct FreePBXTrunkMutationTests {
    /// A field of the first trunk's page.
    private static func field(
        _ keyword: String,
        _ old: String,
        _ new: String,
        _ severity: DriftSeverity,
        _ ours: Mark? = nil,
        _ kind: Difference.Class = .different
    ) -> Mutation {
        FreePBXMutationBed.value(FreePBXMutationBed.dumpFile, after: "('3','\(keyword)',", "'\(old)'", "'\(new)'") {
            mark in
            ExpectedDifference(
                kind,
                severity,
                "trunk/\(keyword)",
                "groningen-primary",
                at: mark,
                ours: ours ?? FreePBXMutationBed.ownTrunk
            )
        }.unmendable
    }

    /// Another spelling of the same.
    private static func same(_ keyword: String, _ old: String, _ new: String) -> Mutation {
        FreePBXMutationBed.value(FreePBXMutationBed.dumpFile, after: "('3','\(keyword)',", "'\(old)'", "'\(new)'")
            .unmendable
    }

    private static func endpoint(_ key: String) -> Mark { FreePBXMutationBed.own("pjsip.endpoint.conf", key) }
    private static func registration(_ key: String) -> Mark { FreePBXMutationBed.own("pjsip.registration.conf", key) }

    static let fields: [Mutation] = [
        field(
            "username",
            "trunk8200-a",
            "trunk9999-a",
            .breaksCalls,
            FreePBXMutationBed.own("pjsip.auth.conf", "username")
        ),
        field("authentication", "outbound", "both", .breaksCalls),
        field("registration", "send", "none", .breaksCalls, endpoint("outbound_auth")),
        field("sip_server", "pbx.callvoip.nl", "sip.example", .breaksCalls, registration("server_uri")),
        field("sip_server_port", "5060", "5080", .breaksCalls, registration("server_uri")),
        field("context", "from-groningen", "from-pstn", .breaksCalls, endpoint("context")),
        field("transport", "0.0.0.0-udp", "0.0.0.0-tls", .breaksCalls, endpoint("transport")),
        field("dtmfmode", "rfc4733", "inband", .breaksCalls, endpoint("dtmf_mode")),
        field("dtmfmode", "rfc4733", "", .breaksCalls, endpoint("dtmf_mode")),
        field("pjsip_line", "true", "false", .breaksCalls, registration("line")),
        field("send_connected_line", "no", "yes", .cosmetic, endpoint("send_connected_line")),
        field("auth_rejection_permanent", "off", "on", .breaksCalls, registration("auth_rejection_permanent")),
        field("forbidden_retry_interval", "60", "0", .breaksCalls, registration("forbidden_retry_interval")),
        field("fatal_retry_interval", "60", "", .breaksCalls, registration("fatal_retry_interval")),
        field("retry_interval", "60", "600", .cosmetic, registration("retry_interval")),
        field("max_retries", "1000000", "10", .breaksCalls, registration("max_retries")),
        field("user_eq_phone", "no", "yes", .breaksCalls, endpoint("user_eq_phone")),
        field("contact_user", "trunk8200-a", "s", .breaksCalls, endpoint("contact_user")),
        field("from_domain", "pbx.callvoip.nl", "203.0.113.10", .breaksCalls, endpoint("from_domain")),
        field("from_user", "", "31508200000", .breaksCalls, nil, .extra),
        field("t38_udptl", "no", "yes", .breaksCalls, endpoint("t38_udptl")),
        field("t38_udptl_ec", "none", "fec", .cosmetic, endpoint("t38_udptl_ec")),
        field("fax_detect", "no", "yes", .breaksCalls, endpoint("fax_detect")),
        field("trust_rpid", "yes", "no", .breaksCalls, endpoint("trust_id_inbound")),
        field("sendrpid", "no", "pai", .breaksCalls),
        field("trust_id_outbound", "no", "yes", .breaksCalls),
        field("identify_by", "ip", "default", .security, endpoint("identify_by")),
        field("identify_by", "ip", "username", .security, endpoint("identify_by")),
        field("inband_progress", "no", "yes", .cosmetic),
        field("direct_media", "no", "yes", .breaksCalls, endpoint("direct_media")),
        field("rewrite_contact", "no", "yes", .breaksCalls),
        field("rtp_symmetric", "yes", "no", .breaksCalls, endpoint("rtp_symmetric")),
        field("media_encryption", "no", "sdes", .breaksCalls),
        field("force_rport", "yes", "no", .breaksCalls),
        field("codecs", "alaw,ulaw", "ulaw,alaw", .breaksCalls, endpoint("allow")),
        field("codecs", "alaw,ulaw", "alaw,ulaw,g729", .breaksCalls, endpoint("allow")),
        field("outbound_proxy", "", "sip:proxy.example", .breaksCalls, nil, .extra),
        field("client_uri", "", "sip:x@sip.example", .breaksCalls, nil, .extra),
        field("server_uri", "", "sip:sip.example", .breaksCalls, nil, .extra),
        field("aor_contact", "", "sip:sip.example", .breaksCalls, nil, .extra),
        field("media_address", "", "192.0.2.1", .breaksCalls, nil, .extra),
        field("message_context", "", "from-internal", .security, nil, .extra),
        field("allow_unauthenticated_options", "off", "on", .security, nil, .extra),
        field("language", "", "nl", .cosmetic, nil, .extra),
    ]

    static let spellings: [Mutation] = [
        same("pjsip_line", "true", "yes"), same("send_connected_line", "no", "false"),
        same("sip_server_port", "5060", ""), same("sip_server", "pbx.callvoip.nl", "PBX.callvoip.nl:5060"),
        same("transport", "0.0.0.0-udp", "192.0.2.5-udp"), same("fatal_retry_interval", "60", "30"),
        same("codecs", "alaw,ulaw", "alaw&ulaw"), same("max_retries", "1000000", "01000000"),
        same("hcid", "on", "yesvalue"), same("sv_trunk_name", "x", "y"), same("force_rport", "yes", ""),
        same("media_encryption", "no", ""), same("user_eq_phone", "no", "off"),
        same("match", match, mask), same("match", match, "\(match),\(match)"),
    ]

    /// The provider's networks as our files have them, and the first of them with a mask.
    private static let match =
        (try? FreePBXMutationBed.bed(.dump).plan.trunk.providerNetworks.map(\.description))?
        .joined(separator: ",") ?? ""
    private static let mask = match.replacing("/22", with: "/255.255.252.0")

    static let columns: [Mutation] = [
        column("outcid", "'<+31508200000>'", "'<+31508209999>'", .breaksCalls),
        column("outcid", "'<+31508200000>'", "''", .breaksCalls),
        column("keepcid", "'on'", "'off'", .breaksCalls, after: "'<+31508200000>',"),
        column("maxchans", "'8'", "'2'", .breaksCalls, after: "'<+31508200000>','on',"),
        column("dialoutprefix", "''", "'9'", .breaksCalls, after: "'<+31508200000>','on','8','',"),
    ]

    private static func column(
        _ name: String,
        _ old: String,
        _ new: String,
        _ severity: DriftSeverity,
        after: String = ""
    ) -> Mutation {
        let global = ["outcid": "OUTCID_1=<+31", "keepcid": "OUTKEEPCID_1=", "maxchans": "OUTMAXCHANS_1="][name]
        return FreePBXMutationBed.value(
            FreePBXMutationBed.dumpFile,
            after: "(3,'groningen-primary','pjsip',\(after)",
            old,
            new
        ) { mark in
            ExpectedDifference(
                name == "dialoutprefix" ? .extra : .different,
                severity,
                "trunk/\(name)",
                "groningen-primary",
                at: mark,
                ours: global.map { Mark("expected/extensions_additional.conf", $0) } ?? FreePBXMutationBed.ownTrunk
            )
        }.unmendable
    }

    @Test func clean() throws { try FreePBXMutationBed.bed(.dump).checkClean() }
    @Test(arguments: fields) func pageField(_ row: Mutation) throws { try FreePBXMutationBed.bed(.dump).check(row) }
    @Test(arguments: spellings) func spelling(_ row: Mutation) throws { try FreePBXMutationBed.bed(.dump).check(row) }
    @Test(arguments: columns) func tableColumn(_ row: Mutation) throws { try FreePBXMutationBed.bed(.dump).check(row) }
}
