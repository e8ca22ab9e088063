import DialPlan
import SIPMessages
import TrunkModel

/// Judges the addresses of a call that the PBX placed, against what the dial plan says.
struct CallerJudge {
    /// The call as the dial plan says.
    let call: OutboundDecision.Call
    /// The INVITE that carried the credentials.
    let invite: SIPMessage
    /// The same call's INVITE before it was challenged; nil if there was none.
    let first: SIPMessage?
    /// The rule that took the digits.
    let rule: DialRule.Kind?
    /// Where verdicts go.
    let book: VerdictBook
    /// The act.
    let act: Act
    /// The call.
    let subject: String
    /// The call's ladder.
    let ladders: [String]

    /// Writes verdicts on the called number, the caller's number and privacy.
    func judge() {
        if rule == .emergency { judgeEmergency() } else { judgeCalledNumber() }
        judgeCaller()
        if call.isAnonymous { judgePrivacy() }
    }

    private func judgeEmergency() {
        let user = invite.calledUser
        let hasPrivacy = hasPrivacy(invite)
        book.judge(
            .emergency,
            in: act,
            subject,
            user == call.number && !hasPrivacy,
            expected: LocalizedText(
                nl: "\(call.number) zoals gekozen, zonder Privacy",
                en: "\(call.number) as dialled, without Privacy"
            ),
            seen: LocalizedText(
                nl: "\(user)\(hasPrivacy ? ", met Privacy: id" : "")",
                en: "\(user)\(hasPrivacy ? ", with Privacy: id" : "")"
            ),
            ladders: ladders
        )
    }

    private func judgeCalledNumber() {
        let called = invite.calledUser, to = invite.to?.uri.user ?? ""
        book.judge(
            .calledNumber,
            in: act,
            subject,
            called == call.number && to == call.number,
            expected: LocalizedText(
                nl: "\(call.number) in Request-URI en To",
                en: "\(call.number) in Request-URI and To"
            ),
            seen: .wire("Request-URI \(called), To \(to)"),
            ladders: ladders
        )
    }

    private func judgeCaller() {
        let wanted = call.callerID
        let from = invite.from?.uri.user ?? ""
        let asserted = invite.addresses(.pAssertedIdentity).map(asserted)
        let shown = asserted.first
        // Both the same, but another number: the choice of the number is wrong, not a header.
        if let shown, shown == from, from != wanted {
            book.judge(
                .callerID,
                in: act,
                subject,
                false,
                expected: .wire(wanted),
                seen: LocalizedText(nl: "\(from), in beide headers", en: "\(from), in both headers"),
                ladders: ladders
            )
            return
        }
        let remote = invite[.remotePartyID]
        let isAsserted = shown == wanted && asserted.allSatisfy { $0 == wanted }
        book.judge(
            .assertedIdentity,
            in: act,
            subject,
            isAsserted,
            expected: .wire("P-Asserted-Identity: <sip:\(wanted)@…>"),
            seen: shown != nil
                ? .wire("P-Asserted-Identity: \(asserted.joined(separator: ", "))")
                : (remote != nil
                    ? LocalizedText(
                        nl: "Remote-Party-ID in plaats van P-Asserted-Identity",
                        en: "Remote-Party-ID in the place of P-Asserted-Identity"
                    )
                    : LocalizedText(nl: "geen P-Asserted-Identity", en: "no P-Asserted-Identity")),
            ladders: ladders
        )
        book.judge(
            call.isAnonymous ? .privateNumber : .from,
            in: act,
            subject,
            from == wanted,
            expected: .wire("From: <sip:\(wanted)@…>"),
            seen: .wire("From: \(from.isEmpty ? (invite[.from] ?? "") : from)"),
            ladders: ladders
        )
        if from == wanted, shown == wanted {
            book.judge(
                .callerID,
                in: act,
                subject,
                true,
                expected: .wire(wanted),
                seen: .wire(wanted),
                ladders: ladders
            )
        }
    }

    /// What an asserted address shows: a `tel` URI is always E.164, whatever the trunk's format (RFC 3966 §5.1.4).
    private func asserted(_ address: NameAddress) -> String {
        let user = address.uri.user ?? address.uri.description
        guard address.uri.scheme == .tel else { return user }
        let digits = user.filter(\.isWholeNumber)
        let wanted = call.callerID.filter(\.isWholeNumber)
        return digits == wanted || "00\(digits)" == wanted ? call.callerID : user
    }

    private func judgePrivacy() {
        let isPrivate = hasPrivacy(invite), wasPrivate = first.map(hasPrivacy) ?? false
        book.judge(
            .privacy,
            in: act,
            subject,
            isPrivate,
            expected: LocalizedText(
                nl: "Privacy: id, ook op de INVITE met het wachtwoord",
                en: "Privacy: id, also on the INVITE with the credentials"
            ),
            seen: isPrivate
                ? .wire("Privacy: \(invite[.privacy] ?? "")")
                : wasPrivate
                    ? LocalizedText(
                        nl: "alleen op de eerste INVITE, niet op die met het wachtwoord",
                        en: "on the first INVITE only, not on the one with the credentials"
                    ) : LocalizedText(nl: "geen Privacy: id", en: "no Privacy: id"),
            ladders: ladders
        )
    }

    private func hasPrivacy(_ message: SIPMessage) -> Bool {
        message.tokens(.privacy, separator: ";").contains { $0.lowercased() == "id" }
    }
}
