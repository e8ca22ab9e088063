import ConfigDiff
import PBXBackends
import TestSupport
import Testing
import TrunkModel

/// One change at a time to what is deployed of `sip.conf`.
@Suite struct SIPMutationTests {
    private static let file = "sip_kantoor.conf"
    private static let lines = "sip_register_kantoor.conf"
    private static let peer = Mark(file, "[kantoor-primary](kantoor-peer)")
    private static let peerEnd = Mark(file, "remotesecret = C:")

    private static func row(
        _ old: String,
        _ new: String,
        _ severity: DriftSeverity,
        _ rule: String,
        _ object: String = "kantoor-primary",
        in path: String = file
    ) -> Mutation {
        Mutation(path, old, new, ExpectedDifference(.different, severity, rule, object))
    }

    private static func gone(_ line: String, _ severity: DriftSeverity, _ rule: String) -> Mutation {
        Mutation(file, line + "\n", "", ExpectedDifference(.missing, severity, rule, "kantoor-primary", at: peerEnd))
    }

    private static func added(_ line: String, _ severity: DriftSeverity, _ rule: String) -> Mutation {
        Mutation(
            file,
            "defaultuser = kantoor-1\n",
            "defaultuser = kantoor-1\n\(line)\n",
            ExpectedDifference(.extra, severity, rule, "kantoor-primary", at: Mark(file, line), ours: peer)
        )
    }

    static let peers = [
        row("type=peer", "type=friend", .security, "peer/type"),
        row("context=kantoor-inbound", "context=internal", .breaksCalls, "peer/context"),
        row("insecure=port,invite", "insecure=port", .breaksCalls, "peer/insecure"),
        row("dtmfmode=rfc2833", "dtmfmode=info", .breaksCalls, "peer/dtmfmode"),
        row("t38pt_udptl=no", "t38pt_udptl=yes,redundancy", .breaksCalls, "peer/t38pt_udptl"),
        row("session-timers=refuse", "session-timers=originate", .breaksCalls, "peer/session-timers"),
        row("allowtransfer=no", "allowtransfer=yes", .security, "peer/allowtransfer"),
        row("directmedia=no", "directmedia=nonat", .breaksCalls, "peer/directmedia"),
        row("directmedia=no", "canreinvite=yes", .breaksCalls, "peer/directmedia"),
        row("nat=no", "nat=force_rport,comedia", .breaksCalls, "peer/nat"),
        row("trustrpid=yes", "trustrpid=no", .breaksCalls, "peer/trustrpid"),
        row("sendrpid=no", "sendrpid=rpid", .security, "peer/sendrpid"),
        row("usereqphone=no", "usereqphone=yes", .cosmetic, "peer/usereqphone"),
        row("qualify=yes", "qualify=no", .breaksCalls, "peer/qualify"),
        row("host = sip.example.net", "host = sip.example.com", .breaksCalls, "peer/host"),
        row("port = 5062", "port = 5060", .breaksCalls, "peer/port"),
        row("fromdomain = sip.example.net", "fromdomain = pbx.local", .breaksCalls, "peer/fromdomain"),
        row("defaultuser = kantoor-1", "defaultuser = kantoor", .breaksCalls, "peer/defaultuser"),
        row("remotesecret = C:\\pbx\\", "remotesecret = verkeerd-9", .breaksCalls, "peer/remotesecret").hiding(
            "verkeerd-9"
        ),
        gone("insecure=port,invite", .breaksCalls, "peer/insecure"),
        gone("nat=no", .breaksCalls, "peer/nat"),
        gone("directmedia=no", .breaksCalls, "peer/directmedia"),
        gone("fromdomain = sip.example.net", .breaksCalls, "peer/fromdomain"),
        added("fromuser=0508200000", .breaksCalls, "peer/fromuser"),
        added("deny=0.0.0.0/0.0.0.0", .breaksCalls, "peer/deny"),
        added("call-limit=2", .breaksCalls, "peer/call-limit"),
        added("encryption=yes", .breaksCalls, "peer/encryption"),
        added("promiscredir=yes", .security, "peer/promiscredir"),
        added("md5secret=0123456789abcdef", .breaksCalls, "peer/md5secret").hiding("0123456789abcdef"),
        added("accountcode=kantoor", .cosmetic, "peer/accountcode"),
    ]

    static let general = [
        row("~3600", "~60", .breaksCalls, "register/expiry", "kantoor-1@kantoor-primary", in: lines)
            .at("register => kantoor-1", ours: "register => kantoor-1", in: lines),
        row("/kantoor-1~", "~", .breaksCalls, "register/extension", "kantoor-1@kantoor-primary", in: lines)
            .expecting(.missing).at("register => kantoor-1", ours: "register => kantoor-1", in: lines),
        row(":5062/", "/", .breaksCalls, "register/port", "kantoor-1@kantoor-primary", in: lines)
            .expecting(.missing).at("register => kantoor-1", ours: "register => kantoor-1", in: lines),
        row(
            "register => kantoor-1",
            ";register => kantoor-1",
            .breaksCalls,
            "register/missing",
            "kantoor-1@kantoor-primary",
            in: lines
        )
        .expecting(.missing),
        row("registerattempts=0", "registerattempts=5", .breaksCalls, "general/registerattempts", "general", in: lines),
        row("registertimeout=60", "registertimeout=2", .breaksCalls, "general/registertimeout", "general", in: lines),
        row(
            "register_retry_403=yes",
            "register_retry_403=no",
            .breaksCalls,
            "general/register_retry_403",
            "general",
            in: lines
        ),
        row("alwaysauthreject=yes", "alwaysauthreject=no", .security, "general/alwaysauthreject", "general", in: lines),
        Mutation(
            lines,
            "register_retry_403=yes\n",
            "",
            ExpectedDifference(
                .missing,
                .breaksCalls,
                "general/register_retry_403",
                "general",
                at: Mark("sip.conf", "srvlookup=yes")
            )
        ),
        Mutation(
            "sip.conf",
            "srvlookup=yes\n",
            "srvlookup=yes\nregister => ander:geheim-77@kantoor-primary/s\n",
            ExpectedDifference(
                .extra,
                .security,
                "register/extra",
                "ander@kantoor-primary",
                at: Mark("sip.conf", "register => ander")
            )
        ).hiding("geheim-77"),
    ]

    static let guests = [
        row(
            "allowguest=yes",
            "allowguest=no",
            .breaksCalls,
            "general/allowguest",
            "general",
            in: "sip_register_winkel.conf"
        ),
        row(
            "context=winkel-guests",
            "context=internal",
            .security,
            "general/context",
            "general",
            in: "sip_register_winkel.conf"
        ),
        Mutation(
            "extensions_winkel.conf",
            "exten => s,1,Hangup(21)\n",
            "",
            ExpectedDifference(.missing, .security, "extension/missing", "s@winkel-guests")
        ),
    ]

    private static func bed(_ name: String) throws -> MutationBed {
        try AsteriskBed(brand: "asterisk-sip", golden: GoldenCase(name: name), form: .included).bed()
    }

    @Test(arguments: peers + general) func change(_ row: Mutation) throws {
        try Self.bed("generic-one-account").check(row)
    }

    @Test(arguments: guests) func changeForGuests(_ row: Mutation) throws { try Self.bed("one-number").check(row) }
}
