import DialPlan
import TrunkModel

/// Where the S-Series and MyPBX keep settings.
extension YeastarPlaces {
    func sSeries(_ setting: TrunkSetting) -> [SettingPlace] {
        typealias Sheet = YeastarSSeriesSheet
        let basic = Sheet.trunkScreen("Basic")
        let advanced = Sheet.trunkScreen("Advanced")
        let trunks = "trunks.csv"
        switch setting {
        case .registration:
            return byHand(basic, "Hostname/IP", trunks, "Hostname", \.server.host)
        case .credentials:
            return byHand(basic, "Username", trunks, "User Name", \.username)
                + byHand(basic, "Password", trunks, "Password") { _ in nil }
        case .transport: return byHand(basic, "Transport", trunks, "Transport") { _ in "UDP" }
        case .providerNetworks: return firewall
        case .guests: return [place(Sheet.sipScreen, "Allow Guest", "off")]
        case .didRoutes, .relaying: return inboundRoutes
        case .codecs: return [place(Sheet.trunkScreen("Codec"), "Codec", codecs)]
        case .dtmf: return [place(advanced, "DTMF Mode", "RFC4733")]
        case .t38: return [place(advanced, "T.38 Support", "off")]
        case .media: return [place(Sheet.sipScreen, "Allow RTP Re-invite", "off")]
        case .extensions: return [place(Sheet.sipScreen, "100rel", "off")]
        case .dialRules, .destinations: return [file("outbound-routes.csv", "Patterns")]
        case .fromNumber:
            return each(basic, "Caller ID Number", yeastar.mainNumber) + [place(basic, "From User")]
        case .assertedIdentity:
            return trunk.profile.requiresAssertedIdentity
                ? [place(Sheet.sipScreen, "Send P Asserted Identify", "on")] : []
        case .callerID:
            return yeastar.callerIDs.isEmpty
                ? each(basic, "Caller ID Number", yeastar.mainNumber) : [place(Sheet.trunkScreen("DOD"), "DOD")]
        case .privacy: return [place(advanced, "Send Privacy ID", "off")]
        case .failover:
            return [
                place(Sheet.outboundScreen, "Member Trunks", order),
                place(Sheet.outboundScreen, "Rrmemory Hunt", "off"), file("outbound-routes.csv", "Member Trunks"),
            ]
        case .keepalive: return [place(advanced, "Qualify", "on")]
        case .contactUser, .connectedLine, .registrationTimes: return []
        }
    }

    /// An account's field: on the screen where it is entered by hand, else in the imported file.
    private func byHand(
        _ screen: SetupSheet.Screen,
        _ label: String,
        _ path: String,
        _ column: String,
        _ value: (Trunk.Account) -> String?
    ) -> [SettingPlace] {
        let imported = accounts.filter(YeastarSSeriesFiles.isImported)
        let entered = accounts.filter { !YeastarSSeriesFiles.isImported($0) }
        func common(_ accounts: [Trunk.Account]) -> String? {
            let values = accounts.map(value).uniqued
            return values.count == 1 ? values[0] : nil
        }
        return (imported.isEmpty ? [] : [SettingPlace(LocalizedText(path), key: column, value: common(imported))])
            + (entered.isEmpty ? [] : [place(screen, label, common(entered))])
    }

    private var inboundRoutes: [SettingPlace] {
        let routes = yeastar.inbound.filter { $0.kind != nil }
        let asked = number.map { digits in routes.filter { $0.name.hasSuffix(digits) } } ?? routes
        let screen = SetupSheet.Screen("Settings", "PBX", "Call Control", "Inbound Routes")
        return asked.contains(where: YeastarSSeriesFiles.isImported)
            ? [file("inbound-routes.csv", "Destination")] : [place(screen, "Destination", destination)]
    }

    // MARK: MyPBX

    func myPBX(_ setting: TrunkSetting) -> [SettingPlace] {
        typealias Sheet = YeastarMyPBXSheet
        let add = Sheet.trunkScreen
        let edit = Sheet.editScreen
        switch setting {
        case .registration: return each(add, "Hostname/IP", \.server.host)
        case .credentials:
            return each(add, "Username", \.username) + each(add, "Authorization name", \.username)
                + [place(add, "Password")]
        case .transport: return [place(edit, "Transport", "UDP")]
        case .providerNetworks: return firewall
        case .didRoutes, .relaying:
            return [place(Sheet.inboundScreen, "DID Number"), place(Sheet.inboundScreen, "Destination", destination)]
        case .codecs: return [place(edit, "Codecs", codecs)]
        case .dtmf: return [place(edit, "DTMF mode", "rfc2833")]
        case .media: return [place(Sheet.sipScreen, "Allow RTP Reinvite", "off")]
        case .dialRules, .destinations:
            return yeastar.groups.isEmpty ? [] : [place(Sheet.outboundScreen, "Dial Pattern")]
        case .fromNumber: return each(add, "Caller ID", yeastar.mainNumber) + [place(add, "From User")]
        case .callerID:
            return yeastar.callerIDs.isEmpty ? each(add, "Caller ID", yeastar.mainNumber) : [place(edit, "DOD")]
        case .failover:
            return [
                place(Sheet.outboundScreen, "Member Trunks", order),
                place(Sheet.outboundScreen, "Rrmemory Hunt", "off"),
            ]
        case .keepalive: return [place(edit, "Qualify", "on")]
        case .guests, .t38, .extensions, .assertedIdentity, .privacy, .contactUser, .connectedLine,
            .registrationTimes:
            return []
        }
    }
}
