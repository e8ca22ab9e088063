import DialPlan
import TrunkModel

extension AvayaIPOfficeBackend {
    func places(
        of setting: TrunkSetting,
        in plan: DialPlan,
        line: ProductLine,
        account: Int?,
        number: String?
    ) -> [SettingPlace] {
        let places = AvayaPlaces(plan: plan, release: AvayaRelease(line), account: account, number: number)
        return places.places(of: setting)
    }
}

/// Where IP Office Manager shows a setting.
struct AvayaPlaces {
    let plan: DialPlan
    let release: AvayaRelease
    /// The account that advice is about; nil for all.
    let account: Int?
    /// The number that it is about, as E.164 digits; nil for all.
    let number: String?

    private var trunk: Trunk { plan.trunk }

    /// The lines that hold the accounts.
    private var lines: [AvayaLine] {
        AvayaLine.lines(of: trunk).filter { line in account.map(line.accounts.contains) ?? true }
    }

    private func tab(_ tab: String, _ key: String, _ value: String?) -> [SettingPlace] {
        lines.map { line in
            SettingPlace(LocalizedText("Line › \(line.number)"), section: tab, key: key, value: value)
        }
    }

    private func screen(_ name: String, _ section: String? = nil, _ key: String, _ value: String? = nil) -> SettingPlace
    {
        SettingPlace(LocalizedText(name), section: section, key: key, value: value)
    }

    private func credentials(_ key: String, _ value: (Trunk.Account) -> String?) -> [SettingPlace] {
        lines.flatMap { line in
            line.accounts.filter { account == nil || account == $0 }.map { index in
                SettingPlace(
                    LocalizedText("Line › \(line.number)"),
                    section: "SIP Credentials",
                    key: key,
                    // Without an account named there is one value for each of them.
                    value: account == nil && line.accounts.count > 1 ? nil : value(trunk.accounts[index])
                )
            }.uniqued
        }
    }

    private var forms: [SettingPlace] {
        AvayaRouting.heads(plan).filter { form in account.map(form.accounts.contains) ?? true }.map { form in
            screen("ARS", form.target, "Code")
        }
    }

    /// What an outgoing entry writes as the caller.
    private var identity: [SettingPlace] {
        let content = trunk.kind == .trunk ? "Use Internal Data" : "Use Credentials User Name"
        return tab(release.entriesTab, release == .r11 ? "Content" : "Local URI", content)
    }

    private var asserted: [SettingPlace] {
        let content = trunk.kind == .trunk ? "Use Internal Data" : "Use Credentials User Name"
        switch release {
        case .r8: return tab(release.entriesTab, "PAI", content)
        case .r9:
            return tab(release.entriesTab, "Header", "P Asserted ID") + tab(release.entriesTab, "Identity", content)
        case .r11: return tab("\(release.entriesTab), P Asserted ID", "Content", content)
        }
    }

    /// User › SIP, or for device accounts the entry.
    private var shown: [SettingPlace] {
        trunk.kind == .trunk ? [screen("User", "SIP", "SIP Name", number.map(wire))] : identity
    }

    private func wire(_ digits: String) -> String {
        trunk.numberFormat.text(ofDigits: digits, internationalPrefix: trunk.profile.internationalPrefix)
    }

    private var didRoutes: [SettingPlace] {
        let prefixes = AvayaPrefixes(plan)
        let called = number.map(prefixes.incomingNumber)
        let target = number.flatMap { digits in trunk.block(holding: digits)?.inbound?.target(forDigits: digits) }
        return [
            screen("Incoming Call Route", "Standard", "Incoming Number", called),
            screen("Incoming Call Route", "Destinations", "Destination", target),
        ] + tab(release.entriesTab, "Incoming Group", String(AvayaLine.firstNumber))
    }

    private var privacy: [SettingPlace] {
        // The tab that decides what an anonymous call looks like; before 9.1 there is none, only whether it is anonymous.
        let keepsNumber = trunk.profile.anonymous == .privacyIDWithRealNumber
        let advanced =
            release.hasAdvanced
            ? tab("SIP Advanced", "Send From In Clear", keepsNumber ? "On" : "Off")
                + tab("SIP Advanced", "Use PAI for Privacy", "On") : []
        let hasTable = trunk.kind == .trunk || plan.callers.callers.contains { $0.identity.isAnonymous }
        return advanced + (hasTable ? [screen("User", "SIP", "Anonymous")] : [])
    }

    func places(of setting: TrunkSetting) -> [SettingPlace] {
        switch setting {
        case .registration:
            return credentials("Registration Required") { _ in "On" }
                + lines.flatMap { line in
                    [screen("Line › \(line.number)", "Transport", "ITSP Proxy Address", line.server.host)]
                }
        case .credentials:
            return credentials("User Name", \.username) + credentials("Authentication Name", \.username)
                + credentials("Password") { _ in nil }
        case .contactUser: return credentials("Contact", \.username)
        case .transport: return tab("Transport", "Layer 4 Protocol", "UDP")
        case .registrationTimes:
            return credentials(release == .r8 ? "Expiry (mins)" : "Expiration (mins)") { _ in
                String(max(1, trunk.profile.registrationExpiry / 60))
            }
        case .providerNetworks, .guests:
            return tab(release.associationTab, "Association Method", "By Source IP address")
        case .relaying:
            return [
                screen("Incoming Call Route", "Destinations", "Destination", AvayaRouting.refusalCode(plan)),
                screen("Short Code", nil, "Code", AvayaRouting.refusalCode(plan)),
            ]
        case .didRoutes: return didRoutes
        case .codecs: return tab("VoIP", "Selected", nil) + tab("VoIP", "Codec Selection", "Custom")
        case .dtmf: return tab("VoIP", "DTMF Support", "RFC2833")
        case .t38: return tab("VoIP", "Fax Transport Support", "None")
        case .media:
            return tab("VoIP", "Allow Direct Media Path", "Off") + tab("Transport", "Use Network Topology Info", nil)
        case .extensions:
            return tab("VoIP", "PRACK/100rel Supported", "Off") + tab("VoIP", "Re-Invite Supported", "On")
                + tab("SIP Line", "UPDATE Supported", "Never")
        case .connectedLine, .callerID: return shown
        case .dialRules, .destinations: return forms + [screen("Short Code", nil, "Code")]
        case .fromNumber: return shown + identity
        case .assertedIdentity: return asserted + shown
        case .privacy: return privacy
        case .failover: return forms.map { screen("ARS", $0.section, "Line Group ID") }
        case .keepalive:
            return tab("SIP Line", "Check OOS", "On")
                + [screen("System › LAN1", "Network Topology", "Binding Refresh Time")]
        }
    }
}
