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

    private var subject: String { account.username }
    private var ladders: [String] { history.callIDs }

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

    private func judge(_ check: Check, _ isRight: Bool, expected: LocalizedText, seen: LocalizedText) {
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

    private func judgePassword() {
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

    private func judgeNames(_ request: SIPMessage) {
        let to = request.to?.uri.user ?? "", from = request.from?.uri.user ?? ""
        judge(
            .addressOfRecord,
            to == subject && from == subject,
            expected: LocalizedText(nl: "\(subject) in To en From", en: "\(subject) in To and From"),
            seen: .wire("To \(to), From \(from)")
        )
    }

    private func judgeContact(_ request: SIPMessage) {
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

    private func judgeExpiry(_ request: SIPMessage) {
        let asked =
            request.contacts.first?.parameters["expires"].flatMap { Int($0) } ?? request.number(.expires).map(Int.init)
        // A refusal tells of the first wish, even where the client asks for more then.
        let refused = history.rounds.first { $0.answer?.message.status == 423 }?.request.message
        let wish =
            refused.flatMap {
                $0.contacts.first?.parameters["expires"].flatMap { Int($0) } ?? $0.number(.expires).map(Int.init)
            }
            ?? asked
        let isRight = wish.map { 60...86_400 ~= $0 } ?? true
        judge(
            .registrationExpiry,
            isRight,
            expected: LocalizedText(
                nl: "60 s of meer, zoals \(trunk.profile.registrationExpiry) s",
                en: "60 s or more, such as \(trunk.profile.registrationExpiry) s"
            ),
            seen: wish.map { .wire("\($0) s") }
                ?? LocalizedText(nl: "niets gevraagd", en: "nothing asked for")
        )
    }

    private func judgeRefresh() {
        let expected = LocalizedText(
            nl: "opnieuw binnen \(seconds(nl: granted))",
            en: "again within \(seconds(granted))"
        )
        let times = history.accepted.compactMap { $0.answer?.time }
        let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
        // What the provider kept from happening is not the PBX's fault: the first refresh tells.
        guard let first = gaps.first else {
            if let first = times.first, waited - first > granted + 1 {
                return judge(
                    .registrationRefresh,
                    false,
                    expected: expected,
                    seen: LocalizedText(
                        nl: "niet opnieuw in \(seconds(nl: waited - first))",
                        en: "not again in \(seconds(waited - first))"
                    )
                )
            }
            return book.skip(
                .registrationRefresh,
                in: .registration,
                subject,
                expected: expected,
                because: times.isEmpty
                    ? LocalizedText(nl: "niet geregistreerd", en: "not registered")
                    : LocalizedText(nl: "de test was te kort", en: "the test was too short"),
                ladders: ladders
            )
        }
        judge(
            .registrationRefresh,
            first <= granted + 0.5,
            expected: expected,
            seen: LocalizedText(
                nl: "na \(seconds(nl: first)); \(gaps.count) keer",
                en: "after \(seconds(first)); \(gaps.count) times"
            )
        )
    }

    private func judgeNonce() {
        let expected = LocalizedText(
            nl: "met de nieuwe nonce opnieuw, zonder fout",
            en: "again with the new nonce, without an error"
        )
        guard let stale = history.stale.first else {
            guard history.accepted.count > 1 else {
                return book.skip(
                    .staleNonce,
                    in: .registration,
                    subject,
                    expected: expected,
                    because: LocalizedText(nl: "geen tweede registratie gezien", en: "no second registration was seen"),
                    ladders: ladders
                )
            }
            return judge(
                .staleNonce,
                true,
                expected: expected,
                seen: LocalizedText(
                    nl: "vraagt elke keer een nieuwe nonce",
                    en: "asks for a new nonce each time"
                )
            )
        }
        let back = history.accepted.first { ($0.answer?.time ?? 0) > stale.request.time }
        judge(
            .staleNonce,
            back != nil,
            expected: expected,
            seen: back == nil
                ? LocalizedText(nl: "geen geldige REGISTER meer", en: "no valid REGISTER afterwards")
                : LocalizedText(nl: "meteen opnieuw aangemeld", en: "registered again at once")
        )
    }
}
