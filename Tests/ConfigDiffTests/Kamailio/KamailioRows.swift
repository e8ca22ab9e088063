import ConfigDiff
import ConfigFormats
import PBXBackends

/// Changes to the configuration of Kamailio (`groningen`).
enum KamailioRows {
    static let trunk = "trunk-groningen.cfg"
    static let root = "kamailio.cfg"

    /// Another value of a parameter; `next` is what follows it, so that its place is found.
    private static func parameter(
        _ name: String,
        _ old: String,
        _ new: String,
        next: String,
        _ severity: DriftSeverity = .breaksCalls
    ) -> Mutation {
        let key = name.split(separator: ".").last ?? ""
        return Mutation(
            trunk,
            "\"\(key)\", \(old)\(next)",
            "\"\(key)\", \(new)\(next)",
            .init(.different, severity, "parameter/value", name)
        ).at(new + next, ours: old + next)
    }

    static let parameters: [Mutation] = [
        parameter("uac.reg_retry_interval", "60", "0", next: ")\nmodparam(\"uac\", \"auth_realm"),
        parameter("dialog.track_cseq_updates", "1", "0", next: ")\nmodparam(\"dialog\", \"prof"),
        parameter("db_text.emptystring", "1", "0", next: ")\nmodparam(\"db_text\", \"db_mode"),
        parameter("db_text.db_mode", "1", "0", next: ")\nmodparam(\"rr\", \"append", .cosmetic),
        parameter("dispatcher.flags", "2", "0", next: ")\n# OPTIONS"),
        parameter("dispatcher.ds_ping_interval", "30", "0", next: ")\nmodparam(\"dispatcher\", \"ds_prob"),
        // A string is not a number: Kamailio refuses it.
        parameter("tm.fr_timer", "5000", "\"5000\"", next: ")\nmodparam(\"tm\", \"fr_inv"),
        parameter("uac.reg_contact_addr", "CONTACT", "\"198.51.100.7:5060\"", next: ")\n"),
        parameter("dialplan.attrs_pvar", "\"$avp(trunk_attrs)\"", "\"$avp(attrs)\"", next: ")\n"),
        Mutation(
            trunk,
            "modparam(\"dispatcher\", \"ds_probing_mode\", 1)\n",
            "",
            .init(.missing, .breaksCalls, "parameter/missing", "dispatcher.ds_probing_mode")
        ),
        Mutation(
            trunk,
            "modparam(\"dialog\", \"profiles_no_value\", \"trunk\")\n",
            "",
            .init(
                .missing,
                .breaksCalls,
                "profile/missing",
                "trunk",
                ours: Mark(trunk, "\"trunk\")\nmodparam(\"dialplan\"")
            )
        ),
        Mutation(
            trunk,
            "\"address.list\"",
            "\"adressen\"",
            .init(.different, .security, "parameter/value", "permissions.address_file"),
            .init(
                .missing,
                .breaksCalls,
                "source/missing",
                "185.19.236.0/22",
                ours: Mark("address.list", "1 185.19.236.0")
            )
        ).unmendable,
        // The same in other words.
        Mutation(trunk, "\"address.list\"", "\"/etc/kamailio/address.list\""),
        Mutation(
            trunk,
            "modparam(\"mtree\", \"db_url\", TABLES)",
            "modparam('mtree', \"db_\" \"url\", \"text:///srv/x/dbtext\")"
        ),
        Mutation(trunk, "class=2;class=3;class=4", "class=4;class=2;class=3"),
        Mutation(trunk, "modparam(\"rr\", \"append_fromtag\", 1)\n", ""),
        Mutation(
            trunk,
            "modparam(\"rr\", \"append_fromtag\", 1)\n",
            "modparam(\"rr\", \"append_fromtag\", yes) /* ja */\n"
        ),
    ]

    static let server: [Mutation] = [
        Mutation(root, "loadmodule \"uac.so\"\n", "", .init(.missing, .breaksCalls, "module/missing", "uac")),
        Mutation(
            root,
            "loadmodule \"dispatcher.so\"",
            "# loadmodule \"dispatcher.so\"",
            .init(.missing, .breaksCalls, "module/missing", "dispatcher")
        ),
        Mutation(
            root,
            "include_file \"trunk-groningen.cfg\"\n",
            "",
            .init(.missing, .breaksCalls, "include/missing", "trunk-groningen.cfg")
        ),
        Mutation(
            root,
            "dns_cache_negative_ttl=10\n",
            "dns_cache_negative_ttl=60\n",
            .init(.different, .cosmetic, "setting/value", "dns_cache_negative_ttl")
        ).at("60\n\nloadmodule", ours: "10\n\nloadmodule"),
        Mutation(root, "auto_aliases=no\n", "", .init(.missing, .cosmetic, "setting/missing", "auto_aliases")),
        Mutation(
            root,
            "#!define CONTACT \"203.0.113.10:5060\"",
            "#!define CONTACT \"198.51.100.7:5060\"",
            .init(.different, .breaksCalls, "define/value", "CONTACT")
        ),
        Mutation(
            root,
            "#!define INSIDE_PORT \"5070\"",
            "#!define INSIDE_PORT \"5080\"",
            .init(.different, .cosmetic, "define/value", "INSIDE_PORT")
        ),
        Mutation(
            root,
            "#!ifndef INSIDE_PORT\n#!define INSIDE_PORT \"5070\"\n#!endif\n",
            "",
            .init(.missing, .breaksCalls, "define/missing", "INSIDE_PORT", ours: Mark(root, "#!define INSIDE_PORT"))
        ),
        // The same in other words, and what is the user's own.
        Mutation(root, "loadmodule \"tm.so\"", "loadmodule \"/usr/lib/kamailio/modules/tm.so\""),
        Mutation(root, "disable_tcp=yes", "disable_tcp = 1"),
        Mutation(root, "children=4", "children=32\nlisten=udp:eth0"),
        Mutation(
            root,
            "auto_aliases=no",
            "auto_aliases=no\nuser_agent_header=\"User-Agent: centrale\"",
            .init(.notOurs, .cosmetic, "setting/extra", "user_agent_header", at: Mark(root, "user_agent_header"))
        ).withOthers.unmendable,
    ]

