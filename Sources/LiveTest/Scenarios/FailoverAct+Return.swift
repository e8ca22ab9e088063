import DialPlan
import SIPMessages
import SIPServer
import TrunkModel

/// The primary refuses registration, and comes back; the secondary takes calls.
extension FailoverAct {
    /// The primary refuses its next registration and every call; then it is back.
    func refuseRegistration(
        _ sample: DialSamples.Sample,
        _ again: DialSamples.Sample,
        _ primary: String,
        _ secondary: String
    ) async {
        let place = stage.log.wire.count
        let granted = Double(stage.configuration.grantedExpiry)
        // The first refresh belongs to the act of registration.
        let isRegistered = await stage.contact(of: primary) != nil
        if isRegistered {
            _ = await stage.log.wire.first(from: place, within: .seconds(granted + 2)) { message in
                message.isAnswer(to: "REGISTER", incoming: false) && message.message.status == 200
                    && message.message.to?.uri.user == primary
            }
            progress(
                .step(
                    .failover,
                    LocalizedText(nl: "\(primary) wordt geweigerd", en: "\(primary) is refused")
                )
            )
            let refusedPlace = stage.log.wire.count
            stage.script.set(.refusing, for: primary)
            _ = await stage.log.wire.first(from: refusedPlace, within: .seconds(granted + 2)) { message in
                message.isAnswer(to: "REGISTER", incoming: false) && message.message.status == 503
            }
        }
        await failOver(sample, primary, secondary, how: .refusedRegistration)
        stage.script.set(.normal, for: primary)
        await callAgain(again, primary)
    }

    func callAgain(_ sample: DialSamples.Sample, _ primary: String) async {
        await stage.hands.with {
            await stage.slots.with {
                let hint = LocalizedText(nl: "de primaire is terug", en: "the primary is back")
                let attempt = await dialling.dial(sample, hint: hint, for: .primaryAgain, timeout: .seconds(20))
                guard let attempt else { return }
                let arrival = await dialling.arrival(of: attempt)
                let expected = LocalizedText(nl: "weer over \(primary)", en: "over \(primary) again")
                if let arrival {
                    stage.book.judge(
                        .primaryAgain,
                        in: .failover,
                        sample.subject,
                        arrival.account == primary,
                        expected: expected,
                        seen: LocalizedText(nl: "over \(arrival.account)", en: "over \(arrival.account)"),
                        ladders: [arrival.handle.callID]
                    )
                    await finish(arrival)
                } else {
                    skip(
                        .primaryAgain,
                        sample.subject,
                        expected,
                        "het gesprek kwam niet aan",
                        "the call did not arrive"
                    )
                }
                await attempt.dialled.hangUp()
            }
        }
    }

    /// The provider moves inbound calls to the other account: the PBX has to take them there too.
    func callOverSecondary(_ secondary: String) async {
        let expected = LocalizedText(nl: "gaat over of wordt opgenomen", en: "rings or is answered")
        guard let contact = await stage.contact(of: secondary),
            let block = trunk.numbers.first(where: { $0.inbound != nil })
        else {
            return skip(
                .inboundSecondary,
                secondary,
                expected,
                "\(secondary) is niet geregistreerd",
                "\(secondary) is not registered"
            )
        }
        await stage.slots.with {
            let user = trunk.wireFormat(block.first)
            let caller = InboundCaller(stage: stage, act: .failover)
            let title = LocalizedText(nl: "\(user) over \(secondary)", en: "\(user) over \(secondary)")
            guard let placed = await caller.call(user, at: contact, from: stage.main, title: title) else { return }
            let state = await placed.handle.reaches(within: stage.patience) { $0 != .trying }
            var seen = LocalizedText(nl: "geen antwoord", en: "no answer")
            if case .ended(let ending)? = state {
                seen = .wire("\(ending)")
            } else if let state {
                seen = state == .ringing ? LocalizedText(nl: "gaat over", en: "rings") : expected
            }
            var outcome: Verdict.Outcome = state.map { !$0.isEnded } ?? false ? .passed : .failed
            // Busy is the called party's word, over whichever account.
            if case .ended(let ending)? = state, ending.status == 486 || ending.status == 600 { outcome = .warned }
            var verdict = Verdict(
                .inboundSecondary,
                in: .failover,
                "\(user), \(secondary)",
                outcome,
                expected: expected,
                seen: seen
            )
            verdict.ladders = [placed.handle.callID]
            stage.book.add(verdict)
            await placed.finish()
        }
    }
}
