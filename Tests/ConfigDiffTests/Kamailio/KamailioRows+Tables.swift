import ConfigDiff
import ConfigFormats
import PBXBackends

/// Changes to the tables and the list of addresses (`groningen`).
extension KamailioRows {
    private static let uacreg = "dbtext/uacreg"
    private static let dialplan = "dbtext/dialplan"
    private static let mtree = "dbtext/mtree"
    private static let dispatcher = "dbtext/dispatcher"
    private static let version = "dbtext/version"
    private static let addresses = "address.list"

    /// A row that is gone.
    private static func gone(
        _ file: String,
        _ row: String,
        _ kind: String,
        _ name: String,
        _ severity: DriftSeverity = .breaksCalls
    ) -> Mutation { Mutation(file, row + "\n", "", .init(.missing, severity, "\(kind)/missing", name)) }

    /// A row that is too much, behind the first line.
    private static func extra(
        _ file: String,
        behind: String,
        _ row: String,
        _ kind: String,
        _ name: String,
        _ severity: DriftSeverity
    ) -> Mutation {
        Mutation(
            file,
            behind + "\n",
            "\(behind)\n\(row)\n",
            .init(.extra, severity, "\(kind)/extra", name, at: Mark(file, row))
        )
    }

    private static func other(
        _ file: String,
        _ old: String,
        _ new: String,
        _ rule: String,
        _ name: String,
        _ severity: DriftSeverity = .breaksCalls
    ) -> Mutation { Mutation(file, old, new, .init(.different, severity, rule, name)) }

    static let registrations: [Mutation] = [
        other(uacreg, "3600:0:0::\n2:", "0:0:0::\n2:", "registration/expires", "trunk8200-a"),
        other(
            uacreg,
            "pbx.callvoip.nl::trunk8200-b:",
            "pbx.example.net::trunk8200-b:",
            "registration/r_domain",
            "trunk8200-b"
        ),
        Mutation(
            uacreg,
            "::trunk8200-a:",
            "::trunk8200-a:Anders-Geheim",
            .init(.different, .breaksCalls, "registration/auth_password", "trunk8200-a")
        ).at("Anders-Geheim", ours: GeneratedSecrets.first).hiding("Anders-Geheim"),
        Mutation(
            "an account is gone",
            change: { folder in
                guard let file = folder[uacreg] else { return nil }
                let lines = file.text.split(separator: "\n").filter { !$0.hasPrefix("2:") }
                return folder.with(SourceFile(path: uacreg, text: lines.joined(separator: "\n") + "\n"))
            },
            [
                .init(
                    .missing,
                    .breaksCalls,
                    "registration/missing",
                    "trunk8200-b",
                    ours: Mark(uacreg, "2:trunk8200-b:")
                )
            ]
        ),
        // The same in other words, and the user's own socket.
        Mutation(
            uacreg,
            "sip\\:pbx.callvoip.nl:3600:0:0::\n2:",
            "sip\\:PBX.callvoip.nl\\:5060:3600:20:0::udp\\:203.0.113.10\\:5060\n2:"
        ),
        other(version, "5\n2:dialplan", "6\n2:dialplan", "table/table_version", "uacreg"),
        gone(version, "4:dispatcher:4", "table", "dispatcher"),
    ]

