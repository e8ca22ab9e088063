import DialPlan
import TrunkModel

extension AsteriskSIPBackend {
    func places(
        of setting: TrunkSetting,
        in plan: DialPlan,
        line: ProductLine,
        account: Int?,
        number: String?
    ) -> [SettingPlace] {
        let trunk = plan.trunk
        let peers = LocalizedText("sip_\(trunk.name).conf")
        let general = LocalizedText("sip_register_\(trunk.name).conf")
        let shared = AsteriskPlaces(plan: plan, number: number)
        let accounts = account.map { [trunk.accounts[$0]] } ?? trunk.accounts
        func template(_ key: String, _ value: String?) -> SettingPlace {
            SettingPlace(peers, section: "[\(trunk.name)-peer]", key: key, value: value)
        }
        func register(_ key: String, _ value: String?) -> SettingPlace {
            SettingPlace(general, section: "[general]", key: key, value: value)
        }
        func each(_ key: String, _ value: (Trunk.Account) -> String?) -> [SettingPlace] {
            accounts.map { account in
                let object = AsteriskNames.object(account, in: trunk)
                return SettingPlace(peers, section: "[\(object)]", key: key, value: value(account))
            }
        }
        let lines = accounts.map { account in
            register(
                "register",
                "\(account.username)@\(AsteriskNames.object(account, in: trunk))/\(account.username)"
                    + "~\(trunk.profile.registrationExpiry)"
            )
        }
        switch setting {
        // TCP would stand in front of the user there.
        case .registration, .contactUser, .transport: return lines
        case .credentials: return each("defaultuser", \.username) + each("remotesecret") { _ in nil }
        case .registrationTimes: return lines + [register("registerattempts", "0"), register("registertimeout", "60")]
        case .providerNetworks, .guests:
            return [
                SettingPlace(
                    LocalizedText("extensions_\(trunk.name).conf"),
                    section: "[\(trunk.name)-guests]",
                    key: "GotoIf",
                    value: trunk.providerNetworks.map(\.description).joined(separator: ", ")
                ), register("allowguest", "yes"), register("context", "\(trunk.name)-guests"),
                template("insecure", "port,invite"),
            ]
        case .codecs:
            return [template("disallow", "all")] + trunk.profile.codecs.map { template("allow", $0.rawValue) }
        case .dtmf: return [template("dtmfmode", "rfc2833")]
        case .t38: return [template("t38pt_udptl", "no")]
        case .media: return [template("directmedia", "no"), template("nat", "no")]
        case .extensions: return [template("session-timers", "refuse")]
        case .connectedLine: return [template("sendrpid", "no")]
        case .keepalive:
            return [
                template("qualify", "yes"), template("qualifyfreq", "\(trunk.profile.keepaliveInterval)"),
                SettingPlace(
                    LocalizedText("extensions_\(trunk.name).conf"),
                    section: "[\(trunk.name)-guests]",
                    key: "exten => s"
                ),
            ]
        case .assertedIdentity, .privacy: return [shared.headers(setting), template("sendrpid", "no")]
        case .fromNumber: return shared.caller
        case .didRoutes:
            return shared.didRoutes
                + [template("context", "\(trunk.name)-inbound"), register("context", "\(trunk.name)-guests")]
        case .relaying, .dialRules, .destinations, .callerID, .failover: return shared.places(of: setting)
        }
    }
}
