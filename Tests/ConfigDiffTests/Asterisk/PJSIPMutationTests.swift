import ConfigDiff
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// One change at a time to what is deployed of `pjsip.conf`.
@Suite struct PJSIPMutationTests {
    private static let file = "pjsip_kantoor.conf"
    private static let endpoint = Mark(file, "[kantoor-primary](kantoor-endpoint)")
    /// The last lines of objects: what is missing belongs behind them.
    private static let endpointEnd = Mark(file, "contact_user = kantoor-1\n\n[kantoor-primary](kantoor-aor)")
    private static let registrationEnd = Mark(file, "outbound_auth = kantoor-primary-auth\n\n; =====")

    /// A value that is another.
    private static func row(
        _ old: String,
        _ new: String,
        _ severity: DriftSeverity,
        _ rule: String,
        _ object: String = "kantoor-primary"
    ) -> Mutation {
        Mutation(file, old, new, ExpectedDifference(.different, severity, rule, object))
    }

    /// A line that is not there.
    private static func gone(
        _ line: String,
        _ severity: DriftSeverity,
        _ rule: String,
        _ object: String = "kantoor-primary",
        end: Mark
    ) -> Mutation {
        Mutation(file, line + "\n", "", ExpectedDifference(.missing, severity, rule, object, at: end))
    }

    /// A line more in the endpoint.
    private static func added(_ line: String, _ severity: DriftSeverity, _ rule: String) -> Mutation {
        Mutation(
            file,
            "aors = kantoor-primary\n",
            "aors = kantoor-primary\n\(line)\n",
            ExpectedDifference(.extra, severity, rule, "kantoor-primary", at: Mark(file, line), ours: endpoint)
        )
    }

    static let endpoints = [
        row("context = kantoor-inbound", "context = default", .breaksCalls, "endpoint/context"),
        row("allow = alaw,ulaw", "allow = ulaw,alaw", .breaksCalls, "endpoint/allow"),
        row("allow = alaw,ulaw", "allow = alaw,ulaw,g729", .breaksCalls, "endpoint/allow"),
        row("dtmf_mode = rfc4733", "dtmf_mode = inband", .breaksCalls, "endpoint/dtmf_mode"),
        row("t38_udptl = no", "t38_udptl = yes", .breaksCalls, "endpoint/t38_udptl"),
        row("100rel = no", "100rel = required", .breaksCalls, "endpoint/100rel"),
        row("timers = no", "timers = always", .breaksCalls, "endpoint/timers"),
        row("allow_subscribe = no", "allow_subscribe = yes", .security, "endpoint/allow_subscribe"),
        row("allow_transfer = no", "allow_transfer = on", .security, "endpoint/allow_transfer"),
        row("direct_media = no", "direct_media = yes", .breaksCalls, "endpoint/direct_media"),
        row("identify_by = ip", "identify_by = username,ip", .security, "endpoint/identify_by"),
        row("trust_id_inbound = yes", "trust_id_inbound = 0", .breaksCalls, "endpoint/trust_id_inbound"),
        row("send_pai = no", "send_pai = yes", .security, "endpoint/send_pai"),
        row("send_rpid = no", "send_rpid = yes", .security, "endpoint/send_rpid"),
        row("trust_id_outbound = no", "trust_id_outbound = yes", .security, "endpoint/trust_id_outbound"),
        row("from_domain = sip.example.net", "from_domain = pbx.local", .breaksCalls, "endpoint/from_domain"),
        gone("direct_media = no", .breaksCalls, "endpoint/direct_media", end: endpointEnd),
        gone("identify_by = ip", .security, "endpoint/identify_by", end: endpointEnd),
        gone("from_domain = sip.example.net", .breaksCalls, "endpoint/from_domain", end: endpointEnd),
        added("from_user = 0508200000", .breaksCalls, "endpoint/from_user"),
        added("auth = telefoon-100", .breaksCalls, "endpoint/auth"),
        added("media_encryption = sdes", .breaksCalls, "endpoint/media_encryption"),
        added("outbound_proxy = sip:203.0.113.9\\;lr", .breaksCalls, "endpoint/outbound_proxy"),
        added("rtp_timeout = 30", .breaksCalls, "endpoint/rtp_timeout"),
        added("language = nl", .cosmetic, "endpoint/language"),
    ]

