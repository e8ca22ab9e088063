import DialPlan
import TrunkModel

extension ThreeCXSheet {
    /// One account's trunk, tab by tab.
    func steps(of account: Trunk.Account) -> [SetupSheet.Step] {
        [general(account), advanced(account), outboundParameters(account), inboundParameters(account)]
            + (is14 ? [sourceID(account), numbers(account)] : [])
    }

    private func screen(_ account: Trunk.Account, _ tab: String) -> SetupSheet.Screen {
        SetupSheet.Screen(labels.trunks.text, name(account), tab: tab, isConfirmed: is14)
    }

    private func field(
        _ label: ThreeCXLabels.Label,
        _ value: String,
        _ reason: LocalizedText? = nil
    ) -> SetupSheet.Field {
        SetupSheet.Field(label.text, value, reason: reason, isConfirmed: label.isConfirmed)
    }

    // MARK: General

    private func general(_ account: Trunk.Account) -> SetupSheet.Step {
        let main = account.number ?? trunk.defaultCallerID ?? trunk.numbers.first?.first
        let caller = account.number ?? trunk.defaultCallerID
        var fields: [SetupSheet.Field] = []
        if is14 {
            fields += [
                SetupSheet.Field("Country", "Generic"),
                SetupSheet.Field(
                    "Provider",
                    "Generic VoIP Provider",
                    reason: LocalizedText(
                        nl: "of, als het sjabloon in de lijst staat, '\(templateName(account))'",
                        en: "or, if the template is in the list, '\(templateName(account))'"
                    )
                ),
            ]
        }
        fields += [
            SetupSheet.Field(
                "Name",
                name(account),
                reason: LocalizedText(
                    nl: "uitgaande regels verwijzen naar deze naam: wijzig hem niet meer",
                    en: "outbound rules refer to this name: do not change it later"
                ),
                isConfirmed: false
            ),
            field(labels.registrar, account.server.host),
            field(labels.port, String(account.server.port)),
            field(labels.username, account.username),
            SetupSheet.Field(
                labels.password.text,
                passwordOf: account,
                isConfirmed: labels.password.isConfirmed
            ),
        ]
        if let main {
            fields.append(
                field(
                    labels.mainNumber,
                    text(main),
                    LocalizedText(nl: "zoals de provider het stuurt", en: "as the provider sends it")
                )
            )
        }
        if let channels = trunk.channels {
            fields.append(
                field(
                    labels.channels,
                    String(channels),
                    LocalizedText(nl: "niet meer dan bij de provider", en: "not more than at the provider")
                )
            )
        }
        if let caller {
            fields.append(
                field(
                    labels.callerID,
                    text(caller),
                    trunk.kind == .deviceAccounts
                        ? LocalizedText(
                            nl: "het nummer van dit account; precies zo, 3CX maakt er niets anders van",
                            en: "this account's number; exactly so, 3CX does not rewrite it"
                        )
                        : LocalizedText(
                            nl:
                                "wat iedereen toont die geen eigen nummer heeft; precies zo, 3CX maakt er niets anders van",
                            en:
                                "what everybody shows who has no number of their own; exactly so, 3CX does not rewrite it"
                        )
                )
            )
        }
        fields.append(
            field(
                labels.unmatched,
                "End Call",
                LocalizedText(
                    nl: "nummers die niet bij de DID's staan neemt de PBX niet aan",
                    en: "the PBX does not take numbers that are not among the DIDs"
                )
            )
        )
        return SetupSheet.Step(
            LocalizedText(nl: "Trunk \(name(account)): algemeen", en: "Trunk \(name(account)): general"),
            on: screen(account, "General"),
            fields: fields
        )
    }

    // MARK: Advanced

