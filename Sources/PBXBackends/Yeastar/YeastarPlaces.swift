import DialPlan
import TrunkModel

/// Where Yeastar's screens keep settings.
struct YeastarPlaces {
    let yeastar: YeastarPlan
    /// The account that advice is about, as an index; nil for all.
    var account: Int?
    /// The trunk's number that advice is about, as E.164 digits; nil for all.
    var number: String?

    var trunk: Trunk { yeastar.trunk }
    var accounts: [Trunk.Account] { account.map { [trunk.accounts[$0]] } ?? trunk.accounts }

    func place(_ screen: SetupSheet.Screen, _ key: String, _ value: String? = nil) -> SettingPlace {
        SettingPlace(
            LocalizedText(screen.path.joined(separator: " > ")),
            section: screen.tab,
            key: key,
            value: value
        )
    }

    /// A trunk's field: with its value where that is the same for all accounts that are asked for.
    func each(
        _ screen: SetupSheet.Screen,
        _ key: String,
        _ value: (Trunk.Account) -> String? = { _ in nil }
    ) -> [SettingPlace] {
        let values = accounts.map(value).uniqued
        return [place(screen, key, values.count == 1 ? values[0] : nil)]
    }

    var firewall: [SettingPlace] {
        [
            place(
                YeastarHost.firewallScreen(yeastar.line),
                "Source IP Address",
                trunk.providerNetworks.map(\.description).joined(separator: ", ")
            )
        ]
    }

    var codecs: String { trunk.profile.codecs.map(\.rawValue).joined(separator: ", ") }

    var order: String? { yeastar.groups.last?.trunks.joined(separator: ", ") }

    /// Where calls to the number go.
    var destination: String? {
        let digits = number ?? trunk.numbers.first { $0.inbound != nil }?.first.digits
        return digits.flatMap { digits in trunk.block(holding: digits)?.inbound?.target(forDigits: digits) }
    }

    func file(_ path: String, _ key: String) -> SettingPlace { SettingPlace(LocalizedText(path), key: key) }

    // MARK: P-Series

    func pSeries(_ setting: TrunkSetting) -> [SettingPlace] {
        typealias Sheet = YeastarPSeriesSheet
        let basic = Sheet.trunkScreen("Basic")
        let advanced = Sheet.trunkScreen("Advanced")
        let headers = Sheet.trunkScreen("SIP Headers")
        let settings = Sheet.settingsScreen
        let plan = "openapi-plan.json"
        switch setting {
        case .registration:
            return each(basic, "Hostname/IP", \.server.host) + [place(basic, "Trunk Type", "Register Trunk")]
                + [file(plan, "hostname")]
        case .credentials:
            return each(basic, "Username", \.username) + [place(basic, "Password"), file(plan, "$secret")]
        case .transport: return [place(basic, "Transport", "UDP"), file(plan, "transport")]
        case .registrationTimes:
            return [
                place(settings, "Default Registration Time (s)", String(trunk.profile.registrationExpiry)),
                place(settings, "Registration Attempts", "0"),
            ]
        case .providerNetworks: return firewall
        case .guests: return [place(settings, "Allow Guest", "off")]
        case .didRoutes, .relaying:
            return didRoutes(Sheet.inboundScreen, "Default Destination", direct: "DID Matching Mode")
        case .codecs: return [place(advanced, "Codec", codecs), file(plan, "codec_sel")]
        case .dtmf: return [place(advanced, "DTMF Mode", "RFC4733 (RFC2833)")]
        case .t38: return [place(advanced, "T.38 Support", "off")]
        case .media: return [place(settings, "RTP Port Range", YeastarHost.mediaPorts)]
        case .extensions: return [place(settings, "Session Timer", "No")]
        case .dialRules, .destinations:
            return yeastar.groups.isEmpty
                ? [] : [place(Sheet.outboundScreen, "Pattern"), file(plan, "dial_pattern_list")]
        case .fromNumber:
            return [place(headers, "From User Part", "[Default]")]
                + each(Sheet.trunkScreen("Outbound Caller ID"), "Default Outbound Caller ID", yeastar.mainNumber)
        case .assertedIdentity: return [place(headers, "P-Asserted-Identity", "[Default]")]
        case .privacy: return [place(headers, "Send Privacy ID", "off")]
        case .callerID:
            return each(
                Sheet.trunkScreen("Outbound Caller ID"),
                "Default Outbound Caller ID",
                yeastar.mainNumber
            ) + [place(Sheet.outboundScreen, "Extensions", yeastar.groups.last?.name)]
        case .failover:
            return [place(Sheet.outboundScreen, "Trunks", order), place(Sheet.outboundScreen, "Rrmemory Hunt", "off")]
        case .keepalive: return [place(advanced, "Qualify", "on")]
        case .contactUser, .connectedLine: return []
        }
    }

    /// Inbound routes, by the columns that the sheet's table has for this trunk.
    private func didRoutes(_ screen: SetupSheet.Screen, _ key: String, direct: String) -> [SettingPlace] {
        let routes = yeastar.inbound.filter { $0.kind != nil }
        let asked = number.map { digits in routes.filter { $0.name.hasSuffix(digits) } } ?? routes
        let isDirect = !asked.isEmpty && asked.allSatisfy { $0.isDirect && $0.isExtension }
        return isDirect
            ? [place(screen, direct), file("did-to-extension.csv", "Extension Matched")]
            : [place(screen, key, destination)]
    }
}
