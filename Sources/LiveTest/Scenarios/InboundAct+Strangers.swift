import DialPlan
import SIPMessages
import SIPServer
import TrunkModel

/// Calls from other addresses: of the provider, and of nobody that the PBX knows.
extension InboundAct {
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

    func callAsStranger(_ target: Target) async {
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
        for name in [nil] + knownNames {
            await callAsStranger(target, from: stranger, calling: name, expected)
        }
    }

    func callAsStranger(
        _ target: Target,
        from stranger: Line,
        calling name: String?,
        _ expected: LocalizedText
    ) async {
        let alias = name.map { LocalizedText(nl: " die zich \($0) noemt", en: " who calls himself \($0)") }
        let title = LocalizedText(
            nl: "een vreemde\(alias?.nl ?? "") belt \(target.user)",
            en: "a stranger\(alias?.en ?? "") calls \(target.user)"
        )
        let placed = await caller.call(
            target.user,
            at: target.contact,
            from: stranger,
            title: title,
            as: name,
            knowsBinding: false
        )
        guard let placed else { return }
        let state = await placed.handle.reaches(within: stage.times.limit(3)) { $0 != .trying }
        judgeRefusal(
            .stranger,
            "\(target.user) ← \(name.map { "\($0)@" } ?? "")\(stranger.address.address)",
            state,
            [placed.handle.callID],
            expected: expected
        )
        await placed.finish()
    }

    /// Names that a PBX may know the trunk by: some let in whoever writes such a name into From.
    private var knownNames: [String] {
        guard let account = trunk.accounts.first else { return [] }
        return [account.username, trunk.name, "\(trunk.name)-\(account.label)"]
    }

    func judgeRefusal(
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
    func relay(
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
