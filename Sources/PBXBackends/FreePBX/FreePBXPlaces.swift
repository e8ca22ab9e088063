import DialPlan
import TrunkModel

/// Where FreePBX keeps settings: mostly fields of its screens, and what those cannot do in the file for the dial plan.
struct FreePBXPlaces {
    let view: FreePBXPlan
    /// The account that advice is about; nil for all.
    let account: Int?
    /// The trunk's number that advice is about, as E.164 digits; nil for all.
    let number: String?

    private var trunk: Trunk { view.trunk }
    private var line: FreePBXLine { view.line }
    private var custom: LocalizedText { LocalizedText("extensions_custom_\(trunk.name).conf") }
    private var trunks: [FreePBXTrunk] { account.map { [view.trunks[$0]] } ?? view.trunks }

    /// The places of a setting, in the order in which to look.
    func places(of setting: TrunkSetting) -> [SettingPlace] {
        switch setting {
        case .didRoutes: return did
        case .dialRules: return patterns(.calls) + patterns(.emergency)
        case .destinations: return patterns(.blocked) + patterns(.calls)
        case .fromNumber: return all("Outbound CallerID", \.outboundCallerID) + all("CID Options", \.cidOptions.label)
        case .assertedIdentity:
            return [hook("P-Asserted-Identity", "<sip:${TRUNKLINE_SHOWN}@${TRUNKLINE_HOST}>")]
        case .privacy:
            return [hook("Privacy", "id")] + anonymous
        case .callerID: return callerID
        case .failover:
            return [
                SettingPlace(
                    LocalizedText("Outbound Routes"),
                    key: "Trunk Sequence for Matched Routes",
                    value: trunk.kind == .trunk ? view.trunks.map(\.name).joined(separator: ", ") : nil
                )
            ] + all("Continue if Busy") { _ in "No" }
        default: return line.driver == .pjsip ? pjsip(setting) : sip(setting)
        }
    }

    // MARK: Dial plan and routes

    private func hook(_ key: String, _ value: String) -> SettingPlace {
        SettingPlace(custom, section: "[\(trunk.name)-predial]", key: key, value: value)
    }

    private func patterns(_ purpose: FreePBXRoute.Purpose) -> [SettingPlace] {
        view.routes.filter { $0.purpose == purpose }.map {
            SettingPlace(LocalizedText($0.file), key: "match pattern")
        }
    }

    private var anonymous: [SettingPlace] {
        view.routes.filter(\.isAnonymous).map { SettingPlace(LocalizedText($0.file), key: "callerid") }
    }

    private var callerID: [SettingPlace] {
        if trunk.kind == .deviceAccounts {
            return view.routes.filter { $0.purpose == .calls }.map {
                SettingPlace(LocalizedText($0.file), key: "callerid")
            } + all("Outbound CallerID", \.outboundCallerID)
        }
        return [SettingPlace(LocalizedText("Extensions"), key: "Outbound CID")]
            + all("Outbound CallerID", \.outboundCallerID)
    }

    private var did: [SettingPlace] {
        let route = view.inboundRoutes.first { route in number.map { route.number.hasSuffix($0) } ?? true }
        let entry =
            line.importsInboundRoutes
            ? SettingPlace(
                LocalizedText("dids.csv"),
                key: route?.number ?? "destination",
                value: route?.destination.text
            )
            : SettingPlace(LocalizedText("Inbound Routes"), key: "DID Number", value: route?.number)
        let check = SettingPlace(custom, section: "[\(trunk.name)-did]", key: "exten")
        return [entry, check] + context
    }

    private var context: [SettingPlace] {
        line.driver == .pjsip
            ? field("context")
            : [
                SettingPlace(
                    LocalizedText("Trunks"),
                    key: "PEER Details",
                    value: "context=\(view.trunks.first?.context ?? "")"
                )
            ]
    }

    // MARK: Fields of the trunks

    private func all(_ label: String, _ value: (FreePBXTrunk) -> String?) -> [SettingPlace] {
        trunks.map { SettingPlace(LocalizedText("Trunks › \($0.name)"), key: label, value: value($0)) }
    }

    /// The field of a keyword on the pjsip page; none where the version does not know it.
    private func field(_ keyword: String) -> [SettingPlace] {
        guard let entry = FreePBXLabels.pjsip(keyword, line) else { return [] }
        return trunks.compactMap { trunk in
            guard let setting = trunk.settings.first(where: { $0.keyword == keyword }) else { return nil }
            return SettingPlace(
                LocalizedText("Trunks › \(trunk.name)"),
                section: entry.tab.rawValue,
                key: entry.label,
                value: setting.isSecret ? nil : FreePBXLabels.shown(keyword, setting.value)
            )
        }
    }

    private func fields(_ keywords: String...) -> [SettingPlace] { keywords.flatMap(field) }

    private func pjsip(_ setting: TrunkSetting) -> [SettingPlace] {
        switch setting {
        case .registration: fields("registration", "sip_server", "sip_server_port")
        case .credentials: fields("username", "secret", "authentication")
        case .contactUser: field("contact_user")
        case .transport: field("transport")
        case .registrationTimes: fields("expiration", "retry_interval", "max_retries")
        case .providerNetworks: field("match")
        case .guests: fields("identify_by", "match")
        case .relaying: field("context")
        case .codecs:
            all(line.family == .issabel ? "Audio Codecs" : "Codecs") { _ in
                trunk.profile.codecs.map(\.rawValue).joined(separator: ",")
            }
        case .dtmf: fields("dtmfmode", "dtmf_mode")
        case .t38: field("t38_udptl")
        case .media: fields("direct_media", "rtp_symmetric")
        case .connectedLine: field("send_connected_line")
        case .keepalive: field("qualify_frequency")
        default: []
        }
    }

    private func sip(_ setting: TrunkSetting) -> [SettingPlace] {
        let general = LocalizedText("sip_general_custom_\(trunk.name).conf")
        func peer(_ keywords: String...) -> [SettingPlace] {
            trunks.map { trunk in
                let lines = trunk.peerDetails.filter { keywords.contains($0.keyword) && !$0.isSecret }
                return SettingPlace(
                    LocalizedText("Trunks › \(trunk.name)"),
                    key: "PEER Details",
                    value: lines.isEmpty ? nil : lines.map { "\($0.keyword)=\($0.value)" }.joined(separator: " ")
                )
            }
        }
        let register = all("Register String") { trunk in
            FreePBXTrunk.writesPassword(trunk.account.password.reveal(), line) ? nil : trunk.registerString
        }
        switch setting {
        case .registration, .transport: return register + peer("host", "port")
        case .contactUser: return register
        case .credentials: return peer("username") + register
        case .registrationTimes:
            return [
                SettingPlace(general, key: "registerattempts", value: "0"),
                SettingPlace(general, key: "registertimeout", value: "60"),
            ]
        case .providerNetworks, .guests:
            return [
                SettingPlace(custom, section: "[\(trunk.name)-guests]", key: "GotoIf"),
                SettingPlace(general, key: "alwaysauthreject"),
            ]
        case .relaying: return peer("context")
        case .codecs: return peer("disallow", "allow")
        case .dtmf: return peer("dtmfmode")
        case .t38: return peer("t38pt_udptl")
        case .media: return peer("nat", "directmedia")
        case .extensions: return peer("session-timers")
        case .connectedLine: return peer("sendrpid")
        case .keepalive: return peer("qualify", "qualifyfreq")
        default: return []
        }
    }
}