    static let rules: [Mutation] = [
        gone(dialplan, "1:1:1:1:^112$:0:^(.*)$:\\\\1:emergency", "dial-rule", "112"),
        other(dialplan, "emergency\n2:1:2", "service\n2:1:2", "dial-rule/attrs", "112"),
        other(
            dialplan,
            "^00[1-9][0-9]{6,}$:0:",
            "^00[1-9][0-9]{3,}$:0:",
            "dial-rule/match_exp",
            "^00[1-9][0-9]{3,}$"
        ),
        other(
            dialplan,
            "^00(.*)$:\\\\1:international",
            "^0(.*)$:\\\\1:international",
            "dial-rule/subst_exp",
            "^00[1-9][0-9]{6,}$"
        ),
        other(dialplan, "3150\\\\1:local", "3120\\\\1:local", "dial-rule/repl_exp", "^[2-9][0-9]{6}$"),
        extra(
            dialplan,
            behind: "repl_exp(string) attrs(string)",
            "99:1:0:1:^00[0-9]+$:0::\\\\1:emergency",
            "dial-rule",
            "^00[0-9]+$",
            .security
        ),
        gone(dialplan, "30:2:3:0:31508200008:0::900:", "did", "31508200008"),
        other(dialplan, "100:\n29", "101:\n29", "did/repl_exp", "31508200000"),
        extra(
            dialplan,
            behind: "repl_exp(string) attrs(string)",
            "99:2:9:0:31508209999:0::666:",
            "did",
            "31508209999",
            .breaksCalls
        ),
        gone(dialplan, "32:3:1:0:210:0::+31508200010:hidden=no", "caller", "210"),
        other(dialplan, "hidden=yes", "hidden=no\u{20}", "caller/attrs", "219"),
        other(dialplan, "+31508200000:hidden=no\n", "+31508200019:hidden=no\n", "caller/repl_exp", "^"),
        Mutation(
            dialplan,
            "34:3:3:1:^",
            "34:3:0:1:^",
            .init(.different, .breaksCalls, "caller/order", "^")
        ).at("34:3:0:1:^", ours: "32:3:1:0:210"),
        // The same in other words; rules that cannot take the same number may stand in any order.
        Mutation(dialplan, "1:^140[0-9]{2}$", "1:^140\\\\d\\\\d$"),
        Mutation(dialplan, "0:31508200008:", "1:^31508200008$:"),
        Mutation(
            "two rules in each other's place",
            change: { $0.replacingAll([("1:1:1:1:^112$", "1:1:4:1:^112$"), ("4:1:4:1", "4:1:1:1")], in: dialplan) },
            []
        ),
        Mutation(dialplan, "34:3:3:1:^", "34:3:300:1:^"),
        Mutation(dialplan, "34:3:3:1:^", "40:7:1:0:100:0::200:\n34:3:3:1:^"),
    ]

    static let places: [Mutation] = [
        gone(mtree, "11:30:allowed", "destination", "30"),
        gone(mtree, "15:31900:blocked_premium_rate", "destination", "31900", .security),
        other(
            mtree,
            "blocked_satellite\n296:",
            "allowed\n296:",
            "destination/tvalue",
            "870",
            .security
        ),
        other(mtree, "allowed\n19:", "outside\n19:", "destination/tvalue", "32"),
        extra(mtree, behind: "tvalue(string)", "999:1900:allowed", "destination", "1900", .security),
        extra(mtree, behind: "tvalue(string)", "999:3212:blocked", "destination", "3212", .breaksCalls),
        Mutation(mtree, "24:3290:blocked_premium_rate", "24:3290:duur"),
        gone(addresses, "1 185.19.236.0 22 0 callvoip", "source", "185.19.236.0/22"),
        extra(
            addresses,
            behind: "1 185.19.236.0 22 0 callvoip",
            "1 0.0.0.0 0 0 iedereen",
            "source",
            "0.0.0.0/0",
            .security
        ),
        Mutation(addresses, "1 185.19.236.0 22 0 callvoip", "1\t185.19.236.7/22   0 # de provider"),
        Mutation(addresses, "1 185.19.236.0 22 0 callvoip", "1 185.19.236.0 22 0 callvoip\n5 192.0.2.1 32 0 kantoor"),
        other(dispatcher, "0:0::callvoip", "8:0::callvoip", "server/flags", "1 sip:pbx.callvoip.nl"),
        Mutation(
            dispatcher,
            "1:1:sip\\:pbx.callvoip.nl:",
            "1:1:sip\\:evil.example:",
            .init(
                .extra,
                .security,
                "server/extra",
                "1 sip:evil.example",
                at: Mark(dispatcher, "1:1:sip\\:evil.example:")
            ),
            .init(.missing, .breaksCalls, "server/missing", "1 sip:pbx.callvoip.nl")
        ),
        Mutation(dispatcher, "sip\\:pbx.callvoip.nl:", "sip\\:pbx.callvoip.nl\\:5060;transport=udp:"),
    ]
}
