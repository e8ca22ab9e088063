import DialPlan
import TrunkModel

extension FreePBXSheet {
    /// The steps for one trunk, tab by tab.
    func trunkSteps(_ entry: FreePBXTrunk) -> [SetupSheet.Step] {
        line.driver == .pjsip ? pjsipSteps(entry) : sipSteps(entry)
    }

    private var addMenu: String {
        switch (line.driver, line.family) {
        case (.pjsip, .freepbx): "Add SIP (chan_pjsip) Trunk"
        case (.pjsip, _): "Add PJSIP Trunk"
        case (.sip, .freepbx): "Add SIP (chan_sip) Trunk"
        case (.sip, _): "Add SIP Trunk"
        }
    }

    private func screen(_ tab: String?) -> SetupSheet.Screen {
        line.family == .freepbx
            ? Self.screen("Connectivity", "Trunks", addMenu, tab: tab) : Self.screen("Trunks", addMenu)
    }

    private func title(_ entry: FreePBXTrunk, _ part: String) -> LocalizedText {
        LocalizedText("Trunk \(entry.name): \(part)")
    }

    // MARK: What all trunks have

    private func general(_ entry: FreePBXTrunk) -> SetupSheet.Step {
        var fields = [SetupSheet.Field("Trunk Name", entry.name, reason: nameReason(entry))]
        if line.driver == .pjsip, line.family == .freepbx {
            fields.append(SetupSheet.Field("Hide CallerID", "No", reason: Self.reasons["hcid"]))
        }
        fields += [
            SetupSheet.Field("Outbound CallerID", entry.outboundCallerID, reason: callerIDReason),
            SetupSheet.Field("CID Options", entry.cidOptions.label, reason: optionsReason),
            SetupSheet.Field(
                "Maximum Channels",
                entry.maximumChannels,
                reason: entry.maximumChannels.isEmpty
                    ? LocalizedText(nl: "leeg: geen grens", en: "empty: no limit")
                    : LocalizedText(nl: "zoveel gesprekken tegelijk", en: "so many calls at the same time")
            ),
            SetupSheet.Field(
                "Continue if Busy",
                "No",
                reason: LocalizedText(
                    nl: "een bezet nummer hoort het tweede account niet nog eens te bellen",
                    en: "a busy number must not be called again over the second account"
                )
            ),
            SetupSheet.Field("Disable Trunk", "No"),
        ]
        return SetupSheet.Step(
            title(entry, line.family == .freepbx ? "General" : "General Settings"),
            on: screen(line.family == .freepbx ? "General" : nil),
            text: entry.account.description.map { LocalizedText($0) },
            fields: fields
        )
    }

    private func nameReason(_ entry: FreePBXTrunk) -> LocalizedText {
        trunk.kind == .deviceAccounts && line.driver == .sip
            ? LocalizedText(nl: "het hele nummer van het toestelaccount", en: "the device account's whole number")
            : LocalizedText(
                nl: "precies zo: het belplanbestand herkent de trunk hieraan",
                en: "exactly so: the dial-plan file knows the trunk by it"
            )
    }

    private var callerIDReason: LocalizedText {
        trunk.kind == .deviceAccounts
            ? LocalizedText(nl: "het ene nummer van dit account", en: "this account's one number")
            : LocalizedText(
                nl: "wat een toestel zonder eigen Outbound CID toont",
                en: "what an extension without an Outbound CID of its own shows"
            )
    }

    private var optionsReason: LocalizedText {
        trunk.kind == .deviceAccounts
            ? LocalizedText(nl: "het account heeft één vast nummer", en: "the account has one fixed number")
            : LocalizedText(
                nl: "een doorgeschakelde beller van buiten toont het nummer van de trunk, niet het eigen",
                en: "a caller from outside whose call is forwarded shows the trunk's number, not their own"
            )
    }

    // MARK: pjsip

    private func pjsipSteps(_ entry: FreePBXTrunk) -> [SetupSheet.Step] {
        func fields(_ tab: FreePBXLabels.Tab) -> [SetupSheet.Field] {
            entry.settings.compactMap { setting in
                guard let field = FreePBXLabels.pjsip(setting.keyword, line), field.tab == tab else { return nil }
                let reason = Self.reasons[setting.keyword]
                if setting.isSecret {
                    return SetupSheet.Field(field.label, passwordOf: entry.account, reason: reason)
                }
                let value = FreePBXLabels.shown(setting.keyword, setting.value)
                return SetupSheet.Field(field.label, value, reason: reason)
            }
        }
        let codecs = SetupSheet.Field(
            line.family == .issabel ? "Audio Codecs" : "Codecs",
            trunk.profile.codecs.map(\.rawValue).joined(separator: ","),
            reason: LocalizedText(
                nl: "alleen deze aan, en sleep ze in deze volgorde",
                en: "tick only these, and drag them into this order"
            )
        )
        if line.family == .issabel {
            return [
                general(entry),
                SetupSheet.Step(
                    title(entry, "PJSIP Settings"),
                    on: screen(nil),
                    fields: fields(.general)
                ),
                SetupSheet.Step(
                    title(entry, "PJSIP Advanced Settings"),
                    on: screen(nil),
                    text: Self.leaveTheRest,
                    fields: fields(.advanced) + [codecs]
                ),
            ]
        }
        return [
            general(entry),
            SetupSheet.Step(
                title(entry, "pjsip Settings, General"),
                on: screen("pjsip Settings › General"),
                text: Self.leaveTheRest,
                fields: fields(.general)
            ),
            SetupSheet.Step(
                title(entry, "pjsip Settings, Advanced"),
                on: screen("pjsip Settings › Advanced"),
                text: Self.leaveTheRest,
                fields: fields(.advanced)
            ),
            SetupSheet.Step(
                title(entry, "pjsip Settings, Codecs"),
                on: screen("pjsip Settings › Codecs"),
                text: LocalizedText(nl: "Klik daarna op Submit.", en: "Then click Submit."),
                fields: [codecs]
            ),
        ]
    }

