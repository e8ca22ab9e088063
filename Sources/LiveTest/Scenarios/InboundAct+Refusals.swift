import DialPlan
import SIPMessages
import SIPServer
import TrunkModel

/// Calls that end otherwise: cancelled, ended by the PBX, to nobody, from strangers.
extension InboundAct {
    /// A call that the PBX ends.
    func hangUpAtPBX(_ target: Target) async {
        let expected = LocalizedText(nl: "BYE van de PBX", en: "BYE from the PBX")
        guard let placed = await caller.call(target.user, at: target.contact, from: stage.main) else { return }
        guard await placed.handle.settles(within: stage.patience) == .established else {
            stage.book.skip(
                .byeFromPBX,
                in: .inbound,
                target.user,
                expected: expected,
                because: LocalizedText(nl: "niet opgenomen", en: "not answered"),
                ladders: [placed.handle.callID]
            )
            return await placed.finish()
        }
        if !stage.originator.isAutomatic {
            step(nl: "hang nu op bij \(target.user)", en: "hang up at \(target.user) now")
        }
        _ = await stage.originator.hangUpCall(callerNumber: placed.caller)
        let ending = await placed.handle.ends(
            within: stage.originator.isAutomatic ? stage.times.limit(6) : stage.patience
        )
        if stage.originator.isAutomatic || ending != nil {
            stage.book.judge(
                .byeFromPBX,
                in: .inbound,
                target.user,
                ending?.party == .peer,
                expected: expected,
                seen: ending.map { .wire("\($0)") }
                    ?? LocalizedText(nl: "geen BYE na ophangen", en: "no BYE after hanging up"),
                ladders: [placed.handle.callID]
            )
        } else {
            stage.book.skip(
                .byeFromPBX,
                in: .inbound,
                target.user,
                expected: expected,
                because: LocalizedText(nl: "niemand hing op", en: "nobody hung up"),
                ladders: [placed.handle.callID]
            )
        }
        await placed.finish()
    }

    /// A call that is given up while it rings.
    func cancel(_ target: Target) async {
        let expected = LocalizedText(nl: "487 op INVITE na CANCEL", en: "487 to INVITE after CANCEL")
        guard let placed = await caller.call(target.user, at: target.contact, from: stage.main) else { return }
        let state = await placed.handle.reaches(within: stage.patience) {
            $0 == .ringing || $0 == .established || $0.isEnded
        }
        guard state == .ringing else {
            stage.book.skip(
                .cancel,
                in: .inbound,
                target.user,
                expected: expected,
                because: state == .established
                    ? LocalizedText(nl: "opgenomen zonder over te gaan", en: "answered without ringing")
                    : LocalizedText(nl: "gaat niet over", en: "does not ring"),
                ladders: [placed.handle.callID]
            )
            return await placed.finish()
        }
        await placed.handle.hangUp()
        let ending = await placed.handle.ends(within: stage.times.limit(6))
        if ending?.status == nil, ending != nil {
            // Answer and CANCEL crossed: then BYE ends it (RFC 3261 §9.1).
            stage.book.skip(
                .cancel,
                in: .inbound,
                target.user,
                expected: expected,
                because: LocalizedText(
                    nl: "opgenomen op het moment van CANCEL",
                    en: "answered at the moment of CANCEL"
                ),
                ladders: [placed.handle.callID]
            )
        } else {
            stage.book.judge(
                .cancel,
                in: .inbound,
                target.user,
                ending?.status == 487,
                expected: expected,
                seen: ending.map { .wire("\($0)") } ?? LocalizedText(nl: "geen antwoord", en: "no answer"),
                ladders: [placed.handle.callID]
            )
        }
        await placed.end.close()
    }

    /// A call to a number that is not the trunk's.
    func callUnknownNumber(_ contact: SIPServer.Registration) async {
        guard let number = trunk.unusedNumber else { return }
        let user = trunk.numberFormat.text(
            ofDigits: number,
            internationalPrefix: trunk.profile.internationalPrefix
        )
        guard let placed = await caller.call(user, at: contact, from: stage.main) else { return }
        let state = await placed.handle.reaches(within: stage.times.limit(8)) { $0 != .trying }
        var outcome = Verdict.Outcome.failed
        var seen = LocalizedText(nl: "geen antwoord", en: "no answer")
        if case .ended(let ending)? = state {
            seen = .wire("\(ending)")
            switch ending.status {
            case 404, 410, 484, 604: outcome = .passed
            case .some(401), .some(403), .some(407), .some(408): break
            case .some: outcome = .warned
            case nil: break
            }
        } else if state != nil {
            seen = LocalizedText(nl: "gaat over of wordt opgenomen", en: "rings or is answered")
        }
        var verdict = Verdict(.unknownNumber, in: .inbound, user, outcome, expected: .wire("404"), seen: seen)
        verdict.ladders = [placed.handle.callID]
        stage.book.add(verdict)
        await placed.finish()
    }
}

extension Trunk {
    /// E.164 digits beside the trunk's numbers; nil if there are none.
    var unusedNumber: String? {
        guard let first = numbers.first, let value = UInt64(first.first.digits) else { return nil }
        return (1...20_000).lazy.map { String(value &+ $0) }.first {
            block(holding: $0) == nil && $0.count == first.first.digits.count
        }
    }
}
