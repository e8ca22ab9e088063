import DialPlan
import SIPMessages
import SIPServer
import TrunkModel

/// Judges calls that arrived, and those that did not.
extension OutboundAct {
    func judge(_ arrival: Dialling.Arrival, of attempt: Dialling.Attempt) {
        guard let call = attempt.sample.call else { return }
        let subject = attempt.sample.subject, ladders = [arrival.handle.callID]
        stage.book.judge(
            .callArrives,
            in: .outbound,
            subject,
            true,
            expected: LocalizedText(nl: "het gesprek komt aan", en: "the call arrives"),
            seen: LocalizedText(nl: "kwam aan", en: "arrived"),
            ladders: ladders
        )
        // A PBX that shows a wrong password, or none, over one account may come over the next.
        let tries = dialling.tries(of: attempt)
        let own = tries.first { $0.holds(arrival.invite) }
        let refused = tries.last { !$0.holds(arrival.invite) && $0.status == 407 }
        if let judged = refused ?? own { judgeDigest(judged, subject, isRight: refused == nil) }
        CallerJudge(
            call: call,
            invite: arrival.invite,
            first: own?.invites.first { $0.credentialsUser == nil }?.message,
            rule: attempt.sample.decision.rule?.kind,
            book: stage.book,
            act: .outbound,
            subject: subject,
            ladders: ladders
        ).judge()
        if let wanted = call.accounts.first.map({ stage.trunk.accounts[$0].username }) {
            stage.book.judge(
                .primaryFirst,
                in: .outbound,
                subject,
                arrival.account == wanted,
                expected: LocalizedText(nl: "over \(wanted)", en: "over \(wanted)"),
                seen: LocalizedText(nl: "over \(arrival.account)", en: "over \(arrival.account)"),
                ladders: ladders
            )
        }
        judgeExtensions(arrival.invite, subject, ladders)
    }

    func judgeDigest(_ judged: CallTry, _ subject: String, isRight: Bool) {
        stage.book.judge(
            .inviteDigest,
            in: .outbound,
            subject,
            isRight,
            expected: LocalizedText(nl: "INVITE met juiste digest", en: "INVITE with a right digest"),
            seen: isRight
                ? LocalizedText(nl: "juiste digest", en: "a right digest")
                : judged.account != nil
                    ? LocalizedText(nl: "verkeerde digest", en: "a wrong digest")
                    : LocalizedText(
                        nl: "de vraag om een wachtwoord (407) kreeg geen antwoord",
                        en: "the challenge (407) was not answered"
                    ),
            ladders: [judged.callID]
        )
    }

    func judgeExtensions(_ invite: SIPMessage, _ subject: String, _ ladders: [String]) {
        let required = invite.tokens(.require) + invite.tokens(.proxyRequire)
        stage.book.judge(
            .extensions,
            in: .outbound,
            subject,
            required.isEmpty,
            expected: LocalizedText(nl: "geen Require", en: "no Require"),
            seen: required.isEmpty
                ? LocalizedText(nl: "geen", en: "none") : .wire("Require: \(required.joined(separator: ", "))"),
            ladders: ladders
        )
    }

    /// Judges a call that did not arrive, by what did.
    func judgeMissing(_ attempt: Dialling.Attempt) {
        let subject = attempt.sample.subject
        let tries = dialling.tries(of: attempt)
        let ladders = tries.callIDs
        for message in tries.flatMap(\.invites) where !message.message.tokens(.require).isEmpty {
            return judgeExtensions(message.message, subject, ladders)
        }
        guard let last = tries.last else {
            // Which of the dial rules is missing is said by the check that is made for it.
            return stage.book.judge(
                attempt.sample.decision.rule?.kind == .emergency ? .emergency : .callArrives,
                in: .outbound,
                subject,
                false,
                expected: LocalizedText(nl: "het gesprek komt aan", en: "the call arrives"),
                seen: LocalizedText(nl: "geen INVITE", en: "no INVITE")
            )
        }
        guard let status = last.status, status != 407 else { return judgeDigest(last, subject, isRight: false) }
        stage.book.judge(
            .callArrives,
            in: .outbound,
            subject,
            false,
            expected: LocalizedText(nl: "het gesprek komt aan", en: "the call arrives"),
            seen: LocalizedText(
                nl: "door de provider geweigerd: \(status) \(last.answer?.message.reason ?? "")",
                en: "refused by the provider: \(status) \(last.answer?.message.reason ?? "")"
            ),
            ladders: ladders
        )
    }

    /// The PBX never learnt that its call was answered, or cannot say so: there is no call, and no audio.
    func judgeNoACK(_ arrival: Dialling.Arrival, _ attempt: Dialling.Attempt) {
        stage.book.judge(
            .audio,
            in: .outbound,
            attempt.sample.subject,
            false,
            expected: LocalizedText(nl: "ACK op de 200 van de provider", en: "ACK to the provider's 200"),
            seen: LocalizedText(nl: "geen ACK", en: "no ACK"),
            ladders: [arrival.handle.callID]
        )
    }

    func judgeSession(_ arrival: Dialling.Arrival, _ attempt: Dialling.Attempt) async {
        SessionJudge(
            session: try? SessionDescription(arrival.invite.bodyBytes),
            codecs: stage.trunk.profile.codecs,
            book: stage.book,
            act: .outbound,
            subject: attempt.sample.subject,
            ladders: [arrival.handle.callID]
        ).judge()
    }
}
