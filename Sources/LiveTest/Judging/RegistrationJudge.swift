import SIPMessages
import SIPServer
import TrunkModel

/// Judges an account's registrations, from what passed on the wire.
struct RegistrationJudge {
    let account: Trunk.Account
    let trunk: Trunk
    let history: RegistrationHistory
    /// How long a registration lasted, in seconds.
    let granted: Double
    /// How long the provider was there, in seconds.
    let waited: Double
    let book: VerdictBook

    var subject: String { account.username }
    var ladders: [String] { history.callIDs }

    /// Writes all verdicts.
    func judge() {
        if let round = stranger {
            return judge(
                .registers,
                false,
                expected: LocalizedText(
                    nl: "REGISTER vanaf \(trunk.pbx.networks.map(\.description).joined(separator: ", "))",
                    en: "REGISTER from \(trunk.pbx.networks.map(\.description).joined(separator: ", "))"
                ),
                seen: LocalizedText(
                    nl: "vanaf \(round.request.peer.address), dat niet op de whitelist staat (pbx.address)",
                    en: "from \(round.request.peer.address), which is not on the whitelist (pbx.address)"
                )
            )
        }
        if let refusal {
            return judge(
                .registers,
                false,
                expected: LocalizedText(nl: "REGISTER voor \(subject)", en: "REGISTER for \(subject)"),
                seen: LocalizedText(
                    nl: "geweigerd voor er om een wachtwoord gevraagd was: \(refusal)",
                    en: "refused before a password was asked for: \(refusal)"
                )
            )
        }
        judge(
            .registers,
            !history.rounds.isEmpty,
            expected: LocalizedText(nl: "REGISTER voor \(subject)", en: "REGISTER for \(subject)"),
            seen: history.rounds.isEmpty
                ? LocalizedText(nl: "geen enkele in \(seconds(nl: waited))", en: "none in \(seconds(waited))")
                : LocalizedText(nl: "\(history.rounds.count) gezien", en: "\(history.rounds.count) seen")
        )
        guard let last = history.authenticated.last ?? history.rounds.last else { return }
        judgePassword()
        judgeNames(last.request.message)
        judgeContact(last.request.message)
        judgeExpiry(last.request.message)
        judgeRefresh()
        judgeNonce()
    }

    /// A round that the whitelist kept out; nil if any got further.
    var stranger: RegistrationHistory.Round? {
        guard history.accepted.isEmpty, history.authenticated.isEmpty else { return nil }
        return history.rounds.first { $0.answer?.message.status == 403 }
    }

    /// Why the provider refused all that came without asking for a password, such as a domain that is not its own.
    private var refusal: String? {
        let answers = history.rounds.compactMap { $0.answer?.message }
        // 503 is what the act of failover answers.
        guard let last = answers.last, let status = last.status, history.authenticated.isEmpty,
            answers.allSatisfy({ ![200, 401, 503].contains($0.status ?? 0) })
        else { return nil }
        return "\(status) \(last.reason ?? "")"
    }

    func judge(_ check: Check, _ isRight: Bool, expected: LocalizedText, seen: LocalizedText) {
        book.judge(
            check,
            in: .registration,
            subject,
            isRight,
            expected: expected,
            seen: seen,
            ladders: Array(ladders.suffix(3))
        )
    }

    func judgePassword() {
        let isRight = !history.accepted.isEmpty || history.rounds.contains { $0.answer?.message.status == 423 }
        let wrong = history.authenticated.contains { $0.answer?.message.status == 401 }
        let other = history.authenticated.compactMap { $0.answer?.message.status }.last
        // The digest was right if it was refused for another reason.
        let isDigestRight = isRight || !wrong && (other ?? 401) != 401
        judge(
            .registrationPassword,
            isDigestRight,
            expected: LocalizedText(
                nl: "het wachtwoord uit het trunkbestand",
                en: "the password that the trunk file has"
            ),
            seen: isDigestRight
                ? LocalizedText(nl: "juiste digest", en: "a right digest")
                : wrong
                    ? LocalizedText(nl: "verkeerde digest", en: "a wrong digest")
                    : LocalizedText(
                        nl: "de vraag om een wachtwoord (401) kreeg geen antwoord",
                        en: "the challenge (401) was not answered"
                    )
        )
    }

    func judgeNames(_ request: SIPMessage) {
        let to = request.to?.uri.user ?? "", from = request.from?.uri.user ?? ""
        judge(
            .addressOfRecord,
            to == subject && from == subject,
            expected: LocalizedText(nl: "\(subject) in To en From", en: "\(subject) in To and From"),
            seen: .wire("To \(to), From \(from)")
        )
    }

    func judgeContact(_ request: SIPMessage) {
        guard let contact = request.contacts.first else {
            return judge(
                .contactUser,
                false,
                expected: .wire("Contact: <sip:\(subject)@…>"),
                seen: LocalizedText(nl: "geen Contact", en: "no Contact")
            )
        }
        let user = contact.uri.user ?? ""
        let digits = user.filter(\.isWholeNumber)
        let isNumber = user.allSatisfy { $0.isWholeNumber || $0 == "+" } && digits.count > 6
        let isOwn =
            isNumber && trunk.block(holding: digits.hasPrefix("00") ? String(digits.dropFirst(2)) : digits) != nil
        judge(
            .contactUser,
            user == subject || isOwn,
            expected: .wire("Contact: <sip:\(subject)@…>"),
            seen: .wire("Contact: <sip:\(user.isEmpty ? "" : user + "@")\(contact.uri.host)>")
        )
        let transport = contact.uri.parameter("transport")?.lowercased() ?? "udp"
        judge(
            .contactTransport,
            transport == "udp" && contact.uri.scheme == .sip,
            expected: .wire("UDP"),
            seen: .wire(contact.uri.scheme == .sips ? "sips:" : transport.uppercased())
        )
    }
}
