import DialPlan
import TrunkModel

extension ThreeCXBackend {
    func places(
        of setting: TrunkSetting,
        in plan: DialPlan,
        line: ProductLine,
        account: Int?,
        number: String?
    ) -> [SettingPlace] {
        ThreeCXPlaces(
            plan: plan,
            line: line,
            format: numberFormat(for: plan, line: line),
            account: account,
            number: number
        ).places(of: setting)
    }
}

/// Where 3CX keeps settings: on its screens first, since that is where a running PBX is changed.
struct ThreeCXPlaces {
    let plan: DialPlan
    let line: ProductLine
    let format: NumberFormat
    let account: Int?
    let number: String?

    private var trunk: Trunk { plan.trunk }
    private var labels: ThreeCXLabels { ThreeCXLabels(line.name) }
    private var accounts: [Trunk.Account] { account.map { [trunk.accounts[$0]] } ?? trunk.accounts }

    private func screen(_ tab: String, _ key: String, _ value: (Trunk.Account) -> String?) -> [SettingPlace] {
        accounts.map { account in
            let name = ThreeCXNames.trunk(account, in: trunk)
            return SettingPlace(
                LocalizedText("\(labels.trunks.text) > \(name)"),
                section: tab,
                key: key,
                value: value(account)
            )
        }
    }

    /// A field of the templates.
    private func template(_ key: String, _ value: String?) -> [SettingPlace] {
        accounts.map { ThreeCXNames.template(for: $0, of: trunk) }.uniqued.map {
            SettingPlace(LocalizedText($0), key: key, value: value)
        }
    }

    private var firewall: [SettingPlace] {
        let networks = trunk.providerNetworks.map(\.description).joined(separator: ", ")
        return [
            SettingPlace(LocalizedText(nl: "router", en: "router"), key: "Firewall", value: networks)
        ]
    }

    private func rules(_ key: String, _ value: String? = nil) -> [SettingPlace] {
        [SettingPlace(LocalizedText("Outbound Rules"), key: key, value: value)]
    }

    private var callerID: [SettingPlace] {
        let shown = number.map {
            format.text(ofDigits: $0, internationalPrefix: trunk.profile.internationalPrefix)
        }
        let own = line.name == "20" ? "Users" : "Extensions"
        return [SettingPlace(LocalizedText(own), key: labels.callerID.text, value: shown)]
            + screen("General", labels.callerID.text) { account in
                (account.number ?? trunk.defaultCallerID).map {
                    $0.formatted(format, internationalPrefix: trunk.profile.internationalPrefix)
                }
            }
    }

    private var dids: [SettingPlace] {
        let shown = number.map {
            format.text(ofDigits: $0, internationalPrefix: trunk.profile.internationalPrefix)
        }
        return [SettingPlace(LocalizedText("Inbound Rules"), key: labels.did, value: shown)]
            + screen("General", labels.unmatched.text) { _ in "End Call" }
            + [
                line.name == "20"
                    ? SettingPlace(LocalizedText("xapi-plan.json"), key: "BasedOnDID", value: shown)
                    : SettingPlace(LocalizedText("inbound-rules.csv"), key: "MASK", value: shown)
            ]
    }

    /// The outbound rules in the line's file, if it has one.
    private func outboundFile(_ key: String) -> [SettingPlace] {
        switch line.name {
        case "14": []
        case "18": [SettingPlace(LocalizedText("setupconfig.xml"), section: "OutboundRules", key: key)]
        default: [SettingPlace(LocalizedText("xapi-plan.json"), section: "/OutboundRules", key: key)]
        }
    }

    /// The places of a setting.
    func places(of setting: TrunkSetting) -> [SettingPlace] {
        switch setting {
        case .registration:
            screen("General", labels.registrar.text, \.server.host)
                + screen("General", labels.port.text) { String($0.server.port) }
                + screen("Advanced", labels.registration.text) { _ in labels.registrationValue }
                + template("RegistrarHost", nil)
        case .credentials:
            screen("General", labels.username.text, \.username) + screen("General", labels.password.text) { _ in nil }
        case .contactUser: template("ContactUser", "$AuthID")
        case .transport: template("TransportRestriction", "UDP")
        case .registrationTimes:
            screen("Advanced", labels.renewal.text) { _ in String(trunk.profile.registrationExpiry) }
                + template("TimeBetweenRegistration", String(trunk.profile.registrationExpiry))
        case .providerNetworks, .guests: firewall
        case .relaying, .didRoutes: dids
        case .codecs:
            screen("Advanced", "Codec Priority") { _ in
                trunk.profile.codecs.map { ThreeCXNames.codec($0) }.joined(separator: ", ")
            } + template("codec rfcname", nil)
        case .media: screen("Advanced", labels.audio.text) { _ in "on" } + template("IsBindToMS", "1")
        case .extensions: template("IsSupportReinvite", "0") + template("IsSupportReplaces", "0")
        case .dialRules:
            rules(ThreeCXLabels.prefix) + rules(ThreeCXLabels.length) + rules(ThreeCXLabels.strip)
                + rules(ThreeCXLabels.prepend) + outboundFile("StripDigits") + outboundFile("Prepend")
        case .destinations: rules(ThreeCXLabels.prefix) + outboundFile("Prefix")
        case .fromNumber:
            screen("Outbound Parameters", ThreeCXLabels.fromUser) { _ in "OutboundCallerId" } + callerID
                + template("FromUserPart", "$OutboundCallerId")
        case .assertedIdentity:
            trunk.profile.requiresAssertedIdentity
                ? screen("Outbound Parameters", ThreeCXLabels.assertedUser) { _ in "OutboundCallerId" }
                    + template("\(ThreeCXNames.assertedIdentity)UserPart", "$OutboundCallerId") : []
        case .callerID: callerID
        case .failover: rules(ThreeCXLabels.route(1)) + outboundFile(line.name == "18" ? "OutboundRoute" : "Routes")
        case .privacy, .dtmf, .t38, .connectedLine, .keepalive: []
        }
    }
}
