import SIPServer
import TrunkModel

extension FullCall {
    /// A call that the PBX has ended by now: what it would have shown cannot be judged.
    func judgeEarlyEnd(_ ending: CallEnding, _ placed: InboundCaller.Placed) {
        // Somebody may have hung up; an echo test does not.
        var verdict = Verdict(
            .did,
            in: .inbound,
            subject,
            stage.originator.isAutomatic ? .failed : .warned,
            expected: LocalizedText(nl: "het gesprek blijft staan", en: "the call stays up"),
            seen: LocalizedText(
                nl: "opgenomen, maar meteen beëindigd: \(ending); laat een echotest opnemen",
                en: "answered, but ended at once: \(ending); let an echo test answer"
            )
        )
        verdict.ladders = [placed.handle.callID]
        stage.book.add(verdict)
        for check in [Check.hold, .sessionRefresh, .t38, .callOverRefresh, .byeFromProvider] {
            stage.book.skip(
                check,
                in: .inbound,
                subject,
                expected: LocalizedText(nl: "een gesprek dat blijft staan", en: "a call that stays up"),
                because: LocalizedText(nl: "het gesprek was al voorbij", en: "the call was over already"),
                ladders: [placed.handle.callID]
            )
        }
    }
}
