import SIPMessages
import TrunkModel

/// Judges what the PBX says of a call's audio.
struct SessionJudge {
    /// What the PBX described.
    let session: SessionDescription?
    /// The provider's codecs in its order.
    let codecs: [Codec]
    /// Where verdicts go.
    let book: VerdictBook
    /// The act.
    let act: Act
    /// The call.
    let subject: String
    /// The call's ladder.
    let ladders: [String]

    /// Writes verdicts on codecs, DTMF and T.38.
    func judge() {
        judgeCodecs()
        judgeEvents()
        judgeT38()
    }

    private var names: [String] {
        (session?.audio?.codecs ?? []).filter { !$0.isTelephoneEvent && $0.name.uppercased() != "CN" }
            .map { $0.name.uppercased() }
    }

    private func judgeCodecs() {
        let wanted = codecs.map { $0 == .alaw ? "PCMA" : $0 == .ulaw ? "PCMU" : $0.rawValue.uppercased() }
        let isRight = !names.isEmpty && names.first == wanted.first && names.allSatisfy(wanted.contains)
        book.judge(
            .codecs,
            in: act,
            subject,
            isRight,
            expected: LocalizedText(
                nl: "\(wanted.joined(separator: ", ")) in deze volgorde, niets anders",
                en: "\(wanted.joined(separator: ", ")) in this order, nothing else"
            ),
            seen: names.isEmpty
                ? LocalizedText(nl: "geen audio in de sessie", en: "no audio in the session")
                : .wire(names.joined(separator: ", ")),
            ladders: ladders
        )
    }

    private func judgeEvents() {
        let event = session?.audio?.telephoneEvent
        book.judge(
            .telephoneEvent,
            in: act,
            subject,
            event != nil,
            expected: .wire("telephone-event/8000"),
            seen: event.map { .wire("a=rtpmap:\($0.payloadType) telephone-event/\($0.clockRate)") }
                ?? LocalizedText(nl: "geen telephone-event", en: "no telephone-event"),
            ladders: ladders
        )
    }

    private func judgeT38() {
        let fax = session?.media.first { $0.kind.lowercased() == "image" && $0.port != 0 }
        book.judge(
            .t38,
            in: act,
            subject,
            fax == nil,
            expected: LocalizedText(nl: "alleen audio", en: "audio alone"),
            seen: fax.map { .wire("m=\($0.lines.first?.text ?? "image")") }
                ?? LocalizedText(nl: "alleen audio", en: "audio alone"),
            ladders: ladders
        )
    }
}