    private func advanced(_ account: Trunk.Account) -> SetupSheet.Step {
        let codecs = trunk.profile.codecs.map { ThreeCXNames.codec($0) }.joined(separator: ", ")
        return SetupSheet.Step(
            LocalizedText(nl: "Trunk \(name(account)): geavanceerd", en: "Trunk \(name(account)): advanced"),
            on: screen(account, "Advanced"),
            text: LocalizedText(
                nl: "Het sjabloon vult dit in; kijk of het klopt.",
                en: "The template fills this in; see that it is right."
            ),
            fields: [
                field(labels.registration, labels.registrationValue),
                field(
                    labels.contactIP,
                    labels.contactIPValue,
                    is14
                        ? LocalizedText(
                            nl: "zo meldt de trunk zich volgens de handleiding van de provider goed aan",
                            en: "so the trunk registers well, by the provider's manual"
                        ) : nil
                ),
                field(
                    labels.renewal,
                    String(trunk.profile.registrationExpiry),
                    LocalizedText(nl: "seconden", en: "seconds")
                ),
                field(
                    labels.transport,
                    "UDP",
                    LocalizedText(nl: "de provider kent alleen UDP", en: "the provider knows UDP only")
                ),
                field(
                    labels.audio,
                    "on",
                    LocalizedText(
                        nl: "geluid loopt altijd over de PBX: 'on' is aangevinkt",
                        en: "audio always flows through the PBX: 'on' means ticked"
                    )
                ),
                SetupSheet.Field(
                    "Codec Priority",
                    codecs,
                    reason: LocalizedText(
                        nl: "in deze volgorde, haal alle andere weg",
                        en: "in this order, remove all others"
                    ),
                    isConfirmed: is18
                ),
            ]
        )
    }

    // MARK: Parameters

    private func outboundParameters(_ account: Trunk.Account) -> SetupSheet.Step {
        let caller = "OutboundCallerId"
        var fields = [
            SetupSheet.Field(
                ThreeCXLabels.fromUser,
                caller,
                reason: LocalizedText(
                    nl: "het nummer van het toestel, en anders dat van de trunk",
                    en: "the extension's number, else the trunk's"
                ),
                isConfirmed: is14
            ),
            SetupSheet.Field(
                ThreeCXLabels.remoteParty,
                "leave default value",
                reason: LocalizedText(
                    nl: "alle regels met deze naam: de provider leest Remote-Party-ID niet",
                    en: "all rows of this name: the provider does not read Remote-Party-ID"
                ),
                isConfirmed: is14
            ),
        ]
        if trunk.profile.requiresAssertedIdentity {
            let why = LocalizedText(
                nl: "zonder deze header mag de provider gesprekken negeren; vul hem in als het sjabloon dat niet deed",
                en: "without this header the provider may ignore calls; fill it in if the template did not"
            )
            fields += [
                SetupSheet.Field(ThreeCXLabels.assertedUser, caller, reason: why, isConfirmed: is14),
                SetupSheet.Field(ThreeCXLabels.assertedHost, "GWHostPort", isConfirmed: is14),
            ]
        }
        return SetupSheet.Step(
            LocalizedText(
                nl: "Trunk \(name(account)): uitgaande parameters",
                en: "Trunk \(name(account)): outbound parameters"
            ),
            on: screen(account, "Outbound Parameters"),
            fields: fields
        )
    }

    private func inboundParameters(_ account: Trunk.Account) -> SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(
                nl: "Trunk \(name(account)): inkomende parameters",
                en: "Trunk \(name(account)): inbound parameters"
            ),
            on: screen(account, "Inbound Parameters"),
            text: LocalizedText(nl: "Hier hoef je niets te wijzigen.", en: "No change is needed here.")
        )
    }

    // MARK: DIDs

    private func sourceID(_ account: Trunk.Account) -> SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(
                nl: "Trunk \(name(account)): herkenning aan het nummer",
                en: "Trunk \(name(account)): identification by number"
            ),
            on: screen(account, "Source ID"),
            text: LocalizedText(
                nl:
                    "Zet het vinkje en voeg elk inkomend nummer toe, zoals het in de tabel bij de inkomende regels staat.",
                en: "Tick the box and add every inbound number as it stands in the table of inbound rules."
            ),
            fields: [SetupSheet.Field("Source Identification by DID", LocalizedText(nl: "aan", en: "on"))]
        )
    }

    private func numbers(_ account: Trunk.Account) -> SetupSheet.Step {
        SetupSheet.Step(
            LocalizedText(nl: "Trunk \(name(account)): nummers", en: "Trunk \(name(account)): numbers"),
            on: screen(account, "DID"),
            text: LocalizedText(
                nl:
                    "Voeg dezelfde nummers toe: alle uit de tabel bij de inkomende regels waar deze trunk achter staat.",
                en: "Add the same numbers: all of the table of inbound rules that have this trunk behind them."
            )
        )
    }

    /// What the template calls itself in the list of providers.
    private func templateName(_ account: Trunk.Account) -> String {
        ThreeCXNames.templateTitle(ThreeCXNames.servers(of: trunk).firstIndex(of: account.server) ?? 0, of: trunk)
    }
}
