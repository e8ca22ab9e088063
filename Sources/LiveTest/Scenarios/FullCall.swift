import SIPMessages
import SIPServer
import TrunkModel

/// One call with which everything is done: audio, DTMF, hold, refresh, fax, a registration in between, BYE.
struct FullCall: Sendable {
    let act: InboundAct
    let target: InboundAct.Target

    var stage: ProviderStage { act.stage }
    var subject: String { target.user }

    /// Plays it.
    func play() async {
        act.step(nl: "bellen naar \(target.user), met alles", en: "calling \(target.user), with everything")
        guard let placed = await act.caller.call(target.user, at: target.contact, from: stage.main) else { return }
        let began = stage.log.wire.count
        guard await act.admit(placed, target) else {
            act.judgeIdentity(placed, subject)
            await act.fallBack(target)
            return await placed.finish()
        }
        await act.judgeSession(placed, subject)
        act.judgeIdentity(placed, subject)
        let audio = AudioCheck(stage: stage, act: .inbound, subject: subject, callID: placed.handle.callID)
        await audio.play(placed.end, with: placed.handle.remoteSession)
        if let ending = await placed.handle.ends(within: .zero) {
            judgeEarlyEnd(ending, placed)
            return await placed.end.close()
        }
        await hold(placed)
        await refresh(placed)
        await offerFax(placed)
        await outliveRegistration(placed, since: began)
        await hangUp(placed)
    }

    private func judge(
        _ check: Check,
        _ isRight: Bool,
        expected: LocalizedText,
        seen: LocalizedText,
        _ placed: InboundCaller.Placed
    ) {
        stage.book.judge(
            check,
            in: .inbound,
            subject,
            isRight,
            expected: expected,
            seen: seen,
            ladders: [placed.handle.callID]
        )
    }

    private func status(_ status: Int?) -> LocalizedText {
        status.map { .wire("\($0)") } ?? LocalizedText(nl: "geen antwoord", en: "no answer")
    }

    private func hold(_ placed: InboundCaller.Placed) async {
        placed.end.play(.nothing)
        let held = await placed.handle.offer(placed.sessions.offer(.sendOnly), within: stage.times.limit(8))
        let session = await placed.handle.remoteSession
        let direction = session.flatMap { session in session.audio.map { session.direction(of: $0) } }
        let resumed = await placed.handle.offer(placed.sessions.offer(), within: stage.times.limit(8))
        let after = await placed.handle.remoteSession
        let back = after.flatMap { session in session.audio.map { session.direction(of: $0) } }
        placed.end.play(.silence)
        let isHeld = held == 200 && direction?.sends == false
        let isBack = resumed == 200 && back == .sendReceive
        judge(
            .hold,
            isHeld && isBack,
            expected: LocalizedText(
                nl: "200 met recvonly of inactive, daarna 200 met sendrecv",
                en: "200 with recvonly or inactive, then 200 with sendrecv"
            ),
            seen: .list([
                status(held), .wire(direction?.rawValue ?? "-"), status(resumed), .wire(back?.rawValue ?? "-"),
            ]),
            placed
        )
    }

    private func refresh(_ placed: InboundCaller.Placed) async {
        let answer = await placed.handle.offer(placed.sessions.offer(), within: stage.times.limit(8))
        judge(.sessionRefresh, answer == 200, expected: .wire("200"), seen: status(answer), placed)
    }

    /// Offers a fax in a call: the provider does not support T.38, so the PBX should not take part in it.
    private func offerFax(_ placed: InboundCaller.Placed) async {
        let offer = FaxOffer.session(host: placed.end.address.address, port: placed.end.address.port)
        // With T.38 on, Asterisk first asks the other end for some seconds.
        let answer = await placed.handle.offer(offer, within: stage.times.limit(3))
        let session = await placed.handle.remoteSession
        let isTaken = session?.media.contains { $0.isT38 && $0.port != 0 } ?? false
        let isRefused = answer.map { $0 >= 300 || !isTaken } ?? false
        judge(
            .t38,
            isRefused,
            expected: LocalizedText(nl: "T.38 meteen geweigerd (488)", en: "T.38 refused at once (488)"),
            seen: isTaken && answer == 200
                ? LocalizedText(nl: "T.38 aangenomen", en: "T.38 accepted")
                : answer == nil
                    ? LocalizedText(
                        nl: "niet geweigerd: geen antwoord binnen 3 s",
                        en: "not refused: no answer within 3 s"
                    ) : status(answer),
            placed
        )
    }

    private func outliveRegistration(_ placed: InboundCaller.Placed, since place: Int) async {
        let expected = LocalizedText(
            nl: "het gesprek loopt door terwijl het account zich opnieuw registreert",
            en: "the call goes on while its account registers anew"
        )
        let account = target.contact.account
        let limit = Duration.seconds(Double(stage.configuration.grantedExpiry) + 3)
        let refreshed = await stage.log.wire.first(from: place, within: limit) { message in
            message.isAnswer(to: "REGISTER", incoming: false) && message.message.status == 200
                && message.message.to?.uri.user == account
        }
        guard refreshed != nil else {
            return stage.book.skip(
                .callOverRefresh,
                in: .inbound,
                subject,
                expected: expected,
                because: LocalizedText(nl: "geen nieuwe registratie gezien", en: "no new registration was seen"),
                ladders: [placed.handle.callID]
            )
        }
        let ending = await placed.handle.ends(within: stage.times.pause(0.3))
        judge(
            .callOverRefresh,
            ending == nil,
            expected: expected,
            seen: ending.map { .wire("\($0)") } ?? LocalizedText(nl: "loopt door", en: "goes on"),
            placed
        )
    }

    private func hangUp(_ placed: InboundCaller.Placed) async {
        let place = stage.log.wire.count
        let callID = placed.handle.callID
        await placed.handle.hangUp()
        let answer = await stage.log.wire.first(from: place, within: stage.times.limit(4)) { message in
            message.callID == callID && message.isAnswer(to: "BYE", incoming: true)
        }
        judge(
            .byeFromProvider,
            answer?.message.status == 200,
            expected: LocalizedText(nl: "200 op BYE", en: "200 to BYE"),
            seen: status(answer?.message.status),
            placed
        )
        await placed.end.close()
    }
}