    // MARK: chan_sip

    private func sipSteps(_ entry: FreePBXTrunk) -> [SetupSheet.Step] {
        let isNew = line.family == .freepbx
        let peer = SetupSheet.Field(
            "PEER Details",
            lines: entry.peerDetails.map { setting in
                setting.isSecret
                    ? [.text("\(setting.keyword)="), .password(of: entry.account)]
                    : [.text("\(setting.keyword)=\(setting.value)")]
            },
            reason: LocalizedText(
                nl: "alle regels, in plaats van wat er al staat",
                en: "all lines, in the place of what already stands there"
            )
        )
        let empty = LocalizedText(nl: "maak leeg", en: "make empty")
        let register = SetupSheet.Field(
            "Register String",
            lines: [registerPieces(entry)],
            reason: LocalizedText(
                nl: "meldt het account aan; wat achter de schuine streep staat, belt de provider",
                en: "registers the account; what stands behind the slash is what the provider calls"
            )
        )
        return [
            general(entry),
            SetupSheet.Step(
                title(entry, isNew ? "sip Settings, Outgoing" : "Outgoing Settings"),
                on: screen(isNew ? "sip Settings › Outgoing" : nil),
                fields: [SetupSheet.Field("Trunk Name", entry.name, reason: nameReason(entry)), peer]
            ),
            SetupSheet.Step(
                title(entry, isNew ? "sip Settings, Incoming" : "Incoming Settings, Registration"),
                on: screen(isNew ? "sip Settings › Incoming" : nil),
                text: LocalizedText(nl: "Klik daarna op Submit.", en: "Then click Submit."),
                fields: [
                    SetupSheet.Field("USER Context", "", reason: empty),
                    SetupSheet.Field("USER Details", "", reason: empty), register,
                ]
            ),
        ]
    }

    private func registerPieces(_ entry: FreePBXTrunk) -> [SetupSheet.Piece] {
        let password = entry.account.password.reveal()
        guard FreePBXTrunk.writesPassword(password, line) else { return [.text(entry.registerString)] }
        let username = entry.account.username
        return [
            .text("\(username):"), .password(of: entry.account),
            .text(String(entry.registerString.dropFirst(username.count + 1 + password.count))),
        ]
    }

    // MARK: Reasons

    private static let leaveTheRest = LocalizedText(
        nl: "Velden die hier niet staan, blijven leeg of zoals ze zijn.",
        en: "Fields that are not listed stay empty or as they are."
    )

    private static let reasons: [String: LocalizedText] = [
        "hcid": LocalizedText(
            nl: "FreePBX zou anders anonymous in From zetten; de provider wil het echte nummer",
            en: "FreePBX would put anonymous into From; the provider wants the real number"
        ),
        "context": LocalizedText(
            nl: "staat in het belplanbestand, en laat geen gesprek weer naar buiten",
            en: "stands in the dial-plan file, and lets no call out again"
        ),
        "transport": LocalizedText(nl: "UDP: TCP kent de provider niet", en: "UDP: the provider knows no TCP"),
        "dtmfmode": LocalizedText(nl: "het enige dat de provider kent", en: "all that the provider knows"),
        "dtmf_mode": LocalizedText(nl: "het enige dat de provider kent", en: "all that the provider knows"),
        "pjsip_line": LocalizedText(
            nl: "herkent aan welk account een gesprek binnenkomt",
            en: "tells by which account a call comes in"
        ),
        "send_connected_line": LocalizedText(
            nl: "geen namen en nummers van toestellen naar de provider",
            en: "no names and numbers of extensions to the provider"
        ),
        "auth_rejection_permanent": LocalizedText(nl: "blijf proberen", en: "keep trying"),
        "max_retries": LocalizedText(
            nl: "de standaard (10 of 10000) geeft na een storing op",
            en: "the default (10 or 10000) gives up after an outage"
        ),
        "contact_user": LocalizedText(
            nl: "anders meldt de PBX zich aan als s, en dat keurt de provider af",
            en: "else the PBX registers as s, which the provider rejects"
        ),
        "match": LocalizedText(nl: "hier komen gesprekken vandaan", en: "where calls come from"),
        "identify_by": LocalizedText(
            nl: "alleen wie van die adressen belt is de provider",
            en: "only who calls from those addresses is the provider"
        ),
        "sendrpid": LocalizedText(
            nl: "dat doet het belplanbestand; anders verdwijnt Privacy: id uit het tweede INVITE",
            en: "the dial-plan file does that; else Privacy: id vanishes from the second INVITE"
        ),
        "trust_rpid": LocalizedText(
            nl: "het nummer van de beller komt uit P-Asserted-Identity",
            en: "the caller's number comes from P-Asserted-Identity"
        ),
        "trust_id_inbound": LocalizedText(
            nl: "het nummer van de beller komt uit P-Asserted-Identity",
            en: "the caller's number comes from P-Asserted-Identity"
        ),
        "t38_udptl": LocalizedText(nl: "de provider kent geen T.38", en: "the provider knows no T.38"),
        "direct_media": LocalizedText(nl: "audio loopt door de PBX", en: "audio runs through the PBX"),
        "qualify_frequency": LocalizedText(
            nl: "merkt dat een server dood is",
            en: "notices that a server is dead"
        ),
    ]
}
