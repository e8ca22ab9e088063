import DialPlan
import SIPMessages
import SIPServer
import TrunkModel

/// Act four: the primary account fails, each time otherwise.
struct FailoverAct: Sendable {
    let stage: ProviderStage
    let progress: @Sendable (LiveTestRun.Progress) -> Void

    var dialling: Dialling { Dialling(stage: stage, act: .failover, progress: progress) }
    var trunk: Trunk { stage.trunk }

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
    enum Failure: Sendable {
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

    func failOver(
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

    func skip(_ check: Check, _ subject: String, _ expected: LocalizedText, _ nl: String, _ en: String) {
        stage.book.skip(
            check,
            in: .failover,
            subject,
            expected: expected,
            because: LocalizedText(nl: nl, en: en)
        )
    }

    func finish(_ arrival: Dialling.Arrival) async {
        let end = await dialling.answer(arrival)
        await arrival.handle.hangUp()
        _ = await arrival.handle.ends(within: stage.times.limit(3))
        await end?.close()
    }

    /// Busy and declined are the called party's word: the other account would be told the same.
    func stop(_ sample: DialSamples.Sample, _ primary: String, with status: Int) async {
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
                    after: [first],
                    within: stage.times.limit(2)
                )
                let tries = Array(dialling.tries(of: attempt).drop { !$0.holds(first.invite) })
                stage.book.judge(
                    .noFailover,
                    in: .failover,
                    subject,
                    second == nil && tries.count <= 1,
                    expected: expected,
                    seen: second.map { LocalizedText(nl: "ook over \($0.account)", en: "also over \($0.account)") }
                        ?? (tries.count > 1
                            ? LocalizedText(nl: "een tweede INVITE", en: "a second INVITE")
                            : LocalizedText(nl: "geen", en: "none")),
                    ladders: tries.callIDs
                )
                if let second { await second.handle.refuse(status) }
                await attempt.dialled.hangUp()
            }
        }
    }
}
