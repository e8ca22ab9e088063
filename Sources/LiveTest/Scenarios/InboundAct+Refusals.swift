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

    /// Calls from another address of the provider, from strangers, and to numbers outside.
    func callFromElsewhere(_ target: Target) async {
        if let other = stage.other {
            if let placed = await caller.call(target.user, at: target.contact, from: other) {
                _ = await placed.handle.reaches(within: stage.patience) { $0 != .trying }
                let state = await placed.handle.reaches(within: .zero) { $0 != .trying }
                AdmissionJudge(
                    book: stage.book,
                    act: .inbound,
                    subject: target.user,
                    source: other.address.address,
                    ladders: [placed.handle.callID]
                ).judge(state, rang: state == .ringing, last: await placed.handle.response)
                await placed.finish()
            }
        }
        await callAsStranger(target)
        var samples = DialSamples(stage.plan, from: 400)
        guard let outside = samples.sample(.national, from: samples.plainCaller), let call = outside.call else {
            return
        }
        for (line, name) in [
            (stage.stranger, LocalizedText(nl: "een vreemde", en: "a stranger")),
            (stage.main, LocalizedText(nl: "de provider", en: "the provider")),
        ] {
            guard let line else { continue }
            await relay([outside.digits, call.number], at: target.contact, from: line, name)
        }
    }

    private func callAsStranger(_ target: Target) async {
        let expected = LocalizedText(nl: "geweigerd, of geen antwoord", en: "refused, or no answer")
        guard let stranger = stage.stranger else {
            return stage.book.skip(
                .stranger,
                in: .inbound,
                target.user,
                expected: expected,
                because: LocalizedText(
                    nl: "deze machine heeft geen adres buiten de netwerken van de provider; geef er een met --stranger",
                    en: "this machine has no address outside the provider's networks; name one with --stranger"
                )
            )
        }
        guard
            let placed = await caller.call(
                target.user,
                at: target.contact,
                from: stranger,
                title: LocalizedText(nl: "een vreemde belt \(target.user)", en: "a stranger calls \(target.user)")
            )
        else { return }
        let state = await placed.handle.reaches(within: stage.times.limit(3)) { $0 != .trying }
        judgeRefusal(
            .stranger,
            "\(target.user) ← \(stranger.address.address)",
            state,
            [placed.handle.callID],
            expected: expected
        )
        await placed.finish()
    }

    private func judgeRefusal(
        _ check: Check,
        _ subject: String,
        _ state: Call.State?,
        _ ladders: [String],
        expected: LocalizedText
    ) {
        var isRefused = true
        var seen = LocalizedText(nl: "geen antwoord", en: "no answer")
        if case .ended(let ending)? = state {
            seen = .wire("\(ending)")
        } else if let state {
            isRefused = false
            seen =
                state == .ringing
                ? LocalizedText(nl: "gaat over", en: "rings") : LocalizedText(nl: "opgenomen", en: "answered")
        }
        stage.book.judge(
            check,
            in: .inbound,
            subject,
            isRefused,
            expected: expected,
            seen: seen,
            ladders: ladders
        )
    }

    /// Calls outside numbers through the PBX: none may come out at the provider.
    private func relay(
        _ numbers: [String],
        at contact: SIPServer.Registration,
        from line: Line,
        _ who: LocalizedText
    ) async {
        let place = stage.log.wire.count
        for number in numbers {
            guard
                let placed = await caller.call(
                    number,
                    at: contact,
                    from: line,
                    title: LocalizedText(
                        nl: "\(who.nl) belt via de PBX naar \(number)",
                        en: "\(who.en) calls \(number) through the PBX"
                    )
                )
            else { return }
            let state = await placed.handle.reaches(within: stage.times.limit(2)) { $0 != .trying }
            let wanted = CalledNumber(number)
            let leaked = stage.log.wire.all.dropFirst(place).contains { message in
                message.isRequest(.invite) && wanted.isCalled(by: message.message)
            }
            var isRefused = !leaked
            if let state, !state.isEnded { isRefused = false }
            let expected = LocalizedText(nl: "geweigerd, niets naar buiten", en: "refused, nothing goes out")
            // Where any number rings, so does this one: that is no way out.
            if !isRefused, !leaked, stage.book.hasFailed(.unknownNumber) {
                stage.book.skip(
                    .relay,
                    in: .inbound,
                    "\(number) ← \(line.address.address)",
                    expected: expected,
                    because: LocalizedText(nl: "elk nummer gaat over", en: "every number rings"),
                    ladders: [placed.handle.callID]
                )
                await placed.finish()
                continue
            }
            stage.book.judge(
                .relay,
                in: .inbound,
                "\(number) ← \(line.address.address)",
                isRefused,
                expected: expected,
                seen: leaked
                    ? LocalizedText(nl: "het gesprek kwam bij de provider uit", en: "the call came out at the provider")
                    : state.map { "\($0)" }.map { .wire($0.hasPrefix("ended") ? "4xx" : $0) }
                        ?? LocalizedText(nl: "geen antwoord", en: "no answer"),
                ladders: [placed.handle.callID]
            )
            await placed.finish()
        }
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
