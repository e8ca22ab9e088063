import DialPlan
import SIPMessages
import SIPServer
import TrunkModel

/// Act three: the PBX calls through the provider.
struct OutboundAct: Sendable {
    let stage: ProviderStage
    let progress: @Sendable (LiveTestRun.Progress) -> Void

    private var dialling: Dialling { Dialling(stage: stage, act: .outbound, progress: progress) }

    /// A call to have dialled.
    private struct Case: Sendable {
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
    private func play(_ each: Case) async -> Bool {
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

    private func judge(_ arrival: Dialling.Arrival, of attempt: Dialling.Attempt) {
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
    private func lastStatus(of invite: WireMessage, in attempt: Dialling.Attempt) -> Int? {
        stage.log.wire.all.dropFirst(attempt.wirePlace).last {
            $0.callID == invite.callID && $0.isAnswer(to: "INVITE", incoming: false)
        }?.message.status
    }

    private func judgeDigest(_ attempt: Dialling.Attempt, of callID: String, isRight: Bool) {
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

    private func judgeExtensions(_ invite: SIPMessage, _ subject: String, _ ladders: [String]) {
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
    private func judgeMissing(_ attempt: Dialling.Attempt) {
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
    private func judgeNoACK(_ arrival: Dialling.Arrival, _ attempt: Dialling.Attempt) {
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

    private func judgeSession(_ arrival: Dialling.Arrival, _ attempt: Dialling.Attempt) async {
        SessionJudge(
            session: try? SessionDescription(arrival.invite.bodyBytes),
            codecs: stage.trunk.profile.codecs,
            book: stage.book,
            act: .outbound,
            subject: attempt.sample.subject,
            ladders: [arrival.handle.callID]
        ).judge()
    }

    private func playFull(_ arrival: Dialling.Arrival, _ attempt: Dialling.Attempt, _ end: AudioEnd) async {
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
    private func playRefused(_ sample: DialSamples.Sample, _ isHere: Bool) async {
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
