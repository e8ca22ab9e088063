import DialPlan
import SIPMessages
import SIPServer
import TrunkModel

/// Act three: the PBX calls through the provider.
struct OutboundAct: Sendable {
    let stage: ProviderStage
    let progress: @Sendable (LiveTestRun.Progress) -> Void

    var dialling: Dialling { Dialling(stage: stage, act: .outbound, progress: progress) }

    /// A call to have dialled.
    struct Case: Sendable {
        var sample: DialSamples.Sample
        var hint: LocalizedText
        /// Whether audio and the PBX's own BYE are looked at too.
        var isFull = false
    }

    /// Has everything dialled.
    func play() async {
        var samples = DialSamples(stage.plan)
        let plain = samples.plainCaller
        let full = samples.sample(.national, from: plain) ?? samples.sample(.e164, from: plain)
        var cases: [Case] = []
        func add(_ sample: DialSamples.Sample?, nl: String, en: String) {
            if let sample { cases.append(Case(sample: sample, hint: LocalizedText(nl: nl, en: en))) }
        }
        add(
            samples.sample(.national, skipping: 1, from: samples.ownNumberCaller ?? plain),
            nl: "mobiel, met eigen nummer",
            en: "a mobile, with a number of their own"
        )
        add(samples.sample(.local, from: plain), nl: "zonder netnummer", en: "without area code")
        add(samples.sample(.international, from: plain), nl: "buitenland", en: "abroad")
        if let anonymous = samples.anonymousCaller {
            add(samples.sample(.national, from: anonymous), nl: "anoniem", en: "anonymous")
        }
        let emergency = samples.sample(.emergency, from: samples.anonymousCaller ?? plain)
        let refused = samples.refused(from: plain)
        var isHere = false
        if let full {
            let first = Case(
                sample: full,
                hint: LocalizedText(nl: "nationaal, met audio", en: "national, with audio"),
                isFull: true
            )
            // An emergency number is dialled only once it is known that calls come here and nowhere else.
            isHere = await play(first)
            guard stage.hasMetPBX else { return }
            if isHere, stage.configuration.dialsEmergency {
                add(emergency, nl: "alarmnummer: komt bij deze test uit", en: "emergency number: it ends at this test")
            }
        }
        await withTaskGroup(of: Void.self) { group in
            for each in cases { group.addTask { _ = await play(each) } }
            // Where no call arrives, one that must not says nothing; and it might arrive elsewhere.
            for each in refused { group.addTask { [isHere] in await playRefused(each, isHere) } }
        }
    }

    /// Has a call dialled and judges it.
    ///
    /// - Returns: Whether it arrived.
    func play(_ each: Case) async -> Bool {
        await stage.hands.with {
            await stage.slots.with {
                let attempt = await dialling.dial(
                    each.sample,
                    hint: each.hint,
                    for: .callArrives,
                    timeout: .seconds(20)
                )
                guard let attempt else { return false }
                guard let arrival = await dialling.arrival(of: attempt) else {
                    judgeMissing(attempt)
                    await attempt.dialled.hangUp()
                    return false
                }
                judge(arrival, of: attempt)
                let end = await dialling.answer(arrival)
                await judgeSession(arrival, attempt)
                let isUnacknowledged = await arrival.handle.perform { $0.state == .answered } == true
                if isUnacknowledged { judgeNoACK(arrival, attempt) }
                if each.isFull, !isUnacknowledged, let end {
                    await playFull(arrival, attempt, end)
                } else {
                    try? await Task.sleep(for: stage.times.pause(0.2))
                    await arrival.handle.hangUp()
                    _ = await arrival.handle.ends(within: stage.times.limit(3))
                    await attempt.dialled.hangUp()
                }
                await end?.close()
                return true
            }
        }
    }

    func playFull(_ arrival: Dialling.Arrival, _ attempt: Dialling.Attempt, _ end: AudioEnd) async {
        let subject = attempt.sample.subject, callID = arrival.handle.callID
        let audio = AudioCheck(stage: stage, act: .outbound, subject: subject, callID: callID)
        await audio.play(end, with: arrival.handle.remoteSession)
        await attempt.dialled.hangUp()
        let ending = await arrival.handle.ends(
            within: stage.originator.isAutomatic ? stage.times.limit(5) : stage.patience
        )
        stage.book.judge(
            .byeFromPBX,
            in: .outbound,
            subject,
            ending?.party == .peer,
            expected: LocalizedText(nl: "BYE van de PBX", en: "BYE from the PBX"),
            seen: ending.map { .wire("\($0)") }
                ?? LocalizedText(nl: "geen BYE na ophangen", en: "no BYE after hanging up"),
            ladders: [callID]
        )
        await arrival.handle.hangUp()
    }

    /// Has a number dialled that must not reach the wire.
    func playRefused(_ sample: DialSamples.Sample, _ isHere: Bool) async {
        guard isHere else {
            return stage.book.skip(
                .blocked,
                in: .outbound,
                sample.subject,
                expected: LocalizedText(nl: "geen INVITE", en: "no INVITE"),
                because: LocalizedText(nl: "geen enkel gesprek kwam aan", en: "no call arrived at all")
            )
        }
        await stage.hands.with {
            await stage.slots.with {
                let hint = LocalizedText(nl: "moet geweigerd worden", en: "must be refused")
                let attempt = await dialling.dial(sample, hint: hint, for: .blocked, timeout: .seconds(5))
                guard let attempt else { return }
                // A call that is refused says so at once; one that goes out arrives at once.
                let limit: Duration =
                    stage.originator.isAutomatic ? stage.times.limit(3) : min(stage.patience, .seconds(15))
                let number = sample.number
                let met = await stage.log.wire.first(from: attempt.wirePlace, within: limit) { message in
                    message.isRequest(.invite) && number.isCalled(by: message.message)
                }
                stage.book.judge(
                    .blocked,
                    in: .outbound,
                    sample.subject,
                    met == nil,
                    expected: LocalizedText(nl: "geen INVITE", en: "no INVITE"),
                    seen: met.map { .wire("INVITE \($0.message.requestURI?.description ?? "")") }
                        ?? LocalizedText(nl: "niets", en: "nothing"),
                    ladders: met.map { [$0.callID] } ?? []
                )
                if met != nil, let arrival = await dialling.arrival(of: attempt, within: stage.times.limit(2)) {
                    await arrival.handle.refuse(403)
                }
                await attempt.dialled.hangUp()
            }
        }
    }
}