    // MARK: Routes

    private static func route(
        _ name: String,
        _ file: String,
        _ old: String,
        _ new: String,
        kind: String = "route",
        _ severity: DriftSeverity = .breaksCalls,
        at place: (deployed: String, ours: String)? = nil
    ) -> Mutation {
        let row = Mutation(file, old, new, .init(.different, severity, "\(kind)/statement", name))
        return place.map { row.at($0.deployed, ours: $0.ours) } ?? row
    }

    private static func main(
        _ old: String,
        _ new: String,
        _ severity: DriftSeverity,
        at place: (deployed: String, ours: String)? = nil
    ) -> Mutation { route("request_route", root, old, new, kind: "request_route", severity, at: place) }

    static let routes: [Mutation] = [
        main("if (allow_source_address(\"1\")) {", "if (allow_source_address(\"2\")) {", .security),
        main("if (allow_source_address(\"1\")) {", "if (1 == 1) {", .security),
        main(
            "        if (!is_method(\"ACK\")) sl_send_reply(\"403\", \"Forbidden\");\n        exit;\n    }\n    # Both",
            "    }\n    # Both",
            .security,
            at: ("}\n    # Both", "if (!is_method(\"ACK\")) sl_send_reply(\"403\"")
        ),
        main(
            "sl_send_reply(\"405\", \"Method Not Allowed\")",
            "sl_send_reply(\"200\", \"Goed zo\")",
            .breaksCalls
        ),
        route("TRUNK_OUT", trunk, "if ($var(calls) >= 8) {", "if ($var(calls) >= 80) {"),
        route(
            "TRUNK_IN",
            trunk,
            "record_route();\n    t_on_reply(\"TRUNK_ANSWER\");",
            "t_on_reply(\"TRUNK_ANSWER\");"
        ),
        route("TRUNK_SEND", trunk, "t_on_failure(\"TRUNK_FAILED\");", "t_on_failure(\"MIJN_FAILED\");"),
        route(
            "TRUNK_BRANCH",
            trunk,
            "    if ($avp(trunk_hidden) == \"yes\") append_hf(\"Privacy: id\\r\\n\");\n    # The number",
            "    # The number",
            kind: "branch_route",
            at: (
                "uac_replace_from(\"\", \"sip:$avp(trunk_shown)@$avp(trunk_host)\")",
                "if ($avp(trunk_hidden) == \"yes\") append_hf(\"Privacy: id"
            )
        ),
        route(
            "TRUNK_FAILED",
            trunk,
            "    if (t_check_status(\"401|407|408|5[0-9][0-9]\")) {\n        route(TRUNK_ACCOUNT);\n    }\n",
            "",
            kind: "failure_route",
            at: (
                "if (t_check_status(\"401|407\")) t_reply(\"503\"",
                "if (t_check_status(\"401|407|408|5[0-9][0-9]\")) {"
            )
        ),
        Mutation(
            trunk,
            "route[TRUNK_NO_FAX] {\n    if (is_method(\"INVITE|UPDATE\")",
            "route[TRUNK_WITH_FAX] {\n    if (is_method(\"INVITE|UPDATE\")",
            .init(.missing, .breaksCalls, "route/missing", "TRUNK_NO_FAX")
        ),
        Mutation(
            trunk,
            "route[TRUNK_SEND] {",
            "route[EIGEN] { exit; }\nroute[TRUNK_SEND] {",
            .init(.notOurs, .cosmetic, "route/extra", "EIGEN", at: Mark(trunk, "route[EIGEN]"))
        ).withOthers.unmendable,
        // The same in other words.
        Mutation(
            trunk,
            "if (t_is_canceled()) exit;",
            "if ( t_is_canceled( ) )\n    { xlog(\"weg\\n\"); exit; } // klaar"
        ),
        Mutation(root, "is_method(\"OPTIONS\") && !has_totag()", "is_method('OPTIONS') and not has_totag()"),
        Mutation(trunk, "xlog(\"L_NOTICE\", \"groningen: $rU is", "xlog(\"L_INFO\", \"iets anders: $rU is"),
    ]
}
