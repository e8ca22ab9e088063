import DialPlan
import TrunkModel

extension AsteriskPJSIPBackend {
    func places(
        of setting: TrunkSetting,
        in plan: DialPlan,
        line: ProductLine,
        account: Int?,
        number: String?
    ) -> [SettingPlace] {
        let trunk = plan.trunk
        let file = LocalizedText("pjsip_\(trunk.name).conf")
        let shared = AsteriskPlaces(plan: plan, number: number)
        let accounts = account.map { [trunk.accounts[$0]] } ?? trunk.accounts
        func template(_ part: String, _ key: String, _ value: String?) -> SettingPlace {
            SettingPlace(file, section: "[\(trunk.name)-\(part)]", key: key, value: value)
        }
        func each(_ suffix: String, _ key: String, _ value: (Trunk.Account) -> String?) -> [SettingPlace] {
            accounts.map { account in
                let object = AsteriskNames.object(account, in: trunk)
                return SettingPlace(file, section: "[\(object)\(suffix)]", key: key, value: value(account))
            }
        }
        switch setting {
        case .registration:
            return each("-registration", "client_uri") { "sip:\($0.username)@\($0.server.host)" }
                + each("-registration", "server_uri") { "sip:\($0.server.host)" }
        case .credentials:
            return each("-auth", "username", \.username) + each("-auth", "password") { _ in nil }
                + each("", "outbound_auth") { "\(AsteriskNames.object($0, in: trunk))-auth" }
        case .contactUser: return each("-registration", "contact_user", \.username)
        case .transport: return [template("registration", "transport", "transport-udp")]
        case .registrationTimes:
            return [
                template("registration", "expiration", "\(trunk.profile.registrationExpiry)"),
                template("registration", "retry_interval", "60"),
                template("registration", "max_retries", "1000000"),
            ]
        case .providerNetworks, .guests:
            return [
                template("identify", "match", trunk.providerNetworks.map(\.description).joined(separator: ",")),
                template("endpoint", "identify_by", "ip"), template("endpoint", "context", "\(trunk.name)-inbound"),
            ]
        case .codecs:
            return [template("endpoint", "allow", trunk.profile.codecs.map(\.rawValue).joined(separator: ","))]
        case .dtmf: return [template("endpoint", "dtmf_mode", "rfc4733")]
        case .t38: return [template("endpoint", "t38_udptl", "no")]
        case .media: return [template("endpoint", "direct_media", "no")]
        case .extensions: return [template("endpoint", "100rel", "no"), template("endpoint", "timers", "no")]
        case .connectedLine:
            return [template("endpoint", "send_pai", "no"), template("endpoint", "send_rpid", "no")]
        case .keepalive:
            return [
                template("aor", "qualify_frequency", "\(trunk.profile.keepaliveInterval)"),
                template("identify", "match", trunk.providerNetworks.map(\.description).joined(separator: ",")),
            ] + shared.optionsTargets
        case .assertedIdentity, .privacy:
            return [
                shared.headers(setting), template("endpoint", "send_pai", "no"),
                template("endpoint", "send_rpid", "no"),
            ]
        case .fromNumber: return shared.caller
        case .didRoutes: return shared.didRoutes + [template("endpoint", "context", "\(trunk.name)-inbound")]
        case .relaying, .dialRules, .destinations, .callerID, .failover: return shared.places(of: setting)
        }
    }
}
