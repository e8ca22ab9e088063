import DialPlan
import TrunkModel

/// The credentials, and the entries that calls leave and arrive by.
extension AvayaSheet {
    func credentials(_ line: AvayaLine) -> SetupSheet.Step {
        let fields = line.accounts.enumerated().flatMap { offset, index in
            let account = trunk.accounts[index]
            return [
                Field("Index", String(offset + 1), reason: account.description.map { LocalizedText($0) }),
                Field("User Name", account.username),
                Field("Authentication Name", account.username),
                Field(
                    "Contact",
                    account.username,
                    reason: LocalizedText(
                        nl: "hierop roept de provider de PBX aan",
                        en: "the provider calls the PBX by it"
                    )
                ),
                Field("Password", passwordOf: account),
                Field(
                    release == .r8 ? "Expiry (mins)" : "Expiration (mins)",
                    String(max(1, trunk.profile.registrationExpiry / 60)),
                    isConfirmed: release != .r9
                ),
                Field("Registration Required", "On"),
            ]
        }
        return SetupSheet.Step(
            title(line, "de accounts", "the accounts"),
            on: screen(line, "SIP Credentials"),
            text: LocalizedText(
                nl: "Klik op Add, per account. Doe dit tabblad voor \(release.entriesTab), want dat kiest eruit.",
                en: "Click Add, for each account. Do this tab before \(release.entriesTab), which chooses from it."
            ),
            fields: fields
        )
    }

    /// One entry that takes every call to the line, and one per account to call out by.
    func entries(_ line: AvayaLine) -> [SetupSheet.Step] {
        let first = line.accounts.first.map { line.credentials(ofAccount: $0, in: trunk) } ?? ""
        let arriving = Entry(
            title: title(line, "ingang voor alle gesprekken van de provider", "the way in for all calls"),
            text: LocalizedText(
                nl:
                    "Klik op Add, en doe deze als eerste. Hij neemt elk gebeld nummer aan; de incoming call routes kiezen de "
                    + "bestemming. Heeft de PBX al lijnen met deze groepen, neem dan andere getallen, hier en in de short codes.",
                en:
                    "Click Add, and do this one first. It takes every called number; the incoming call routes choose the "
                    + "destination. If the PBX has lines with these groups already, take other numbers, here and in the short "
                    + "codes."
            ),
            content: release == .r11 ? "Auto" : "*",
            outgoing: AvayaLine.unusedGroup,
            outgoingReason: LocalizedText(
                nl: "een groep die geen short code noemt: hierlangs gaat niets uit",
                en: "a group that no short code names: nothing leaves here"
            ),
            sessions: sessions,
            credentials: first,
            isArriving: true
        )
        let leaving = line.accounts.map { index in
            Entry(
                title: title(
                    line,
                    "uitgang over account \(trunk.accounts[index].username)",
                    "the way out over account \(trunk.accounts[index].username)"
                ),
                text: LocalizedText(nl: "Klik op Add.", en: "Click Add."),
                content: isTrunk ? "Use Internal Data" : "Use Credentials User Name",
                outgoing: AvayaLine.outgoingGroup(ofAccount: index, in: trunk),
                outgoingReason: isTrunk
                    ? LocalizedText(nl: "zo noemen de short codes in ARS dit account", en: "ARS names this account so")
                    : LocalizedText(nl: "elk account zijn eigen groep", en: "a group for each account"),
                sessions: isTrunk ? sessions : "2",
                credentials: line.credentials(ofAccount: index, in: trunk),
                isArriving: false
            )
        }
        return ([arriving] + leaving).flatMap { release == .r11 ? callDetails($0, line) : [sipURI($0, line)] }
    }

    var sessions: String { String(trunk.channels ?? 10) }

    private struct Entry {
        let title: LocalizedText
        let text: LocalizedText
        let content: String
        let outgoing: Int
        let outgoingReason: LocalizedText
        let sessions: String
        let credentials: String
        let isArriving: Bool
    }

    /// Tab SIP URI: one row, to release 10.
    private func sipURI(_ entry: Entry, _ line: AvayaLine) -> SetupSheet.Step {
        let identity = entry.isArriving ? "Use Internal Data" : entry.content
        let pai =
            release == .r8
            ? [
                Field(
                    "PAI",
                    identity,
                    reason: LocalizedText(
                        nl: "bij None komt er P-Preferred-Identity, en dat kent de provider niet",
                        en: "with None there is P-Preferred-Identity, which the provider does not know"
                    )
                )
            ]
            : [
                Field("Identity", identity, isConfirmed: false),
                Field("Header", "P Asserted ID", isConfirmed: false),
            ]
        return SetupSheet.Step(
            entry.title,
            on: screen(line, release.entriesTab),
            text: entry.text,
            fields: [
                Field("Local URI", entry.content, reason: contentReason(entry)),
                Field("Contact", entry.content),
                Field("Display Name", entry.content),
            ] + pai + [
                Field("Registration", entry.credentials),
                incomingGroup,
                Field("Outgoing Group", String(entry.outgoing), reason: entry.outgoingReason),
                Field(
                    release == .r8 ? "Max Calls per Channel" : "Max Sessions",
                    entry.sessions,
                    isConfirmed: release == .r8
                ),
            ]
        )
    }

    private var incomingGroup: Field {
        Field(
            "Incoming Group",
            String(AvayaLine.firstNumber),
            reason: LocalizedText(
                nl: "gelijk aan Line Group ID van de incoming call routes",
                en: "the same as Line Group ID of the incoming call routes"
            )
        )
    }

    private func contentReason(_ entry: Entry) -> LocalizedText? {
        if entry.isArriving { return nil }
        return isTrunk
            ? LocalizedText(nl: "het nummer van de beller, uit User › SIP", en: "the caller's number, from User › SIP")
            : LocalizedText(nl: "het vaste nummer van dit account", en: "this account's fixed number")
    }

    /// Tab Call Details: the fields of an entry, and what it writes into each header.
    private func callDetails(_ entry: Entry, _ line: AvayaLine) -> [SetupSheet.Step] {
        let header = SetupSheet.Table(
            ["Header", "Display", "Content", "Outgoing Calls", "Forwarding/Twinning", "Incoming Calls"],
            ["Local URI", "Contact", "P Asserted ID"].map {
                [$0, entry.content, entry.content, "Caller", "Caller", $0 == "P Asserted ID" ? "None" : "Called"]
            }
        )
        return [
            SetupSheet.Step(
                entry.title,
                on: screen(line, release.entriesTab),
                text: entry.text,
                fields: [
                    incomingGroup,
                    Field("Outgoing Group", String(entry.outgoing), reason: entry.outgoingReason),
                    Field("Max Sessions", entry.sessions),
                    Field("Credentials", entry.credentials),
                ]
            ),
            SetupSheet.Step(
                LocalizedText(
                    nl: "\(entry.title.nl): de headers",
                    en: "\(entry.title.en): the headers"
                ),
                on: screen(line, release.entriesTab, isConfirmed: false),
                text: headerText(entry),
                table: header
            ),
        ]
    }

    private func headerText(_ entry: Entry) -> LocalizedText {
        LocalizedText(
            nl:
                "De tabel onder dezelfde velden. Vink P Asserted ID aan; P Preferred ID, Diversion Header en Remote Party ID "
                + "blijven uit.\(contentReason(entry).map { " Content: \($0.nl)." } ?? "")",
            en:
                "The table below the same fields. Tick P Asserted ID; P Preferred ID, Diversion Header and Remote Party ID stay "
                + "off.\(contentReason(entry).map { " Content: \($0.en)." } ?? "")"
        )
    }
}
