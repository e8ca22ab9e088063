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
        let refused = dialling.invites(of: attempt).last { invite in
            invite.callID != arrival.handle.callID && lastStatus(of: invite, in: attempt) == 407
        }
        judgeDigest(attempt, of: refused?.callID ?? arrival.handle.callID, isRight: refused == nil)
        let first = dialling.invites(of: attempt).first {
            $0.callID == arrival.handle.callID && $0.credentialsUser == nil
        }
        CallerJudge(
            call: call,
            invite: arrival.invite,
            first: first?.message,
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

    /// The status of the provider's last answer to a call.
    func lastStatus(of invite: WireMessage, in attempt: Dialling.Attempt) -> Int? {
        stage.log.wire.all.dropFirst(attempt.wirePlace).last {
            $0.callID == invite.callID && $0.isAnswer(to: "INVITE", incoming: false)
        }?.message.status
    }

    func judgeDigest(_ attempt: Dialling.Attempt, of callID: String, isRight: Bool) {
        let credentials = dialling.invites(of: attempt).contains { $0.callID == callID && $0.credentialsUser != nil }
        stage.book.judge(
            .inviteDigest,
            in: .outbound,
            attempt.sample.subject,
            isRight,
            expected: LocalizedText(nl: "INVITE met juiste digest", en: "INVITE with a right digest"),
            seen: isRight
                ? LocalizedText(nl: "juiste digest", en: "a right digest")
                : credentials
                    ? LocalizedText(nl: "verkeerde digest", en: "a wrong digest")
                    : LocalizedText(
                        nl: "de vraag om een wachtwoord (407) kreeg geen antwoord",
                        en: "the challenge (407) was not answered"
                    ),
            ladders: [callID]
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
        let invites = dialling.invites(of: attempt)
        let ladders = Array(Set(invites.map(\.callID)))
        for message in invites where !message.message.tokens(.require).isEmpty {
            return judgeExtensions(message.message, subject, ladders)
        }
        guard let last = invites.last else {
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
        let answers = stage.log.wire.all.dropFirst(attempt.wirePlace).filter {
            $0.callID == last.callID && $0.isAnswer(to: "INVITE", incoming: false)
        }
        let status = answers.last?.message.status
        guard let status, status != 407 else {
            return judgeDigest(attempt, of: last.callID, isRight: false)
        }
        stage.book.judge(
            .callArrives,
            in: .outbound,
            subject,
            false,
            expected: LocalizedText(nl: "het gesprek komt aan", en: "the call arrives"),
            seen: LocalizedText(
                nl: "door de provider geweigerd: \(status) \(answers.last?.message.reason ?? "")",
                en: "refused by the provider: \(status) \(answers.last?.message.reason ?? "")"
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
