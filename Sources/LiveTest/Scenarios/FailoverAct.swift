import DialPlan
import SIPMessages
import SIPServer
import TrunkModel

/// Act four: the primary account fails, each time otherwise.
struct FailoverAct: Sendable {
    let stage: ProviderStage
    let progress: @Sendable (LiveTestRun.Progress) -> Void

    private var dialling: Dialling { Dialling(stage: stage, act: .failover, progress: progress) }
    private var trunk: Trunk { stage.trunk }

    /// Plays all that can go wrong with the primary.
    func play() async {
        guard trunk.kind == .trunk, trunk.accounts.count > 1 else {
            let reason =
                trunk.kind == .deviceAccounts
                ? LocalizedText(
                    nl: "toestelaccounts staan naast elkaar en vervangen elkaar niet",
                    en: "device accounts stand side by side and do not replace each other"
                ) : LocalizedText(nl: "er is maar één account", en: "there is only one account")
            return stage.book.skip(
                .failover,
                in: .failover,
                trunk.name,
                expected: LocalizedText(nl: "het tweede account", en: "the second account"),
                because: reason
            )
        }
        guard stage.hasMetPBX else {
            return skip(
                .failover,
                trunk.name,
                LocalizedText(nl: "het tweede account", en: "the second account"),
                "er kwam niets van een PBX",
                "nothing came from a PBX"
            )
        }
        let (primary, secondary) = (trunk.accounts[0].username, trunk.accounts[1].username)
        var samples = DialSamples(stage.plan, from: 100)
        let caller = samples.plainCaller
        let numbers = (0..<6).compactMap { _ in samples.sample(.national, from: caller) }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await callOverSecondary(secondary) }
            if numbers.count == 6 {
                group.addTask { await failOver(numbers[0], primary, secondary, how: .unavailable) }
                group.addTask { await failOver(numbers[1], primary, secondary, how: .silence) }
                group.addTask { await stop(numbers[2], primary, with: 486) }
                group.addTask { await stop(numbers[3], primary, with: 603) }
                group.addTask { await refuseRegistration(numbers[4], numbers[5], primary, secondary) }
            }
        }
    }

    /// How the primary fails.
    private enum Failure: Sendable {
        case unavailable
        case silence
        case refusedRegistration

        /// What it is called in verdicts.
        var name: LocalizedText {
            switch self {
            case .unavailable: LocalizedText(nl: "primaire antwoordt 503", en: "the primary answers 503")
            case .silence: LocalizedText(nl: "primaire zwijgt", en: "the primary is silent")
            case .refusedRegistration:
                LocalizedText(nl: "primaire weigert registratie", en: "the primary refuses registration")
            }
        }

        /// How long the PBX may take to come over the secondary: 64 times T1 for silence (RFC 3261 §17.1.1.2).
        var limit: Double { self == .silence ? 40 : 6 }
    }

    private func failOver(
        _ sample: DialSamples.Sample,
        _ primary: String,
        _ secondary: String,
        how failure: Failure
    ) async {
        await stage.hands.with {
            await stage.slots.with {
                if failure == .silence { stage.script.silence(sample.number, over: primary) }
                let attempt = await dialling.dial(sample, hint: failure.name, for: .failover, timeout: .seconds(90))
                guard let attempt else { return }
                await judgeFailover(attempt, primary, secondary, failure)
                await attempt.dialled.hangUp()
            }
        }
    }

    private func judgeFailover(
        _ attempt: Dialling.Attempt,
        _ primary: String,
        _ secondary: String,
        _ failure: Failure
    ) async {
        let subject = "\(attempt.sample.subject), \(failure == .silence ? "silence" : "503")"
        let expected = LocalizedText(
            nl: "\(failure.name.nl): over \(secondary) binnen \(Int(failure.limit)) s",
            en: "\(failure.name.en): over \(secondary) within \(Int(failure.limit)) s"
        )
        let began = stage.log.time
        var earlier: [String] = []
        if failure != .silence {
            guard let first = await dialling.arrival(of: attempt) else {
                return skip(.failover, subject, expected, "het gesprek kwam niet aan", "the call did not arrive")
            }
            guard first.account == primary else {
                await finish(first)
                return skip(
                    .failover,
                    subject,
                    expected,
                    "het gesprek kwam niet over \(primary)",
                    "the call did not come over \(primary)"
                )
            }
            await first.handle.refuse(503)
            earlier = [first.handle.callID]
        }
        let limit = failure == .silence ? await patience(with: attempt, primary) : failure.limit
        guard limit <= failure.limit else {
            let time = Int(limit)
            return skip(
                .failover,
                subject,
                expected,
                "de PBX geeft pas na \(time) s op (64 × T1, die zij met OPTIONS heeft gemeten)",
                "the PBX gives up only after \(time) s (64 × T1, which it measured with OPTIONS)"
            )
        }
        let reminder = failure == .silence ? remind(of: primary, stage.times.limit(limit)) : nil
        let second = await dialling.arrival(of: attempt, after: earlier, within: stage.times.limit(limit + 2))
        reminder?.cancel()
        // A call that showed the wrong password the second time never arrives, but it was tried.
        let tries = Set(dialling.invites(of: attempt).map(\.callID))
        let isTried = second != nil || tries.count > 1
        let ladders = Array(tries)
        if failure == .silence, second?.account == secondary,
            dialling.invites(of: attempt).first(where: { $0.credentialsUser == primary }) == nil
        {
            skip(.failover, subject, expected, "\(primary) werd niet geprobeerd", "\(primary) was not tried")
        } else {
            stage.book.judge(
                .failover,
                in: .failover,
                subject,
                isTried,
                expected: expected,
                seen: second.map {
                    LocalizedText(
                        nl: "over \($0.account) na \(seconds(nl: $0.time - began))",
                        en: "over \($0.account) after \(seconds($0.time - began))"
                    )
                } ?? LocalizedText(nl: "geen tweede poging", en: "no second attempt"),
                ladders: ladders
            )
        }
        if isTried {
            let shown = second?.account ?? dialling.invites(of: attempt).compactMap(\.credentialsUser).last
            stage.book.judge(
                .failoverCredentials,
                in: .failover,
                subject,
                second?.account == secondary,
                expected: LocalizedText(
                    nl: "gebruiker en wachtwoord van \(secondary)",
                    en: "user and password of \(secondary)"
                ),
                seen: second == nil
                    ? LocalizedText(
                        nl: "\(shown ?? "niemand"), met een verkeerde digest",
                        en: "\(shown ?? "nobody"), with a wrong digest"
                    ) : .wire(shown ?? "-"),
                ladders: ladders
            )
        }
        if let second { await finish(second) }
    }

    /// Says every few seconds what the test is waiting for: nothing else may be going on by then.
    private func remind(of primary: String, _ limit: Duration) -> Task<Void, Never> {
        Task {
            let end = ContinuousClock.now + limit
            while (try? await Task.sleep(for: .seconds(5))) != nil {
                let rest = max(0, (end - .now).components.seconds)
                progress(
                    .step(
                        .failover,
                        LocalizedText(
                            nl: "wachten tot de PBX \(primary) opgeeft, hooguit nog \(rest) s",
                            en: "waiting for the PBX to give \(primary) up, \(rest) s more at most"
                        )
                    )
                )
            }
        }
    }

    /// How long a PBX may take to give a silent server up: Timer B, 64 times its own T1 (RFC 3261 §17.1.1.2).
    ///
    /// T1 is what lies between the first two copies of its INVITE; chan_sip takes the round trip that it measured.
    private func patience(with attempt: Dialling.Attempt, _ primary: String) async -> Double {
        let number = attempt.sample.number
        let isCopy: @Sendable (WireMessage) -> Bool = { message in
            message.isRequest(.invite) && number.isCalled(by: message.message) && message.credentialsUser == primary
        }
        guard let first = await stage.log.wire.first(from: attempt.wirePlace, within: dialling.patience, where: isCopy)
        else { return 5 }
        let next = await stage.log.wire.first(from: attempt.wirePlace, within: stage.times.limit(3)) { message in
            isCopy(message) && message.time > first.time && message.callID == first.callID
        }
        guard let next else { return Failure.silence.limit }
        return max(64 * (next.time - first.time), 32) + 4
    }

    private func skip(_ check: Check, _ subject: String, _ expected: LocalizedText, _ nl: String, _ en: String) {
        stage.book.skip(
            check,
            in: .failover,
            subject,
            expected: expected,
            because: LocalizedText(nl: nl, en: en)
        )
    }

    private func finish(_ arrival: Dialling.Arrival) async {
        let end = await dialling.answer(arrival)
        await arrival.handle.hangUp()
        _ = await arrival.handle.ends(within: stage.times.limit(3))
        await end?.close()
    }

    /// Busy and declined are the called party's word: the other account would be told the same.
    private func stop(_ sample: DialSamples.Sample, _ primary: String, with status: Int) async {
        await stage.hands.with {
            await stage.slots.with {
                let hint = LocalizedText(nl: "de gebelde antwoordt \(status)", en: "the called party answers \(status)")
                let attempt = await dialling.dial(sample, hint: hint, for: .noFailover, timeout: .seconds(20))
                guard let attempt else { return }
                let subject = "\(sample.subject), \(status)"
                let expected = LocalizedText(nl: "geen tweede poging", en: "no second attempt")
                guard let first = await dialling.arrival(of: attempt), first.account == primary else {
                    skip(
                        .noFailover,
                        subject,
                        expected,
                        "niet over \(primary) gekomen",
                        "it did not come over \(primary)"
                    )
                    return await attempt.dialled.hangUp()
                }
                await first.handle.refuse(status)
                let second = await dialling.arrival(
                    of: attempt,
                    after: [first.handle.callID],
                    within: stage.times.limit(2)
                )
                let calls = Set(dialling.invites(of: attempt).map(\.callID))
                stage.book.judge(
                    .noFailover,
                    in: .failover,
                    subject,
                    second == nil && calls.count == 1,
                    expected: expected,
                    seen: second.map { LocalizedText(nl: "ook over \($0.account)", en: "also over \($0.account)") }
                        ?? (calls.count > 1
                            ? LocalizedText(nl: "een tweede INVITE", en: "a second INVITE")
                            : LocalizedText(nl: "geen", en: "none")),
                    ladders: Array(calls)
                )
                if let second { await second.handle.refuse(status) }
                await attempt.dialled.hangUp()
            }
        }
    }

    /// The primary refuses its next registration and every call; then it is back.
    private func refuseRegistration(
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

    private func callAgain(_ sample: DialSamples.Sample, _ primary: String) async {
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
    private func callOverSecondary(_ secondary: String) async {
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