    static let others = [
        Mutation(
            file,
            "username = kantoor-1\n",
            "username = kantoor-1\napi_secret = zeer-geheim-1\n",
            ExpectedDifference(
                .extra,
                .cosmetic,
                "auth/api_secret",
                "kantoor-primary-auth",
                at: Mark(file, "api_secret"),
                ours: Mark(file, "[kantoor-primary-auth](")
            )
        ).hiding("zeer-geheim-1"),
        row("username = kantoor-1", "username = kantoor-2", .breaksCalls, "auth/username", "kantoor-primary-auth"),
        row("password = C:\\pbx\\", "password = verkeerd-9", .breaksCalls, "auth/password", "kantoor-primary-auth")
            .hiding("verkeerd-9"),
        row("auth_type = userpass", "auth_type = md5", .breaksCalls, "auth/auth_type", "kantoor-primary-auth"),
        row(
            "server_uri = sip:sip.example.net:5062",
            "server_uri = sip:sip.example.net",
            .breaksCalls,
            "registration/server_uri",
            "kantoor-primary-registration"
        ),
        row(
            "client_uri = sip:kantoor-1@",
            "client_uri = sip:kantoor@",
            .breaksCalls,
            "registration/client_uri",
            "kantoor-primary-registration"
        ),
        row("retry_interval = 60", "retry_interval = 6", .breaksCalls, "registration/retry_interval", registration),
        row("max_retries = 1000000", "max_retries = 10", .breaksCalls, "registration/max_retries", registration),
        gone("max_retries = 1000000", .breaksCalls, "registration/max_retries", registration, end: registrationEnd),
        gone(
            "forbidden_retry_interval = 300",
            .breaksCalls,
            "registration/forbidden_retry_interval",
            registration,
            end: registrationEnd
        ),
        gone(
            "auth_rejection_permanent = no",
            .breaksCalls,
            "registration/auth_rejection_permanent",
            registration,
            end: registrationEnd
        ),
        Mutation(
            file,
            "contact_user = kantoor-1\noutbound_auth",
            "outbound_auth",
            ExpectedDifference(.missing, .breaksCalls, "registration/contact_user", registration, at: registrationEnd)
        ),
        row("contact = sip:sip.example.net:5062", "contact = sip:sip.example.net:5061", .breaksCalls, "aor/contact"),
        row("qualify_frequency = 60", "qualify_frequency = 0", .breaksCalls, "aor/qualify_frequency"),
        row("match = sip.example.net", "match = 0.0.0.0/0", .breaksCalls, "identify/match", "kantoor-identify"),
    ]

    private static let transport = Mark(file, "transport = transport-udp\ncontext")
    private static let registration = "kantoor-primary-registration"

    private static func bed(_ form: AsteriskBed.Form = .included) throws -> MutationBed {
        try AsteriskBed(brand: "asterisk-pjsip", golden: GoldenCase(name: "generic-one-account"), form: form).bed()
    }

    /// Objects that are missing or too many, and references.
    static let objects = [
        Mutation(
            file,
            "[kantoor-identify]\ntype = identify\nendpoint = kantoor-primary\nmatch = sip.example.net\n",
            "",
            ExpectedDifference(.missing, .breaksCalls, "identify/missing", "kantoor-identify")
        ),
        Mutation(
            file,
            "[kantoor-identify]",
            "[overal]\ntype = identify\nendpoint = kantoor-primary\nmatch = 198.51.100.0/24\n[kantoor-identify]",
            ExpectedDifference(.extra, .security, "identify/extra", "overal", at: Mark(file, "[overal]"))
        ),
        Mutation(
            "pjsip.conf",
            "aors=100\n",
            "aors=100\noutbound_auth=kantoor-primary-auth\n",
            ExpectedDifference(
                .extra,
                .security,
                "endpoint/extra",
                "100",
                at: Mark("pjsip.conf", "[100]\ntype=endpoint")
            )
        ),
        Mutation(
            "pjsip.conf",
            "[transport-udp]\ntype=transport\nprotocol=udp",
            "[transport-tcp]\ntype=transport\nprotocol=tcp",
            ExpectedDifference(.missing, .breaksCalls, "transport/missing", "transport-udp", ours: transport)
        ),
        Mutation(
            "pjsip.conf",
            "protocol=udp",
            "protocol=tls",
            ExpectedDifference(
                .different,
                .breaksCalls,
                "transport/protocol",
                "transport-udp",
                ours: transport
            )
        ),
        Mutation(
            file,
            "endpoint = kantoor-primary",
            "endpoint = 100",
            ExpectedDifference(.different, .breaksCalls, "identify/endpoint", "kantoor-identify")
        ),
        Mutation(
            file,
            "[kantoor-primary-registration]",
            "[kantoor-primary-registration](!",
            ExpectedDifference(.missing, .breaksCalls, "registration/missing", registration)
        ).unmendable,
    ]

    @Test(arguments: endpoints + others + objects) func change(_ row: Mutation) throws { try Self.bed().check(row) }
}
