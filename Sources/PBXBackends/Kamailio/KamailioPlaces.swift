import DialPlan
import TrunkModel

/// Where a generated folder keeps each setting.
struct KamailioPlaces {
    let plan: DialPlan
    /// The account that advice is about; nil for all.
    let account: Int?
    /// The trunk's number that it is about, as E.164 digits; nil for all.
    let number: String?

    private var trunk: Trunk { plan.trunk }
    private var accounts: [Trunk.Account] { account.map { [trunk.accounts[$0]] } ?? trunk.accounts }

    private func server(_ section: String?, _ key: String, _ value: String? = nil) -> SettingPlace {
        SettingPlace(LocalizedText("kamailio.cfg"), section: section, key: key, value: value)
    }

    private func route(_ section: String, _ key: String, _ value: String? = nil) -> SettingPlace {
        SettingPlace(LocalizedText(KamailioScope.trunkFile(trunk)), section: section, key: key, value: value)
    }

    private func parameter(_ module: String, _ key: String, _ value: String) -> SettingPlace {
        route("modparam(\"\(module)\")", key, value)
    }

    private func table(_ name: String, _ section: String?, _ key: String, _ value: String? = nil) -> SettingPlace {
        SettingPlace(LocalizedText("dbtext/\(name)"), section: section, key: key, value: value)
    }

    private func each(_ key: String, _ value: (Trunk.Account) -> String?) -> [SettingPlace] {
        accounts.map { table("uacreg", "l_uuid \($0.username)", key, value($0)) }
    }

    private var didRoutes: [SettingPlace] {
        let called = number ?? trunk.numbers.first { $0.inbound != nil }?.first.digits
        let target = called.flatMap { called in trunk.block(holding: called)?.inbound?.target(forDigits: called) }
        return [
            table("dialplan", "dpid 2", "match_exp", called), table("dialplan", "dpid 2", "repl_exp", target),
            route("route[TRUNK_IN]", "dp_translate(\"2\", \"$var(number)/$var(destination)\")"),
        ]
    }

    private var shown: [SettingPlace] {
        let value = number.map {
            trunk.numberFormat.text(ofDigits: $0, internationalPrefix: trunk.profile.internationalPrefix)
        }
        return [table("dialplan", "dpid 3", "repl_exp", value), table("dialplan", "dpid 3", "match_exp")]
    }

    private var networks: [SettingPlace] {
        let value = trunk.providerNetworks.map(\.description).joined(separator: ", ")
        return [
            SettingPlace(
                LocalizedText("address.list"),
                section: "group 1",
                key: "address",
                value: value.isEmpty ? nil : value
            )
        ]
    }

    /// The places, in the order in which to look.
    func places(of setting: TrunkSetting) -> [SettingPlace] {
        let branch = "branch_route[TRUNK_BRANCH]"
        switch setting {
        case .registration:
            return each("r_domain") { $0.server.uriHost } + each("auth_proxy") { "sip:\($0.server.uriHostPort)" }
        case .credentials: return each("auth_username", \.username) + each("auth_password") { _ in nil }
        case .contactUser: return each("l_uuid", \.username)
        case .transport:
            return [server(nil, "disable_tcp", "yes")] + each("auth_proxy") { "sip:\($0.server.uriHostPort)" }
        case .registrationTimes:
            return each("expires") { _ in String(trunk.profile.registrationExpiry) }
                + [parameter("uac", "reg_retry_interval", "60"), parameter("uac", "reg_timer_interval", "5")]
        case .providerNetworks: return networks + [server("request_route", "allow_source_address(\"1\")")]
        case .guests: return [server("request_route", "allow_source_address(\"1\")")] + networks
        case .relaying:
            return [
                server("request_route", "route(TRUNK_IN)"),
                route("route[TRUNK_IN]", "sl_send_reply(\"404\", \"Not Found\")"),
            ]
        case .didRoutes: return didRoutes
        case .codecs, .dtmf:
            return [route("route[TRUNK_OUT]", "sdp_keep_codecs_by_name(\"\(KamailioCodecs.list(trunk))\")")]
        case .t38: return [route("route[TRUNK_NO_FAX]", "sdp_with_media(\"image\")")]
        case .media: return []
        case .extensions:
            return [
                route("route[TRUNK_OUT]", "remove_hf(\"Supported\")"),
                route("route[TRUNK_OUT]", "remove_hf(\"Session-Expires\")"),
            ]
        case .connectedLine:
            return [route("onreply_route[TRUNK_ANSWER]", "remove_hf(\"P-Asserted-Identity\")")]
        case .dialRules:
            return [table("dialplan", "dpid 1", "match_exp"), table("dialplan", "dpid 1", "repl_exp")]
        case .destinations:
            return [table("mtree", nil, "tprefix"), route("route[TRUNK_OUT]", "$avp(trunk_verdict)", "allowed")]
        case .fromNumber: return [route(branch, "uac_replace_from")] + shown
        case .assertedIdentity: return [route(branch, "append_hf(\"P-Asserted-Identity: "), shown[0]]
        case .callerID: return shown
        case .privacy:
            return [table("dialplan", "dpid 3", "attrs", "hidden=yes"), route(branch, "append_hf(\"Privacy: id")]
        case .failover:
            return [
                route("failure_route[TRUNK_FAILED]", "t_check_status"),
                route("route[TRUNK_ACCOUNT]", "$avp(trunk_next)"),
            ]
        case .keepalive:
            return [
                server("request_route", "is_method(\"OPTIONS\")"),
                parameter("dispatcher", "ds_ping_interval", String(trunk.profile.keepaliveInterval)),
                table("dispatcher", nil, "destination"),
            ]
        }
    }
}
